"""Deletes biometric data for good: embeddings, thumbnails, and what the journal holds of them.

It cannot be undone; that is what it is for. The rectangles stay, ignored and without anything
that could tell who is in them, so that no later scan finds the same faces anew.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from photoorg.core.ids import FaceId, PersonId, PhotoId
from photoorg.core.records import ChangeSet, FaceState
from photoorg.people.command import some_persons
from photoorg.people.selection import PersonSelection
from photoorg.storage.database import Database
from photoorg.storage.journal import Journal
from photoorg.storage.persons import Persons

_BIOMETRIC = (
    "vector",
    "plain_vector",
    "thumbnail",
    "neighbour",
    "grouping",
    "position",
    "map_position",
    "tag",
)


@dataclass(frozen=True, slots=True)
class Forget:
    """Forgets persons: their faces can never be recognised again. Cannot be undone."""

    persons: PersonSelection

    def execute(self, database: Database) -> ChangeSet:
        """Delete, then clean the file so that nothing can be read out of its free pages.

        Raises:
            KnownError: there are no such persons.
        """
        with database.transaction():
            persons = some_persons(database, self.persons, 1)
            rows = database.all(
                "SELECT id, photo FROM face WHERE person IN (SELECT value FROM json_each(?))",
                (json.dumps(persons),),
            )
            changes = ChangeSet(
                frozenset(PhotoId(photo) for _, photo in rows),
                frozenset(FaceId(face) for face, _ in rows),
                frozenset(persons),
            )
            names = {name for p, name in Persons(database).names().items() if p in persons}
            _strip_faces(database, sorted(changes.faces))
            database.execute_many("DELETE FROM person WHERE id = ?", ((p,) for p in persons))
            _strip_journal(database, changes, names)
        database.erase_free_pages()
        return changes


@dataclass(frozen=True, slots=True)
class ForgetEverything:
    """Forgets all faces, persons and edits; the folders stay known. Cannot be undone."""

    def execute(self, database: Database) -> ChangeSet:
        """Delete, then clean the file; the next scan searches all photos anew."""
        with database.transaction():
            persons = [PersonId(p) for (p,) in database.all("SELECT id FROM person")]
            for table in ("edit", "rejection", "different", "cut", *_BIOMETRIC, "face", "person"):
                database.execute(f"DELETE FROM {table}")
            database.execute("DELETE FROM photo")
            database.execute("DELETE FROM photo_file")
        database.erase_free_pages()
        return ChangeSet(persons=frozenset(persons))


def _strip_faces(database: Database, faces: Sequence[FaceId]) -> None:
    for table in _BIOMETRIC:
        database.execute_many(f"DELETE FROM {table} WHERE face = ?", ((f,) for f in faces))
    for table in ("rejection", "cut"):
        column = "face" if table == "rejection" else "face_a"
        database.execute_many(f"DELETE FROM {table} WHERE {column} = ?", ((f,) for f in faces))
    database.execute_many("DELETE FROM cut WHERE face_b = ?", ((f,) for f in faces))
    database.execute_many(
        "UPDATE face SET landmarks = NULL, person = NULL, state = ? WHERE id = ?",
        ((FaceState.IGNORED, face) for face in faces),
    )


def _strip_journal(database: Database, forgotten: ChangeSet, names: set[str]) -> None:
    """Edits that had to do with the forgotten are forgotten too, and can no longer be undone.

    The forgotten are also those who were merged into them: persons of such edits who are no more.
    """
    there = frozenset(person for (person,) in database.all("SELECT id FROM person"))
    gone: frozenset[int] = forgotten.persons
    journal = Journal(database)
    for entry in journal.newest():
        changes = journal.changes(entry.id)
        touched = changes.persons()
        if changes.faces() & forgotten.faces or touched & gone or _strings(entry.facts) & names:
            gone |= touched - there
            journal.remove([entry.id])


def _strings(facts: dict[str, Any]) -> set[str]:
    """The names among the facts of an edit."""
    found: set[str] = set()
    for fact in facts.values():
        parts = fact if isinstance(fact, list) else [fact]
        found.update(part for part in parts if isinstance(part, str))
    return found
