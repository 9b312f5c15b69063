import pytest

from aldesk.core.pace import Pace
from aldesk.gui.window.status_line import StatusLine, labels_per_minute
from aldesk.gui.window.window import Window
from aldesk.store import Project


def test_the_pace_is_of_the_last_minute() -> None:
    assert labels_per_minute([0.0, 1.0], 2.0) is None
    assert labels_per_minute([0.0, 2.0, 4.0, 6.0], 7.0) == pytest.approx(30.0)
    assert labels_per_minute([0.0, 2.0, 4.0, 6.0], 100.0) is None


def test_long_work_shows_its_rate_and_the_time_left(window: Window) -> None:
    status = StatusLine()
    now = [0.0]
    for job in (status.importing, status.search, status.export):
        job._pace = Pace(lambda: now[0])
    for show, job, words in (
        (status.show_import, status.importing, "Reading files: 1,100 of 2,000"),
        (status.show_search, status.search, "Looking for moved files: 1,100 of 2,000"),
        (status.show_export, status.export, "Exporting: 1,100 of 2,000"),
    ):
        show(100, 2000)
        now[0] += 10
        show(1100, 2000)
        assert job.words._whole == f"{words} · 100/s · 9 s left"
        assert not job.isHidden()
        show(0, 0)
        assert job.isHidden()
    status.widget.deleteLater()


def test_what_is_told_of_a_project_is_seen_while_one_is_open(
    window: Window, project: Project
) -> None:
    path = project.path
    project.close()
    saved = window._status._saved
    assert not saved.isVisible()
    window.show_project(Project.open(path))
    assert saved.isVisible()
    window.leave_project()
    assert not saved.isVisible()


@pytest.mark.parametrize("is_open", [True, False])
def test_work_of_a_project_that_was_left_is_told_no_more(window: Window, is_open: bool) -> None:
    status = StatusLine()
    status.show_import(5, 10)
    status.show_search(5, 10)
    status.show_project(is_open)
    assert status.importing.isHidden()
    assert status.search.isHidden()
    status.widget.deleteLater()
