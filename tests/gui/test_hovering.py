"""Names from strangers' tables that look like HTML are shown letter by letter, everywhere.

A class that is called `<img src="/dev/zero">` must be that on the screen, and nothing be opened.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPoint, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent, QHelpEvent, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QFormLayout,
    QGraphicsTextItem,
    QGraphicsView,
    QLabel,
    QMenu,
    QTextEdit,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from aldesk.gui.begin import recent
from aldesk.gui.kit.action_table import Action
from aldesk.gui.study.pane import StudyPane
from aldesk.gui.window.window import Window
from aldesk.session import LabelSession
from aldesk.session.new_project import NewProject, make
from aldesk.store import Project
from aldesk.study.plan import StrategyPlan
from aldesk.study.running_curves import LiveCurves
from aldesk.study.task import Point
from tests.conftest import RATE, embed_here
from tests.gui.drive import opened

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen one
PICTURE = '<img src="file:///nowhere/pipe">'
CLASSES = [PICTURE, "Tom & Jerry <b>bold</b>", f"&lt;i&gt; \u202edesrever {'long ' * 60}"]
NOTE = f'{PICTURE} & <a href="x">a note</a>'
FILE = "<img src=nowhere> & Jerry {n}.wav"
OBJECT = "\ufffc"
"""What stands in a document's text for a picture."""


