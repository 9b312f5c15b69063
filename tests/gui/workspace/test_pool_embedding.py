"""What tells of an embedding after its project was closed is not listened to."""

from aldesk.core.outcome import Done
from aldesk.engine.embed.reports import EncoderLoaded
from aldesk.gui.window.window import Window
from tests.gui.drive import opened


def test_a_report_that_comes_when_the_project_is_closed_does_nothing(quiet: Window) -> None:
    embedding = opened(quiet).embedding
    quiet.close_project()
    late = EncoderLoaded.__new__(EncoderLoaded)  # nothing of it is read
    embedding._take(late)


def test_an_end_that_is_told_while_the_project_is_closed_begins_nothing(quiet: Window) -> None:
    embedding = opened(quiet).embedding
    embedding.stop()
    embedding._is_found = True  # files were found again while it ran, and are still to be embedded
    embedding._end(Done())
    assert not embedding.is_running
