"""What the line at the head says."""

from pytestqt.qtbot import QtBot

from aldesk.engine.embed.reports import LongClip
from aldesk.gui.window.window import Window
from aldesk.session import LabelSession
from aldesk.store import Project
from tests.gui.drive import opened


def test_nothing_is_called_ready_when_all_is_done(window: Window, tested_project: Project) -> None:
    path = tested_project.path
    LabelSession(tested_project).label_many([s.id for s in tested_project.samples], "low")
    tested_project.close()
    window.show_project(Project.open(path))
    assert window.open_project
    session = window.open_project.session
    assert session.queue.current is None
    session._chooser.is_ready = True
    window._top.show_session(session)
    assert not window._top._next.isVisible()


def test_a_clip_that_takes_long_is_named(quiet: Window, qtbot: QtBot) -> None:
    embedding, top = opened(quiet).embedding, quiet._top
    embedding._take(LongClip(37 * 60.0))
    embedding._show(12, 340)
    assert top._embedding.text() == "Embedding 12 of 340"  # it may be through in a moment
    with qtbot.waitSignal(top._patience.timeout):
        pass
    embedding._show(12, 340)
    assert top._embedding.text() == "Embedding a long clip: 37 min · 12 of 340"
    embedding._take(LongClip(0.0))
    embedding._show(13, 340)
    assert top._embedding.text() == "Embedding 13 of 340"
