"""Project files as earlier versions wrote them, with what is in them."""

import sqlite3
from contextlib import closing
from pathlib import Path

from aldesk.store import Project
from aldesk.store.schema import MIGRATIONS, VERSION

HERE = Path(__file__).parent / "versions"


def old_project(path: Path, version: int) -> Path:
    """Write a project of a version; the tables of the newest are those of now."""
    written = min(version, VERSION - 1)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((HERE / f"{written}.sql").read_text(encoding="utf-8"))
        for step in MIGRATIONS[written:version]:
            connection.executescript(step)
        connection.execute(f"PRAGMA user_version = {version}")
    return path


def content_of(project: Project) -> tuple[object, ...]:
    """Return what is in a project, as far as it is to outlast a change of version."""
    journal = project.journal
    return (
        [(s.id, s.path.name, s.label, s.split, dict(s.columns)) for s in project.samples],
        list(map(tuple, journal.events)),
        journal.labels.counts,
        [query.samples for query in project.queries.all()],
        [(p.n_labeled, p.n_correct, p.n_check) for p in project.curve.points()],
        [(p.path.name, p.reason, p.kind) for p in project.imports.report()],
        [(Path(s.place).name, s.options) for s in project.imports.sources()],
        project.meta.name,
    )
