"""A monkey at the real window: nothing breaks, and the journal says what is on the screen.

pytest tests/gui/test_monkey.py --monkey 20000 --monkey-seed 1
"""

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path
from traceback import format_exception
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QProcess, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QContextMenuEvent, QDesktopServices, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from aldesk.core.classes import class_of_name
from aldesk.core.errors import Problem
from aldesk.core.labels import fold
from aldesk.gui.kit.action_table import Action
from aldesk.gui.settings import places
from aldesk.gui.window import export_job
from aldesk.gui.window.window import Window
from aldesk.session import LabelSession
from aldesk.session.export.labels import export_labels
from aldesk.session.export.result import Exported
from aldesk.store import Project
from aldesk.store.journal import read_events

KEYS = [
    *map(Qt.Key, range(Qt.Key.Key_A.value, Qt.Key.Key_Z.value + 1)),
    *map(Qt.Key, range(Qt.Key.Key_0.value, Qt.Key.Key_9.value + 1)),
    *[Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab] * 2,
    *[Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down] * 3,
    Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Space,
    Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_F2, Qt.Key.Key_F5, Qt.Key.Key_Slash,
    Qt.Key.Key_Question, Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Comma, Qt.Key.Key_Period,
]  # fmt: skip
NONE, CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
MODIFIERS = [*[NONE] * 12, *[CTRL] * 3, *[SHIFT] * 3, ALT, CTRL | SHIFT]
SIZES = [(960, 600), (1280, 800), (1024, 700), (1920, 1080)]
STEPS_BETWEEN_LOOKS = 100
ENOUGH_EVENTS = 20
MENU_KEYS = [
    *[Qt.Key.Key_Down] * 4, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Left,
    *[Qt.Key.Key_Return] * 2, Qt.Key.Key_Escape,
]  # fmt: skip
WORDS = ["label", "audit", "ctrl", "zebra", "a b", "(", "strategy", ""]


