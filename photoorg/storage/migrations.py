"""The schema, as a list of frozen steps; step n leads from version n - 1 to version n.

A released step is never edited, and imports nothing of today's code.
"""

import sqlite3

_VERSION_1 = """
CREATE TABLE root (
    id INTEGER PRIMARY KEY,
    path BLOB NOT NULL UNIQUE,
    online INTEGER NOT NULL DEFAULT 1
);
CREATE TABLE photo (
    id INTEGER PRIMARY KEY,
    content_hash TEXT NOT NULL UNIQUE,
    width INTEGER NOT NULL DEFAULT 0,
    height INTEGER NOT NULL DEFAULT 0,
    format TEXT,
    taken_at TEXT,
    search TEXT NOT NULL,
    searched_size INTEGER NOT NULL,
    error TEXT
);
CREATE TABLE photo_file (
    root INTEGER NOT NULL REFERENCES root(id) ON DELETE CASCADE,
    relative_path BLOB NOT NULL,
    photo INTEGER REFERENCES photo(id) ON DELETE SET NULL,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    error TEXT,
    PRIMARY KEY (root, relative_path)
) WITHOUT ROWID;
CREATE INDEX photo_file_photo ON photo_file(photo);
CREATE TABLE person (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT,
    cover_face INTEGER REFERENCES face(id) ON DELETE SET NULL,
    hidden INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX person_cover_face ON person(cover_face);
CREATE TABLE face (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    photo INTEGER NOT NULL REFERENCES photo(id) ON DELETE CASCADE,
    box_left REAL NOT NULL,
    box_top REAL NOT NULL,
    box_width REAL NOT NULL,
    box_height REAL NOT NULL,
    landmarks BLOB,
    sharpness REAL NOT NULL,
    size REAL NOT NULL,
    frontality REAL NOT NULL,
    detector_quality REAL NOT NULL,
    quality REAL NOT NULL,
    score REAL NOT NULL,
    detector TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'unknown',
    person INTEGER REFERENCES person(id) ON DELETE SET NULL
);
CREATE INDEX face_photo ON face(photo);
CREATE INDEX face_person ON face(person, photo);
CREATE TABLE vector (
    face INTEGER PRIMARY KEY REFERENCES face(id) ON DELETE CASCADE,
    embedding BLOB NOT NULL,
    model TEXT NOT NULL
);
CREATE TABLE plain_vector (
    face INTEGER PRIMARY KEY REFERENCES face(id) ON DELETE CASCADE,
    embedding BLOB NOT NULL
);
CREATE TABLE thumbnail (
    face INTEGER PRIMARY KEY REFERENCES face(id) ON DELETE CASCADE,
    jpeg BLOB NOT NULL
);
CREATE TABLE grouping (
    face INTEGER PRIMARY KEY REFERENCES face(id) ON DELETE CASCADE,
    piece INTEGER NOT NULL,
    crowding REAL NOT NULL
);
CREATE TABLE rejection (
    face INTEGER NOT NULL REFERENCES face(id) ON DELETE CASCADE,
    person INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    PRIMARY KEY (face, person)
) WITHOUT ROWID;
CREATE INDEX rejection_person ON rejection(person);
CREATE TABLE different (
    person_a INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    person_b INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    PRIMARY KEY (person_a, person_b),
    CHECK (person_a < person_b)
) WITHOUT ROWID;
CREATE INDEX different_person_b ON different(person_b);
CREATE TABLE neighbour (
    face INTEGER PRIMARY KEY REFERENCES face(id) ON DELETE CASCADE,
    ids BLOB NOT NULL,
    distances BLOB NOT NULL
);
CREATE TABLE edit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    inverse TEXT NOT NULL,
    done_at TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
"""

_VERSION_2 = """
ALTER TABLE person ADD COLUMN cover_chosen INTEGER NOT NULL DEFAULT 0;
CREATE INDEX person_name ON person(name) WHERE name IS NOT NULL;
CREATE TABLE cut (
    face_a INTEGER NOT NULL REFERENCES face(id) ON DELETE CASCADE,
    face_b INTEGER NOT NULL REFERENCES face(id) ON DELETE CASCADE,
    PRIMARY KEY (face_a, face_b),
    CHECK (face_a < face_b)
) WITHOUT ROWID;
CREATE INDEX cut_face_b ON cut(face_b);
ALTER TABLE edit RENAME TO old_edit;
CREATE TABLE edit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    facts TEXT NOT NULL,
    changes TEXT NOT NULL,
    done_at TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
);
INSERT INTO edit (id, kind, facts, changes, done_at, undone)
    SELECT id, kind,
        json_object(
            'name', json_extract(payload, '$.name'),
            'was', json_extract(inverse, '$.name'),
            'person', json_extract(payload, '$.person')
        ),
        json_array(json_object(
            'table', 'person',
            'keys', json_array(json_array(json_extract(payload, '$.person'))),
            'before', json_object('name', json_extract(inverse, '$.name')),
            'after', json_object('name', json_extract(payload, '$.name'))
        )),
        done_at, undone
    FROM old_edit WHERE kind = 'name';
DROP TABLE old_edit;
"""

_VERSION_3 = """
CREATE TABLE position (
    face INTEGER PRIMARY KEY REFERENCES face(id) ON DELETE CASCADE,
    x REAL NOT NULL,
    y REAL NOT NULL
);
"""

_VERSION_4 = """
CREATE TABLE map_position (
    face INTEGER PRIMARY KEY REFERENCES face(id) ON DELETE CASCADE,
    x REAL NOT NULL,
    y REAL NOT NULL
);
"""

_VERSION_5 = """
CREATE TABLE tag (
    face INTEGER NOT NULL REFERENCES face(id) ON DELETE CASCADE,
    word TEXT NOT NULL,
    PRIMARY KEY (face, word)
) WITHOUT ROWID;
CREATE INDEX tag_word ON tag(word);
"""

MIGRATIONS: tuple[str, ...] = (_VERSION_1, _VERSION_2, _VERSION_3, _VERSION_4, _VERSION_5)
"""The scripts, each run once, in order."""

NEWEST = len(MIGRATIONS)
"""The version this program writes."""


def statements(script: str) -> list[str]:
    """The single statements of a script (none holds a semicolon inside)."""
    return [part.strip() for part in script.split(";") if part.strip()]


def migrate(connection: sqlite3.Connection, found: int) -> None:
    """Bring a database of version `found` to the newest one, each step in a transaction.

    The step and the record of it are one transaction, so that an interrupted migration
    continues where it stopped.
    """
    for version in range(found + 1, NEWEST + 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Another process may have taken the step while this one waited for its turn.
            if connection.execute("PRAGMA user_version").fetchone()[0] < version:
                for statement in statements(MIGRATIONS[version - 1]):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {version}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
