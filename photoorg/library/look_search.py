"""Tags as the window asks for them: what faces are tagged with, and "Anna smiling"."""

from collections.abc import Sequence
from dataclasses import dataclass

from photoorg.core.ids import FaceId, PersonId
from photoorg.library.library import Library
from photoorg.library.looks import FoundLook, find_look
from photoorg.storage.persons import Persons
from photoorg.storage.tags import Tags

__all__ = ["FoundLook", "Look", "TagChoice", "find_look", "look_called", "tag_choice"]


@dataclass(frozen=True, slots=True)
class Look:
    """A person, and a word that some faces are tagged with."""

    person: PersonId
    name: str
    word: str


def look_called(library: Library, text: str) -> Look | None:
    """What was meant; None if the text is not a name with a tag before or after it.

    Of a name the first letters of its words are enough, where that leaves one person only.
    """
    wanted = " ".join(text.casefold().split())
    names = Persons(library.database).names()
    for word in sorted(Tags(library.database).words(), key=lambda it: (-len(it), it)):
        folded = word.casefold()
        if wanted.endswith(f" {folded}"):
            person = _person_called(names, wanted.removesuffix(folded).strip())
        elif wanted.startswith(f"{folded} "):
            person = _person_called(names, wanted.removeprefix(folded).strip())
        else:
            continue
        if person is not None:
            return Look(person, names[person], word)
    return None


def _person_called(names: dict[PersonId, str], text: str) -> PersonId | None:
    whole = [person for person, name in names.items() if name.casefold() == text]
    begun = [
        person
        for person, name in names.items()
        if all(any(it.startswith(part) for it in name.casefold().split()) for part in text.split())
    ]
    return (whole or begun)[0] if len(whole or begun) == 1 else None


@dataclass(frozen=True, slots=True)
class TagChoice:
    """Words to choose from, the most used first, and those that some faces have already."""

    words: tuple[str, ...]
    given: tuple[str, ...]


def tag_choice(library: Library, faces: Sequence[FaceId]) -> TagChoice:
    """What some faces can be tagged with, and are tagged with."""
    tags = Tags(library.database)
    counts = tags.words()
    wanted = set(faces)
    given = [word for word in counts if not wanted.isdisjoint(tags.faces_with(word))]
    by_use = sorted(counts, key=lambda word: (-counts[word], word))
    return TagChoice(tuple(by_use), tuple(given))
