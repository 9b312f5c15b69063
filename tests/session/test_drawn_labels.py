"""Labels that were drawn with known probabilities measure, too, if that is asked for."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from aldesk.core.ids import SampleId
from aldesk.core.import_batch import ImportBatch
from aldesk.core.query_record import Chance, read_record, record_text
from aldesk.core.refit import Recipe
from aldesk.core.sample import Sample
from aldesk.session import LabelSession, Settings
from aldesk.session.batch_chooser import BatchChooser
from aldesk.session.drawn_labels import _Asked, weighted
from aldesk.session.replay import replay
from aldesk.store import Project
from aldesk.store.merge_files import merge_files
from tests.session.test_outlook import answered
from tests.session.test_replay import rank

DRAWN = Settings(
    Recipe("logistic", "SampledUncertainty", {}, 8), audit_rate=0.3, seed=2, weighs=True
)


def chances(project: Project) -> list[Chance | None]:
    chosen = project.queries.chosen().values()
    return [chance for one in chosen if one.record for chance in one.record.chances]


def test_each_draw_is_kept_with_its_probability(tested_project: Project) -> None:
    session = LabelSession(tested_project, DRAWN)
    n_free = len(session.pool.candidates())
    answered(session, 3)
    queries = tested_project.queries.all()
    asked = [item for query in queries for item in query.samples]
    told = chances(tested_project)
    drawn = [chance for chance in told if chance]
    assert len(drawn) == len(asked)
    assert [chance.n_left for chance in drawn] == list(range(n_free, n_free - len(drawn), -1))
    at_random = sum(reason == "random" for _, reason in asked)
    even = [chance.chance * chance.n_left for chance in drawn]
    assert even[:at_random] == pytest.approx(np.ones(at_random))
    assert min(even[at_random:]) >= 0.4  # no weight is much above 2
    assert len({round(each, 6) for each in even[at_random:]}) > 3


def test_a_probability_is_the_share_of_the_weights_that_are_left(tested_project: Project) -> None:
    session = LabelSession(tested_project, DRAWN)
    rows = session.pool.candidates()[:4]
    session.label(tested_project.samples[int(rows[0])].id, "high")
    chooser = BatchChooser(session.pool)
    chooser.take(rows, is_newest=True, weights=np.array([4.0, 3.0, 2.0, 1.0]))
    chooser.choose(3, 0.0, 0)
    expected = [Chance(3 / 6, 3), Chance(2 / 3, 2), Chance(1.0, 1)]
    assert chooser.chances == dict(zip(rows[1:].tolist(), expected, strict=True))


def test_a_strategy_that_does_not_draw_tells_of_no_probability(tested_project: Project) -> None:
    session = LabelSession(tested_project, replace(DRAWN, recipe=Recipe("logistic", batch_size=8)))
    answered(session, 2)
    first, second = (one.record for one in tested_project.queries.chosen().values())
    assert first is not None
    assert first.chances
    assert second is not None
    assert second.chances == ()


def test_what_is_labelled_by_hand_is_left_out_of_what_is_drawn_from(
    tested_project: Project,
) -> None:
    session = LabelSession(tested_project, DRAWN)
    answered(session, 1)
    by_hand = session.pool.candidates()[:20]
    for row in by_hand.tolist():
        session.label(tested_project.samples[row].id, "high")
    n_free = len(session.pool.candidates())
    session.next_batch()
    record = tested_project.queries.chosen()[1].record
    assert record is not None
    assert next(chance for chance in record.chances if chance).n_left == n_free


def test_the_accuracy_is_measured_by_them_if_asked(
    tested_project: Project,
) -> None:
    session = LabelSession(tested_project, replace(DRAWN, weighs=False))
    answered(session, 3)
    assert session.accuracy.newest_weighted() is None
    session.change_settings(DRAWN)
    answered(session, 3)
    told = session.accuracy.newest_weighted()
    assert told is not None
    assert told.n == session.n_training == 48
    assert 0 <= told.low < told.value <= told.high <= 1
    assert LabelSession(tested_project).accuracy.newest_weighted() == told


def test_labels_given_by_hand_between_draws_count_less_the_earlier_they_came(
    tested_project: Project,
) -> None:
    session = LabelSession(tested_project, DRAWN)
    answered(session, 2)
    free = tested_project.samples[int(session.pool.candidates()[0])].id
    session.label(free, "high")
    answered(session, 1)
    rows = session.pool.training_labels(session.labels.classes)[0]
    by_hand = rows == tested_project.row_of(free)
    all_wrong = weighted(tested_project, rows, np.zeros(len(rows), bool), rows)
    only_this = weighted(tested_project, rows, by_hand, rows)
    but_this = weighted(tested_project, rows, ~by_hand, rows)
    assert all_wrong is not None
    assert only_this is not None
    assert but_this is not None
    assert all_wrong.n == len(rows) - 1
    assert (all_wrong.value, only_this.value) == (0, 0)  # it is none of those that are left
    assert but_this.value == 1


def test_what_was_drawn_and_skipped_is_told_and_counts_as_no_sample(
    tested_project: Project,
) -> None:
    session = LabelSession(tested_project, DRAWN)
    answered(session, 2)
    skipped = session.next_batch()[0].sample.id
    session.skip(skipped)
    rows = session.pool.training_labels(session.labels.classes)[0]
    told = weighted(tested_project, rows, np.ones(len(rows), bool), rows)
    assert told is not None
    assert (told.n, told.n_unknown, told.value) == (len(rows), 1, 1)
    assert "1 more was drawn" in replace(told, n=30).text()


def test_labels_that_were_drawn_in_two_copies_measure_where_they_are_merged(
    tested_project: Project, tmp_path: Path
) -> None:
    answered(LabelSession(tested_project, DRAWN), 1)
    other = tmp_path / "other.aldesk"
    shutil.copy(tested_project.path, other)
    shutil.copytree(tested_project.embeddings.folder, other.with_suffix(".embeddings"))
    answered(LabelSession(tested_project), 1)
    tested_project.close()
    with Project.open(other) as project:
        answered(LabelSession(project, replace(DRAWN, seed=5)), 2)
    file = merge_files(other, tested_project.path, tmp_path / "both.aldesk").file
    with Project.open(file) as project:
        session = LabelSession(project)
        newest = len(project.queries.asked())
        session.next_batch()  # it knows of both, and is not answered yet
        rows = session.pool.training_labels(session.labels.classes)[0]
        drawn = [
            row for q in project.queries.asked()[:-1] for row, why in q.samples if why != "audit"
        ]
        for right in (np.ones(len(rows), bool), np.zeros(len(rows), bool)):
            told = weighted(project, rows, right, rows)
            assert told is not None
            assert told.n == len(set(drawn).intersection(rows)) == len(rows)
            assert told.value == right[0]
        assert len(drawn) > len(set(drawn))
        strands = _Asked(project).strands()
        assert len(strands) == 2
        first, second = ([draw.query for draw in one.draws.values()] for one in strands)
        only_second = next(row for row in strands[1].draws if row not in strands[0].draws)
        before = next(row for row in strands[0].draws if strands[0].draws[row].query == 0)
        assert _Asked(project).after(only_second, first) == first.index(newest)
        assert _Asked(project).after(before, second) == 0


def test_after_many_samples_were_added_what_was_drawn_before_counts_no_more(
    tested_project: Project,
) -> None:
    session = LabelSession(tested_project, DRAWN)
    for n_more in (0, 40):
        more = (Sample(SampleId(f"{n:032x}"), Path(f"/{n}.wav"), "sound") for n in range(n_more))
        session.add_samples(ImportBatch(tuple(more)))
        for item in session.next_batch():  # both at random: nothing was learned
            session.label(item.sample.id, "high")
        rows = session.pool.training_labels(session.labels.classes)[0]
        told = weighted(tested_project, rows, np.ones(len(rows), bool), rows)
        assert told is not None
        assert told.n == 8
    assert len(rows) == 16


def test_draws_come_out_the_same_again(tested_project: Project) -> None:
    answered(LabelSession(tested_project, DRAWN), 3)
    found = list(replay(tested_project, rank))
    assert [one.outcome for one in found] == ["same"] * 3
    assert not any(one.why for one in found)


def test_a_damaged_probability_is_refused(tested_project: Project) -> None:
    session = LabelSession(tested_project, DRAWN)
    session.next_batch()
    record = tested_project.queries.chosen()[0].record
    assert record is not None

    read = json.loads(record_text(record))
    assert read_record(read) == record
    for damaged in ([0.0, 5], [1.5, 5], [0.5, 0], [0.5], "half"):
        with pytest.raises(ValueError, match="record of a query"):
            read_record({**read, "chances": [damaged]})
