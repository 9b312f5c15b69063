"""Second looks, with keys alone."""

import pytest
from pytestqt.qtbot import QtBot

from aldesk.gui.results.pane import ResultsPane
from aldesk.gui.window.window import Window
from tests.gui.drive import CTRL, NONE, SHIFT, Key, allow_several, parts, press, turn_to


@pytest.fixture
def looking(learned_window: Window, qtbot: QtBot) -> Window:
    """The window with second looks under way; one label is wrong, and the history was open."""
    controller, session, _ = parts(learned_window)
    id_ = session.project.journal.answered()[-1]
    right = session.labels.class_of(id_)
    wrong = next(name for name in session.labels.class_names if name != right)
    controller.do(session.label, id_, wrong)
    press(learned_window, Key.Key_H, CTRL)
    press(learned_window, Key.Key_L, CTRL | SHIFT)
    qtbot.waitUntil(lambda: controller.reviewing.second_looks is not None)
    return learned_window


def test_labels_are_asked_about_blind_and_what_came_of_it_is_told(looking: Window) -> None:
    controller, session, pane = parts(looking)
    looks = controller.reviewing.second_looks
    assert looks
    keep_closed(looking)
    total = looks.progress.total
    assert total
    before: list[tuple[str, str | None]] = []
    told: list[str] = []
    controller.messages.arrived.connect(lambda text, tone, act: told.append(text))
    for _ in range(total):
        current = controller.current
        assert current
        assert session.labels.class_of(current.sample.id), "it has a label"
        assert not pane.class_palette.model.given, "which is not to be seen"
        assert pane.class_palette.model.best is None
        before.append((current.sample.id, session.labels.class_of(current.sample.id)))
        truth = str(current.sample.label)
        if len(before) == 1:  # a slip, taken back
            slip = next(name for name in session.labels.class_names if name != truth)
            pane.label(slip)
            assert controller.current != current
            press(looking, Key.Key_Z, CTRL)
            assert controller.current == current
        press(looking, Key(ord("1") + session.labels.class_names.index(truth)), NONE)
    assert controller.reviewing.second_looks is None
    changed = [id_ for id_, name in before if session.labels.class_of(id_) != name]
    assert len(changed) == 1
    said = f"{total} labels looked at twice: {total - 1} confirmed, 1 changed."
    assert said in told[-1]
    press(looking, Key.Key_H, CTRL)
    assert pane.side_panel.isVisible(), "labels may be listed again"
    page = turn_to(looking, "results")
    assert isinstance(page, ResultsPane)
    assert page.second_looks.isVisibleTo(looking)
    assert page.second_looks.agreement.text().startswith("You agree with yourself: kappa")


def keep_closed(window: Window) -> None:
    """See that what would tell the label stays closed, and that nothing can be accepted."""
    controller, session, pane = parts(window)
    n_events = len(session.project.journal.events)
    assert pane.side_panel.isHidden()
    for key in (Key.Key_H, Key.Key_F):
        press(window, key, CTRL)
        assert pane.side_panel.isHidden()
    press(window, Key.Key_Return)
    assert len(session.project.journal.events) == n_events
    looks = controller.reviewing.second_looks
    assert looks
    press(window, Key.Key_PageUp)
    while controller.trail.now and not controller.trail.now.is_at_start:
        current = controller.current
        assert current
        is_open = session.project.row_of(current.sample.id) in looks.open_rows
        assert bool(pane.class_palette.model.given) != is_open, "also while looking back"
        press(window, Key.Key_PageUp)
    press(window, Key.Key_Escape)
    assert controller.reviewing.second_looks is looks


def test_of_several_classes_the_ticks_begin_empty_and_enter_answers(
    quiet: Window, qtbot: QtBot
) -> None:
    allow_several(quiet)
    controller, session, pane = parts(quiet)
    first, second = session.labels.class_names[:2]
    for sample in session.project.samples[:8]:
        controller.do(session.answer, sample.id, [first])
    press(quiet, Key.Key_L, CTRL | SHIFT)
    qtbot.waitUntil(lambda: controller.reviewing.second_looks is not None)
    looks = controller.reviewing.second_looks
    assert looks
    assert controller.current
    before, palette = controller.current.sample.id, pane.class_palette.model
    assert not palette.given
    assert not palette.absent
    n_events = len(session.project.journal.events)
    press(quiet, Key.Key_1)
    press(quiet, Key.Key_2)
    assert len(palette.given) == 2
    press(quiet, Key.Key_Z, CTRL)
    assert len(palette.given) == 1
    press(quiet, Key.Key_1)
    assert not palette.given
    press(quiet, Key.Key_2)
    assert len(session.project.journal.events) == n_events, "nothing is written before the answer"
    press(quiet, Key.Key_Return)
    assert session.labels.names_of(before) == [second]
    assert controller.current.sample.id != before
    assert not palette.given, "the next one begins without ticks, too"
    while controller.reviewing.second_looks:
        press(quiet, Key.Key_1)
        press(quiet, Key.Key_Return)
    page = turn_to(quiet, "results")
    assert isinstance(page, ResultsPane)
    assert page.second_looks.isVisibleTo(quiet)
    assert first in page.second_looks.of_classes.text()
