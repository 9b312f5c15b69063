"""Rows of samples and of recordings' windows are one sequence."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aldesk.core.ids import SampleId
from aldesk.core.recording import Recording, WindowRule
from aldesk.core.sample import Sample
from aldesk.core.sample_rows import SampleRows
from aldesk.core.some_rows import SomeRows
from aldesk.core.span import Span


def clip(number: int) -> Sample:
    return Sample(SampleId(f"{number:032x}"), Path(f"{number}.wav"), "sound")


def recording(number: int, seconds: float, hop: float = 3.0) -> Recording:
    rule = WindowRule(3.0, hop)
    return Recording(SampleId(f"ff{number:030x}"), Path(f"r{number}.wav"), seconds, 8000, rule)


kinds = st.lists(st.one_of(st.just("clip"), st.floats(0.5, 40)), max_size=12)


@given(kinds, st.sampled_from([3.0, 1.5, 0.7]))
def test_each_row_is_found_by_its_id_and_stays(kinds: list[str | float], hop: float) -> None:
    rows = SampleRows()
    wanted: list[Sample] = []
    for number, kind in enumerate(kinds):
        if isinstance(kind, str):
            new, one = rows.add([clip(number)]), [clip(number)]
        else:
            made = recording(number, kind, hop)
            new, one = rows.add_recording(made), list(map(made.window, range(made.n_windows)))
        assert list(new) == list(range(len(wanted), len(wanted) + len(one)))
        wanted += one
    assert len(rows) == len(wanted)
    assert list(rows) == [rows[row] for row in range(len(rows))] == wanted
    assert [rows.row_of(sample.id) for sample in wanted] == list(range(len(wanted)))
    assert len({sample.id for sample in wanted}) == len(wanted)
    assert [row for run, _ in rows.runs() for row in run] == list(range(len(wanted)))


def test_an_id_that_is_no_window_has_no_row() -> None:
    rows, made = SampleRows(), recording(1, 9)
    rows.add_recording(made)
    for id_ in ("", "zz", made.id, f"{made.id}@1-3001", f"{made.id}@x-y", f"{made.id}@9000-12000"):
        assert rows.row_of(SampleId(id_)) is None


def test_a_stretch_of_ones_own_is_kept_beside_the_windows() -> None:
    rows, made = SampleRows(), recording(1, 9)
    rows.add_recording(made)
    own = made.stretch(Span(1.25, 2.0))
    assert list(rows.add([own])) == [3]
    assert rows.row_of(own.id) == 3
    assert rows.recording(own.id) is made


def test_a_file_that_moves_takes_its_windows_and_stretches_along() -> None:
    rows, made = SampleRows(), recording(1, 9)
    rows.add([clip(0)])
    rows.add_recording(made)
    rows.add([made.stretch(Span(1.25, 2.0)), clip(2)])
    rows.move(made.id, Path("elsewhere.wav"))
    rows.move(clip(2).id, Path("new.wav"))
    names = [sample.path.name for sample in rows]
    assert names == ["0.wav", *["elsewhere.wav"] * 4, "new.wav"]


def test_the_runs_of_what_came_later() -> None:
    rows, made = SampleRows(), recording(1, 9)
    rows.add([clip(0), clip(1)])
    later = rows.add([clip(2)])
    assert list(rows.runs(later)) == [(range(2, 3), [clip(2)])]
    much = rows.add_recording(made)
    assert list(rows.runs(much)) == [(range(3, 6), made)]
    assert rows[1:4][1] == clip(2)


def test_a_million_windows_cost_nothing() -> None:
    rows = SampleRows()
    for number in range(1000):
        rows.add_recording(recording(number, 3600))
    assert len(rows) == 1_200_000
    last = rows[-1]
    assert last.span == Span(3597.0, 3600.0)
    assert rows.row_of(last.id) == 1_199_999


def test_ids_of_some_rows_are_made_when_they_are_asked_for() -> None:
    rows = SampleRows()
    rows.add([clip(1)])
    rows.add_recording(recording(2, 3_000_000))
    some = SomeRows(rows, np.arange(len(rows))[::-1])
    assert len(some.ids) == 1_000_001
    assert some.ids[1_000_000] == clip(1).id
    assert some.ids[:2][1] == rows[999_999].id
    assert some.ids.index(rows[7].id) == 1_000_000 - 7
    assert rows[7].id in some.ids
    assert rows[7].id not in some.ids[:100]
    assert "x" not in some.ids
    with pytest.raises(ValueError, match="x"):
        some.ids.index("x")


def test_what_there_is_is_counted() -> None:
    rows = SampleRows()
    rows.add([clip(1), replace(clip(3), split="test")])
    assert (rows.n_recordings, rows.n_windows, rows.n_test, rows.has_columns) == (0, 0, 1, False)
    rows.add_recording(replace(recording(2, 30), split="test", columns={"site": "mill"}))
    assert (rows.n_recordings, rows.n_windows, rows.n_test, rows.has_columns) == (1, 10, 11, True)
    assert (rows.copy().n_windows, rows.copy().n_test) == (10, 11)
