"""Names that tell windows apart."""

from pathlib import Path

import pytest

from aldesk.core.ids import SampleId
from aldesk.core.sample import Sample
from aldesk.core.sample_name import clock_time, sample_name
from aldesk.core.span import Span


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0:00"), (7.5, "0:07.5"), (59.96, "1:00"), (3723, "1:02:03"), (46_800, "13:00:00")],
)
def test_a_time_in_a_recording(seconds: float, text: str) -> None:
    assert clock_time(seconds) == text


def test_a_window_is_called_by_its_file_and_start() -> None:
    clip = Sample(SampleId("a"), Path("x/night.wav"), "sound")
    window = Sample(SampleId("a@0-3"), clip.path, "sound", span=Span(63, 66))
    assert [sample_name(clip), sample_name(window)] == ["night.wav", "night.wav · 1:03"]
