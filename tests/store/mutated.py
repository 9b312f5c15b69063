"""Projects that somebody or something has damaged: rich ones to begin with, and what changes them.

`change` does what no version of ALDesk does; `mutate` does something at random, from a seed.
"""

# ruff: noqa: S608 - the statements are the tests' own
import hashlib
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

import numpy as np

from aldesk.core.band import Band
from aldesk.core.encoder_card import EncoderCard
from aldesk.core.errors import Problem
from aldesk.core.filter import Filter
from aldesk.core.ids import ClassId, SampleId
from aldesk.core.import_batch import FileProblem, ImportBatch, SeenFile
from aldesk.core.recording import Recording, WindowRule
from aldesk.core.refit import WrittenShard
from aldesk.core.sample import Sample, Split
from aldesk.core.span import Span
from aldesk.engine.embed.encoder_choice import EncoderChoice
from aldesk.engine.embed.used_encoders import used_encoders
from aldesk.evaluate.clustered import ClusteredInterval
from aldesk.evaluate.several import Estimate
from aldesk.session import LabelSession
from aldesk.session.export.embeddings import export_embeddings
from aldesk.session.export.labels import export_labels
from aldesk.session.overview import overview
from aldesk.store import Project
from aldesk.store.check import check
from aldesk.store.curve_table import CurvePoint
from aldesk.store.import_table import SourceLine, read_known, read_seen
from aldesk.store.query_table import Query
from aldesk.store.report_file import write_report
from aldesk.store.schema import APPLICATION_ID, MIGRATIONS
from aldesk.store.truth_table import Told
from aldesk.store.validation_table import Draw

N_CLIPS = 12
_KEY = "spectral"


def make_rich(file: Path, *, several: bool = False) -> None:
    """Write a project that has something in every table."""
    folder = file.parent
    clips = [_clip(number, folder, several) for number in range(N_CLIPS)]
    nights = [_recording(number, folder) for number in range(2)]
    files = (*(_seen(c.path, c.id) for c in clips), *(_seen(n.path, n.id) for n in nights))
    problems = (FileProblem(folder / "x.wav", "It is empty", "empty"),)
    bands = {clips[0].id: Band(100.0, 2000.0, "a"), clips[1].id: Band(None, 50.0)}
    part = ImportBatch(tuple(clips), files, problems, recordings=tuple(nights), bands=bands)
    meta = {"name": "Rich", "encoder": "spectral", "encoder_options": {"pooling": "mean"}}
    source = SourceLine(1, str(folder), {"label_use": "oracle", "test": "10%"}, True)
    with Project.create(
        file, (), ["a", "b", "c"], meta=meta, part=part, source=source, several=several
    ) as project:
        _label(project, several)
        _measure(project)
        session = LabelSession(project)
        session.next_batch()


def _clip(number: int, folder: Path, several: bool) -> Sample:
    path = folder / f"clip {number}.wav"
    path.write_bytes(bytes([number]) * 50)
    id_ = SampleId(hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest())
    labels = ("a", "b") if several and number % 2 else None
    judged = ("a", "b", "c") if labels and number % 3 else None
    split: Split = "test" if number % 5 == 4 else "pool"
    span = Span(0.5, 2.5) if number == 7 else None
    columns = {"site": f"S{number % 3}", "date": "2024-05-01"}
    return Sample(id_, path, "sound", "a", split, columns, span, labels, judged)


def _recording(number: int, folder: Path) -> Recording:
    path = folder / f"night {number}.wav"
    path.write_bytes(b"night" * (number + 1))
    id_ = SampleId(hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest())
    return Recording(id_, path, 60.0, 8000, WindowRule(3, 1.5), 2, "pool", {"site": "A"})


def _seen(path: Path, id_: SampleId) -> SeenFile:
    status = path.stat()
    return SeenFile(path, status.st_size, status.st_mtime_ns, id_)


def _label(project: Project, several: bool) -> None:
    journal, ids = project.journal, [sample.id for sample in project.samples]
    a, b, c = (ClassId(f"c{number}") for number in (1, 2, 3))
    journal.label([(ids[0], a), (ids[1], b)])
    journal.skip(ids[2])
    journal.flag(ids[3], "listen again")
    journal.cant_tell(ids[5])
    journal.undo()
    journal.undo()
    journal.add_classes(["d"])
    journal.rename_class(b, "B")
    journal.set_aliases(a, ["alpha"])
    journal.recolour_class(c, 5)
    journal.move_class(c, 0)
    journal.label_by_model([(ids[8], 0.97)], a)
    journal.restore(journal.labels.branches[0][-1])
    if several:
        journal.answer([(ids[6], [a, c])])
        journal.judge([ids[10]], a, "present")
        journal.import_answers([(ids[11], ["a"])], [], [], {ids[11]: ["a", "c"]})
    else:
        journal.import_labels([(ids[6], "a"), (ids[N_CLIPS + 3], "e")], ["e"])
    journal.merge_class(c, a)
    journal.undo()
    journal.redo()


