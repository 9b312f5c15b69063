"""What is said of classes: recalls with their interval, their order, how labels are spread."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from aldesk.evaluate.accuracy import Accuracy
from aldesk.gui.browse.grid_pane import GridPane
from aldesk.gui.kit import theme
from aldesk.gui.results.class_order import ORDER_KEYS, spread_text
from aldesk.gui.results.class_table import ClassLine, ClassTable, column_heads, recall_text
from aldesk.gui.results.menus import class_cells, copy
from aldesk.gui.results.pane import ResultsPane
from aldesk.gui.window.window import Window
from aldesk.session.overview import overview
from tests.gui.drive import opened, press, session_of, turn_to


def line(
    name: str, n_labels: int = 0, recall: tuple[int, int] = (0, 0), code: int = 0
) -> ClassLine:
    return ClassLine(code, name, code, n_labels, Accuracy(*recall))


def test_a_share_is_never_said_of_a_few_samples_nor_without_its_interval(qapp: object) -> None:
    assert recall_text(Accuracy(0, 0)) == "–"
    assert recall_text(Accuracy(1, 1)) == "1 of 1"
    assert recall_text(Accuracy(0, 4)) == "0 of 4"
    assert recall_text(Accuracy(5, 5)) == "100 % (57–100 %, n 5)"
    assert recall_text(Accuracy(0, 30)) == "0 % (0–11 %, n 30)"
    said = line("owl", 1, (2, 2)).text()
    assert said == "owl: 1 label; recall 2 of 2"
    assert line("owl", 3).text() == "owl: 3 labels; none measured yet"


def test_of_equal_recalls_the_surest_comes_first() -> None:
    lines = [
        line("few", recall=(0, 2), code=0),
        line("none", code=1),
        line("sure", recall=(0, 20), code=2),
        line("good", recall=(9, 9), code=3),
    ]
    ordered = sorted(lines, key=ORDER_KEYS["recall"])
    assert [c.name for c in ordered] == ["sure", "few", "good", "none"]


def test_the_spread_of_labels_reads_as_english(qapp: object) -> None:
    rooster, crow = line("Rooster", 1), line("Crow", 3)
    assert spread_text([line("Rooster")]) == "No labels yet."
    assert spread_text([rooster]) == "1 label, all Rooster."
    assert spread_text([line("Owl"), crow]) == "3 labels, all Crow."
    assert spread_text([rooster, line("Owl", 1)]) == "2 labels, 1 of each class."
    assert spread_text([rooster, crow]) == "4 labels; most Crow (3), fewest Rooster (1)."
    some = spread_text([rooster, crow, line("Owl")])
    assert some == "4 labels; 1 of 3 classes have none."


def test_what_is_copied_stays_in_its_cells(qapp: object) -> None:
    copy(class_cells([line("a\tb\nc", 2, (1, 9))]))
    rows = QGuiApplication.clipboard().text().splitlines()
    assert [row.split("\t") for row in rows] == [
        ["class", "labels", "recall (95 % interval)"],
        ["a b c", "2", "11 % (2–43 %, n 9)"],
    ]


def menu_of(pane: ResultsPane, qtbot: QtBot) -> QMenu:
    """Ask for the menu of the second class, and wait for it."""
    place = pane.classes.visualRect(pane.classes.model().index(1, 0)).center()
    viewport = pane.classes.viewport()
    QApplication.sendEvent(
        viewport,
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place)),
    )
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_menu_of_a_class_finds_its_samples(learned_window: Window, qtbot: QtBot) -> None:
    pane = turn_to(learned_window, "results")
    assert isinstance(pane, ResultsPane)
    second = pane.classes.lines[1]
    menu = menu_of(pane, qtbot)
    words = [action.text() for action in menu.actions() if action.text()]
    assert words[0] == f"Show {second.n_labels} labelled samples in the grid"
    menu.actions()[0].trigger()
    menu.close()
    grid = opened(learned_window).views.current
    assert isinstance(grid, GridPane)
    labels = overview(session_of(learned_window)).labels
    assert len(grid.model.rows) == second.n_labels
    assert {int(labels[row]) for row in grid.model.rows} == {second.code}

    pane = turn_to(learned_window, "results")
    assert isinstance(pane, ResultsPane)
    menu = menu_of(pane, qtbot)
    menu.actions()[1].trigger()
    menu.close()
    assert len(grid.model.rows) == second.recall.n
    assert {grid.model.sample(p).label for p in range(len(grid.model.rows))} == {second.name}


def test_enter_on_a_class_shows_its_samples(learned_window: Window) -> None:
    pane = turn_to(learned_window, "results")
    assert isinstance(pane, ResultsPane)
    pane.classes.setFocus()
    pane.classes.setCurrentIndex(pane.classes.model().index(0, 0))
    press(learned_window, Qt.Key.Key_Return)
    assert opened(learned_window).views.shown == "grid"


class Frames(QObject):
    """Keeps a picture of a widget each time that the screen would show it anew."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.widget, self.kept = widget, list[QImage]()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest:
            self.kept.append(self.widget.grab().toImage())
        return False


def test_the_first_frame_is_laid_out(learned_window: Window, qtbot: QtBot) -> None:
    window = learned_window
    QApplication.processEvents()
    frames = Frames(window)
    window.installEventFilter(frames)
    pane = turn_to(window, "results")
    frames.widget = pane
    qtbot.waitUntil(lambda: bool(frames.kept))
    for _ in range(5):
        QApplication.processEvents()
    window.removeEventFilter(frames)
    assert pane.grab().toImage() == frames.kept[0]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_heads_are_whole_with_large_text(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(theme, "_system_text_scale", lambda: 1.5)
        theme.apply("light")
        ground = QWidget()
        qtbot.addWidget(ground)
        table = ClassTable()
        qtbot.addWidget(table)
        ground.setLayout(column_heads(table))
        ground.show()
        heads = ground.findChildren(QLabel)
        needed = {h.text(): h.fontMetrics().horizontalAdvance(h.text()) for h in heads}
        assert [h.text() for h in heads if h.width() < needed[h.text()]] == []
        assert len(heads) == 2
    theme.apply("light")


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("n_classes", [2, 50])
def test_heads_stand_over_their_columns(qtbot: QtBot, n_classes: int) -> None:
    ground, table = QWidget(), ClassTable()
    qtbot.addWidget(ground)
    column = QVBoxLayout(ground)
    column.addLayout(column_heads(table))
    column.addWidget(table)
    table.show_lines([line(f"class {n}", code=n) for n in range(n_classes)])
    ground.resize(400, 300)
    ground.show()
    head = ground.findChildren(QLabel)[-1]
    last = table.visualRect(table.model().index(0, 0)).right()
    right = table.viewport().mapTo(ground, QPoint(last, 0)).x() - 8  # the edge within a line
    assert abs(head.geometry().right() - right) <= 1
    assert table.verticalScrollBar().isEnabled() == (n_classes > 2)
