"""When samples were recorded, by row."""

from pathlib import Path

import numpy as np

from aldesk.core.ids import SampleId
from aldesk.core.moments import window_moment
from aldesk.core.recording import Recording, WindowRule
from aldesk.core.sample import Sample
from aldesk.core.sample_rows import SampleRows
from aldesk.core.sample_times import begin_of, hours_of_day, sample_times, window_times
from aldesk.core.span import Span


def clip(number: int, **columns: str) -> Sample:
    return Sample(SampleId(f"{number:032x}"), Path("a.wav"), "sound", columns=columns)


def night(columns: dict[str, str]) -> Recording:
    id_ = SampleId("f" * 32)
    return Recording(id_, Path("n.wav"), 10.0, 8000, WindowRule(3, 2), columns=columns)


def test_each_window_begins_at_its_own_time() -> None:
    rows = SampleRows()
    made = night({"recorded_at": "2026-05-12T23:59:56+02:00"})
    rows.add([clip(1, date="2026-05-12", time="05:00:00"), clip(2)])
    rows.add_recording(made)
    times = sample_times(rows)
    assert np.isnan(times[1])
    for row, sample in list(enumerate(rows))[2:]:
        moment = window_moment(sample.columns, sample.span or Span(0, 1))
        assert moment
        assert hours_of_day(times)[row] == moment.hour
    assert np.diff(times[2:]).tolist() == [2, 2, 2, 1]  # the last ends with the recording
    assert [begin_of(sample) for sample in rows][2:] == window_times(made).tolist()
    assert hours_of_day(times).tolist() == [5, -1, 23, 23, 0, 0, 0]


def test_a_stretch_of_ones_own_begins_where_it_does() -> None:
    rows, made = SampleRows(), night({"date": "2026-05-12", "time": "05:00:00"})
    rows.add([made.stretch(Span(7, 8))])
    rows.add_recording(made)
    times = sample_times(rows)
    assert times[0] - times[1] == 7
