"""The command that makes a face of a box which the owner drew."""

from dataclasses import dataclass
from typing import ClassVar

from photoorg.core.errors import KnownError
from photoorg.core.ids import FaceId, PersonId, PhotoId
from photoorg.core.records import FaceState
from photoorg.people.command import Command, Edit, Facts
from photoorg.storage.drawn import rows_of_drawn
from photoorg.storage.faces import NewFace


@dataclass(frozen=True, slots=True)
class Draw(Command):
    """Adds a face to a photo; with a person, the face is confirmed to be that person."""

    kind: ClassVar[str] = "draw"
    photo: PhotoId
    face: NewFace
    person: PersonId | None = None

    def change(self, edit: Edit) -> Facts:
        """See `Command`; the id of the new face is `face` among the facts.

        Raises:
            KnownError: there is no such photo or person.
        """
        if edit.database.one("SELECT 1 FROM photo WHERE id = ?", (self.photo,)) is None:
            raise KnownError(f"There is no photo {self.photo}.")
        face = FaceId(1 + _last_id(edit))
        for table, values in rows_of_drawn(self.photo, self.face).items():
            edit.add_row(table, face, values)
        if self.person is not None:
            edit.must_exist([self.person])
            edit.move([face], self.person, FaceState.CONFIRMED)
        else:
            edit.move([face], None, FaceState.UNKNOWN)
        return {"face": face, "name": edit.name(self.person)}


def _last_id(edit: Edit) -> int:
    row = edit.database.one("SELECT seq FROM sqlite_sequence WHERE name = 'face'")
    return 0 if row is None else int(row[0])