class Monkey:
    """Does one random thing after another, and remembers what it did last."""

    def __init__(self, window: Window, seed: int) -> None:
        self.window = window
        self.rng = random.Random(seed)
        self.did: list[str] = []
        quit_ = next(a for a in window.actions() if a.objectName() == "quit")
        quit_.triggered.disconnect()  # it would end the test
        # The menu of a number's field waits in a loop of its own until somebody closes it.
        self.closer = QTimer(window, interval=50)
        self.closer.timeout.connect(self.close_what_waits)
        self.closer.start()
        self.acts: list[tuple[Callable[[], str], int]] = [
            (self.press, 50),
            (self.click, 20),
            (self.drag, 6),
            (self.turn_wheel, 5),
            (self.run_action, 12),
            (self.use_palette, 4),
            (self.open_menu, 4),
            (self.ask_for_context_menu, 6),
            (self.use_drop_down, 6),
            (self.use_history, 4),
            (self.use_guide, 4),
            (self.go_back_to_labelling, 4),
            (self.resize, 1),
            (self.change_theme, 1),
        ]

    def close_what_waits(self) -> None:
        """Close a menu or a dialog that nobody uses any more."""
        if isinstance(menu := QApplication.activePopupWidget(), QMenu):
            menu.close()
        elif modal := QApplication.activeModalWidget():
            modal.close()

    def step(self) -> None:
        acts, weights = zip(*self.acts, strict=True)
        self.did.append(self.rng.choices(acts, weights)[0]())
        QApplication.processEvents()
        # As an event loop would: else what was closed lives on, and its lists take keys.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        # As a window manager would: else keys go to a list that was closed.
        if not QApplication.activePopupWidget() and not QApplication.activeModalWidget():
            self.window.activateWindow()

    def press(self) -> str:
        key, modifiers = self.rng.choice(KEYS), self.rng.choice(MODIFIERS)
        popup = QApplication.activePopupWidget()
        QTest.keyClick(popup or QApplication.focusWidget() or self.window, key, modifiers)
        return f"pressed {modifiers} {key}"

    def click(self) -> str:
        top, spot = self.somewhere()
        what = self.rng.choice([QTest.mouseClick] * 5 + [QTest.mouseDClick])
        button = self.rng.choice([Qt.MouseButton.LeftButton] * 6 + [Qt.MouseButton.RightButton])
        what(top, button, self.rng.choice(MODIFIERS), spot)
        return f"clicked at {spot.toTuple()}"

    def drag(self) -> str:
        top, spot = self.somewhere()
        button = self.rng.choice([Qt.MouseButton.LeftButton] * 4 + [Qt.MouseButton.RightButton])
        QTest.mousePress(top, button, NONE, spot)
        for _ in range(self.rng.randint(1, 4)):
            spot += QPoint(self.rng.randint(-200, 200), self.rng.randint(-120, 120))
            spot = QPoint(
                min(max(0, spot.x()), self.window.width() - 1),
                min(max(0, spot.y()), self.window.height() - 1),
            )
            QTest.mouseMove(top, spot)
            QApplication.processEvents()
        QTest.mouseRelease(top, button, NONE, spot)
        return f"dragged to {spot.toTuple()}"

    def turn_wheel(self) -> str:
        top, spot = self.somewhere()
        turned = QPoint(0, self.rng.choice([-240, -120, 120, 240]))
        modifiers = self.rng.choice([NONE, NONE, SHIFT, CTRL])
        QTest.wheelEvent(top, QPointF(spot), turned, QPoint(), modifiers)
        return f"turned the wheel at {spot.toTuple()}"

    def run_action(self) -> str:
        action = self.rng.choice(self.window.actions())
        return self.trigger(action)

    def trigger(self, action: QAction) -> str:
        name = action.text()
        action.trigger()
        return f"ran {name}"

    def run(self, action: Action) -> None:
        self.trigger(next(a for a in self.window.actions() if a.objectName() == action.id))

    def use_palette(self) -> str:
        self.run(Action.ALL_ACTIONS)
        word = self.rng.choice(["la", "sho", "zoom", "und", "z", "cl"])
        QTest.keyClicks(QApplication.focusWidget() or self.window, word)
        QTest.keyClick(QApplication.focusWidget() or self.window, Qt.Key.Key_Return)
        return f"looked for {word!r} in the palette"

    def open_menu(self) -> str:
        """Open one of the window's menus, and choose in it."""
        menus = [menu for menu in self.window.findChildren(QMenu) if menu.actions()]
        menus += [
            button.menu()
            for button in self.visible(QPushButton, QToolButton)
            if isinstance(button, QPushButton | QToolButton) and button.menu()
        ]
        if not menus:
            return "found no menu"
        self.rng.choice(menus).popup(self.window.mapToGlobal(self.window.rect().center()))
        return f"in a menu of the window {self.choose_in_menu()}"

    def ask_for_context_menu(self) -> str:
        _, spot = self.somewhere()
        widget: QWidget = self.window.childAt(spot) or self.window
        inside = widget.mapFrom(self.window, spot)
        reason = self.rng.choice(
            [QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard]
        )
        asked = QContextMenuEvent(reason, inside, self.window.mapToGlobal(spot))
        QApplication.sendEvent(widget, asked)
        return f"in the menu of {type(widget).__name__} at {spot.toTuple()} {self.choose_in_menu()}"

    def choose_in_menu(self) -> str:
        """Press keys while a menu is open, the last of which closes it if none did."""
        pressed = []
        for _ in range(self.rng.randint(1, 8)):
            menu = QApplication.activePopupWidget()
            if not isinstance(menu, QMenu):
                break
            active = menu.activeAction()
            pressed.append(self.rng.choice(MENU_KEYS).name if active is None else active.text())
            QTest.keyClick(menu, self.rng.choice(MENU_KEYS))
        while isinstance(menu := QApplication.activePopupWidget(), QMenu):
            menu.close()
        return f"chose {pressed}"

    def use_drop_down(self) -> str:
        """Fold a list out, move in it, and choose or leave."""
        boxes = [box for box in self.visible(QComboBox) if box.isEnabled()]
        if not boxes:
            return "found no list to fold out"
        box = self.rng.choice(boxes)
        assert isinstance(box, QComboBox)
        box.setFocus()
        box.showPopup()
        for _ in range(self.rng.randint(0, 3)):
            self.press_in(box, self.rng.choice([Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End]))
        how = self.rng.choice(["wheel", "Enter", "Space", "Esc", "letter"])
        if how == "wheel" and (popup := QApplication.activePopupWidget()):
            down = QPoint(0, self.rng.choice([-120, 120]))
            QTest.wheelEvent(popup.windowHandle(), QPointF(5, 5), down)
        elif how == "letter":
            self.press_in(box, self.rng.choice(KEYS))
        else:
            choose = {"Enter": Qt.Key.Key_Return, "Space": Qt.Key.Key_Space}
            self.press_in(box, choose.get(how, Qt.Key.Key_Escape))
        return f"folded out {box.accessibleName()!r}, then {how}"

    def press_in(self, box: QComboBox, key: Qt.Key) -> None:
        """Press a key in a list that is folded out, as long as it is."""
        if box.view().isVisible():
            QTest.keyClick(box.view(), key)

    def use_history(self) -> str:
        """Open the history, click in its lists and on its buttons."""
        if not self.window.pages.in_front:
            return "had no history"
        history = self.window.pages.in_front.label.side_panel.history
        if not history.isVisible():
            self.run(Action.SHOW_LABEL)
            self.run(Action.HISTORY)
        for _ in range(self.rng.randint(1, 4)):
            self.use_part_of(history)
        return "used the history"

    def use_guide(self) -> str:
        """Open the guide; follow its links, search it, step back."""
        guide = self.window.pages.guide
        if not guide.is_shown:
            self.run(Action.GUIDE)
        for _ in range(self.rng.randint(1, 5)):
            links = ["strategies.md", "#keys", "file-formats.md#tables", "nowhere.md", "x:y"]
            match self.rng.choice(["link", "search", "back", "forward", "list"]):
                case "link":
                    guide.pane.follow(QUrl(self.rng.choice([*links, "https://example.org"])))
                case "search":
                    guide.pane.field.setText(self.rng.choice(WORDS))
                case "back":
                    QTest.keyClick(guide.pane, Qt.Key.Key_Left, ALT)
                case "forward":
                    QTest.keyClick(guide.pane, Qt.Key.Key_Right, ALT)
                case _:
                    self.use_part_of(guide.pane)
        if self.rng.random() < 0.7:
            self.run(Action.GUIDE)
        return f"read the guide, {guide.pane.shown}"

    def go_back_to_labelling(self) -> str:
        """Leave what lies over the views; a monkey alone finds out of a page too seldom."""
        self.run(Action.SHOW_LABEL)
        return "went back to the label view"

    def use_part_of(self, pane: QWidget) -> None:
        """Click a row of one of its lists, or a button."""
        parts = [
            part
            for part in (
                *pane.findChildren(QAbstractButton),
                *pane.findChildren(QAbstractItemView),
            )
            if part.isVisible() and part.isEnabled()
        ]
        part = self.rng.choice(parts) if parts else None
        if isinstance(part, QAbstractButton):
            part.click()
        elif isinstance(part, QAbstractItemView) and part.model() and part.model().rowCount():
            row = part.model().index(self.rng.randrange(part.model().rowCount()), 0)
            part.scrollTo(row)
            spot = part.visualRect(row).center()
            QTest.mouseClick(part.viewport(), Qt.MouseButton.LeftButton, NONE, spot)

    def visible(self, *kinds: type[QWidget]) -> list[QWidget]:
        found = [part for kind in kinds for part in self.window.findChildren(kind)]
        return [part for part in found if part.isVisible()]

    def resize(self) -> str:
        size = self.rng.choice(SIZES)
        self.window.resize(*size)
        return f"resized to {size}"

    def change_theme(self) -> str:
        self.window._theme_choice = self.rng.choice(["light", "dark"])
        self.window.apply_theme()
        return self.window._theme_choice

    def somewhere(self) -> tuple[QWindow, QPoint]:
        """Return the window and a random place in it; a list that is folded out is closed first."""
        while popup := QApplication.activePopupWidget():
            QTest.keyClick(popup, self.rng.choice([Qt.Key.Key_Down, Qt.Key.Key_Return]))
            popup.close()
        rng, size = self.rng, self.window.size()
        return self.window.windowHandle(), QPoint(
            rng.randrange(size.width()), rng.randrange(size.height())
        )


