"""Windows of one recording are alike: the audit keeps them together."""

from pathlib import Path

import numpy as np
import pytest

from aldesk.arrays import Rows
from aldesk.core.groups import BY_PART
from aldesk.core.ids import SampleId
from aldesk.core.import_batch import ImportBatch, SourceSummary
from aldesk.core.recording import Recording, WindowRule, recording_id
from aldesk.core.sample_rows import SampleRows
from aldesk.core.span import Span
from aldesk.session import LabelSession
from aldesk.session.audit_groups import audit_groups
from aldesk.session.new_project import NewProject, begin
from aldesk.sources import Options
from aldesk.store import Project
from tests.session.recordings import recordings


def made(path: Path, part: ImportBatch, n_files: int) -> Project:
    new = NewProject(path / "a.aldesk", path, Options(window=3))
    return begin(new, SourceSummary(n_files, 0, "sound", ("owl",)), part)


def ids(session: LabelSession, rows: Rows) -> set[str]:
    return {recording_id(session.project.samples[int(row)].id) for row in rows}


def test_a_recording_is_audited_or_learnt_from(tmp_path: Path) -> None:
    with made(tmp_path, ImportBatch(recordings=recordings(20)), 20) as project:
        session = LabelSession(project)
        kept, free = session.pool.reserve, session.pool.candidates()
        assert len(kept) + len(free) == len(project.samples) == 4000
        assert 2 <= len(ids(session, kept)) <= 10
        assert not ids(session, kept) & ids(session, free)


def test_the_reserve_is_asked_about_in_a_random_order(tmp_path: Path) -> None:
    with made(tmp_path, ImportBatch(recordings=recordings(20)), 20) as project:
        session = LabelSession(project)
        first = session.pool.reserve[:40]
        assert len(ids(session, first)) > 1
        assert abs(np.corrcoef(first, np.arange(40))[0, 1]) < 0.5


def test_of_few_recordings_minutes_are_kept(tmp_path: Path) -> None:
    with made(tmp_path, ImportBatch(recordings=recordings(2, 60)), 2) as project:
        assert project.meta.audit_by == BY_PART
        session = LabelSession(project)
        share = len(session.pool.reserve) / len(project.samples)
        assert 0.05 < share < 0.6
        kept = np.sort(session.pool.reserve).reshape(-1, 100)  # of five minutes each
        assert (np.diff(kept, axis=1) == 1).all()


def test_what_comes_later_changes_the_order_of_none(tmp_path: Path) -> None:
    early, late = recordings(30)[:10], recordings(30)[10:]
    with made(tmp_path, ImportBatch(recordings=early), 30) as project:
        session = LabelSession(project)
        session.add_samples(ImportBatch(recordings=late))
        grown = session.pool.reserve.tolist()
    with Project.open(tmp_path / "a.aldesk") as project:
        assert LabelSession(project).pool.reserve.tolist() == grown
        seed = project.meta.audit_seed
    other = tmp_path / "other"
    other.mkdir()
    with made(other, ImportBatch(recordings=(*early, *late)), 30) as project:
        project.meta.audit_seed = seed
        assert LabelSession(project).pool.reserve.tolist() == grown


def test_sites_can_be_kept_together(tmp_path: Path) -> None:
    with made(tmp_path, ImportBatch(recordings=recordings(20, n_sites=2)), 20) as project:
        project.meta.audit_by = "site"
        session = LabelSession(project)
        names = {project.samples[int(row)].columns["site"] for row in session.pool.reserve}
        assert names == {"A", "B"}  # of two there is no more to choose: see `reserved_groups`


def test_a_stretch_of_ones_own_goes_with_its_recording(tmp_path: Path) -> None:
    with made(tmp_path, ImportBatch(recordings=recordings(20)), 20) as project:
        session = LabelSession(project)
        reserved = ids(session, session.pool.reserve)
        new = [one.stretch(Span(1.25, 2.5)) for one in recordings(20)]
        session.add_samples(ImportBatch(tuple(new)))
        for stretch in new:
            row = project.row_of(stretch.id)
            assert session.pool.is_reserved[row] == (recording_id(stretch.id) in reserved)


def test_a_recording_that_was_audited_stays_so(tmp_path: Path) -> None:
    early, late = recordings(40)[:2], recordings(40)[2:]
    with made(tmp_path, ImportBatch(recordings=early), 40) as project:
        session = LabelSession(project)
        assert ids(session, session.pool.reserve) == {one.id for one in early}
        asked = {recording_id(item.sample.id) for item in session.next_batch()}
        session.add_samples(ImportBatch(recordings=late))
        assert asked <= ids(session, session.pool.reserve)
        assert not asked & ids(session, session.pool.candidates())


def test_of_stretches_of_one_recording_some_are_left_to_learn_from(tmp_path: Path) -> None:
    hour = recordings(1, 60)[0]
    stretches = tuple(hour.stretch(Span(t, t + 2.0)) for t in range(0, 3000, 50))
    with made(tmp_path, ImportBatch(stretches), 1) as project:
        session = LabelSession(project)
        assert len(session.pool.reserve)
        assert len(session.pool.candidates())


@pytest.mark.parametrize("hop", [3.0, 7.0, 7.1, 200.0])
def test_a_stretch_goes_with_the_minutes_in_which_it_begins(hop: float) -> None:
    night = Recording(SampleId("a" * 32), Path("/n.wav"), 4 * 3600, 8000, WindowRule(hop, hop))
    samples, starts = SampleRows(), np.arange(0.5, 3 * 3600, 37.0)
    samples.add_recording(night)
    alone = samples.add(night.stretch(Span(start, start + 1)) for start in starts.tolist())
    numbers = audit_groups(samples, BY_PART).numbers(np.arange(len(samples)))
    windows = (starts // hop).astype(np.int64)
    assert numbers[alone.start : alone.stop].tolist() == numbers[windows].tolist()
    assert len(np.unique(numbers)) > 30
