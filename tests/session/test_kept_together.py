"""What is kept together where accuracy is measured, and what the interval makes of it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from aldesk.core.errors import Problem
from aldesk.core.groups import BY_PART
from aldesk.core.ids import SampleId
from aldesk.core.import_batch import ImportBatch, SourceSummary
from aldesk.core.refit import RefitRequest, RefitResult
from aldesk.core.sample import Sample
from aldesk.core.span import Span
from aldesk.evaluate.clustered import clustered_interval
from aldesk.evaluate.interval import wilson
from aldesk.session import LabelSession, Settings
from aldesk.session.audit_groups import audit_groups
from aldesk.session.kept_together import FIXED, choices, choose, name_of, sentence_of
from aldesk.session.new_project import NewProject, begin
from aldesk.session.overview import checked
from aldesk.sources import Options
from aldesk.store import Project
from tests.session.recordings import recordings


def clips(n: int, **columns: Sequence[str]) -> tuple[Sample, ...]:
    return tuple(
        Sample(
            SampleId(f"{number:032x}"),
            Path(f"/in/{number}.wav"),
            "sound",
            columns={name: values[number % len(values)] for name, values in columns.items()},
        )
        for number in range(n)
    )


def made(path: Path, part: ImportBatch, test: str = "") -> Project:
    n = len(part.samples) + len(part.recordings)
    new = NewProject(path / "a.aldesk", path, Options(window=3, test=test))
    n_test = sum(sample.split == "test" for sample in part.samples)
    return begin(new, SourceSummary(n, n_test, "sound", ("owl", "toad")), part)


def answer_audit(session: LabelSession, n: int) -> None:
    """Ask about samples for the audit, and call each an owl."""
    while int(session.pool.is_audited.sum()) < n:
        session.next_batch()
    for item in session.queue.items():
        if item.reason == "audit":
            session.label(item.sample.id, "owl")


def answer_to(request: RefitRequest, right: Sequence[bool]) -> RefitResult:
    guesses = np.where(np.array(right), request.check_codes, 1 - request.check_codes)
    proba = np.full((len(request.predict_rows), request.n_classes), 0.5, np.float16)
    measured = len(guesses), int(sum(right))
    result = RefitResult(
        request.generation, 1, request.candidates, request.predict_rows, proba, *measured, 0, 0
    )
    return replace(
        result,
        check_rows=request.check_rows,
        check_codes=request.check_codes,
        check_guesses=guesses,
    )


ALL_AUDIT = Settings(audit_rate=1.0)


def test_a_refit_is_told_which_training_samples_are_alike(tmp_path: Path) -> None:
    with made(tmp_path, ImportBatch(recordings=recordings(4))) as project:
        session = LabelSession(project)
        free = np.flatnonzero(session.pool.is_free(np.arange(len(project.samples))))
        free = free[~session.pool.measures(free)]
        for row in free[:: max(1, len(free) // 12)].tolist():
            session.label(project.samples[row].id, "owl")
        request = session.refit_request("")
        assert len(request.groups) == len(request.rows) >= 12
        recording = request.rows // (len(project.samples) // 4)
        same = recording[:, None] == recording
        assert np.array_equal(request.groups[:, None] == request.groups, same)
        assert not same.all()


def test_windows_of_one_recording_count_for_fewer_and_stay_so_on_the_disk(tmp_path: Path) -> None:
    with made(tmp_path, ImportBatch(recordings=recordings(20))) as project:
        session = LabelSession(project, ALL_AUDIT)
        answer_audit(session, 60)
        request = session.refit_request("")
        of = request.check_rows // 200  # windows in each recording
        right = of % 2 == 0
        session.accept(answer_to(request, right.tolist()))
        told = session.accuracy.newest()
        assert told.alike == clustered_interval(right, of)
        low, high = wilson(told.n_correct, told.n)
        assert told.interval[0] < low
        assert told.interval[1] > high
        seen = checked(session)
        assert seen is not None
        assert len(np.unique(seen.groups)) == len(np.unique(of))
    with Project.open(tmp_path / "a.aldesk") as project:
        assert LabelSession(project).accuracy.newest() == told


def test_clips_one_by_one_keep_the_plain_interval(tmp_path: Path) -> None:
    with made(tmp_path, ImportBatch(clips(400, site="ABCDE"))) as project:
        session = LabelSession(project, ALL_AUDIT)
        answer_audit(session, 60)
        request = session.refit_request("")
        session.accept(answer_to(request, [row % 3 > 0 for row in request.check_rows]))
        told = session.accuracy.newest()
        assert told.alike is None
        assert told.interval == wilson(told.n_correct, told.n)


def test_clips_of_a_site_can_be_kept_together(tmp_path: Path) -> None:
    with made(tmp_path, ImportBatch(clips(400, site="ABCDEFGH"))) as project:
        session = LabelSession(project, ALL_AUDIT)
        assert session.keep_together("site").settings
        sites = [project.samples[row].columns["site"] for row in session.pool.reserve]
        free = {project.samples[row].columns["site"] for row in session.pool.candidates()}
        assert free
        assert not free & set(sites)
        answer_audit(session, 60)
        request = session.refit_request("")
        session.accept(answer_to(request, [row % 3 > 0 for row in request.check_rows]))
        alike = session.accuracy.newest().alike
        assert alike is not None
        assert alike.n_clusters == len(set(sites))
    with Project.open(tmp_path / "a.aldesk") as project:
        assert LabelSession(project).accuracy.kept_together == "site"


def test_it_is_chosen_before_the_audit_has_answers(tmp_path: Path) -> None:
    with made(tmp_path, ImportBatch(recordings=recordings(20))) as project:
        session = LabelSession(project, ALL_AUDIT)
        session.next_batch()
        session.keep_together(BY_PART)
        session.keep_together("")
        answer_audit(session, 5)
        assert session.accuracy.why_fixed == FIXED["audit"]
        with pytest.raises(Problem, match="answers to audit samples"):
            session.keep_together("site")
        assert project.meta.audit_by == ""


def test_columns_that_exist_can_be_chosen(tmp_path: Path) -> None:
    with made(tmp_path, ImportBatch(recordings=recordings(20))) as project:
        assert choices(project.samples) == ["", "site", BY_PART]
        with pytest.raises(Problem, match="No sample says its date"):
            choose(project, "date")
    (tmp_path / "clips").mkdir()
    few = clips(40, site="ABC", date=[f"2026-05-{day}" for day in range(10, 20)])
    with made(tmp_path / "clips", ImportBatch(few)) as project:
        assert choices(project.samples) == ["", "date"]
        with pytest.raises(Problem, match="Of 3 sites too few are left"):
            choose(project, "site")
        with pytest.raises(Problem, match="there are no parts"):
            choose(project, BY_PART)
        choose(project, "date")
        assert project.meta.audit_by == "date"


def test_what_lies_beside_audited_windows_is_not_trained_on(tmp_path: Path) -> None:
    with made(tmp_path, ImportBatch(recordings=recordings(20))) as project:
        session = LabelSession(project, ALL_AUDIT)
        audited = session.next_batch()[0].sample
        beside = project.samples[project.row_of(audited.id) // 200 * 200 + 7]
        elsewhere = project.samples[int(session.pool.candidates()[0])]
        session.import_labels([(beside.id, "toad"), (elsewhere.id, "toad")])
        rows, _ = session.pool.training_labels(session.labels.classes)
        assert rows.tolist() == [project.row_of(elsewhere.id)]


def test_a_test_split_goes_as_its_rule_says(tmp_path: Path) -> None:
    def segment(number: int) -> Sample:
        start = float(number // 8)
        at = Span(start, start + 1)
        id_ = SampleId(f"{number % 8:032x}@{number // 8 * 1000}-{number // 8 * 1000 + 1000}")
        columns = {"site": "AABBCCDD"[number % 8]}
        return Sample(id_, Path(f"/in/{number % 8}.wav"), "sound", "owl", "test", columns, at)

    for test, n_groups in (("50%", 8), ("50% by site", 4)):
        folder = tmp_path / test
        folder.mkdir()
        with made(folder, ImportBatch(tuple(map(segment, range(80)))), test) as project:
            session = LabelSession(project)
            assert (session.accuracy.basis, session.accuracy.why_fixed) == ("test", FIXED["test"])
            groups = session.accuracy.groups(np.arange(80))
            assert len(np.unique(groups)) == n_groups


def test_numbers_are_equal_within_a_group_only(tmp_path: Path) -> None:
    part = ImportBatch(clips(3), recordings=recordings(12)[3:])
    with made(tmp_path, part) as project:
        groups = audit_groups(project.samples, "site")
        rows = np.arange(len(project.samples))
        sites = [sample.columns.get("site", str(row)) for row, sample in enumerate(project.samples)]
        numbers = groups.numbers(rows)
        assert len(set(zip(numbers.tolist(), sites, strict=True))) == len(set(sites))
        assert len(set(numbers.tolist())) == len(set(sites)) == 8


def test_the_words_fit() -> None:
    assert name_of("") == "recordings"
    assert "each file" in name_of("", windows=False)
    assert name_of("station") == "the same station"
    assert "cannot be known" in sentence_of(BY_PART)
    assert "station" in sentence_of("station")
