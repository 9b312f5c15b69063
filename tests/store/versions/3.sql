PRAGMA application_id = 1095517285;
PRAGMA user_version = 3;
BEGIN TRANSACTION;
CREATE TABLE band (
    sample TEXT NOT NULL,
    label TEXT NOT NULL,
    low REAL,
    high REAL,
    PRIMARY KEY (sample, label)
) STRICT, WITHOUT ROWID;
INSERT INTO "band" VALUES('00000000000000000000000000000000','a',300.0,2000.0);
CREATE TABLE "broken" (
    path TEXT NOT NULL,
    key TEXT NOT NULL,
    row INTEGER,
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL
) STRICT;
INSERT INTO "broken" VALUES('x.wav','',NULL,'is empty','2026-01-02T03:04:05','unreadable');
INSERT INTO "broken" VALUES('7.wav','key',7,'cut short','2026-01-02T03:04:05','not embedded');
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
INSERT INTO "event" VALUES(1,'2026-11-29T03:43:44.570+00:00','setup','add_class',1,'','c1','a',0);
INSERT INTO "event" VALUES(2,'2026-11-29T03:43:44.570+00:00','setup','add_class',1,'','c2','b',0);
INSERT INTO "event" VALUES(3,'2026-11-29T03:43:44.632+00:00','annotator','label',3,'00000000000000000000000000000000','c1','',0);
INSERT INTO "event" VALUES(4,'2026-11-29T03:43:44.666+00:00','annotator','label',4,'00000000000000000000000000000001','c2','',0);
INSERT INTO "event" VALUES(5,'2026-11-29T03:43:44.666+00:00','annotator','label',4,'00000000000000000000000000000002','c1','',0);
INSERT INTO "event" VALUES(6,'2026-11-29T03:43:44.698+00:00','annotator','skip',6,'00000000000000000000000000000003','','',0);
INSERT INTO "event" VALUES(7,'2026-11-29T03:43:44.742+00:00','annotator','label',7,'00000000000000000000000000000004','c2','',0);
INSERT INTO "event" VALUES(8,'2026-11-29T03:43:44.758+00:00','annotator','undo',8,'','','',7);
INSERT INTO "event" VALUES(9,'2026-11-29T03:43:44.794+00:00','annotator','rename_class',9,'','c2','barn owl',0);
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
INSERT INTO "meta" VALUES('project_id','"891d441cf4f54be9a50ecfb08b411287"');
INSERT INTO "meta" VALUES('name','"Owls"');
CREATE TABLE query (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    n_labeled INTEGER NOT NULL,
    last_event INTEGER NOT NULL,
    recipe TEXT NOT NULL,
    seed INTEGER NOT NULL
) STRICT;
INSERT INTO "query" VALUES(0,'2026-11-29T03:43:44.830+00:00',0,9,'{}',7);
CREATE TABLE "query_sample" (
    query INTEGER NOT NULL REFERENCES query (number),
    rank INTEGER NOT NULL,
    row INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (query, rank)
) STRICT, WITHOUT ROWID;
INSERT INTO "query_sample" VALUES(0,0,1,'random');
INSERT INTO "query_sample" VALUES(0,1,2,'audit');
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
, low REAL, high REAL, n_clusters INTEGER, n_effective REAL, measures TEXT) STRICT;
INSERT INTO "refit" VALUES(1,'2026-11-29T03:43:44.861+00:00',5,'test',30,40,'{"encoder": ""}',0.1,0.2,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE sample (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL,
    media TEXT NOT NULL,
    label TEXT,
    split TEXT NOT NULL,
    columns TEXT NOT NULL
, start REAL, stop REAL, labels TEXT) STRICT;
INSERT INTO "sample" VALUES(0,'00000000000000000000000000000000','0.wav','sound','b','pool','{"speaker": "s0"}',NULL,NULL,NULL);
INSERT INTO "sample" VALUES(1,'00000000000000000000000000000001','1.wav','sound','a','pool','{"speaker": "s1"}',NULL,NULL,NULL);
INSERT INTO "sample" VALUES(2,'00000000000000000000000000000002','2.wav','sound','b','pool','{"speaker": "s2"}',NULL,NULL,NULL);
INSERT INTO "sample" VALUES(3,'00000000000000000000000000000003','3.wav','sound','a','pool','{"speaker": "s3"}',NULL,NULL,NULL);
INSERT INTO "sample" VALUES(4,'00000000000000000000000000000004','4.wav','sound','b','pool','{"speaker": "s4"}',NULL,NULL,NULL);
INSERT INTO "sample" VALUES(5,'00000000000000000000000000000005','5.wav','sound','a','pool','{"speaker": "s5"}',NULL,NULL,NULL);
INSERT INTO "sample" VALUES(6,'00000000000000000000000000000006','6.wav','sound','b','test','{"speaker": "s6"}',NULL,NULL,NULL);
INSERT INTO "sample" VALUES(7,'00000000000000000000000000000007','7.wav','sound','a','test','{"speaker": "s7"}',NULL,NULL,NULL);
CREATE TABLE seen_file (
    path TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    id TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "seen_file" VALUES('0.wav',44,1767323045000000000,'00000000000000000000000000000000');
CREATE TABLE shard (
    file TEXT PRIMARY KEY,
    key TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    n_features INTEGER NOT NULL,
    rows BLOB NOT NULL
) STRICT;
INSERT INTO "shard" VALUES('key-1.npy','key','0000000000000000000000000000000000000000000000000000000000000000',4,X'0100000000000000');
CREATE TABLE source (
    number INTEGER PRIMARY KEY,
    place TEXT NOT NULL,
    options TEXT NOT NULL,
    is_complete INTEGER NOT NULL
) STRICT;
INSERT INTO "source" VALUES(1,'clips','{"pattern": "{speaker}"}',1);
CREATE TABLE truth (
    sample TEXT PRIMARY KEY,
    label TEXT NOT NULL,
    labels TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO "truth" VALUES('00000000000000000000000000000006','','{"has": ["a"], "of": ["a", "barn owl"]}');
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
INSERT INTO "validation" VALUES(1,'2026-11-29T07:18:17.029+00:00','c1','precision',0.9,5,'[1, 1]',X'789CFBFFFF3FC37FC6FFFF011BEF05FC');
CREATE TABLE validation_sample (
    validation INTEGER NOT NULL REFERENCES validation (number),
    rank INTEGER NOT NULL,
    row INTEGER NOT NULL,
    stratum INTEGER NOT NULL,
    PRIMARY KEY (validation, rank)
) STRICT, WITHOUT ROWID;
INSERT INTO "validation_sample" VALUES(1,0,3,0);
INSERT INTO "validation_sample" VALUES(1,1,5,1);
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER event_is_never_removed BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE UNIQUE INDEX broken_once ON broken (path, key, reason, COALESCE(row, -1));
CREATE INDEX broken_row ON broken (key, row);
COMMIT;