def _measure(project: Project) -> None:
    project.meta.encoder_key = _KEY
    project.meta.encoder_card = {"name": "spectral", "n_features": 4}
    project.meta.audit_seed = 3
    project.embeddings.folder.mkdir()
    for number, rows in enumerate((np.arange(8), np.arange(8, 14))):
        shard = project.embeddings.folder / f"{number}.npy"
        np.save(shard, np.ones((len(rows), 4), np.float32))
        sha256 = hashlib.sha256(shard.read_bytes()).hexdigest()
        project.embeddings.add_shard(WrittenShard(shard, rows, _KEY, sha256, 4))
    project.embeddings.add_broken(20, _KEY, "It is cut off")
    project.queries.add(Query(0, 0, 7, ((1, "random"), (2, "audit"))), {"strategy": "x"})
    project.curve.add(CurvePoint(5, 30, 40, "audit", _KEY), {"c": 1.0}, 0.1, 0.2)
    alike = ClusteredInterval(0.5, 0.9, 31, 40, 7, 20.5)
    told = {"F1": Estimate(0.5, 0.4, 0.6)}
    point = CurvePoint(6, 31, 40, "audit", _KEY, alike, told)  # type: ignore[arg-type]
    project.curve.add(point, {"c": 1.0}, 0.1, 0.2)
    ids = [sample.id for sample in project.samples]
    project.truth.put({ids[15]: Told(("a",)), ids[16]: Told(("a", "b"), ("a", "b", "c"))})
    strata = np.zeros(len(project.samples), np.int8)
    draw = Draw(1, ClassId("c1"), "recall", 0.8, 5, (4, 6), ((9, 0), (10, 1)))
    project.validations.add(draw, strata)


def make_old(file: Path, version: int) -> None:
    """Put a project of an earlier version with four clips in the place of a file."""
    file.unlink(missing_ok=True)
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        for step in MIGRATIONS[:version]:
            connection.executescript(step)
        connection.execute(f"PRAGMA user_version = {version}")
        lines = [(n, f"{n:032x}", f"{n}.wav") for n in range(4)]
        connection.executemany(
            "INSERT INTO sample (row, id, path, media, split, columns)"
            " VALUES (?, ?, ?, 'sound', 'pool', '{}')",
            lines,
        )
        connection.execute(
            "INSERT INTO event (seq, at, actor, kind, act, sample, class_id, text, target)"
            " VALUES (1, '', 'setup', 'add_class', 1, '', 'c1', 'a', 0)"
        )
        kind = ", ''" if version > 1 else ""
        connection.execute(
            f"INSERT INTO broken VALUES ('x.wav', '', NULL, 'is empty', 'now'{kind})"
        )


# What no version of ALDesk does


