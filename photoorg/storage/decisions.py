"""What the owner said about who is not whom."""

from photoorg.core.ids import FaceId, PersonId
from photoorg.storage.database import Database


class Decisions:
    """Repository of the tables `rejection` and `different`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rejections(self) -> list[tuple[FaceId, PersonId]]:
        """Faces and the persons that they are not."""
        rows = self._database.all("SELECT face, person FROM rejection ORDER BY face, person")
        return [(FaceId(face), PersonId(person)) for face, person in rows]

    def different(self) -> list[tuple[PersonId, PersonId]]:
        """Pairs of persons that are not one."""
        rows = self._database.all("SELECT person_a, person_b FROM different ORDER BY 1, 2")
        return [(PersonId(a), PersonId(b)) for a, b in rows]
