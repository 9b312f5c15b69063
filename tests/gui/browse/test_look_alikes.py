"""The grid by cohorts: taken, refused, a tile taken out, undone, and checked blind."""

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from aldesk.gui.browse.cohort_line import CohortLine
from aldesk.gui.browse.grid_pane import GridPane
from aldesk.gui.classes.keys import class_keys
from aldesk.gui.window.window import Window
from aldesk.gui.workspace.act_text import act_text
from aldesk.session.overview import NONE
from tests.gui.drive import ALT, CTRL, Key, allow_several, grid_of, opened, press, session_of

TOGGLE = QItemSelectionModel.SelectionFlag.Toggle


def by(grid: GridPane, order: str, qtbot: QtBot) -> None:
    grid.bar.sort.setCurrentIndex(grid.bar.sort.findData(order))
    settled(grid, qtbot)


def settled(grid: GridPane, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not grid.cohorts.is_waiting)


def test_a_cohort_is_taken_by_one_key_without_what_was_taken_out(
    learned_window: Window, qtbot: QtBot
) -> None:
    session, grid = session_of(learned_window), grid_of(learned_window)
    by(grid, "alike", qtbot)
    cohort = grid.cohorts.now
    assert cohort
    assert cohort.code != NONE
    assert grid.model.rows == cohort.rows.tolist()
    name = session.labels.class_names[cohort.code]
    assert name in grid._cohort_line.text.whole
    n_labels, ids = session.labels.n_labeled, [grid.model.sample(n).id for n in range(3)]
    assert len(cohort.rows) >= 3, "or the data are too few to try it with"
    press(learned_window, Key.Key_Delete)
    assert grid.selected == [cohort.rows[0]]
    press(learned_window, Key.Key_Return)
    settled(grid, qtbot)
    given = [id_ for id_ in ids if session.labels.class_of(id_) == name]
    assert ids[0] not in given
    n_kept = sum(act.n_waiting for act in session.bulk.acts())
    assert session.labels.n_labeled == n_labels + len(cohort.rows) - 1 - n_kept
    assert grid.cohorts.now is not cohort, "the next one came by itself"
    told = act_text(session.labels.act(session.labels.done[-1]), session).line
    assert name in told
    assert "taken back" not in told
    press(learned_window, Key.Key_Z, CTRL)
    settled(grid, qtbot)
    assert session.labels.n_labeled == n_labels
    assert grid.cohorts.now is cohort, "it is there again"
    press(learned_window, Key.Key_Y, CTRL)
    settled(grid, qtbot)
    assert session.labels.n_labeled > n_labels
    assert grid.cohorts.now is not cohort
    press(learned_window, Key.Key_Z, CTRL)
    _refuse(learned_window, grid, qtbot)


def _refuse(learned_window: Window, grid: GridPane, qtbot: QtBot) -> None:
    session = session_of(learned_window)
    n_labels, n_asked = session.labels.n_labeled, len(session.queue.items())
    press(learned_window, Key.Key_PageDown, CTRL)
    second = grid.cohorts.now
    press(learned_window, Key.Key_PageUp, CTRL)
    cohort = grid.cohorts.now
    assert cohort
    assert cohort is not second
    press(learned_window, Key.Key_Backspace)
    assert session.labels.n_labeled == n_labels
    if cohort.parts:
        assert grid.cohorts.now is cohort.parts[0]
    else:
        assert len(session.queue.items()) == n_asked + len(cohort.rows)
    by(grid, "prediction", qtbot)
    assert grid._cohort_line.isHidden()
    assert len(grid.model.rows) > len(cohort.rows)
    press(learned_window, Key.Key_Backspace)


def test_a_class_key_takes_a_cohort_that_nothing_is_suggested_for(
    learned_window: Window, qtbot: QtBot
) -> None:
    session, grid = session_of(learned_window), grid_of(learned_window)
    press(learned_window, Key.Key_B)
    by(grid, "alike", qtbot)
    cohort = grid.cohorts.now
    assert cohort
    assert cohort.code == NONE, "predictions are hidden"
    assert not grid._cohort_line.take.isEnabled()
    n_labels = session.labels.n_labeled
    press(learned_window, Key.Key_Return)
    assert session.labels.n_labeled == n_labels
    press(learned_window, Key.Key_1)
    settled(grid, qtbot)
    assert session.labels.n_labeled > n_labels
    press(learned_window, Key.Key_Z, CTRL)
    press(learned_window, Key.Key_B)
    _contradict(learned_window)


