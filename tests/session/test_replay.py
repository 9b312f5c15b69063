"""A session is repeated: each query is chosen again from its record."""

import re
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from aldesk.arrays import Rows
from aldesk.core.errors import Problem
from aldesk.core.ids import SampleId
from aldesk.core.import_batch import ImportBatch
from aldesk.core.query_record import record_text
from aldesk.core.refit import Recipe, RefitRequest
from aldesk.core.sample import Sample
from aldesk.embed import EmbeddingMatrix, embed_all, load_encoder
from aldesk.learn.refit import refitting
from aldesk.session import LabelSession, Settings
from aldesk.session.replay import Replayed, replay
from aldesk.store import Project
from aldesk.store.merge_files import merge_files
from tests.conftest import make_tested, write_tones
from tests.made_once import MadeOnce


def rank(request: RefitRequest) -> Rows:
    embeddings = EmbeddingMatrix()
    embeddings.update(request.shards)
    ranking = next(refitting(request, embeddings))
    assert ranking
    return ranking.ranked


def label(session: LabelSession, n_batches: int) -> None:
    """Label batches as the folders say, some with second thoughts, and refit after each."""
    for _ in range(n_batches):
        for asked in session.next_batch():
            session.label(asked.sample.id, str(asked.sample.label))
        session.undo()
        session.refit()
        session.redo()


def add_tones(session: LabelSession, seed: int) -> None:
    """Add clips that no other copy has, and embed them."""
    project = session.project
    folder = project.path.parent / f"tones {seed}"
    write_tones(folder, 4, seed)
    new = [
        Sample(
            SampleId(sha256(file.read_bytes()).hexdigest()[:32]), file, "sound", file.parent.name
        )
        for file in sorted(folder.rglob("*.wav"))
    ]
    session.add_samples(ImportBatch(tuple(new)))
    table, encoder = project.embeddings, load_encoder(project.meta.encoder)
    samples = [(row, project.samples[row]) for row in table.missing(encoder.key).tolist()]
    embed_all(encoder, samples, table.folder, table.add_shard, lambda *_: None)


def settings(strategy: str = "UncertaintySampling", learner: str = "logistic") -> Settings:
    return Settings(Recipe(learner, strategy, {}, 4), audit_rate=0.3, seed=5)


@pytest.fixture
def labelled(tmp_path: Path, made_once: MadeOnce) -> Path:
    """A project that was labelled by two strategies, with all that may come between."""

    def make_it(folder: Path) -> None:
        make_tested(folder)
        with Project.open(folder / "tested.aldesk") as project:
            session = LabelSession(project, settings())
            label(session, 3)
            free = session.pool.candidates()[-3:]
            session.queue_next([project.samples[row].id for row in free])
            for item in session.queue.items():
                session.label(item.sample.id, "high")
            session.add_class("hum")
            session.next_batch()  # of the ranking that was used before
            session.change_settings(settings("Badge", "mc-dropout"))
            label(session, 2)
            session.merge_classes("low", "middle")
            session.rename_class("high", "very high")
            session.label(project.samples[int(session.pool.candidates()[0])].id, "very high")
            session.refit()
            session.next_batch()

    made_once.copy("labelled project", make_it, tmp_path)
    return tmp_path / "tested.aldesk"


def replayed(path: Path) -> list[Replayed]:
    before = path.read_bytes()
    with Project.open_to_read(path) as project:
        found = list(replay(project, rank))
    assert path.read_bytes() == before
    return found


def test_every_query_comes_out_the_same(labelled: Path) -> None:
    found = replayed(labelled)
    assert [one.outcome for one in found].count("same") == len(found) - 1
    assert [one.number for one in found if one.outcome == "by hand"] == [3]
    assert all(not one.why for one in found)


def test_media_need_not_be_there(labelled: Path, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "tones")
    assert "different" not in {one.outcome for one in replayed(labelled)}


@pytest.fixture
def both(labelled: Path, tmp_path: Path, made_once: MadeOnce) -> Path:
    """Two copies that went on apart and were merged, and labelled on.

    Bob began with a class, and both added samples of their own.
    """

    def make_it(folder: Path) -> None:
        ada, bob = (folder / f"{name}.aldesk" for name in ("ada", "bob"))
        make_tested(folder)
        for copy in (ada, bob):
            shutil.copy(labelled, copy)
            shutil.copytree(labelled.with_suffix(".embeddings"), copy.with_suffix(".embeddings"))
        for number, copy in enumerate((ada, bob, ada)):
            with Project.open(copy) as project:
                project.journal.annotator = copy.stem
                session = LabelSession(project)
                strategy = "Badge" if copy is bob else "UncertaintySampling"
                session.change_settings(settings(strategy))
                if copy is bob:
                    session.add_class("owl")
                label(session, 1)
                if number:
                    add_tones(session, number)
                    label(session, 1)
        first = folder / "0.aldesk"
        lines = []
        for number, pair in enumerate([(ada, bob), (bob, ada), (first, ada)]):
            merged = merge_files(*pair, folder / f"{number}.aldesk").file
            with Project.open_to_read(merged) as project:
                lines.append([project.lines("query"), project.lines("query_sample")])
        assert lines[0] == lines[1] == lines[2]
        with Project.open(first) as project:
            project.journal.annotator = "both"
            label(LabelSession(project), 1)

    made_once.copy("merged project", make_it, tmp_path / "merged")
    return tmp_path / "merged" / "0.aldesk"


