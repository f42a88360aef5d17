"""What an edit did to the library's rows, kept so that it can be taken back and done again.

A change holds, for each row, the columns as they were and as they became; None stands for no
row. Only what the owner can edit is kept this way, so that a change is small: moving a
thousand faces is one group of a thousand ids.
"""

import base64
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from photoorg.storage.database import Database

Key = tuple[int, ...]
Values = dict[str, Any]
"""Column -> value; bytes for a BLOB."""

Frozen = tuple[tuple[str, Any], ...] | None

_KEYS: dict[str, tuple[str, ...]] = {
    "person": ("id",),
    "face": ("id",),
    "vector": ("face",),
    "thumbnail": ("face",),
    "rejection": ("face", "person"),
    "different": ("person_a", "person_b"),
    "cut": ("face_a", "face_b"),
}
"""The tables that edits change, parents first."""

_PARENTS = {
    "rejection": (("face", "face"), ("person", "person")),
    "different": (("person", "person_a"), ("person", "person_b")),
    "cut": (("face", "face_a"), ("face", "face_b")),
    "face": (("photo", "photo"),),
    "vector": (("face", "face"),),
    "thumbnail": (("face", "face"),),
}
"""(table, column): rows that have to be there for a row to be put back."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after."""

    before: Values | None
    after: Values | None

    @property
    def turned(self) -> "RowChange":
        """The change that takes this one back."""
        return RowChange(self.after, self.before)


@dataclass(frozen=True, slots=True)
class RowChanges:
    """The changes of an edit, by table and key."""

    rows: Mapping[tuple[str, Key], RowChange]

    @property
    def turned(self) -> "RowChanges":
        """The changes that take these back."""
        return RowChanges({place: change.turned for place, change in self.rows.items()})

    def of(self, table: str) -> Iterator[tuple[Key, RowChange]]:
        """The changed rows of one table."""
        for (name, key), change in self.rows.items():
            if name == table:
                yield key, change

    def faces(self) -> frozenset[int]:
        """The ids of faces that are touched, also by a decision about them."""
        found = {key[0] for name in ("face", "rejection") for key, _ in self.of(name)}
        return frozenset(found | {face for key, _ in self.of("cut") for face in key})

    def persons(self) -> frozenset[int]:
        """The ids of persons that are touched, or that faces leave or join."""
        found = {key[0] for key, _ in self.of("person")}
        found |= {person for key, _ in self.of("different") for person in key}
        found |= {key[1] for key, _ in self.of("rejection")}
        for _, change in self.of("face"):
            for values in (change.before, change.after):
                found.add((values or {}).get("person") or 0)
        return frozenset(found - {0})

    def to_json(self) -> str:
        """Text; rows that change alike are told together."""
        groups: dict[tuple[str, Frozen, Frozen], list[Key]] = {}
        for (table, key), change in self.rows.items():
            sides = (_frozen(change.before), _frozen(change.after))
            groups.setdefault((table, *sides), []).append(key)
        parts = [
            f'{{"table":{json.dumps(table)},"keys":{json.dumps(keys, separators=(",", ":"))},'
            f'"before":{_dump(before)},"after":{_dump(after)}}}'
            for (table, before, after), keys in groups.items()
        ]
        return f"[{','.join(parts)}]"

    @staticmethod
    def from_json(text: str) -> "RowChanges":
        """What `to_json` wrote."""
        rows: dict[tuple[str, Key], RowChange] = {}
        for group in json.loads(text, object_hook=_load_bytes):
            change = RowChange(group["before"], group["after"])
            rows.update({(group["table"], tuple(key)): change for key in group["keys"]})
        return RowChanges(rows)


def _frozen(values: Values | None) -> Frozen:
    return None if values is None else tuple(values.items())


def _dump(frozen: Frozen) -> str:
    values = None if frozen is None else dict(frozen)
    return json.dumps(values, default=_dump_bytes, sort_keys=True, separators=(",", ":"))


def _dump_bytes(value: object) -> dict[str, str]:
    assert isinstance(value, bytes)
    return {"base64": base64.b64encode(value).decode("ascii")}


def _load_bytes(values: dict[str, Any]) -> Any:
    if values.keys() == {"base64"}:
        return base64.b64decode(values["base64"])
    return values


