"""How many there are of everything that the window lists; few passes, nothing is carried over."""

from dataclasses import dataclass

from photoorg.core.records import FaceState
from photoorg.storage.database import Database

_SHOWN_FACE = """
    EXISTS (
        SELECT 1 FROM face WHERE face.person = person.id
        AND state NOT IN (:bin, :away)
        AND EXISTS (SELECT 1 FROM photo_file WHERE photo_file.photo = face.photo)
    )
"""


@dataclass(frozen=True, slots=True)
class ListCounts:
    """Numbers of persons, photos, faces, and of the folders that were added.

    `people` are all who are not ignored, `unnamed` those of them without a name.
    """

    people: int
    unnamed: int
    ignored: int
    photos: int
    not_faces: int
    folders: int


class SidebarView:
    """Counts what the lists of the window would show."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def counts(self) -> ListCounts:
        """All of one moment."""
        with self._database.reading():
            shown = self._persons(hidden=False)
            hidden = self._persons(hidden=True)
            photos = self._database.scalar(
                "SELECT count(*) FROM photo WHERE error IS NULL"
                " AND EXISTS (SELECT 1 FROM photo_file WHERE photo_file.photo = photo.id)"
            )
            bin_ = self._database.scalar(
                "SELECT count(*) FROM face WHERE state = ?", (FaceState.NOT_A_FACE,)
            )
            folders = self._database.scalar("SELECT count(*) FROM root")
        return ListCounts(
            people=sum(shown.values()),
            unnamed=shown.get(False, 0),
            ignored=sum(hidden.values()),
            photos=photos,
            not_faces=bin_,
            folders=folders,
        )

    def _persons(self, *, hidden: bool) -> dict[bool, int]:
        """Whether they have a name -> number of persons who have a name or a face to show."""
        rows = self._database.execute_named(
            "SELECT name IS NOT NULL, count(*) FROM person"
            f" WHERE hidden = :hidden AND (name IS NOT NULL OR {_SHOWN_FACE}) GROUP BY 1",
            {
                "hidden": int(hidden),
                "bin": FaceState.NOT_A_FACE,
                "away": FaceState.NOT_A_FACE if hidden else FaceState.IGNORED,
            },
        )
        return {bool(named): count for named, count in rows.fetchall()}