def test_queries_of_merged_copies_are_chosen_from_what_each_copy_knew(both: Path) -> None:
    found = replayed(both)
    chosen = [one for one in found if one.outcome != "by hand"]
    assert [one for one in chosen if one.outcome != "same" or one.why] == []
    assert Counter(one.who for one in chosen) == {"": 7, "ada": 3, "bob": 2, "both": 1}


def test_a_label_that_one_copy_alone_knew_changes_only_its_queries(both: Path) -> None:
    with Project.open_to_read(both) as project:
        journal, origins = project.journal, project.journal.origins()
        asked = [item for query in project.queries.asked() for item in query.samples]
        audit = {project.samples[row].id for row, why in asked if why == "audit"}
        hers = (e for e in journal.events if origins.sitting(e.seq).annotator == "ada")
        label = next(e for e in hers if e.kind == "label" and e.sample not in audit)
        hers_too = {c for c, name in journal.labels.classes.items() if name != "owl"}
    change(
        both,
        "UPDATE event SET class_id = ? WHERE seq = ?",
        min(hers_too - {label.class_id}),
        label.seq,
    )
    found = [one for one in replayed(both) if one.why]
    assert found[0].who == "ada"
    assert {one.who for one in found} <= {"ada", "both"}  # as bob's answer may contradict it
    assert re.fullmatch(r"an event from \d+ to \d+ is not .+", found[0].why[0])


def change(path: Path, sql: str, *values: object) -> None:
    """Change one row of a project behind the program's back."""
    trigger = "event_is_never_changed"
    with closing(sqlite3.connect(path)) as connection:
        (made_by,) = connection.execute(
            "SELECT sql FROM sqlite_master WHERE name = ?", (trigger,)
        ).fetchone()
        connection.execute(f"DROP TRIGGER {trigger}")
        assert connection.execute(sql, values).rowcount == 1
        connection.execute(made_by)
        connection.commit()


def test_after_another_label_the_first_query_that_differs_is_named(labelled: Path) -> None:
    with Project.open_to_read(labelled) as project:
        rows = [row for row, reason in project.queries.all()[1].samples if reason != "audit"]
        id_ = project.samples[rows[0]].id
        event = next(e for e in project.journal.events if e.kind == "label" and e.sample == id_)
        others = {item.id for item in project.journal.labels.all_classes} - {event.class_id}
    change(labelled, "UPDATE event SET class_id = ? WHERE seq = ?", min(others), event.seq)
    found = replayed(labelled)
    first = next(one for one in found if one.why)
    assert first.number == 2
    assert re.fullmatch(r"an event from \d+ to \d+ is not .+", first.why[0])
    assert "different" in {one.outcome for one in found}


def test_of_other_embeddings_and_other_samples_it_says_so(labelled: Path) -> None:
    with Project.open_to_read(labelled) as project:
        records = [chosen.record for chosen in project.queries.chosen().values()]
    first, second = (record.ranked for record in records[1:3] if record)
    assert first
    assert second
    others = {1: replace(first, candidates="x"), 2: replace(second, embeddings="x")}
    for number, ranked in others.items():
        record = records[number]
        assert record
        text = record_text(replace(record, ranked=ranked))
        change(labelled, "UPDATE query SET record = ? WHERE number = ?", text, number)
    found = replayed(labelled)
    assert found[1].why == ("other samples could be chosen from",)
    assert found[2].why == ("the files of embeddings are others",)


def test_a_damaged_record_is_a_problem(labelled: Path) -> None:
    change(labelled, "UPDATE query SET record = '{\"state\": 3}' WHERE number = 1")
    with pytest.raises(Problem, match="how samples to ask about were chosen"):
        replayed(labelled)


def test_what_was_asked_before_there_were_records_is_told(labelled: Path) -> None:
    change(labelled, "UPDATE query SET record = NULL WHERE number = 1")
    assert replayed(labelled)[1].outcome == "not recorded"
