"""A list of any length."""

from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aldesk.gui.kit.long_list import LongList
from aldesk.gui.kit.qt_types import Index

_N = 1_200_000


class Numbers(QAbstractListModel):
    """Counts how often anything is asked."""

    n_asked = 0

    def rowCount(self, parent: Index | None = None) -> int:
        self.n_asked += 1
        return _N

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        self.n_asked += 1
        return str(index.row()) if role == Qt.ItemDataRole.DisplayRole else None


def test_a_jump_in_a_million_rows_asks_about_those_on_the_screen_alone(qtbot: QtBot) -> None:
    view, model = LongList("numbers", 28), Numbers()
    qtbot.addWidget(view)
    view.setModel(model)
    view.resize(300, 400)
    with qtbot.waitExposed(view):
        view.show()
    view.setCurrentIndex(model.index(_N - 5))
    view.grab()
    place = view.visualRect(view.currentIndex())
    assert view.viewport().rect().contains(place)
    assert view.indexAt(place.center()).row() == _N - 5
    assert model.n_asked < 2000


def test_home_and_end_lead_to_the_first_and_last_row(qtbot: QtBot) -> None:
    view, model = LongList("numbers", 28), Numbers()
    qtbot.addWidget(view)
    view.setModel(model)
    view.setCurrentIndex(model.index(7))
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.currentIndex().row() == _N - 1
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.currentIndex().row() == _N - 2
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.currentIndex().row() == 0