class Recorder:
    """Changes rows and remembers what they were; to be used inside one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._rows: dict[tuple[str, Key], RowChange] = {}

    @property
    def changes(self) -> RowChanges:
        """All that was changed so far."""
        return RowChanges(
            {place: change for place, change in self._rows.items() if change.before != change.after}
        )

    def update(self, table: str, keys: Sequence[Key], values: Values) -> None:
        """Set some columns of some rows; rows that are not there stay away."""
        for key, before in self._present(table, keys, tuple(values)).items():
            if before != values:
                self._note(table, key, before, dict(values))
        names = " = ?, ".join(values)
        self._database.execute_many(
            f"UPDATE {table} SET {names} = ? WHERE {_where(table)}",
            ((*values.values(), *key) for key in keys),
        )

    def insert(self, table: str, key: Key, values: Values | None = None) -> None:
        """Add a row, unless it is there."""
        if not self._present(table, [key]):
            _insert(self._database, table, key, values or {})
            self._note(table, key, None, self._present(table, [key])[key])

    def insert_keys(self, table: str, keys: Sequence[Key]) -> None:
        """Add rows that are nothing but their key, unless they are there."""
        there = self._present(table, keys)
        new = [key for key in dict.fromkeys(keys) if key not in there]
        marks = ", ".join("?" for _ in _KEYS[table])
        self._database.execute_many(
            f"INSERT INTO {table} ({', '.join(_KEYS[table])}) VALUES ({marks})", new
        )
        for key in new:
            self._note(table, key, None, {})

    def delete(self, table: str, keys: Sequence[Key]) -> None:
        """Remove rows. What refers to them has to be removed before."""
        for key, present in self._present(table, keys).items():
            self._note(table, key, present, None)
        _delete(self._database, table, keys)

    def _present(
        self, table: str, keys: Sequence[Key], columns: Sequence[str] | None = None
    ) -> dict[Key, Values]:
        """The rows that are there: all columns, or only some."""
        names = _KEYS[table]
        wanted = "*" if columns is None else ", ".join([*names, *columns])
        shown = ", ".join(f"{table}.{name}" for name in wanted.split(", "))
        joined = " AND ".join(
            f"{table}.{name} = json_extract(wanted.value, '$[{place}]')"
            for place, name in enumerate(names)
        )
        cursor = self._database.execute(
            f"SELECT {shown} FROM json_each(?) AS wanted CROSS JOIN {table} ON {joined}",
            (json.dumps(keys),),
        )
        titles = [column[0] for column in cursor.description]
        found = {}
        for row in cursor:
            values = dict(zip(titles, row, strict=True))
            key = tuple(values.pop(name) for name in names)
            found[key] = values
        return found

    def _note(self, table: str, key: Key, before: Values | None, after: Values | None) -> None:
        known = self._rows.get((table, key))
        if known is not None:
            if known.before is None:
                before = None
            elif before is not None:
                before = {**before, **known.before}
            else:  # it was deleted by this very edit, and comes back
                before = known.before
            if known.after is not None and after is not None:
                after = {**known.after, **after}
        self._rows[table, key] = RowChange(before, after)


def apply(database: Database, changes: RowChanges) -> None:
    """Bring rows into their state after the changes, in a transaction of the caller's.

    The library may have gone on since: rows that a scan added stay as they are, what refers to
    something that is gone is left out, and a person who was without faces and is needed again
    comes back. No face ends with a person that it is rejected from. Persons whom the changes
    remove lose only their name here: who has got other faces meanwhile stays, and the others are
    for the caller to remove.
    """
    _bring_back_persons(database, changes)
    for table in _KEYS:
        updates: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
        for key, change in changes.of(table):
            after = _without_cover(change.after)
            if after is None:
                continue
            if change.before is None:
                _insert(database, table, key, after)
            elif after:
                updates.setdefault(tuple(after), []).append((*after.values(), *key))
        for columns, rows in updates.items():
            names = " = ?, ".join(columns)
            database.execute_many(f"UPDATE {table} SET {names} = ? WHERE {_where(table)}", rows)
    _set_covers(database, changes)
    for table in reversed(_KEYS):
        gone = [key for key, change in changes.of(table) if change.after is None]
        if table == "person":
            database.execute_many(
                "UPDATE person SET name = NULL, hidden = 0, cover_chosen = 0 WHERE id = ?", gone
            )
        else:
            _delete(database, table, gone)
    _heed_rejections(database, changes.faces())


def _bring_back_persons(database: Database, changes: RowChanges) -> None:
    needed = {key[0] for key, change in changes.of("person") if change.after is not None}
    for _, change in changes.of("face"):
        needed.add((change.after or {}).get("person") or 0)
    database.execute_many(
        "INSERT OR IGNORE INTO person (id) VALUES (?)", ((p,) for p in needed - {0})
    )


def _without_cover(values: Values | None) -> Values | None:
    """A person's cover may be a face that the same changes bring back, so it comes later."""
    if values is None:
        return None
    return {column: value for column, value in values.items() if column != "cover_face"}


def _set_covers(database: Database, changes: RowChanges) -> None:
    database.execute_many(
        "UPDATE person SET cover_face = (SELECT id FROM face WHERE id = ?) WHERE id = ?",
        (
            (change.after["cover_face"], *key)
            for key, change in changes.of("person")
            if change.after is not None and "cover_face" in change.after
        ),
    )


def _heed_rejections(database: Database, faces: Iterable[int]) -> None:
    """What was said since may contradict the changes; only being confirmed is stronger."""
    database.execute_many(
        "DELETE FROM rejection WHERE face = ?1 AND person = (SELECT person FROM face WHERE id = ?1"
        " AND state IN ('confirmed', 'ignored'))",
        ((face,) for face in faces),
    )
    database.execute_many(
        "UPDATE face SET person = NULL, state = 'unknown' WHERE id = ?"
        " AND EXISTS (SELECT 1 FROM rejection WHERE face = id AND rejection.person = face.person)",
        ((face,) for face in faces),
    )


def _insert(database: Database, table: str, key: Key, values: Values) -> None:
    row = {**dict(zip(_KEYS[table], key, strict=True)), **values}
    there = " AND ".join(
        f"EXISTS (SELECT 1 FROM {parent} WHERE {parent}.id = :{column})"
        for parent, column in _PARENTS.get(table, ())
    )
    names = ", ".join(row)
    marks = ", ".join(f":{name}" for name in row)
    database.execute_named(
        f"INSERT OR IGNORE INTO {table} ({names}) SELECT {marks} WHERE {there or 1}"
        if table != "person"
        else f"INSERT INTO person ({names}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET "
        + ", ".join(f"{name} = excluded.{name}" for name in row),
        row,
    )


def _delete(database: Database, table: str, keys: Sequence[Key]) -> None:
    database.execute_many(f"DELETE FROM {table} WHERE {_where(table)}", keys)


def _where(table: str) -> str:
    return " AND ".join(f"{name} = ?" for name in _KEYS[table])