@pytest.fixture
def wicked_file(tmp_path: Path) -> Path:
    """A project of 45 embedded tones, in which all that can be named has a wicked name."""
    table = tmp_path / "we[*]ird & Jerry <b>.csv"
    rng = np.random.default_rng(0)
    with table.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(["path", "label", "split", f"{PICTURE} & column"])
        for n in range(45):
            clip = tmp_path / FILE.format(n=n)
            wave = np.sin(np.arange(RATE // 5) * (0.2 + 0.5 * (n % 3)))
            soundfile.write(clip, 0.3 * wave + 0.01 * rng.standard_normal(len(wave)), RATE)
            split = f"{PICTURE} & Jerry" if n < 3 else ("train", "test")[n // 3 % 3 == 0]
            lines.writerow([clip.name, CLASSES[n % 3], split, f"{PICTURE}\n& value {n}"])
        broken = tmp_path / FILE.format(n="broken")
        broken.write_text("no sound")
        lines.writerow([broken.name, PICTURE, "train", ""])
    path = tmp_path / "wicked <b>.aldesk"
    with make(NewProject(path, table, name="we[*]ird & Jerry <b>")) as project:
        embed_here(project)
        session = LabelSession(project)
        for n in range(15):
            asked = session.queue.current or session.next_batch()[0]
            session.label(asked.sample.id, str(asked.sample.label))
            session.flag(asked.sample.id, f"{NOTE} {n}")
    return path


@pytest.fixture
def wicked(window: Window, wicked_file: Path, qtbot: QtBot) -> Window:
    """The window on that project, with a model."""
    recent.remember(Path(f"/nowhere/{PICTURE}.aldesk"), f"{PICTURE} & old", 3)
    window.show_project(Project.open(wicked_file))
    project = opened(window)
    qtbot.waitUntil(lambda: project.refits.n_refits > 0 and project.is_settled)
    return window


def run(window: Window, action: Action) -> None:
    next(a for a in window.actions() if a.objectName() == action.id).trigger()


def states(window: Window, qtbot: QtBot) -> Iterator[str]:
    """Bring one view, panel and page after another to the front, and give its name."""
    run(window, Action.COLUMNS)
    for action in (
        Action.SHOW_LABEL, Action.VIEW_SETTINGS, Action.STRATEGY, Action.EDIT_CLASSES,
        Action.HISTORY, Action.FIND_SAMPLES, Action.FLAG_WITH_NOTE, Action.SET_GOAL,
        Action.EXPORT_LABELS, Action.SHOW_GRID, Action.SHOW_MAP, Action.SHOW_RESULTS,
        Action.SHOW_STUDY, Action.IMPORT_REPORT, Action.ENCODER, Action.GUIDE, Action.ALL_ACTIONS,
    ):  # fmt: skip
        run(window, action)
        if action is Action.FIND_SAMPLES:
            opened(window).label.side_panel.search.search()
        elif action is Action.SHOW_STUDY:
            show_study(opened(window).views.current)
        qtbot.wait(300 if action in (Action.SHOW_GRID, Action.SHOW_MAP) else 20)
        yield action.id
        run(window, Action.LEAVE)
    yield from _pages(window, qtbot)


def show_study(pane: QWidget) -> None:
    """Show a study that runs, with a strategy of a wicked title, and a task that failed."""
    assert isinstance(pane, StudyPane)
    titles = {"RandomSampling": "Random", "Badge": f"{PICTURE} & Jerry", "CoreSet": "$x_1$ <b>"}
    strategies = tuple(StrategyPlan(name, {}, title) for name, title in titles.items())
    plan = replace(pane.form.plan(), strategies=strategies)
    pane.form.show_plan(plan)
    curves = LiveCurves(plan)
    for title in titles.values():
        for cycle in range(3):
            curves.add(title, 0, Point(cycle, 10 + cycle, 50 + cycle, 100, 0, 0))
    pane.results.show_study(curves, None, [f"{PICTURE} & Jerry failed"])


def _pages(window: Window, qtbot: QtBot) -> Iterator[str]:
    project = opened(window).project
    table = project.path.with_name("labels <b>&.csv")
    rows = [FILE.format(n=0), PICTURE, FILE.format(n=1), "new & Jerry <b>"]
    table.write_text("path;label\n{};{}\n{};{}\n".format(*rows), encoding="utf-8")
    window.pages.label_imports.show(opened(window), table)
    page = window.pages.label_imports.page
    qtbot.waitUntil(lambda: page.found is not None)
    yield "import labels"
    run(window, Action.LEAVE)
    window.start_flow.new(str(project.path.with_name("we[*]ird & Jerry <b>.csv")))
    preview = window.start_flow.wizard.preview
    qtbot.waitUntil(lambda: bool(preview.classes.text()))
    yield "wizard"
    run(window, Action.LEAVE)
    window.messages.trouble(NOTE)
    yield "message"
    window.leave_project()
    yield "start"


def visible(window: Window) -> list[QWidget]:
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and not widget.visibleRegion().isEmpty()
        and widget.objectName() != "qtooltip_label"
    ]


def spots(widget: QWidget) -> list[QPoint]:
    """Return some points of a widget; of a list each row, of a table each cell."""
    area = widget.rect()
    found = [area.center(), QPoint(2, 2), QPoint(area.right() - 2, area.bottom() - 2)]
    view = widget.parentWidget()
    if isinstance(view, QAbstractItemView) and view.viewport() is widget and view.model():
        model, root = view.model(), QModelIndex()
        for row in range(min(model.rowCount(root), 60)):
            is_table = isinstance(model, QAbstractTableModel)
            n_columns = model.columnCount(root) if is_table else 1
            for column in range(min(n_columns, 12)):
                found.append(view.visualRect(model.index(row, column)).center())
    return [spot for spot in found if area.contains(spot)]


def hover(widget: QWidget) -> Iterator[str]:
    """Point at a widget, and give the tooltips that come."""
    for spot in spots(widget):
        QApplication.sendEvent(
            widget, QHelpEvent(QEvent.Type.ToolTip, spot, widget.mapToGlobal(spot))
        )
        if text := QToolTip.text():
            yield text


def is_letter_by_letter(tip: str) -> bool:
    """Whether a tooltip has no other markup than what keeps its letters as they are."""
    if not Qt.mightBeRichText(tip):
        return True
    inside = re.fullmatch(r'<span style="white-space: pre-wrap">(.*)</span>', tip, re.DOTALL)
    return bool(inside) and "<" not in str(inside and inside[1])


def misread(window: Window) -> Iterator[str]:
    """Yield what shows a text otherwise than letter by letter, or would if it were data."""
    for widget in visible(window):
        if isinstance(widget, QLabel) and widget.text():
            # The names of a form's fields are our own.
            of_a_form = any(form.indexOf(widget) >= 0 for form in window.findChildren(QFormLayout))
            if widget.textFormat() != Qt.TextFormat.PlainText and not of_a_form:
                yield f"label {widget.text()!r}"
        elif isinstance(widget, QAbstractButton) and swallows(widget.text()):
            yield f"button {widget.text()!r}"
        elif isinstance(widget, QTextEdit) and OBJECT in widget.toPlainText():
            yield f"text {widget.toPlainText()!r}"
        elif isinstance(widget, QGraphicsView) and widget.scene():
            for item in widget.scene().items():
                if isinstance(item, QGraphicsTextItem) and OBJECT in item.toPlainText():
                    yield f"item of a plot {item.toPlainText()!r}"
    for menu in window.findChildren(QMenu):
        menu.aboutToShow.emit()
        yield from (f"menu {a.text()!r}" for a in menu.actions() if swallows(a.text()))


def swallows(text: str) -> bool:
    """Whether an ampersand of data would become the line under a letter."""
    return "Jerry" in text and re.search("(?<!&)(&&)*&(?!&)", text) is not None


def entries(window: Window) -> set[str]:
    """Ask for a context menu everywhere, and return what stands in those that come."""
    told: set[str] = set()
    for widget in visible(window):
        for spot in spots(widget)[:4]:
            key, at = QContextMenuEvent.Reason.Keyboard, widget.mapToGlobal(spot)
            QApplication.sendEvent(widget, QContextMenuEvent(key, spot, at))
            while isinstance(menu := QApplication.activePopupWidget(), QMenu):
                told.update(action.text() for action in texts_of(menu))
                menu.close()
    return told


def texts_of(menu: QMenu) -> Iterator[QAction]:
    """Yield all entries of a menu and of the menus in it."""
    for action in menu.actions():
        yield action
        inner = action.menu()
        if isinstance(inner, QMenu):
            inner.aboutToShow.emit()
            yield from texts_of(inner)


@pytest.mark.timeout(900)
def test_everything_is_shown_letter_by_letter(wicked: Window, qtbot: QtBot) -> None:
    # The menu of a number's field waits in a loop of its own until somebody closes it.
    closer = QTimer(wicked, interval=20)
    closer.timeout.connect(close_menu)
    closer.start()
    tips: dict[str, set[str]] = {}
    found: dict[str, list[str]] = {}
    menus: set[str] = set()
    for state in states(wicked, qtbot):
        tips[state] = {tip for widget in visible(wicked) for tip in hover(widget)}
        assert [tip for tip in tips[state] if not is_letter_by_letter(tip)] == [], state
        if wrong := list(misread(wicked)):
            found[state] = wrong
        if state != Action.ALL_ACTIONS.id:  # which closes when it loses the keys
            menus |= entries(wicked)
    QToolTip.hideText()
    assert found == {}
    assert [text for text in menus if swallows(text)] == []
    assert menus, "not even a field has a menu"
    with_data = {state for state, told in tips.items() if any("&lt;img" in t for t in told)}
    assert with_data >= {
        "show-label", "edit-classes", "history", "find-samples", "show-grid", "show-results",
        "import-report",
    }, tips  # fmt: skip


def close_menu() -> None:
    if isinstance(menu := QApplication.activePopupWidget(), QMenu):
        menu.close()


def test_the_title_of_the_window_is_the_projects_name(window: Window, wicked_file: Path) -> None:
    """Qt takes `[*]` for the place of a sign that something is not saved."""
    window.show_project(Project.open(wicked_file))
    assert window.windowTitle() == "we[*][*]ird & Jerry <b> — ALDesk"
