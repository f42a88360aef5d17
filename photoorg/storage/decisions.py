"""What the owner said about who is not whom."""

from collections.abc import Collection, Iterable, Mapping

from photoorg.core.ids import FaceId, PersonId
from photoorg.storage.database import Database


class Decisions:
    """Repository of the tables `rejection`, `different` and `cut`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rejections(self) -> list[tuple[FaceId, PersonId]]:
        """Faces and the persons that they are not."""
        rows = self._database.all("SELECT face, person FROM rejection ORDER BY face, person")
        return [(FaceId(face), PersonId(person)) for face, person in rows]

    def rejected_from(self, person: PersonId) -> list[FaceId]:
        """The faces that are not this person."""
        rows = self._database.all(
            "SELECT face FROM rejection WHERE person = ? ORDER BY face", (person,)
        )
        return [FaceId(face) for (face,) in rows]

    def different(self) -> list[tuple[PersonId, PersonId]]:
        """Pairs of persons that are not one."""
        rows = self._database.all("SELECT person_a, person_b FROM different ORDER BY 1, 2")
        return [(PersonId(a), PersonId(b)) for a, b in rows]

    def cuts(self) -> list[tuple[FaceId, FaceId]]:
        """Pairs of faces between which the owner cut the edge."""
        rows = self._database.all("SELECT face_a, face_b FROM cut ORDER BY 1, 2")
        return [(FaceId(a), FaceId(b)) for a, b in rows]

    def keep_away(self, leavers: Iterable[tuple[FaceId, PersonId]]) -> None:
        """Faces that left a person: who is different from that one, they are not either."""
        apart = {person for pair in self.different() for person in pair}
        self._database.execute_many(
            "INSERT OR IGNORE INTO rejection (face, person) SELECT :face,"
            " CASE person_a WHEN :person THEN person_b ELSE person_a END"
            " FROM different WHERE :person IN (person_a, person_b)",
            ({"face": face, "person": person} for face, person in leavers if person in apart),
        )

    def inherit(self, heirs: Mapping[PersonId, Collection[PersonId]]) -> None:
        """Let what was said about a person hold for others too: those its faces went to."""
        pairs = [(heir, person) for person, found in heirs.items() for heir in found]
        self._database.execute_many(
            "INSERT OR IGNORE INTO rejection (face, person)"
            " SELECT face, ? FROM rejection JOIN face ON id = face"
            " WHERE rejection.person = ? AND face.person IS NOT ?",
            ((heir, person, heir) for heir, person in pairs),
        )
        self._database.execute_many(
            "INSERT OR IGNORE INTO different (person_a, person_b)"
            " SELECT min(other, :heir), max(other, :heir) FROM ("
            "SELECT CASE person_a WHEN :person THEN person_b ELSE person_a END AS other"
            " FROM different WHERE :person IN (person_a, person_b)) WHERE other != :heir",
            ({"heir": heir, "person": person} for heir, person in pairs),
        )
