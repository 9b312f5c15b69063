"""The tiles of a hundred thousand samples."""

from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from aldesk.core.classes import LabelClass
from aldesk.core.ids import ClassId
from aldesk.core.labels import Labels
from aldesk.gui.browse.tile_look import LEAST, TileLook
from aldesk.gui.browse.tile_model import TileModel
from aldesk.gui.browse.tile_view import TileView
from aldesk.gui.render.thumbnails import Thumbnails

N = 100_000


@pytest.fixture
def view(qtbot: QtBot, tmp_path: Any) -> TileView:
    sample = SimpleNamespace(id="x", path=tmp_path / "a picture.png", media="picture", span=None)
    journal = SimpleNamespace(labels=Labels())
    model = TileModel(cast(Any, SimpleNamespace(samples=_Same(sample), journal=journal)))
    made = TileView(model, Thumbnails(), TileLook())
    qtbot.addWidget(made)
    made.resize(820, 600)
    made.show()
    model.set_rows(list(range(N)))
    qtbot.waitUntil(lambda: made.verticalScrollBar().maximum() > 1000)
    return made


class Guessed(TileModel):
    """Samples that were labelled "three" and are predicted "two"."""

    def label(self, place: int) -> int:
        return 1

    def prediction(self, place: int) -> int:
        return 0


class _Same:
    """As many samples as are asked for, all the same."""

    def __init__(self, sample: object) -> None:
        self._sample = sample

    def __getitem__(self, _row: int) -> object:
        return self._sample


def is_seen(view: TileView, place: int) -> bool:
    return view.viewport().rect().intersects(view.visualRect(view.model().index(place, 0)))


def test_only_what_is_near_is_asked_for(view: TileView) -> None:
    view.go_to(60_000)
    shown = view.on_screen()
    assert shown.start == 60_000
    wanted = view.wanted_places()
    assert wanted[: len(shown)] == list(shown)
    assert len(wanted) < 120
    assert min(wanted) < shown.start  # also a little of what is before them


def test_the_first_tile_stays_when_the_size_changes(view: TileView) -> None:
    view.go_to(60_000)
    for look in (TileLook(LEAST), TileLook(256, names=True), TileLook()):
        view.set_look(look)
        assert view.on_screen().start <= 60_000 < view.on_screen().start + view.columns


def test_the_first_tiles_do_not_wait_for_the_last(
    view: TileView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    n_asked, count = 0, TileModel.rowCount

    def count_rows(model: TileModel, parent: Any = None) -> int:
        nonlocal n_asked
        n_asked += 1
        return count(model, parent)

    monkeypatch.setattr(TileModel, "rowCount", count_rows)
    cast(TileModel, view.model()).set_rows(list(range(N // 2)))
    view.scrollTo(view.model().index(0, 0))
    assert n_asked < N // 5  # Qt asks twice for each tile that it gives a place
    qtbot.waitUntil(lambda: view.layoutMode() == QListView.LayoutMode.SinglePass)
    bar = view.verticalScrollBar()
    n_lines = -(-N // 2 // view.columns)
    assert bar.maximum() + view.viewport().height() >= n_lines * view.look.height


def test_of_very_many_tiles_the_last_are_reached_too(view: TileView, qtbot: QtBot) -> None:
    cast(TileModel, view.model()).set_rows(list(range(6 * N)))
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 1000)
    view.go_to(5 * N)
    assert view.on_screen().stop < N  # they have no places yet, and nobody waits for them
    qtbot.waitUntil(lambda: view.on_screen().start == 5 * N // view.columns * view.columns)
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() * view.columns > 5.9 * N * 100)
    assert view.on_screen().start == 5 * N // view.columns * view.columns


def test_keys_lead_through_all_lines(view: TileView) -> None:
    for key, place in (
        (Qt.Key.Key_End, N - 1),
        (Qt.Key.Key_Down, N - 1),
        (Qt.Key.Key_Right, N - 1),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_Down, view.columns),
        (Qt.Key.Key_Left, view.columns - 1),
        (Qt.Key.Key_PageUp, 0),
    ):
        QTest.keyClick(view, key)
        assert view.currentIndex().row() == place, key
        assert is_seen(view, place), key


@pytest.mark.parametrize("n", [N, 6 * N])
def test_a_key_leads_to_the_end_of_an_order_that_was_just_made(
    view: TileView, qtbot: QtBot, n: int
) -> None:
    cast(TileModel, view.model()).set_rows(list(range(n)))
    QTest.keyClick(view, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: is_seen(view, n - 1))


def test_a_later_key_leads_elsewhere(view: TileView, qtbot: QtBot) -> None:
    cast(TileModel, view.model()).set_rows(list(range(2 * N)))
    QTest.keyClick(view, Qt.Key.Key_End)
    first = view.model().index(0, 0)
    qtbot.waitUntil(lambda: not view.visualRect(first).isEmpty())
    QTest.keyClick(view, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() * view.columns > 1.9 * N * 100)
    assert is_seen(view, 0)


def test_all_is_what_is_on_the_screen(view: TileView) -> None:
    view.go_to(30_000)
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert view.selected_places == list(view.on_screen())
    assert 10 < len(view.selected_places) < 40


def test_a_small_tile_has_one_class_in_words_and_the_other_as_a_ring(view: TileView) -> None:
    model = Guessed(cast(Any, view.model())._project)
    model.classes = [LabelClass(ClassId("2"), "two", 0), LabelClass(ClassId("3"), "three", 1)]
    model.set_rows([0])
    assert model.is_odd(0)
    assert model.caption(0) == "three · two?"
    assert model.caption(0, is_brief=True) == "three"
    assert "three · two?" in cast(str, model.index(0).data(Qt.ItemDataRole.ToolTipRole))
