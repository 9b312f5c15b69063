"""Work behind the window: what comes back, and in which thread it all ends."""

import threading
import weakref
from collections.abc import Callable

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from aldesk.gui.kit.background import Background


class Thing(QObject):
    """Tells in which thread it is destroyed."""

    def __init__(self, ends: list[threading.Thread]) -> None:
        super().__init__()
        weakref.finalize(self, lambda: ends.append(threading.current_thread()))

    def work(self) -> int:
        return 1


def held_up(thing: Thing) -> tuple[Callable[[], int], threading.Event, threading.Event]:
    """Return work at a thing, and the events of its begin and of leave to end."""
    begun, free = threading.Event(), threading.Event()

    def work() -> int:
        begun.set()
        free.wait()
        return thing.work()

    return work, begun, free


def test_work_behind_comes_back_in_order(qtbot: QtBot) -> None:
    thread, came = Background("test"), list[int]()
    thread.submit(lambda: 0, came.append)
    thread.submit(lambda: 1 / 0)  # is logged, and ends nothing
    thread.submit(lambda: 1, came.append)
    qtbot.waitUntil(lambda: came == [0, 1])
    (runs,) = thread._line._began
    thread.close()
    assert not runs.is_alive()


def test_closing_drops_what_still_runs_and_what_waits(qtbot: QtBot) -> None:
    thread, came = Background("test"), list[int]()
    begun, free = threading.Event(), threading.Event()

    def stuck() -> int:
        begun.set()
        free.wait()
        return 0

    thread.submit(stuck, came.append)
    thread.submit(lambda: 1, came.append)
    begun.wait()
    (runs,) = thread._line._began
    thread.close()
    free.set()
    runs.join()
    qtbot.wait(10)
    assert came == []


def test_what_only_the_work_holds_is_destroyed_in_the_windows_thread(qtbot: QtBot) -> None:
    thread, came, ends = Background("test"), list[int](), list[threading.Thread]()
    thread.submit(Thing(ends).work, came.append)
    qtbot.waitUntil(lambda: len(ends) == 1)
    assert came == [1]
    assert ends == [threading.main_thread()]
    thread.close()


def test_so_it_is_where_the_work_is_left_behind(qtbot: QtBot) -> None:
    thread, ends = Background("test"), list[threading.Thread]()
    work, begun, free = held_up(Thing(ends))
    thread.submit(work)
    thread.submit(Thing(ends).work)  # never begins
    begun.wait()
    (runs,) = thread._line._began
    thread.close()
    assert len(ends) == 1
    del thread, work
    free.set()
    runs.join()
    Background("the next").close()
    assert ends == [threading.main_thread()] * 2


def test_so_it_is_with_what_holds_the_threads(qtbot: QtBot) -> None:
    thread, ends = Background("test"), list[threading.Thread]()
    weakref.finalize(thread, lambda: ends.append(threading.current_thread()))
    work, begun, free = held_up(Thing([]))
    thread.submit(work)
    begun.wait()
    (runs,) = thread._line._began
    thread.close()
    del thread
    free.set()
    runs.join()
    assert ends == [threading.main_thread()]
