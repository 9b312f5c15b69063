"""Which samples stay together."""

from aldesk.core.groups import group_of
from aldesk.core.ids import SampleId
from aldesk.core.recording import window_id
from aldesk.core.span import Span

RECORDING = SampleId("0" * 32)


def test_windows_are_of_their_recording_or_of_what_a_column_says() -> None:
    window = window_id(RECORDING, Span(3.0, 6.0))
    assert group_of(window, {"site": "A"}) == group_of(RECORDING, {}) == RECORDING
    assert group_of(window, {"site": "A"}, "site") == "A"
    assert group_of(window, {"site": ""}, "site") == RECORDING
    assert group_of(window, {"site": "A"}, "date") == RECORDING
