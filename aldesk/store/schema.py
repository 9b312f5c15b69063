"""The tables of a project file, and the steps from one version of them to the next."""

APPLICATION_ID = 0x414C4465  # "ALDe"

_VERSION_1 = """
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
CREATE TABLE sample (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL,
    media TEXT NOT NULL,
    label TEXT,
    split TEXT NOT NULL,
    columns TEXT NOT NULL
) STRICT;
CREATE TABLE event (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    kind TEXT NOT NULL,
    act INTEGER NOT NULL,
    sample TEXT NOT NULL,
    class_id TEXT NOT NULL,
    text TEXT NOT NULL,
    target INTEGER NOT NULL
) STRICT;
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER event_is_never_removed BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TABLE query (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    n_labeled INTEGER NOT NULL,
    last_event INTEGER NOT NULL,
    recipe TEXT NOT NULL,
    seed INTEGER NOT NULL
) STRICT;
CREATE TABLE query_sample (
    query INTEGER NOT NULL REFERENCES query (number),
    rank INTEGER NOT NULL,
    row INTEGER NOT NULL REFERENCES sample (row),
    reason TEXT NOT NULL,
    PRIMARY KEY (query, rank)
) STRICT, WITHOUT ROWID;
CREATE TABLE refit (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    n_labeled INTEGER NOT NULL,
    basis TEXT NOT NULL,
    n_correct INTEGER NOT NULL,
    n_check INTEGER NOT NULL,
    recipe TEXT NOT NULL,
    fit_seconds REAL NOT NULL,
    query_seconds REAL NOT NULL
) STRICT;
CREATE TABLE shard (
    file TEXT PRIMARY KEY,
    key TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    n_features INTEGER NOT NULL,
    rows BLOB NOT NULL
) STRICT;
CREATE TABLE broken (
    path TEXT NOT NULL,
    key TEXT NOT NULL,
    row INTEGER,
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (path, key)
) STRICT;
"""

# Where samples come from, what was looked into, and a report of more than one problem a file.
_VERSION_2 = """
CREATE TABLE source (
    number INTEGER PRIMARY KEY,
    place TEXT NOT NULL,
    options TEXT NOT NULL,
    is_complete INTEGER NOT NULL
) STRICT;
INSERT INTO source
    SELECT 1, json_extract(value, '$.where'), json_remove(value, '$.where'), 1
    FROM meta WHERE key = 'source' AND json_extract(value, '$.where') IS NOT NULL;
CREATE TABLE seen_file (
    path TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    id TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE new_broken (
    path TEXT NOT NULL,
    key TEXT NOT NULL,
    row INTEGER,
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (path, key, reason)
) STRICT;
INSERT INTO new_broken
    SELECT path, key, row, reason, at, CASE
        WHEN key != '' THEN 'not embedded'
        WHEN reason LIKE 'same content as %' THEN 'duplicate'
        ELSE 'unreadable' END
    FROM broken;
DROP TABLE broken;
ALTER TABLE new_broken RENAME TO broken;
"""

# Stretches of recordings, and recordings whose windows are not written down one by one: they take
# the rows from `first_row` on, so that a row asked about may be none of the table of samples. The
# interval of an accuracy is written down where samples are alike: counts alone do not tell it. Many
# windows of one recording fail for one reason, and each is kept. A sample's labels are a list in
# JSON where a source has several for one, or an object with the classes that they speak of; then a
# refit has measures of its own.
_VERSION_3 = """
ALTER TABLE sample ADD COLUMN start REAL;
ALTER TABLE sample ADD COLUMN stop REAL;
ALTER TABLE sample ADD COLUMN labels TEXT;
ALTER TABLE refit ADD COLUMN low REAL;
ALTER TABLE refit ADD COLUMN high REAL;
ALTER TABLE refit ADD COLUMN n_clusters INTEGER;
ALTER TABLE refit ADD COLUMN n_effective REAL;
ALTER TABLE refit ADD COLUMN measures TEXT;
CREATE TABLE recording (
    first_row INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    path TEXT NOT NULL,
    seconds REAL NOT NULL,
    rate INTEGER NOT NULL,
    n_channels INTEGER NOT NULL,
    split TEXT NOT NULL,
    columns TEXT NOT NULL,
    window REAL NOT NULL,
    hop REAL NOT NULL,
    UNIQUE (id, window, hop)
) STRICT;
CREATE TABLE new_query_sample (
    query INTEGER NOT NULL REFERENCES query (number),
    rank INTEGER NOT NULL,
    row INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (query, rank)
) STRICT, WITHOUT ROWID;
INSERT INTO new_query_sample SELECT query, rank, row, reason FROM query_sample;
DROP TABLE query_sample;
ALTER TABLE new_query_sample RENAME TO query_sample;
CREATE TABLE band (
    sample TEXT NOT NULL,
    label TEXT NOT NULL,
    low REAL,
    high REAL,
    PRIMARY KEY (sample, label)
) STRICT, WITHOUT ROWID;
CREATE TABLE new_broken (
    path TEXT NOT NULL,
    key TEXT NOT NULL,
    row INTEGER,
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL
) STRICT;
INSERT INTO new_broken SELECT path, key, row, reason, at, kind FROM broken;
DROP TABLE broken;
ALTER TABLE new_broken RENAME TO broken;
CREATE UNIQUE INDEX broken_once ON broken (path, key, reason, COALESCE(row, -1));
CREATE INDEX broken_row ON broken (key, row);
CREATE TABLE truth (
    sample TEXT PRIMARY KEY,
    label TEXT NOT NULL,
    labels TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE validation (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    class_id TEXT NOT NULL,
    goal TEXT NOT NULL,
    wanted REAL NOT NULL,
    seed INTEGER NOT NULL,
    sizes TEXT NOT NULL,
    strata BLOB NOT NULL
) STRICT;
CREATE TABLE validation_sample (
    validation INTEGER NOT NULL REFERENCES validation (number),
    rank INTEGER NOT NULL,
    row INTEGER NOT NULL,
    stratum INTEGER NOT NULL,
    PRIMARY KEY (validation, rank)
) STRICT, WITHOUT ROWID;
"""

# What a query was chosen from, so that it can be chosen again. Who wrote an event: each opening
# that wrote any is a sitting; the events of before have none.
_VERSION_4 = """
ALTER TABLE query ADD COLUMN record TEXT;
CREATE TABLE sitting (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    annotator TEXT NOT NULL,
    since TEXT NOT NULL,
    knows TEXT NOT NULL
) STRICT;
ALTER TABLE event ADD COLUMN sitting INTEGER NOT NULL DEFAULT 0;
"""

MIGRATIONS = (_VERSION_1, _VERSION_2, _VERSION_3, _VERSION_4)
"""``MIGRATIONS[v]`` leads from version ``v`` to ``v + 1``."""

VERSION = len(MIGRATIONS)
