"""What an edit did to the library's rows, kept so that it can be taken back and done again.

A change holds, for each row, the columns as they were and as they became; None stands for no
row. Only what the owner can edit is kept this way, so that a change is small: moving a
thousand faces is one group of a thousand ids.
"""

import base64
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from photoorg.storage.database import Database

Key = tuple[int, ...]
Values = dict[str, Any]
"""Column -> value; bytes for a BLOB."""

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
        groups: dict[tuple[str, str, str], list[Key]] = {}
        for (table, key), change in self.rows.items():
            sides = (_dump(change.before), _dump(change.after))
            groups.setdefault((table, *sides), []).append(key)
        parts = [
            f'{{"table":{json.dumps(table)},"keys":{json.dumps(keys, separators=(",", ":"))},'
            f'"before":{before},"after":{after}}}'
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


def _dump(values: Values | None) -> str:
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
        for key, present in self._present(table, keys).items():
            before = {column: present[column] for column in values}
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

    def delete(self, table: str, keys: Sequence[Key]) -> None:
        """Remove rows. What refers to them has to be removed before."""
        for key, present in self._present(table, keys).items():
            self._note(table, key, present, None)
        _delete(self._database, table, keys)

    def _present(self, table: str, keys: Sequence[Key]) -> dict[Key, Values]:
        names = _KEYS[table]
        joined = " AND ".join(
            f"{table}.{name} = json_extract(wanted.value, '$[{place}]')"
            for place, name in enumerate(names)
        )
        cursor = self._database.execute(
            f"SELECT {table}.* FROM json_each(?) AS wanted CROSS JOIN {table} ON {joined}",
            (json.dumps(keys),),
        )
        columns = [column[0] for column in cursor.description]
        found = {}
        for row in cursor:
            values = dict(zip(columns, row, strict=True))
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
    comes back. A person whom the changes remove stays if it has got other faces meanwhile.
    """
    _bring_back_persons(database, changes)
    for table in _KEYS:
        for key, change in changes.of(table):
            if change.after is None:
                continue
            if change.before is None:
                _insert(database, table, key, change.after)
            elif change.after:
                names = " = ?, ".join(change.after)
                database.execute(
                    f"UPDATE {table} SET {names} = ? WHERE {_where(table)}",
                    (*change.after.values(), *key),
                )
    for table in reversed(_KEYS):
        gone = [key for key, change in changes.of(table) if change.after is None]
        if table == "person":
            gone = [key for key in gone if not _has_faces(database, key[0])]
        _delete(database, table, gone)


def _bring_back_persons(database: Database, changes: RowChanges) -> None:
    needed = {key[0] for key, change in changes.of("person") if change.after is not None}
    for _, change in changes.of("face"):
        needed.add((change.after or {}).get("person") or 0)
    database.execute_many(
        "INSERT OR IGNORE INTO person (id) VALUES (?)", ((p,) for p in needed - {0})
    )


def _has_faces(database: Database, person: int) -> bool:
    return database.one("SELECT 1 FROM face WHERE person = ? LIMIT 1", (person,)) is not None


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
