"""What an edit did to the library's rows, kept so that it can be taken back and done again.

A change holds, for each row, the columns as they were and as they became; None stands for no
row. Only what the owner can edit is kept this way, so that a change is small: moving a
thousand faces is one group of a thousand ids.
"""

import base64
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from photoorg.storage.database import Database

Key = tuple[Any, ...]
"""The ids that a row is known by; a tag's second part is its word."""

Values = dict[str, Any]
"""Column -> value; bytes for a BLOB."""

Frozen = tuple[tuple[str, Any], ...] | None
Tables = Mapping[str, Mapping[Key, "RowChange"]]

_KEYS: dict[str, tuple[str, ...]] = {
    "person": ("id",),
    "face": ("id",),
    "vector": ("face",),
    "thumbnail": ("face",),
    "rejection": ("face", "person"),
    "different": ("person_a", "person_b"),
    "cut": ("face_a", "face_b"),
    "tag": ("face", "word"),
}
"""The tables that edits change, parents first."""

_PARENTS = {
    "rejection": (("face", "face"), ("person", "person")),
    "different": (("person", "person_a"), ("person", "person_b")),
    "cut": (("face", "face_a"), ("face", "face_b")),
    "tag": (("face", "face"),),
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
        distinct = {id(change): change for change in self.rows.values()}
        turned = {place: change.turned for place, change in distinct.items()}
        return RowChanges({place: turned[id(change)] for place, change in self.rows.items()})

    def by_table(self) -> dict[str, dict[Key, RowChange]]:
        """The changed rows of every table, of those too in which there are none."""
        found: dict[str, dict[Key, RowChange]] = {table: {} for table in _KEYS}
        for (table, key), change in self.rows.items():
            found[table][key] = change
        return found

    def of(self, table: str) -> dict[Key, RowChange]:
        """The changed rows of one table."""
        return {key: change for (name, key), change in self.rows.items() if name == table}

    def faces(self) -> frozenset[int]:
        """The ids of faces that are touched, also by a decision about them."""
        tables = self.by_table()
        found = {key[0] for name in ("face", "rejection", "tag") for key in tables[name]}
        return frozenset(found | {face for key in tables["cut"] for face in key})

    def persons(self) -> frozenset[int]:
        """The ids of persons that are touched, or that faces leave or join."""
        tables = self.by_table()
        found = {key[0] for key in tables["person"]}
        found |= {person for key in tables["different"] for person in key}
        found |= {key[1] for key in tables["rejection"]}
        for change in tables["face"].values():
            for values in (change.before, change.after):
                found.add((values or {}).get("person") or 0)
        return frozenset(found - {0})

    def to_json(self) -> str:
        """Text; rows that change alike are told together."""
        distinct = {id(change): change for change in self.rows.values()}
        sides = {
            place: (_frozen(change.before), _frozen(change.after))
            for place, change in distinct.items()
        }
        groups: dict[tuple[str, Frozen, Frozen], list[Key]] = {}
        for (table, key), change in self.rows.items():
            groups.setdefault((table, *sides[id(change)]), []).append(key)
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

    def update(self, table: str, keys: Sequence[Key], values: Values) -> list[RowChange]:
        """Set some columns of some rows; rows that are not there stay away.

        Returns the changes, each once, however many rows changed alike.
        """
        (key,) = _KEYS[table]  # rows with longer keys hold nothing else
        rows = self._database.all(
            f"SELECT {', '.join([key, *values])} FROM {table}"
            f" WHERE {key} IN (SELECT value FROM json_each(?)) ORDER BY {key}",
            (json.dumps([place for (place,) in keys]),),
        )
        alike: dict[tuple[Any, ...], list[Key]] = {}
        for row in rows:
            alike.setdefault(row[1:], []).append(row[:1])
        alike.pop(tuple(values.values()), None)
        made = []
        for old, places in alike.items():
            change = RowChange(dict(zip(values, old, strict=True)), values)
            made.append(change)
            for place in places:
                if (table, place) in self._rows:
                    self._note(table, place, change.before, change.after)
                else:
                    self._rows[table, place] = change
            _update(self._database, table, values, places)
        return made

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
        there = self._present(table, keys)
        for key, present in there.items():
            self._note(table, key, present, None)
        _delete(self._database, table, list(there))

    def _present(self, table: str, keys: Sequence[Key]) -> dict[Key, Values]:
        """The rows that are there."""
        names = _KEYS[table]
        joined = " AND ".join(
            f"{table}.{name} = json_extract(wanted.value, '$[{place}]')"
            for place, name in enumerate(names)
        )
        cursor = self._database.execute(
            f"SELECT {table}.* FROM json_each(?) AS wanted CROSS JOIN {table} ON {joined}",
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
    tables = changes.by_table()
    _bring_back_persons(database, tables)
    for table, changed in tables.items():
        alike: dict[int, list[Key]] = {}
        for key, change in changed.items():
            if change.after is None:
                continue
            if change.before is None:
                _insert(database, table, key, _without_cover(change.after))
            else:
                alike.setdefault(id(change), []).append(key)
        for keys in alike.values():
            after = changed[keys[0]].after
            if after and (values := _without_cover(after)):
                _update(database, table, values, keys)
    _set_covers(database, tables)
    for table, changed in reversed(tables.items()):
        gone = [key for key, change in changed.items() if change.after is None]
        if table == "person":
            database.execute_many(
                "UPDATE person SET name = NULL, hidden = 0, cover_chosen = 0 WHERE id = ?", gone
            )
        else:
            _delete(database, table, gone)
    _heed_rejections(database, changes.faces())


def _update(database: Database, table: str, values: Values, keys: Sequence[Key]) -> None:
    """Set the same columns of many rows; one statement is quicker than one for each row."""
    names = " = ?, ".join(values)
    (key,) = _KEYS[table]
    database.execute(
        f"UPDATE {table} SET {names} = ? WHERE {key} IN (SELECT value FROM json_each(?))",
        (*values.values(), json.dumps([place for (place,) in keys])),
    )


def _bring_back_persons(database: Database, tables: Tables) -> None:
    needed = {key[0] for key, change in tables["person"].items() if change.after is not None}
    for change in tables["face"].values():
        needed.add((change.after or {}).get("person") or 0)
    database.execute_many(
        "INSERT OR IGNORE INTO person (id) VALUES (?)", ((p,) for p in needed - {0})
    )


def _without_cover(values: Values) -> Values:
    """A person's cover may be a face that the same changes bring back, so it comes later."""
    return {column: value for column, value in values.items() if column != "cover_face"}


def _set_covers(database: Database, tables: Tables) -> None:
    database.execute_many(
        "UPDATE person SET cover_face = (SELECT id FROM face WHERE id = ?) WHERE id = ?",
        (
            (change.after["cover_face"], *key)
            for key, change in tables["person"].items()
            if change.after is not None and "cover_face" in change.after
        ),
    )


def _heed_rejections(database: Database, faces: Iterable[int]) -> None:
    """What was said since may contradict the changes; only being confirmed is stronger."""
    touched = json.dumps(sorted(faces))
    database.execute(
        "DELETE FROM rejection WHERE (face, person) IN (SELECT id, person FROM face"
        " WHERE id IN (SELECT value FROM json_each(?)) AND state IN ('confirmed', 'ignored'))",
        (touched,),
    )
    database.execute(
        "UPDATE face SET person = NULL, state = 'unknown'"
        " WHERE id IN (SELECT value FROM json_each(?))"
        " AND EXISTS (SELECT 1 FROM rejection AS r WHERE r.face = id AND r.person = face.person)",
        (touched,),
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
