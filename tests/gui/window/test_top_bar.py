"""What the line at the head says."""

from pathlib import Path

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from aldesk.core.import_batch import ImportBatch
from aldesk.core.pace import Pace
from aldesk.core.span import Span
from aldesk.engine.embed.reports import LongClip
from aldesk.gui.begin.recent import remember
from aldesk.gui.kit.widgets import ElidedLabel
from aldesk.gui.window.window import Window
from aldesk.session import LabelSession
from aldesk.store import Project
from tests.gui.drive import opened, parts


def test_nothing_is_called_ready_when_all_is_done(window: Window, tested_project: Project) -> None:
    path = tested_project.path
    LabelSession(tested_project).label_many([s.id for s in tested_project.samples], "low")
    tested_project.close()
    window.show_project(Project.open(path))
    assert window.open_project
    session = window.open_project.session
    assert session.queue.current is None
    session._chooser.is_ready = True
    window._top.show_next(session)
    assert not window._top._next.isVisible()


def test_a_clip_that_takes_long_is_named(quiet: Window, qtbot: QtBot) -> None:
    embedding, top = opened(quiet).embedding, quiet._top
    top._pace = Pace(lambda: 0.0)  # no rate, however slow this computer is
    embedding._take(LongClip(37 * 60.0))
    embedding._show(12, 340)
    # It may be through in a moment.
    qtbot.waitUntil(lambda: top._embedding.text() == "Embedding 12 of 340")
    with qtbot.waitSignal(top._patience.timeout):
        pass
    embedding._show(12, 340)
    qtbot.waitUntil(lambda: top._embedding.text() == "Embedding a long clip: 37 min · 12 of 340")
    embedding._take(LongClip(0.0))
    embedding._show(13, 340)
    qtbot.waitUntil(lambda: top._embedding.text() == "Embedding 13 of 340")


def test_without_a_project_it_has_the_menu_alone(open_window: Window) -> None:
    top = open_window._top
    assert top._tabs["grid"].isVisible()
    open_window.leave_project()
    shown = [b for b in top.findChildren(QPushButton) if b.isVisible()]
    assert shown == [top.menu]
    assert not top._facts.isVisible()


def test_the_start_page_fits_below_it_with_many_projects(window: Window, qtbot: QtBot) -> None:
    for n in range(8):
        remember(Path(f"/data/{n}.aldesk"), f"project {n}", n)
    start = window.start_flow.start
    window.hide()
    window.resize(960, 600)
    window.show()
    qtbot.waitUntil(lambda: start.height() <= 600 - window._top.height())
    card = start.recent.parentWidget()
    assert card
    below = next(b for b in card.findChildren(QPushButton) if b.text() == "Open a project …")
    qtbot.waitUntil(lambda: start.recent.geometry().bottom() < below.y())
    assert start.rect().contains(card.geometry())
    assert start.recent.height() > 100


def test_nothing_is_cut_where_there_is_little_room(quiet: Window, qtbot: QtBot) -> None:
    top = quiet._top
    quiet.resize(960, 600)
    qtbot.waitUntil(lambda: top.width() == 960)
    for can_stop in (False, True):
        top.show_embedding(1234, 56789)
        if can_stop:
            top.show_resume(can_stop=True)
        qtbot.wait(1)
        cut = [
            part
            for part in top._parts
            if part.isVisible()
            and part.width() < min(part.maximumWidth(), part.minimumSizeHint().width())
        ]
        assert [part for part in cut if not isinstance(part, ElidedLabel)] == []
        assert top._toggle.isVisible()
        assert top._embedding.width() >= 100
    quiet.resize(1920, 1000)
    qtbot.waitUntil(top._facts.isVisible)


def test_how_far_the_embedding_is_is_never_cut(quiet: Window, qtbot: QtBot) -> None:
    """What there is no room for is left out from the end, and stands in the tooltip."""
    top, seconds = quiet._top, [0.0]
    top._pace = Pace(lambda: seconds[0])
    top._name.setMinimumWidth(120)  # as that of a long name has it
    quiet.resize(800, 600)
    qtbot.waitUntil(lambda: top.width() == 800)
    top._next.setText("● Next 10 ready")
    top._want(True, top._next)
    for done in (0, 340):
        seconds[0] += 20
        top.show_embedding(done, 3000)
    whole = "Embedding 340 of 3,000 · 17/s · 3 min left"
    assert top._embedding.whole == whole
    short = {"Embedding 340 of 3,000 · 3 min left", "Embedding 340 of 3,000"}
    qtbot.waitUntil(lambda: top._embedding.text() in short)
    assert top._embedding.toolTip() == whole
    quiet.resize(1600, 800)
    qtbot.waitUntil(lambda: top._embedding.text() == whole)


def test_a_line_shows_the_longest_text_that_fits(qtbot: QtBot) -> None:
    line = ElidedLabel()
    qtbot.addWidget(line)
    line.set_whole("a long text of several words", "a long text", "short one")
    shown = []
    for text in ("a long text of several words", "a long text", "short one", "sho"):
        line.resize(line.fontMetrics().horizontalAdvance(text) + 2, 20)
        line.fit()
        shown.append(line.text())
    assert shown[:3] == ["a long text of several words", "a long text", "short one"]
    assert "…" in shown[3]


def test_what_is_needed_least_goes_before_a_text_is_cut(open_window: Window, qtbot: QtBot) -> None:
    top = open_window._top
    open_window.resize(1100, 700)
    qtbot.waitUntil(lambda: top.width() == 1100 and top._facts.isVisible())
    for n in (0, 600):
        top.show_embedding(n, 1990)
    top._tell_embedding("Embedding 600 of 1,990 · 107/s · 9 s left")
    qtbot.waitUntil(lambda: not top._facts.isVisible())
    qtbot.waitUntil(lambda: top._embedding.text() == top._embedding.whole)


def test_windows_and_what_was_picked_out_beside_them_are_samples(hours_window: Window) -> None:
    controller, session, _ = parts(hours_window)
    assert hours_window._top._facts.whole.startswith("400 windows")
    first, _ = session.project.samples.recordings()
    controller.do(session.add_samples, ImportBatch((first.stretch(Span(1.0, 1.7)),)))
    assert hours_window._top._facts.whole.startswith("401 samples")
