"""The loop, driven as a script would drive it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from aldesk.core.errors import Problem
from aldesk.core.ids import SampleId
from aldesk.core.import_batch import ImportBatch
from aldesk.core.refit import Recipe, RefitRequest, RefitResult, WrittenShard
from aldesk.session import Changes, LabelSession, Settings
from aldesk.session.new_project import NewProject, make
from aldesk.sources import Options
from aldesk.store import Project

BATCH = 6


def settings(**changes: Any) -> Settings:
    recipe = Recipe(learner="logistic", batch_size=BATCH)
    return replace(Settings(recipe=recipe, audit_rate=0.0), **changes)


def answer(session: LabelSession, n: int) -> list[SampleId]:
    """Give the next samples their true classes; return their ids."""
    ids = []
    for _ in range(n):
        asked = session.queue.current or session.next_batch()[0]
        assert asked.sample.label
        session.label(asked.sample.id, asked.sample.label)
        ids.append(asked.sample.id)
    return ids


def test_the_first_batch_needs_no_embedding(project: Project) -> None:
    session = LabelSession(project, settings())
    batch = session.next_batch()
    assert len(batch) == BATCH
    assert {asked.reason for asked in batch} == {"random"}
    assert session.queue.current == batch[0]


def test_labels_move_the_queue_on_and_undo_moves_it_back(project: Project) -> None:
    session = LabelSession(project, settings())
    first, second, third, *_ = session.next_batch()
    session.label(first.sample.id, "low")
    session.skip(second.sample.id)
    assert session.queue.current == third
    session.undo()
    assert session.queue.current == second
    session.undo()
    assert session.queue.current == first
    assert session.labels.class_of(first.sample.id) is None
    session.redo()
    assert session.labels.class_of(first.sample.id) == "low"
    assert session.queue.current == second


def test_undo_reaches_into_earlier_batches(project: Project) -> None:
    session = LabelSession(project, settings())
    ids = answer(session, BATCH)
    session.next_batch()
    session.undo()
    assert session.queue.current is not None
    assert session.queue.current.sample.id == ids[-1]


def test_an_undo_does_not_list_the_queue(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    session = LabelSession(project, settings())
    first = session.next_batch()[0]
    session.label(first.sample.id, "low")
    rows = session.queue.rows

    def few_rows(limit: int | None = None) -> list[int]:
        assert limit is not None, "a batch may have thousands"
        return rows(limit)

    monkeypatch.setattr(session.queue, "rows", few_rows)
    session.undo()
    assert session.queue.current == first


def test_a_new_session_goes_on_where_the_last_one_stopped(project: Project) -> None:
    session = LabelSession(project, settings())
    answer(session, BATCH + 2)
    session.flag(session.queue.items()[0].sample.id, "odd")
    again = LabelSession(project)
    assert again.queue.items() == session.queue.items()
    assert again.labels == session.labels
    assert again.settings == session.settings
    session.undo()
    session.undo()
    assert LabelSession(project).queue.items() == session.queue.items()


def test_no_sample_is_asked_twice(project: Project) -> None:
    session = LabelSession(project, settings(audit_rate=0.3))
    seen: list[str] = []
    while batch := session.next_batch():
        seen += [asked.sample.id for asked in batch]
        for asked in batch:
            session.skip(asked.sample.id)
    assert len(seen) == len(set(seen)) == len(project.samples)
    assert session.queue.current is None


def test_changes_say_what_changed(project: Project) -> None:
    session = LabelSession(project, settings())
    asked = session.next_batch()[0]
    changes = session.label(asked.sample.id, "low")
    assert changes.samples == {asked.sample.id}
    assert changes.queue
    assert not changes.classes
    assert session.add_class("new").classes
    assert session.undo().classes
    assert not LabelSession(project).redo().samples


@pytest.mark.parametrize("act", ["label", "skip", "flag"])
def test_an_unknown_sample_is_refused(project: Project, act: str) -> None:
    session = LabelSession(project, settings())
    before = len(project.journal.events)
    extra = ["low"] if act == "label" else []
    with pytest.raises(Problem, match="no such sample"):
        getattr(session, act)("0" * 32, *extra)
    assert len(project.journal.events) == before


def test_an_unknown_class_is_refused_with_the_choice(project: Project) -> None:
    session = LabelSession(project, settings())
    with pytest.raises(Problem, match="high, low, middle"):
        session.label(session.next_batch()[0].sample.id, "purple")
    assert session.labels.n_labeled == 0


def test_a_flag_is_taken_off_again(project: Project) -> None:
    session = LabelSession(project, settings())
    sample_id = session.next_batch()[0].sample.id
    session.flag(sample_id)
    assert sample_id in session.labels.flags
    session.flag(sample_id)
    assert sample_id not in session.labels.flags


def test_the_loop_learns_and_measures(tested_project: Project) -> None:
    session = LabelSession(tested_project, settings())
    answer(session, BATCH)
    session.refit()
    batch = session.next_batch()
    assert {asked.reason for asked in batch} == {"query"}
    answer(session, 3 * BATCH)
    session.refit()
    accuracy = session.accuracy.newest()
    assert accuracy.enough
    assert accuracy.value > 0.9
    assert [point.n_labeled for point in session.accuracy.curve()] == [BATCH, 4 * BATCH]
    assert session.accuracy.area() is not None


def test_the_same_seed_asks_for_the_same_samples(tested_project: Project, tmp_path: Path) -> None:
    def picks(name: str, seed: int) -> list[SampleId]:
        with Project.create(
            tmp_path / name, tested_project.samples, tested_project.journal.labels.classes.values()
        ) as project:
            key = tested_project.meta.encoder_key
            project.meta.encoder_key = key
            project.embeddings.folder.mkdir()
            there = tested_project.embeddings
            for shard, known in zip(there.shards(key), there.committed(), strict=True):
                goal = project.embeddings.folder / known.path.name
                goal.write_bytes(known.path.read_bytes())
                project.embeddings.add_shard(WrittenShard(goal, shard.rows, key, known.sha256, 1))
            session = LabelSession(project, settings(seed=seed))
            ids = answer(session, BATCH)
            session.refit()
            return ids + answer(session, 2 * BATCH)

    first = picks("a.aldesk", 3)
    assert picks("b.aldesk", 3) == first
    assert picks("c.aldesk", 4) != first


def test_faster_than_the_refit_the_last_ranking_is_used(tested_project: Project) -> None:
    session = LabelSession(tested_project, settings())
    answer(session, BATCH)
    session.refit()
    assert {asked.reason for asked in session.next_batch()} == {"query"}
    answer(session, BATCH)
    assert {asked.reason for asked in session.next_batch()} == {"ranked"}


def test_of_a_long_batch_the_page_is_told_on_which_the_annotator_is(project: Project) -> None:
    session = LabelSession(project, settings())
    session.queue_next([sample.id for sample in project.samples])
    batch = session.queue.last_batch()
    answer(session, 10)
    progress = session.queue.progress()
    assert (progress.n_samples, progress.n_done, progress.n_audit) == (len(batch), 10, 0)
    assert session.queue.last_batch(4) == batch[8:12]
    assert session.queue.last_batch(100) == batch
    answer(session, len(batch) - 10)
    assert session.queue.last_batch(4) == batch[(len(batch) - 1) // 4 * 4 :]


def test_a_stale_result_is_dropped(tested_project: Project) -> None:
    session = LabelSession(tested_project, settings())
    key = tested_project.meta.encoder_key
    old, new = session.refit_request(key), session.refit_request(key)
    answer_to = partial(
        RefitResult,
        n_labeled=6,
        ranked=old.candidates,
        rows=old.predict_rows,
        proba=np.ones((len(old.predict_rows), 3), np.float16),
        n_check=40,
        fit_seconds=0.0,
        query_seconds=0.0,
    )
    assert session.accept(answer_to(new.generation, n_correct=39))
    assert not session.is_waiting
    assert not session.accept(answer_to(old.generation, n_correct=40))
    assert session.accuracy.newest().n_correct == 39


def test_the_next_batch_is_there_before_the_predictions_and_these_change_at_once(
    tested_project: Project,
) -> None:
    session = LabelSession(tested_project, settings())
    answer(session, BATCH)
    old = refit_here(session, session.refit_request(tested_project.meta.encoder_key))
    session.accept(old)
    answer(session, BATCH)
    request = session.refit_request(tested_project.meta.encoder_key)
    new = refit_here(session, request)
    changes = session.accept_ranking(new.ranking)
    assert (changes.ready, changes.predictions, changes.curve) == (True, False, False)
    assert session.next_is_ready
    assert session.is_waiting
    assert session.predictions.result is old
    batch = session.next_batch()
    assert batch[0].sample.id == tested_project.samples[int(new.ranked[0])].id
    changes = session.accept(new)
    assert (changes.predictions, changes.curve) == (True, True)
    assert session.predictions.result is new
    assert not session.next_is_ready  # its choice was used already
    assert not session.accept_ranking(old.ranking)
    assert not session.accept_ranking(new.ranking)


def test_an_annotator_who_is_faster_than_the_refits_still_gets_their_answers(
    tested_project: Project,
) -> None:
    session = LabelSession(tested_project, settings())
    key = tested_project.meta.encoder_key
    answer(session, BATCH)
    first = session.refit_request(key)
    session.refit_request(key)
    changes = session.accept(refit_here(session, first))
    assert changes.predictions
    assert changes.curve
    assert session.is_waiting
    assert not session.next_is_ready
    assert {asked.reason for asked in session.next_batch()} == {"ranked"}


def test_an_answer_for_another_recipe_is_dropped(tested_project: Project) -> None:
    session = LabelSession(tested_project, settings())
    answer(session, BATCH)
    request = session.refit_request(tested_project.meta.encoder_key)
    recipe = replace(session.settings.recipe, strategy="RandomSampling")
    session.change_settings(replace(session.settings, recipe=recipe))
    assert not session.accept(refit_here(session, request))


def refit_here(session: LabelSession, request: RefitRequest) -> RefitResult:
    from aldesk.embed import EmbeddingMatrix
    from aldesk.learn.refit import refit

    embeddings = EmbeddingMatrix()
    embeddings.update(request.shards)
    return refit(request, embeddings)


def test_test_samples_are_neither_asked_nor_trained_on(tested_project: Project) -> None:
    session = LabelSession(tested_project, settings())
    test_rows = {r for r, s in enumerate(tested_project.samples) if s.split == "test"}
    session.label(tested_project.samples[min(test_rows)].id, "low")
    request = session.refit_request(tested_project.meta.encoder_key)
    assert not test_rows & set(request.rows.tolist())
    assert not test_rows & set(request.candidates.tolist())
    assert set(request.check_rows.tolist()) == test_rows


class TestAudit:
    def test_audit_samples_come_at_the_rate_and_are_not_trained_on(self, project: Project) -> None:
        session = LabelSession(project, settings(audit_rate=0.5))
        reserve = set(session.pool.reserve.tolist())
        audit = [a for a in session.next_batch() if a.reason == "audit"]
        assert 0 < len(audit) < BATCH
        answer(session, BATCH)
        request = session.refit_request("")
        rows = {project.row_of(asked.sample.id) for asked in audit}
        assert rows <= reserve
        assert set(request.check_rows.tolist()) == rows
        assert not rows & set(request.rows.tolist())
        assert not reserve & set(request.candidates.tolist())

    def test_the_reserve_does_not_depend_on_order_or_company(self, project: Project) -> None:
        session = LabelSession(project, settings(audit_rate=0.2))
        chosen = [project.samples[row].id for row in session.pool.reserve.tolist()]
        fewer = [s for s in reversed(project.samples) if int(s.id, 16) % 2]
        path = project.path.with_name("other.aldesk")
        with Project.create(path, fewer, ["a"]) as other:
            again = LabelSession(other, settings(audit_rate=0.2))
            assert [other.samples[row].id for row in again.pool.reserve.tolist()] == [
                id_ for id_ in chosen if int(id_, 16) % 2
            ]

    def test_the_reserve_stays_when_the_seed_changes(self, project: Project) -> None:
        session = LabelSession(project, settings(seed=1))
        again = LabelSession(project, settings(seed=2))
        assert again.pool.reserve.tolist() == session.pool.reserve.tolist()

    def test_labels_from_elsewhere_do_not_measure(self, project: Project) -> None:
        session = LabelSession(project, settings(audit_rate=0.5))
        audit = [a.sample for a in session.next_batch() if a.reason == "audit"]
        session.import_labels([(sample.id, "low") for sample in audit])
        request = session.refit_request("")
        assert len(request.check_rows) == 0
        assert len(request.rows) == 0

    def test_predictions_are_hidden_also_after_its_answer(self, project: Project) -> None:
        session = LabelSession(project, settings(audit_rate=0.5))
        batch = session.next_batch()
        request = session.refit_request("")
        proba = np.tile(np.array([0.5, 0.25, 0.25], np.float16), (len(request.predict_rows), 1))
        rows = request.predict_rows
        session.accept(
            RefitResult(request.generation, 1, request.candidates, rows, proba, 0, 0, 0.0, 0.0)
        )
        for asked in batch:
            hidden = session.prediction(asked.sample.id) is None
            assert hidden == (asked.reason == "audit")
            session.label(asked.sample.id, "low")
            hidden = session.prediction(asked.sample.id) is None
            assert hidden == (asked.reason == "audit")

    def test_without_a_rate_the_reserve_is_kept_for_a_later_audit(self, project: Project) -> None:
        session = LabelSession(project, settings(audit_rate=0.0))
        assert {a.reason for a in session.next_batch()} == {"random"}
        request = session.refit_request("")
        assert not set(session.pool.reserve.tolist()) & set(request.candidates.tolist())
        n_others = len(project.samples) - len(session.pool.reserve.tolist())
        assert len(request.candidates) == n_others - BATCH


def test_blind_labelling_hides_predictions(tested_project: Project) -> None:
    session = LabelSession(tested_project, settings())
    answer(session, BATCH)
    session.refit()
    sample_id = session.next_batch()[0].sample.id
    assert session.prediction(sample_id) is not None
    session.change_settings(replace(session.settings, blind=True))
    assert session.prediction(sample_id) is None


def test_a_class_added_later_has_no_probability_yet(tested_project: Project) -> None:
    session = LabelSession(tested_project, settings())
    answer(session, BATCH)
    session.refit()
    session.add_class("new")
    proba = session.prediction(session.next_batch()[0].sample.id)
    assert proba is not None
    assert proba.shape == (4,)
    assert proba[3] == 0


def test_a_class_that_was_undone_leaves_its_probabilities_to_nobody(
    tested_project: Project,
) -> None:
    session = LabelSession(tested_project, settings())
    session.add_class("zebra")
    request = session.refit_request(tested_project.meta.encoder_key)
    rows = request.predict_rows
    proba = np.tile(np.array([0, 0, 0, 1], np.float16), (len(rows), 1))
    session.undo()
    session.add_class("horse")
    answer_ = RefitResult(request.generation, 1, rows, rows, proba, 0, 0, 0.0, 0.0)
    session.accept(answer_)
    shown = session.prediction(tested_project.samples[int(rows[0])].id)
    assert shown is not None
    assert shown.tolist() == [0, 0, 0, 0]


def test_a_test_split_too_small_to_measure_with_is_not_used(
    tmp_path: Path, make_tones: Callable[..., Path]
) -> None:
    source = make_tones(10, name="few")
    with make(NewProject(tmp_path / "few.aldesk", source, Options(test="30%"))) as project:
        assert LabelSession(project).accuracy.basis == "audit"


def test_refitting_without_embeddings_says_what_to_do(project: Project) -> None:
    with pytest.raises(Problem, match="aldesk embed"):
        LabelSession(project, settings()).refit()


def test_an_import_is_one_act(project: Project) -> None:
    session = LabelSession(project, settings())
    session.import_labels([(sample.id, "low") for sample in project.samples])
    assert session.labels.n_labeled == len(project.samples)
    assert session.next_batch() == ()
    session.undo()
    assert session.labels.n_labeled == 0
    with pytest.raises(Problem, match="purple"):
        session.import_labels([(project.samples[0].id, "low"), (project.samples[1].id, "purple")])
    assert session.labels.n_labeled == 0


class TestGrowth:
    """Samples that come while the session goes on."""

    @staticmethod
    def parts(project: Project) -> tuple[ImportBatch, ImportBatch]:
        samples = tuple(project.samples)
        return ImportBatch(samples[:12]), ImportBatch(samples[12:])

    @pytest.fixture
    def grown(self, project: Project, tmp_path: Path) -> Iterator[LabelSession]:
        first, second = self.parts(project)
        self.rest = second
        classes = ["high", "low", "middle"]
        with Project.create(tmp_path / "grown.aldesk", first.samples, classes) as part:
            yield LabelSession(part, settings(audit_rate=0.3))

    def test_new_samples_are_asked_about_and_the_queue_stays(self, grown: LabelSession) -> None:
        first = grown.next_batch()
        grown.label(first[0].sample.id, "low")
        changes = grown.add_samples(self.rest)
        assert changes == Changes(pool=True)
        assert grown.queue.items() == list(first[1:])
        seen = [asked.sample.id for asked in first]
        while batch := grown.next_batch():
            seen += [asked.sample.id for asked in batch]
        assert len(set(seen)) == len(seen) == 36
        assert not grown.add_samples(self.rest)

    def test_the_audit_is_the_same_as_if_all_had_been_there(self, grown: LabelSession) -> None:
        grown.add_samples(self.rest)
        whole = LabelSession(grown.project)
        assert whole.pool.reserve.tolist() == grown.pool.reserve.tolist()
        request = grown.refit_request("")
        assert request.candidates.tolist() == whole.refit_request("").candidates.tolist()
        assert len(request.predict_rows) == 36
        assert grown.prediction(self.rest.samples[0].id) is None

    def test_a_test_split_that_is_still_read_is_counted_on(
        self, tested_project: Project, tmp_path: Path
    ) -> None:
        samples = sorted(tested_project.samples, key=lambda s: s.split)
        with Project.create(
            tmp_path / "half.aldesk",
            samples[:50],
            ["high", "low", "middle"],
            meta={"expects_test": True},
        ) as half:
            half.imports.begin("/data/clips", {})
            session = LabelSession(half, settings(audit_rate=0.5))
            assert session.accuracy.basis == "test"
            assert session.pool.reserve.tolist()  # until the test split is known to be large enough
            session.add_samples(ImportBatch(tuple(samples[50:])))
            assert session.accuracy.basis == "test"
            assert not session.pool.reserve.tolist()

    def test_one_that_turns_out_too_small_leaves_the_audit(self, project: Project) -> None:
        project.meta.expects_test = True
        project.imports.begin("/data/clips", {})
        while_reading = LabelSession(project)
        assert while_reading.accuracy.basis == "test"
        reserved = while_reading.pool.reserve.tolist()
        project.imports.finish(project.imports.sources()[-1].number)
        assert LabelSession(project).accuracy.basis == "audit"
        assert LabelSession(project).pool.reserve.tolist() == reserved

    def test_a_moved_file_is_told(self, project: Project, tmp_path: Path) -> None:
        session = LabelSession(project)
        moved = project.samples[3]
        goal = tmp_path / "x.wav"
        assert session.add_samples(ImportBatch(moved=((moved.id, goal),))).samples == {moved.id}
        assert project.samples[3].path == goal