@contextmanager
def _without_rules(file: Path) -> Iterator[sqlite3.Connection]:
    """Open a project's database without triggers, types and limits, and put them back after."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        schema = connection.execute("SELECT rowid, * FROM sqlite_master").fetchall()
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("DELETE FROM sqlite_master WHERE type = 'trigger'")
        connection.execute(
            "UPDATE sqlite_master SET sql = replace(replace(replace(replace(sql, 'STRICT, ', ''),"
            " ' STRICT', ''), 'NOT NULL', ''), 'UNIQUE', '') WHERE type = 'table'"
            " AND name NOT IN ('sample', 'recording', 'broken')"
        )
        connection.execute(
            "UPDATE sqlite_master SET sql = replace(replace(sql, ' STRICT', ''), 'NOT NULL', '')"
            " WHERE name IN ('sample', 'recording', 'broken') AND type = 'table'"
        )
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        yield connection
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA writable_schema = ON")
        for rowid, *line in schema:
            connection.execute("DELETE FROM sqlite_master WHERE rowid = ?", (rowid,))
            connection.execute(
                "INSERT INTO sqlite_master (rowid, type, name, tbl_name, rootpage, sql)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (rowid, *line),
            )


def change(file: Path, *statements: str, values: tuple[object, ...] = ()) -> None:
    """Run statements on a project as if it had no triggers and no types of columns."""
    with _without_rules(file) as connection:
        for statement in statements:
            connection.execute(statement, values)


_TEXTS = (
    "", "x", "null", "1", "-1", "[]", "{}", "[1]", "[null]", '{"a":1}', '{"has":1,"of":[]}',
    '{"has":["a"],"of":null}', '"\\ud800"', '{"a":"\\ud800"}', '["\\ud800"]', "NaN", "1e999",
    "[1e999]", "{", "true", "c1", "c99", '["c99"]', '["c1","c1"]', '"x"', "9" * 400,
    "[" * 100_000, '{"a":' * 100_000, "a\0b",
    "../" * 30 + "etc/passwd", "/dev/zero",
    "\u202e\u2028", "0" * 32, "label", "undo", "restore", "merge_class", "add_class",
    "setup", "annotator", "test",
)  # fmt: skip
_NUMBERS = (0, -1, 1, 2, 7, 1000, 2**31, 2**53 + 1, 2**63 - 1, -(2**63))
_REALS = (0.0, -1.0, 1e-300, 1e308, float("inf"), float("-inf"), 0.5)
_BLOBS = (b"", b"\0" * 7, b"\xff" * 64, b"\0" * 80, b"x\x9c" + b"\0" * 40)


def _hostile(dice: random.Random) -> tuple[str, object]:
    """Return an SQL expression with one parameter, and the parameter."""
    values = dice.choice((_TEXTS, _TEXTS, _NUMBERS, _REALS, _BLOBS, (None,)))
    value = dice.choice(values)
    return ("CAST(? AS TEXT)" if isinstance(value, bytes) and dice.random() < 0.5 else "?"), value


def _change_value(connection: sqlite3.Connection, dice: random.Random) -> None:
    table, columns = _table(connection, dice)
    column = dice.choice(columns)
    how, value = _hostile(dice)
    if dice.random() < 0.2:
        how, value = f"(SELECT {dice.choice(columns)} FROM {table} ORDER BY random() LIMIT 1)", None
    where = _some_row(connection, table, columns, dice)
    if "?" in how:
        connection.execute(f"UPDATE {table} SET {column} = {how} WHERE {where}", (value,))
    else:
        connection.execute(f"UPDATE {table} SET {column} = {how} WHERE {where}")


def _of_the_same_type(connection: sqlite3.Connection, dice: random.Random) -> None:
    """Change a value into another of its own type, which no check of types finds."""
    table, columns = _table(connection, dice)
    column = dice.choice(columns)
    where = _some_row(connection, table, columns, dice)
    line = connection.execute(f"SELECT {column} FROM {table} WHERE {where}").fetchone()
    of = {str: _TEXTS, int: _NUMBERS, float: _REALS, bytes: _BLOBS}
    value = dice.choice(of.get(type(line[0]) if line else str, (None, *_REALS, *_TEXTS)))
    connection.execute(f"UPDATE {table} SET {column} = ? WHERE {where}", (value,))


def _remove_row(connection: sqlite3.Connection, dice: random.Random) -> None:
    table, columns = _table(connection, dice)
    where = _some_row(connection, table, columns, dice)
    connection.execute(f"DELETE FROM {table} WHERE {where}")


def _change_schema(connection: sqlite3.Connection, dice: random.Random) -> None:
    table, columns = _table(connection, dice)
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT"
    connection.execute(
        dice.choice(
            (
                f"CREATE TRIGGER t AFTER INSERT ON {table} BEGIN DELETE FROM {table}; END",
                f"CREATE INDEX i ON {table} ({dice.choice(columns)})",
                f"DROP TABLE {table}",
                f"ALTER TABLE {table} RENAME COLUMN {dice.choice(columns)} TO other",
                f"ALTER TABLE {table} RENAME TO other",
                f"ALTER TABLE {table} ADD COLUMN other",
                f"CREATE VIEW v AS {endless} x FROM n",
                "PRAGMA user_version = " + str(dice.choice((0, 1, 2, 4, -1, 2**31 - 1))),
            )
        )
    )


def _table(connection: sqlite3.Connection, dice: random.Random) -> tuple[str, list[str]]:
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    table = dice.choice([name for (name,) in names])
    return table, [line[1] for line in connection.execute(f"PRAGMA table_info({table})")]


def _some_row(
    connection: sqlite3.Connection, table: str, columns: list[str], dice: random.Random
) -> str:
    (n,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    key = columns[0] if table in ("query_sample", "validation_sample") else "rowid"
    if table in ("seen_file", "band", "truth"):
        key = columns[0]
    place = dice.randrange(max(1, n))
    return f"{key} = (SELECT {key} FROM {table} ORDER BY {key} LIMIT 1 OFFSET {place})"


def mutate_values(file: Path, dice: random.Random) -> None:
    """Change some values or the schema of a project."""
    acts = [_change_value, _of_the_same_type, _of_the_same_type, _remove_row]
    with _without_rules(file) as connection:
        for _ in range(dice.choice((1, 1, 1, 2, 4))):
            try:
                dice.choice(acts)(connection, dice)
            except (sqlite3.IntegrityError, sqlite3.OperationalError):
                continue  # SQLite knows better
    if dice.random() < 0.1:
        with closing(sqlite3.connect(file, isolation_level=None)) as connection:
            try:
                _change_schema(connection, dice)
            except (sqlite3.IntegrityError, sqlite3.OperationalError):
                return


def mutate_bytes(file: Path, dice: random.Random) -> None:
    """Change, remove or repeat some bytes of a project."""
    content = bytearray(file.read_bytes())
    for _ in range(dice.choice((1, 1, 2, 5, 20))):
        place = dice.randrange(min(len(content), 100 if dice.random() < 0.1 else len(content)))
        length = dice.choice((1, 1, 2, 4, 16, 512, 4096))
        match dice.randrange(5):
            case 0:
                content[place : place + length] = dice.randbytes(length)
            case 1:
                content[place : place + length] = bytes([dice.choice((0, 255))]) * length
            case 2:
                content[place] ^= 1 << dice.randrange(8)
            case 3:
                other = dice.randrange(len(content))
                content[place : place + length] = content[other : other + length]
            case 4 if dice.random() < 0.2:
                del content[place:]
                content = content or bytearray(b"S")
    file.write_bytes(content)


def mutate(file: Path, seed: int) -> None:
    """Damage a project in one of many ways."""
    dice = random.Random(seed)
    dice.choice((mutate_values, mutate_values, mutate_bytes))(file, dice)


# What a person does with a project, whatever it is like


def use(file: Path, out: Path) -> list[str]:
    """Check, open, label and export a project; return what was said of its damage.

    Whatever is no `Problem` is raised: it is a fault of ours.
    """
    said = check(file)
    for do in (_open_and_label, _export, _look_at_everything):
        try:
            do(file, out)
        except Problem as problem:
            said.append(str(problem))
    return said


def _open_and_label(file: Path, out: Path) -> None:
    with Project.open(file) as project:
        session = LabelSession(project)
        session.next_batch()
        item = session.queue.current
        for name in session.labels.class_names[:1] if project.samples else ():
            session.label(item.sample.id if item else project.samples[0].id, name)
            session.undo()
        session.undo()
        session.redo()
        session.accuracy.curve(), session.accuracy.earlier_curves(), session.accuracy.newest()
        session.accuracy.area(), session.accuracy.labels(), session.accuracy.n_groups
        session.project.journal.answered()
        session.refit_request(project.meta.encoder_key)
        session.find(Filter(text="a"))
        overview(session)
        used_encoders(project), EncoderChoice.of(project).pinned(project)
        if card := project.meta.encoder_card:
            EncoderCard.from_dict(card).text()
        [act_events(session, act) for act in (*session.labels.done, *session.labels.undone)]
        session.labels.branches  # noqa: B018 - they are worked out when asked for
        project.back_up(datetime(2024, 5, 1))


def act_events(session: LabelSession, act: int) -> list[tuple[object, ...]]:
    """Return what the history shows of an act."""
    return [(e.note, e.number, e.aliases, e.class_ids, e.at) for e in session.labels.act(act)]


def _export(file: Path, out: Path) -> None:
    with Project.open_to_read(file) as project:
        session = LabelSession(project)
        export_labels(session, out / "labels.csv")
        export_embeddings(project, out / "embeddings.npy")


def _look_at_everything(file: Path, out: Path) -> None:
    with Project.open_to_read(file) as project:
        project.imports.report(), project.imports.n_problems(), project.imports.sizes()
        project.imports.seen(), project.imports.sources(), project.imports.unfinished()
        project.bands.all(), project.embeddings.missing(_KEY), project.embeddings.broken()
        for draw in project.validations.all():
            project.validations.strata(draw.number)
        project.in_path_order()
        read_known(project.path), read_seen(project.path)
        write_report(out / "report.csv", project.imports.report())