def _contradict(window: Window) -> None:
    session = session_of(window)
    ids = [session.project.samples[row].id for row in session.pool.candidates().tolist()[:6]]
    first, second = session.labels.class_names[:2]
    controller = opened(window).controller
    assert controller.label_together(ids, first, ())
    while (asked := controller.current) and asked.reason != "bulk_check":
        controller.skip()
    assert asked
    assert opened(window).label.class_palette.model.best is None, "asked blind"
    controller.label(second)
    assert first in window._line.text.text()
    assert [act.n_wrong for act in session.bulk.acts()] == [1]


@pytest.mark.parametrize("order", ["alike", "burst"])
def test_where_nothing_can_be_arranged_it_is_said_why(
    quiet: Window, qtbot: QtBot, order: str
) -> None:
    grid = grid_of(quiet)
    by(grid, order, qtbot)
    assert grid.model.rows == []
    assert {"alike": "embedded", "burst": "date and time"}[order] in grid._empty.text()


def test_of_several_classes_both_keys_say_something_of_one(
    learned_window: Window, qtbot: QtBot
) -> None:
    session, grid = session_of(learned_window), grid_of(learned_window)
    allow_several(learned_window)
    opened(learned_window).controller.refit_wanted.emit()
    qtbot.waitUntil(lambda: grid._overview.has_predictions)
    by(grid, "alike", qtbot)
    cohort = grid.cohorts.now
    assert cohort
    name = session.labels.class_names[cohort.code]
    class_id = session.labels.class_id(name)
    assert class_id
    assert f"look like they have “{name}”" in grid._cohort_line.text.whole
    assert grid._cohort_line.refuse.text().startswith(f"No for {len(cohort.rows)}")
    ids = [grid.model.sample(place).id for place in range(len(cohort.rows))]
    assert len(ids) >= 6, "or the data are too few to try it with"

    def said() -> list[str]:
        return [session.labels.verdict(id_, class_id) for id_ in ids]

    press(learned_window, Key.Key_Delete)
    key = Key(ord(class_keys(session.project.journal)[cohort.code].upper()))
    grid.view.entered.emit(grid.model.index(1))
    press(learned_window, key, ALT)
    assert said()[1] == "present"
    press(learned_window, Key.Key_Backspace)
    settled(grid, qtbot)
    assert said().count("absent") == len(ids) - 3, "but for those two, and one kept back"
    assert said()[:2] == ["not judged", "present"]
    assert grid.cohorts.now is not cohort
    press(learned_window, Key.Key_Z, CTRL)
    settled(grid, qtbot)
    press(learned_window, Key.Key_Z, CTRL)
    assert set(said()) == {"not judged"}
    assert grid.cohorts.now is cohort
    grid.view.make_current(0)
    press(learned_window, Key.Key_Delete)
    press(learned_window, Key.Key_Return)
    settled(grid, qtbot)
    assert said()[0] == "absent"
    assert said().count("present") == len(ids) - 2
    told = act_text(session.labels.act(session.labels.done[-1]), session).line
    assert name in told
    assert "taken" not in told
    others = [c for c in session.labels.classes if c != class_id]
    assert {session.labels.verdict(id_, c) for id_ in ids for c in others} == {"not judged"}


def test_a_check_that_contradicts_a_no_says_so(quiet: Window) -> None:
    allow_several(quiet)
    session, controller = session_of(quiet), opened(quiet).controller
    ids = [session.project.samples[row].id for row in session.pool.candidates().tolist()[:6]]
    first = session.labels.class_names[0]
    assert controller.label_together(ids, first, (), "absent")
    while (asked := controller.current) and asked.reason != "bulk_check":
        controller.skip()
    assert asked
    controller.toggle(first)
    controller.answer()
    assert f"judged not to have “{first}”" in quiet._line.text.text()
    assert [act.n_wrong for act in session.bulk.acts()] == [1]


