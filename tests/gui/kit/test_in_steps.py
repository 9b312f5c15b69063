from functools import partial

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from aldesk.gui.kit.in_steps import InSteps


def test_steps_are_done_one_in_a_turn(qtbot: QtBot) -> None:
    parent, done = QObject(), list[int]()
    steps = InSteps(parent, [partial(done.append, n) for n in range(3)], 0)
    with qtbot.waitSignal(steps.finished):
        steps.start()
        assert not done, "the window lives first"
    assert done == [0, 1, 2]


def test_what_is_left_can_wait(qtbot: QtBot) -> None:
    parent, done = QObject(), list[int]()

    def first() -> None:
        done.append(0)
        steps.stop()
        qtbot.wait(1)  # the window lives

    steps = InSteps(parent, [first, partial(done.append, 1)], 0)
    steps.start()
    qtbot.waitUntil(lambda: bool(done))
    assert done == [0]
    steps.start()
    qtbot.waitUntil(lambda: done == [0, 1])


def test_what_is_postponed_comes_later_and_what_has_not_begun_does_not(qtbot: QtBot) -> None:
    parent, done = QObject(), list[int]()
    steps = InSteps(parent, [partial(done.append, 0)], 0)
    steps.postpone()
    assert not steps._timer.isActive()
    steps.start()
    steps.postpone()
    qtbot.waitUntil(lambda: done == [0])


def test_the_pause_between_two_steps_can_be_shorter(qtbot: QtBot) -> None:
    parent, done = QObject(), list[int]()
    steps = InSteps(parent, [partial(done.append, n) for n in range(3)], 10_000, 0)
    steps.start()
    steps._do_one()
    qtbot.waitUntil(lambda: done == [0, 1, 2])


def test_what_is_postponed_between_two_steps_waits_for_the_long_pause(qtbot: QtBot) -> None:
    parent = QObject()

    def act() -> None:
        steps.postpone()

    steps = InSteps(parent, [act], 10_000, 0)
    steps._do_one()
    assert steps._timer.remainingTime() > 5_000
