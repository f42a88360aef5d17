"""Persons, with or without a name."""

from collections.abc import Iterable

from photoorg.core.ids import FaceId, PersonId
from photoorg.core.records import FaceState, Person
from photoorg.storage.database import Database

_WITH_COUNTS = f"""
    SELECT person.id, name, cover_face, count(present.id), count(DISTINCT present.photo)
    FROM person LEFT JOIN (
        SELECT id, photo, person, state FROM face
        WHERE state != '{FaceState.NOT_A_FACE}'
        AND EXISTS (SELECT 1 FROM photo_file WHERE photo_file.photo = face.photo)
    ) AS present ON present.person = person.id
    AND (hidden = 1 OR present.state != '{FaceState.IGNORED}')
"""


class Persons:
    """Repository of the table `person`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self) -> PersonId:
        """A new person without a name."""
        return PersonId(self._database.insert("INSERT INTO person DEFAULT VALUES"))

    def all(self) -> list[Person]:
        """Everybody who has a name or a face: named first, then by number of photos."""
        rows = self._database.all(
            f"{_WITH_COUNTS} WHERE hidden = 0 GROUP BY person.id"
            " HAVING name IS NOT NULL OR count(present.id) > 0"
            " ORDER BY name IS NULL, count(DISTINCT present.photo) DESC,"
            " count(present.id) DESC, person.id"
        )
        return [Person(*row) for row in rows]

    def get(self, person: PersonId) -> Person | None:
        """One person."""
        row = self._database.one(
            f"{_WITH_COUNTS} WHERE person.id = ? GROUP BY person.id", (person,)
        )
        return None if row is None else Person(*row)

    def exists(self, person: PersonId) -> bool:
        """Whether there is such a person."""
        return self._database.one("SELECT 1 FROM person WHERE id = ?", (person,)) is not None

    def by_name(self, name: str) -> PersonId | None:
        """The person of this name, capitals aside."""
        wanted = name.casefold()
        for person, known in self.names().items():
            if known.casefold() == wanted:
                return person
        return None

    def names(self) -> dict[PersonId, str]:
        """The names of all persons that have one."""
        rows = self._database.all("SELECT id, name FROM person WHERE name IS NOT NULL ORDER BY id")
        return {PersonId(person): name for person, name in rows}

    def lasting(self) -> list[PersonId]:
        """Persons whom no grouping may join with one another: those named, and the ignored."""
        rows = self._database.all("SELECT id FROM person WHERE name IS NOT NULL OR hidden = 1")
        return [PersonId(person) for (person,) in rows]

    def hidden(self) -> list[PersonId]:
        """The persons that are ignored."""
        rows = self._database.all("SELECT id FROM person WHERE hidden = 1 ORDER BY id")
        return [PersonId(person) for (person,) in rows]

    def with_chosen_cover(self) -> set[int]:
        """Persons whose cover the owner chose, and who still have that face."""
        rows = self._database.all(
            "SELECT person.id FROM person JOIN face ON face.id = cover_face"
            " WHERE cover_chosen = 1 AND face.person = person.id"
        )
        return {person for (person,) in rows}

    def count(self) -> int:
        """The number of persons with at least one face in a photo that has a file."""
        return int(
            self._database.scalar(
                "SELECT count(DISTINCT person) FROM face"
                " JOIN person ON person.id = face.person AND hidden = 0"
                " WHERE state NOT IN (?, ?)"
                " AND EXISTS (SELECT 1 FROM photo_file WHERE photo_file.photo = face.photo)",
                (FaceState.NOT_A_FACE, FaceState.IGNORED),
            )
        )

    def next_id(self) -> int:
        """An id that no person has or ever had."""
        row = self._database.one("SELECT seq FROM sqlite_sequence WHERE name = 'person'")
        return 1 if row is None else int(row[0]) + 1

    def set_name(self, person: PersonId, name: str | None) -> None:
        """Name a person, or take the name away."""
        self._database.execute("UPDATE person SET name = ? WHERE id = ?", (name, person))

    def set_covers(self, covers: Iterable[tuple[PersonId, FaceId | None]]) -> None:
        """The faces that stand for persons, chosen automatically."""
        self._database.execute_many(
            "UPDATE person SET cover_face = ?, cover_chosen = 0 WHERE id = ?",
            ((f, p) for p, f in covers),
        )

    def without_faces(self) -> set[PersonId]:
        """Persons who have no face at all."""
        rows = self._database.all(
            "SELECT id FROM person WHERE NOT EXISTS"
            " (SELECT 1 FROM face WHERE face.person = person.id)"
        )
        return {PersonId(person) for (person,) in rows}

    def remove_empty(self) -> None:
        """Forget persons without name and without face."""
        self._database.execute(
            "DELETE FROM person WHERE name IS NULL"
            " AND NOT EXISTS (SELECT 1 FROM face WHERE face.person = person.id)"
        )