def test_a_tile_is_given_its_own_class_by_alt_and_the_key_and_the_others_are_taken(
    learned_window: Window, qtbot: QtBot
) -> None:
    session, grid = session_of(learned_window), grid_of(learned_window)
    by(grid, "alike", qtbot)
    cohort = grid.cohorts.now
    assert cohort
    assert len(cohort.rows) >= 3, "or the data are too few to try it with"
    names = session.labels.class_names
    name, other = names[cohort.code], names[cohort.code - 1]
    key = Key(ord(class_keys(session.project.journal)[cohort.code - 1].upper()))
    first, second, *rest = (grid.model.sample(n).id for n in range(len(cohort.rows)))
    grid.view.entered.emit(grid.model.index(1))
    press(learned_window, key, ALT)
    assert session.labels.class_of(second) == other
    assert grid.selected == [cohort.rows[1]], "it is crossed out, where it was"
    assert grid.cohorts.now is cohort
    grid.view.clearSelection()
    assert grid.selected == [cohort.rows[1]], "and is not taken in again"
    press(learned_window, Key.Key_Z, CTRL)
    assert grid.selected == []
    press(learned_window, Key.Key_Y, CTRL)
    assert grid.selected == [cohort.rows[1]]
    press(learned_window, Key.Key_Return)
    settled(grid, qtbot)
    assert session.labels.class_of(second) == other
    assert session.labels.class_of(first) == name or session.queue.items()
    press(learned_window, Key.Key_Z, CTRL)
    settled(grid, qtbot)
    assert grid.cohorts.now is cohort
    assert grid.selected == [cohort.rows[1]], "it is crossed out again"
    _give_each_alone(learned_window, grid, key)
    assert session.labels.class_of(rest[-1]) == other


def _give_each_alone(window: Window, grid: GridPane, key: Key) -> None:
    cohort = grid.cohorts.now
    assert cohort
    for place in range(2):
        grid.view.selectionModel().select(grid.model.index(2 * place), TOGGLE)
    grid.view.entered.emit(grid.model.index(2))
    press(window, key, ALT)
    assert set(grid.selected) == set(cohort.rows[:3].tolist()), "both that were taken out"
    for place in range(3, len(cohort.rows)):
        grid.view.entered.emit(grid.model.index(place))
        press(window, key, ALT)
    assert grid.cohorts.now is not cohort, "nothing is left of it"


def test_an_undo_while_cohorts_are_arranged_brings_its_cohort_back(
    learned_window: Window, qtbot: QtBot
) -> None:
    grid = grid_of(learned_window)
    by(grid, "alike", qtbot)
    taken = grid.cohorts.now
    assert taken
    grid.cohorts.heed_predictions()
    press(learned_window, Key.Key_Return)
    assert grid.cohorts.is_waiting
    press(learned_window, Key.Key_Z, CTRL)
    settled(grid, qtbot)
    assert grid.cohorts.now is taken


def test_where_there_is_little_room_the_class_is_seen_and_the_keys_are_not(qtbot: QtBot) -> None:
    host, line = QWidget(), CohortLine()
    line.setParent(host)
    qtbot.addWidget(host)
    line.show_suggestion("12 here look like “fox”", "12: fox?", "1 of 130", n=12, has_class=True)
    host.resize(900, 80)
    host.show()
    line.resize(900, 40)
    assert line.take.text() == "Take 12  Enter"
    assert not line.place.isHidden()
    line.take.show_key(False)
    line.refuse.show_key(False)
    short = line.text.fontMetrics().horizontalAdvance("12: fox?")
    needed = short + line.take.sizeHint().width() + line.refuse.sizeHint().width()
    line.resize(needed + 60, 40)
    assert line.take.text() == "Take 12"
    assert line.place.isHidden()
    QApplication.sendPostedEvents()
    assert line.text.text() == "12: fox?"
