"""A label that was given to a selection is asked about again, in the label view, by keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject
from pytestqt.qtbot import QtBot

from aldesk.core.ids import SampleId
from aldesk.gui.browse.grid_pane import GridPane
from aldesk.gui.results.pane import ResultsPane
from aldesk.gui.window.window import Window
from tests.gui.drive import CTRL, Key, allow_several, parts, press, turn_to


def one_class(window: Window) -> None:
    del window


def to_the_check(window: Window) -> str:
    """Give a selection its class, and skip all that is asked about before its check."""
    controller, session, pane = parts(window)
    first = session.labels.class_names[0]
    ids = [session.project.samples[row].id for row in session.pool.candidates().tolist()[:6]]
    press(window, Key.Key_H, CTRL)
    assert controller.label_many(ids, first)
    assert set(ids) <= session.labels.judgements.keys(), "all have it at once"
    while (asked := controller.current) and asked.reason != "bulk_check":
        assert pane.side_panel.history.isVisible()
        controller.skip()
    assert asked
    assert asked.sample.id in ids
    return asked.sample.id


@pytest.mark.parametrize("become", [one_class, allow_several])
def test_it_is_hidden_until_the_answer_which_is_the_label_from_then_on(
    learned_window: Window, become: Callable[[Window], None]
) -> None:
    become(learned_window)
    controller, session, pane = parts(learned_window)
    asked = to_the_check(learned_window)
    first, second = session.labels.class_names[:2]
    palette = pane.class_palette.model
    assert not palette.given
    assert not palette.absent
    assert palette.proba is None
    assert not pane.side_panel.history.isVisible(), "it tells labels"
    assert session.labels.names_of(asked) == [first]
    press(learned_window, Key.Key_2)
    if session.labels.is_several:
        assert session.labels.names_of(asked) == [first], "a tick is in no journal"
        press(learned_window, Key.Key_Z, CTRL)
        assert not palette.given
        press(learned_window, Key.Key_2)
        press(learned_window, Key.Key_Return)
    assert session.labels.names_of(asked) == [second]
    assert first in learned_window._line.text.text(), "a contradiction is told"
    assert pane.side_panel.history.isVisible()
    press(learned_window, Key.Key_Z, CTRL)
    assert controller.current
    assert controller.current.sample.id == asked
    assert not palette.given
    press(learned_window, Key.Key_2)
    if session.labels.is_several:
        press(learned_window, Key.Key_Return)
    grid, results = turn_to(learned_window, "grid"), turn_to(learned_window, "results")
    assert isinstance(grid, GridPane)
    assert isinstance(results, ResultsPane)
    said = grid.foot._place.whole.split(" · ")[-1]
    assert said.startswith("Wrong: 100\xa0% (95\xa0%: "), "what is cut off where it is narrow"
    assert said.endswith("1 of 1 blind checks differ")
    assert "1 of 1 blind checks differ" in results.second_looks.bulk.text()


def test_an_act_since_is_taken_back_before_a_tick(learned_window: Window) -> None:
    allow_several(learned_window)
    controller, session, _ = parts(learned_window)
    asked = to_the_check(learned_window)
    controller.toggle(session.labels.class_names[1])
    n_done = len(session.labels.done)
    controller.flag()
    assert len(session.labels.done) == n_done + 1
    controller.undo()
    assert len(session.labels.done) == n_done
    assert controller.ticked(asked)


def test_the_strip_of_its_recording_does_not_show_its_label_when_it_is_painted(
    hours_window: Window, qtbot: QtBot
) -> None:
    controller, session, pane = parts(hours_window)
    controller.trail.leave()
    seen: list[tuple[str, bool]] = []

    class Watcher(QObject):
        def eventFilter(self, _: QObject, event: QEvent) -> bool:
            known, here = pane.in_place._known, pane.in_place._places
            if event.type() == QEvent.Type.Paint and known and here:
                row = session.project.row_of(SampleId(pane.sample.shown))
                place = here.place_of(row)
                seen.append((pane.sample.shown, place is not None and known.labels[place] >= 0))
            return False

    watcher = Watcher(pane)
    pane.sample.sound.graph.installEventFilter(watcher)
    asked = to_the_check(hours_window)
    assert controller.current
    sample = controller.current.sample
    controller.undo()
    assert pane.sample.shown != asked
    qtbot.waitUntil(lambda: pane.prefetcher.get(sample) is not None)
    seen.clear()
    controller.skip()
    assert [shows for shown, shows in seen if shown == asked]
    assert not any(shows for shown, shows in seen if shown == asked)
