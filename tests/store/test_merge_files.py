"""Two copies of a project in files, joined into a third."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from aldesk.core.errors import Problem
from aldesk.core.ids import ClassId
from aldesk.core.import_batch import ImportBatch
from aldesk.core.merged_labels import MergedLabels
from aldesk.core.project_state import ProjectState
from aldesk.core.query_record import QueryRecord
from aldesk.store import Project, query_table
from aldesk.store.check import check
from aldesk.store.merge_files import MergedFile, merge_files
from aldesk.store.query_table import Query
from aldesk.store.repair import repair
from tests.store.mutated import make_rich
from tests.store.old_projects import old_project
from tests.store.test_project import sample

A, B = ClassId("c1"), ClassId("c2")


@pytest.fixture
def copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Return two copies, in two folders, of a project with all there is, labelled on.

    Both were asked at the very same time.
    """
    monkeypatch.setattr(query_table, "timestamp", lambda: "2026-03-01T12:00:00.000+00:00")
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
    one, two = tmp_path / "one" / "p.aldesk", tmp_path / "two" / "p.aldesk"
    make_rich(one)
    embeddings = one.with_suffix(".embeddings")
    (embeddings / "0.npy").rename(embeddings / "9.npy")  # names tell nothing of the order
    with closing(sqlite3.connect(one)) as connection:
        connection.execute("UPDATE shard SET file = '9.npy' WHERE file = '0.npy'")
        connection.commit()
    shutil.copy(one, two)
    shutil.copytree(embeddings, two.with_suffix(".embeddings"))
    for file, who, classes in ((one, "Ada", (A, B)), (two, "Bob", (B, B))):
        with Project.open(file) as project:
            ids = [s.id for s in project.samples]
            project.journal.annotator = who
            project.journal.label(zip(ids[3:5], classes, strict=True))
            picked = 12 if who == "Ada" else 13
            project.queries.add(Query(9, 2, 7, ((3, "audit"), (picked, "random"))), {})
            project.queries.add(Query(10, 2, 7, ((3, "control"),)), {})
            new = sample(100 + picked, file.parent)
            project.add_samples(ImportBatch((new,)))
            project.journal.label([(new.id, A)])
    return one, two


def content(file: Path) -> dict[str, list[object]]:
    with closing(sqlite3.connect(file)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: connection.execute(f"SELECT * FROM {name}").fetchall()  # noqa: S608
            for (name,) in names
        }


def test_it_makes_no_difference_which_comes_first(
    copies: tuple[Path, Path], tmp_path: Path
) -> None:
    one, two = copies
    before = one.read_bytes(), two.read_bytes()
    first = merged(one, two, tmp_path / "both.aldesk")
    both = content(first.file)
    for number, pair in enumerate(((two, one), (first.file, one), (two, first.file))):
        assert content(merged(*pair, tmp_path / f"{number}.aldesk").file) == both
    assert (one.read_bytes(), two.read_bytes()) == before


def test_a_repair_keeps_what_each_copy_was_asked_about(
    copies: tuple[Path, Path], tmp_path: Path
) -> None:
    both, new = merged(*copies, tmp_path / "both.aldesk").file, tmp_path / "new.aldesk"
    assert repair(both, new).left_out == {}
    assert content(new)["query_sample"] == content(both)["query_sample"]


def merged(one: Path, other: Path, to: Path) -> MergedFile:
    done = merge_files(one, other, to)
    assert [said for said in check(to) if "files" not in said] == []
    return done


def shard_names(project: Project) -> list[str]:
    return [shard.path.name for shard in project.embeddings.shards(project.meta.encoder_key)]


def test_nothing_is_lost(copies: tuple[Path, Path], tmp_path: Path) -> None:
    one, two = copies
    done = merged(one, two, tmp_path / "both.aldesk")
    assert done.annotators == ("Ada", "Bob")
    assert done.n_alone == (3, 3)
    assert done.n_disputed == 1
    with Project.open(done.file) as project, Project.open(two) as its:
        labels = project.journal.labels
        assert isinstance(labels, MergedLabels)
        ids = [s.id for s in project.samples]
        assert list(labels.disputed) == [ids[3]]
        assert labels.class_of(ids[4]) == its.journal.labels.class_of(ids[4]) == "b"
        assert set(ids) >= {s.id for s in its.samples}
        assert labels.class_of(its.samples[-1].id) == "a"
        asked = [row for query in project.queries.all() for row, _ in query.samples]
        assert {3, 12, 13} <= set(asked)
        assert asked.count(3) == 3  # by the audit, and twice by a second look
        assert len(project.embeddings.missing(project.meta.encoder_key)) < len(ids)
        assert shard_names(project) == shard_names(its)
        assert shard_names(its) != sorted(shard_names(its))
        project.journal.label([(ids[3], A)])
        assert not labels.disputed


def test_a_query_tells_what_its_copy_had_in_terms_of_both(
    copies: tuple[Path, Path], tmp_path: Path
) -> None:
    had = {}
    for file in copies:
        with Project.open(file) as project:
            n_events, n_samples = len(project.journal.events), len(project.samples)
            for number, n in ((11, n_samples - 1), (12, n_samples)):
                state = ProjectState(n_events, number, n)
                record = QueryRecord(state, 0.1, number, "audit", True, annotator=file.parent.name)
                project.queries.add(Query(number, 2, number, ((5, "random"),)), {}, record)
            had[file.parent.name] = (
                list(project.journal.events),
                project.queries.all(),
                [sample.id for sample in project.samples],
            )
    done = merged(*copies, tmp_path / "both.aldesk")
    with Project.open(done.file) as project:
        known = [one.record for one in project.queries.chosen().values() if one.record]
        records = [record for record in known if record.annotator]
        assert len(records) == 4
        assert not any(record.is_elsewhere for record in records)
        # The last one of the copy whose new sample stands behind the other's.
        assert sum(bool(record.state.samples) for record in records) == 1
        for record in records:
            past = project.as_of(record.state, record.facts)
            events, queries, ids = had[record.annotator]
            assert [sample.id for sample in past.samples] == ids[: record.state.n_samples]
            assert list(past.journal.events) == events
            assert not past.meta.is_merged
            asked = [query.samples for query in queries if query.number < record.seed]
            assert [query.samples for query in past.queries.all()] == asked


def test_copies_of_an_earlier_version_are_merged_and_not_changed(tmp_path: Path) -> None:
    one = old_project(tmp_path / "one.aldesk", 3)
    two = Path(shutil.copy(one, tmp_path / "two.aldesk"))
    before = one.read_bytes()
    done = merge_files(one, two, tmp_path / "both.aldesk")
    assert done.n_alone == (0, 0)
    assert one.read_bytes() == before
    with Project.open(one) as project, Project.open(done.file) as both:
        assert both.journal.labels == project.journal.labels


def test_projects_that_were_made_apart_are_refused(tmp_path: Path) -> None:
    files = tmp_path / "a.aldesk", tmp_path / "b.aldesk"
    for file in files:
        Project.create(file, [sample(1, tmp_path)], ["a", "b"]).close()
    with pytest.raises(Problem, match="made apart"):
        merge_files(*files, tmp_path / "c.aldesk")
    assert not (tmp_path / "c.aldesk").exists()
