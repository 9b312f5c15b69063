"""What the line at the head says."""

from aldesk.gui.window.window import Window
from aldesk.session import LabelSession
from aldesk.store import Project


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
