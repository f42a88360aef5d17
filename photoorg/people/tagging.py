"""The commands that give faces a word, such as "smiling", and take it away."""

from dataclasses import dataclass
from typing import ClassVar

from photoorg.core.errors import KnownError
from photoorg.people.command import Command, Edit, Facts, some_faces
from photoorg.people.naming import tidy_name
from photoorg.people.selection import FaceSelection
from photoorg.storage.tags import Tags


def tidy_word(word: str) -> str:
    """The word as it is stored.

    Raises:
        KnownError: nothing is left that can be seen, it cannot be stored, or it is absurdly long.
    """
    try:
        return tidy_name(word)
    except KnownError as error:
        raise KnownError(
            "This cannot be a tag; it needs letters, 200 at most, and no control characters."
        ) from error


@dataclass(frozen=True, slots=True)
class Tag(Command):
    """Gives faces a word; one that is there in other capitals is the same."""

    kind: ClassVar[str] = "tag"
    faces: FaceSelection
    word: str

    def change(self, edit: Edit) -> Facts:
        """See `Command`.

        Raises:
            KnownError: there are no such faces, or the word is no word.
        """
        wanted = tidy_word(self.word)
        faces = some_faces(edit.database, self.faces)
        word = Tags(edit.database).spelling(wanted) or wanted
        edit.tag(faces, word)
        return {"word": word, "faces": len(faces)}


@dataclass(frozen=True, slots=True)
class Untag(Command):
    """Takes a word off faces again; those without it stay as they are."""

    kind: ClassVar[str] = "untag"
    faces: FaceSelection
    word: str

    def change(self, edit: Edit) -> Facts:
        """See `Command`.

        Raises:
            KnownError: there are no such faces, or nobody has this tag.
        """
        word = Tags(edit.database).spelling(tidy_word(self.word))
        if word is None:
            raise KnownError(f"No face has the tag {self.word}.")
        faces = some_faces(edit.database, self.faces)
        tagged = set(Tags(edit.database).faces_with(word)).intersection(faces)
        edit.untag(sorted(tagged), word)
        return {"word": word, "faces": len(tagged)}
