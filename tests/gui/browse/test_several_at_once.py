"""Classes are added to many samples at once, and taken away, where they may have several."""

import numpy as np
import pytest
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import QMenu

from aldesk.core.ids import SampleId
from aldesk.gui.browse.map_colors import core_colors, legend
from aldesk.gui.kit import theme
from aldesk.gui.window.window import Window
from aldesk.gui.workspace.act_text import act_text
from aldesk.session.overview import overview
from tests.gui.drive import (
    CTRL,
    SHIFT,
    Key,
    allow_several,
    believe,
    grid_of,
    parts,
    press,
    session_of,
)


@pytest.fixture
def several(quiet: Window) -> Window:
    session_of(quiet).pool.release_reserve()
    allow_several(quiet)
    return quiet


def said(window: Window) -> str:
    return window._line.text.text()


def select_three(window: Window) -> list[SampleId]:
    """Select the first three tiles by keys, and return their ids."""
    _, session, _ = parts(window)
    grid = grid_of(window)
    press(window, Key.Key_Home)
    press(window, Key.Key_Right, SHIFT)
    press(window, Key.Key_Right, SHIFT)
    return [session.project.samples[row].id for row in sorted(grid.selected)]


def classes_in(menu: QMenu) -> list[QAction]:
    """Return the entries of the menu of classes."""
    inner = next(action.menu() for action in menu.actions() if action.menu())
    assert isinstance(inner, QMenu)
    return inner.actions()


def test_a_key_adds_a_class_to_all_and_takes_it_away_again(several: Window) -> None:
    _, session, _ = parts(several)
    ids = select_three(several)
    names = session.labels.class_names
    session.answer(ids[0], names[2:])
    press(several, Key.Key_1)
    assert session.labels.names_of(ids[0]) == [names[0], names[2]]
    assert [session.labels.names_of(id_) for id_ in ids[1:]] == [names[:1]] * 2
    assert f"“{names[0]}” added to 3 samples" in said(several)
    press(several, Key.Key_2)
    assert session.labels.names_of(ids[1]) == names[:2]
    press(several, Key.Key_1)
    assert session.labels.names_of(ids[0]) == names[1:]
    assert f"“{names[0]}” taken from 3 samples" in said(several)
    events = session.labels.act(session.labels.done[-1])
    assert {event.kind for event in events} == {"absent", "unjudge"}
    assert act_text(events, session).line == f"3 samples: “{names[0]}” taken back"
    press(several, Key.Key_Z, CTRL)
    assert session.labels.names_of(ids[0]) == names
    press(several, Key.Key_Z, CTRL)
    press(several, Key.Key_Z, CTRL)
    assert session.labels.names_of(ids[0]) == names[2:]
    assert session.labels.n_labeled == 1


@pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen one
def test_the_classes_that_all_have_are_ticked(several: Window) -> None:
    controller, session, _ = parts(several)
    ids = select_three(several)
    names = session.labels.class_names
    grid = grid_of(several)
    controller.label_many(ids[:2], names[0])
    press(several, Key.Key_2)
    model = grid.side.class_palette.model
    assert model.is_several
    assert model.given == {1}
    assert grid.side._facts.text() == f"{names[1]} 3 · {names[0]} 2"
    grid.show_menu()
    menu = parts(several)[2].sample_menu._shown
    assert menu
    ticked = [action.isChecked() for action in classes_in(menu)]
    assert ticked == [False, True, False]
    menu.close()


def test_a_tile_names_all_classes_and_what_the_model_holds_against_them(several: Window) -> None:
    _, session, _ = parts(several)
    ids = select_three(several)
    names = session.labels.class_names
    session.answer(ids[0], names[:2])
    session.answer(ids[1], [])
    grid = grid_of(several)
    grid.sort()
    grid.show_rows(overview(session).labels.argsort()[::-1], "all of them")
    places = {session.project.samples[row].id: n for n, row in enumerate(grid.model.rows)}
    first, second = places[ids[0]], places[ids[1]]
    assert grid.model.codes(first) == [0, 1]
    assert grid.model.caption(first) == f"{names[0]}, {names[1]}"
    assert grid.model.caption(second) == "none of the classes"
    believe(several, [0.9, 0.2, 0.1])
    grid._look()
    assert grid.model.caption(first) == f"{names[0]}, {names[1]} · not {names[1]}?"
    assert grid.model.caption(second) == f"none of the classes · {names[0]}?"
    grid.view.grab()
    assert f"{names[0]}?  90 %" in grid.model.caption(places[ids[2]])


def test_the_grid_shows_what_has_a_class_among_others(several: Window) -> None:
    _, session, _ = parts(several)
    ids = select_three(several)
    names = session.labels.class_names
    session.answer(ids[0], names[:2])
    session.answer(ids[1], names[1:])
    session.answer(ids[2], [])
    grid = grid_of(several)
    bar = grid.bar
    bar.shown_choice.setCurrentIndex(bar.shown_choice.findData("labelled"))
    assert len(grid.model.rows) == 3
    bar.class_choice.setCurrentIndex(bar.class_choice.findText(names[1]))
    assert len(grid.model.rows) == 2
    bar.class_choice.setCurrentIndex(bar.class_choice.findText(names[0]))
    assert [session.project.samples[row].id for row in grid.model.rows] == ids[:1]


def test_a_point_of_the_map_has_the_second_class_inside(several: Window) -> None:
    _, session, _ = parts(several)
    ids = select_three(several)
    names = session.labels.class_names
    session.answer(ids[0], names[1:])
    session.answer(ids[1], names[:1])
    rows = np.array([session.project.row_of(id_) for id_ in ids], np.int64)
    seen = overview(session)
    cores = core_colors(seen, rows, "label", [0, 1, 2])
    assert cores is not None
    assert QColor.fromRgba(int(cores[0])) == theme.current().class_color(2)
    assert cores[1:].tolist() == [0, 0]
    assert core_colors(seen, rows, "split", [0, 1, 2]) is None
    assert len(legend("label", several=True)) == 2


@pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen one
def test_a_tick_in_the_menu_of_the_shown_sample_is_a_toggle(several: Window) -> None:
    _, session, pane = parts(several)
    first = pane.sample.shown
    press(several, Key.Key_1)
    pane.show_menu()
    menu = pane.sample_menu._shown
    assert menu
    actions = classes_in(menu)
    assert [action.isChecked() for action in actions] == [True, False, False]
    actions[1].trigger()
    assert session.labels.names_of(first) == session.labels.class_names[:2]
    assert pane.sample.shown == first
    menu.close()