def compare(window: Window) -> None:
    """Replay the journal from the disk, and look whether the window shows that."""
    assert window.open_project
    session = window.open_project.session
    with sqlite3.connect(f"file:{session.project.path}?mode=ro", uri=True) as connection:
        replayed = fold(read_events(connection))
    connection.close()
    assert class_of_name(replayed.all_classes) == class_of_name(session.labels.all_classes)
    assert (replayed.marks, replayed.flags) == (session.labels.marks, session.labels.flags)
    assert replayed.judgements == session.labels.judgements
    assert (replayed.done, replayed.undone) == (session.labels.done, session.labels.undone)
    shown = window.open_project.label.class_palette.model.classes
    assert [item.name for item in shown] == list(replayed.classes.values())
    n_labels = sum(mark.kind == "label" for mark in replayed.marks.values())
    facts = window._status._facts.text()
    assert facts.startswith(f"{n_labels} label"), facts
    current = window.open_project.controller.current
    assert window.open_project.label.sample.shown == (current.sample.id if current else "")


def n_events(window: Window) -> int:
    assert window.open_project
    return len(window.open_project.session.project.journal.events)


@pytest.fixture
def confined(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what the monkey exports in the test's folder, and the system's dialogs away."""
    whole = export_labels

    def export(session: LabelSession, to: Path, *rest: Any, **more: Any) -> Exported:
        if not to.resolve().is_relative_to(tmp_path.resolve()):
            raise Problem("The monkey writes in its own folder only", subject=str(to))
        return whole(session, to, *rest, **more)

    def refuse(_: Project, to: Path) -> Exported:
        raise Problem("The monkey needs no embeddings", subject=str(to))

    monkeypatch.setattr(export_job, "export_labels", export)
    monkeypatch.setattr(export_job, "export_embeddings", refuse)
    for dialog in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, dialog, lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    # And no program of the system is started.
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda *_: True)
    monkeypatch.setattr(QProcess, "startDetached", lambda *_: (True, 0))
    monkeypatch.setattr(places, "show_folder", lambda _: True)


@pytest.mark.timeout(0)
@pytest.mark.parametrize("is_several", [False, True], ids=["one class", "several"])
@pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen one
@pytest.mark.usefixtures("confined")
def test_a_monkey_breaks_nothing(
    window: Window,
    tested_project: Project,
    qtbot: QtBot,
    pytestconfig: pytest.Config,
    is_several: bool,
) -> None:
    path = tested_project.path
    if is_several:
        LabelSession(tested_project).allow_several()
    tested_project.close()
    window.show_project(Project.open(path))
    monkey = Monkey(window, pytestconfig.getoption("--monkey-seed"))
    n_acts = pytestconfig.getoption("--monkey") // 2
    with qtbot.captureExceptions() as exceptions:
        for n in range(1, 2 * n_acts + 1):
            if n > n_acts and n_events(window) > ENOUGH_EVENTS:
                break  # where it gets to depends on when the model answers
            monkey.step()
            told = "".join(line for error in exceptions for line in format_exception(*error))
            assert not exceptions, f"{told}\n{n}: {monkey.did[-5:]}"
            assert window.isVisible(), (n, monkey.did[-5:])
            if window.project_path != path:  # a copy takes its place, which opens it again
                qtbot.waitUntil(lambda: not window.restoring._is_busy)
            if window.project_path != path:  # it closed the project, or opened the demo
                window.show_project(Project.open(path))
            if n % STEPS_BETWEEN_LOOKS == 0:
                compare(window)
    assert n_events(window) > ENOUGH_EVENTS, "it only played"
