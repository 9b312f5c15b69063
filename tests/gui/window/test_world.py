"""What fails around the window while somebody labels: drives, the sound device, the disk."""

import os
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any, Self

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from aldesk.gui.sample.pane import SamplePane
from aldesk.gui.window.window import Window
from aldesk.gui.workspace.act_text import when
from aldesk.store import Project
from tests.gui.drive import (
    CTRL,
    Key,
    grid_of,
    opened,
    parts,
    press,
    session_of,
    shown,
    turn_to,
)


class Drive:
    """Where the samples lie: it can hang, and knows who looked at it from the window's thread."""

    def __init__(self, folder: Path) -> None:
        self.folder = f"{folder}{os.sep}"
        self.hanging: set[str] = set()
        self.answers = threading.Event()
        self.looked_at_by_the_window: list[str] = []

    def watched(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def look(path: Any, *arguments: Any, **named: Any) -> Any:
            if isinstance(path, str | os.PathLike) and str(path).startswith(self.folder):
                if threading.current_thread() is threading.main_thread():
                    self.looked_at_by_the_window.append(f"{call.__name__} {path}")
                elif str(path) in self.hanging:
                    self.answers.wait()
            return call(path, *arguments, **named)

        return look


@pytest.fixture
def drive(quiet: Window, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Drive]:
    """The drive of the project that the window shows, fast to notice that it hangs."""
    _, session, pane = parts(quiet)
    made = Drive(session.project.samples[0].path.parent.parent)
    qtbot.waitUntil(lambda: not pane.prefetcher._pending)
    pane.prefetcher._kept.clear()
    pane.prefetcher._thread._patience = 0.05
    pane.prefetcher._thread._look.setInterval(10)
    pane.sample._waits.setInterval(1)
    pane.sample._again.setInterval(10)
    for name in ("stat", "lstat", "scandir", "listdir", "open"):
        monkeypatch.setattr(os, name, made.watched(getattr(os, name)))
    for module in ("builtins.open", "io.open"):
        monkeypatch.setattr(module, made.watched(open))
    yield made
    made.answers.set()


def waits(sample: SamplePane) -> bool:
    return "is being waited for" in sample._text.text() and sample.view is None


def shows(window: Window) -> bool:
    """Whether the sample that is asked for is seen."""
    pane = opened(window).label.sample
    return pane._painted is not None and pane._painted.sample.id == pane.shown and bool(pane.view)


def test_a_file_that_hangs_is_skipped_and_keeps_no_other_waiting(
    quiet: Window, drive: Drive, qtbot: QtBot
) -> None:
    controller, session, pane = parts(quiet)
    second = session.queue.items(2)[1].sample
    drive.hanging.add(str(second.path))
    press(quiet, Key.Key_1)
    assert shown(quiet) == second.id
    qtbot.waitUntil(lambda: waits(pane.sample))
    press(quiet, Key.Key_Right)
    assert shown(quiet) != second.id
    qtbot.waitUntil(lambda: shows(quiet))
    press(quiet, Key.Key_2)
    assert session.labels.n_labeled == 2
    controller.look_at([second.id])
    qtbot.waitUntil(lambda: waits(pane.sample))
    drive.answers.set()
    qtbot.waitUntil(lambda: shows(quiet) and shown(quiet) == second.id)
    assert drive.looked_at_by_the_window == []


@pytest.mark.parametrize("is_left", [False, True])
def test_a_dropped_folder_whose_drive_hangs_is_waited_for_while_one_labels(
    quiet: Window, drive: Drive, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, is_left: bool
) -> None:
    monkeypatch.setattr("aldesk.gui.kit.reach.SECONDS_TO_ANSWER", 0.01)
    added: list[Path] = []
    monkeypatch.setattr(opened(quiet).importing, "add", added.append)
    folder = Path(drive.folder, "low")
    drive.hanging.add(str(folder))
    said: list[str] = []
    quiet.messages.lasts.connect(lambda _, text: said.append(text))
    quiet.messages.over.connect(said.append)
    quiet.pages.take(folder)
    assert said == ["The drive of low does not answer. It is opened when it does."]
    press(quiet, Key.Key_1)
    assert parts(quiet)[1].labels.n_labeled == 1
    assert drive.looked_at_by_the_window == []
    if is_left:
        quiet.leave_project()
    drive.answers.set()
    thread = quiet.start_flow.reach._background
    qtbot.waitUntil(lambda: not thread._numbers)  # its result, too, is taken
    assert added == ([] if is_left else [folder])
    assert said[1:] == ["drive"]


def test_the_window_closes_while_a_file_hangs(quiet: Window, drive: Drive, qtbot: QtBot) -> None:
    _, session, pane = parts(quiet)
    drive.hanging.update(str(item.sample.path) for item in session.queue.items(3)[1:])
    press(quiet, Key.Key_1)
    qtbot.waitUntil(lambda: waits(pane.sample))
    quiet.close()
    assert not drive.answers.is_set()
    assert quiet.open_project is None


def test_a_file_that_comes_back_is_shown_by_itself(
    quiet: Window, drive: Drive, qtbot: QtBot
) -> None:
    _, session, pane = parts(quiet)
    folder = Path(drive.folder)
    away = folder.with_name("away")
    folder.rename(away)
    press(quiet, Key.Key_1)
    qtbot.waitUntil(lambda: "no such file" in pane.sample._text.text())
    press(quiet, Key.Key_1)
    assert session.labels.n_labeled == 2
    away.rename(folder)
    qtbot.waitUntil(lambda: shows(quiet))


class Jumping(datetime):
    """A clock that somebody sets."""

    away = timedelta()

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        return cls.fromtimestamp((datetime.now(UTC) + cls.away).timestamp(), tz)


def back_up(window: Window, qtbot: QtBot) -> None:
    housekeeping, done = opened(window).housekeeping, list[None]()
    housekeeping._back_up()
    assert housekeeping._copier
    housekeeping._copier.submit(lambda: None, done.append)
    qtbot.waitUntil(lambda: bool(done))


def test_a_clock_that_jumps_by_years_changes_nothing_but_the_stamps(
    quiet: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for user in ("store.journal", "gui.workspace.housekeeping", "gui.workspace.act_text"):
        monkeypatch.setattr(f"aldesk.{user}.datetime", Jumping)
    session = session_of(quiet)
    path, here = session.project.path, session.project.backups
    asked = []
    for years in (0, 9, -20, 3000, 0):
        monkeypatch.setattr(Jumping, "away", timedelta(days=365 * years))
        asked.append(shown(quiet))
        press(quiet, Key.Key_1)
        qtbot.waitUntil(lambda: shows(quiet))
        back_up(quiet, qtbot)
    assert "/ min" in quiet._status._facts.text()
    assert len({copy.name.rpartition("-")[0] for copy in here.iterdir()}) >= 4  # one for each year
    events = [event for event in session.project.journal.events if event.sample]
    assert [event.sample for event in events[-5:]] == asked
    assert [when(event)[-4:] for event in events[-5:]][1:3] == [
        f"{datetime.now().year + years}" for years in (9, -20)
    ]
    press(quiet, Key.Key_Z, CTRL)
    assert [sample for sample in asked if sample in session.labels.marks] == asked[:-1]
    quiet.close()
    with Project.open(path) as project:
        assert [sample for sample in asked if sample in project.journal.labels.marks] == asked[:-1]


def test_the_window_itself_never_looks_at_the_files(
    quiet: Window, drive: Drive, qtbot: QtBot
) -> None:
    for key in (Key.Key_1, Key.Key_2, Key.Key_Right, Key.Key_F, Key.Key_Space, Key.Key_3):
        press(quiet, key)
        qtbot.waitUntil(lambda: shows(quiet))
    press(quiet, Key.Key_Z, CTRL)
    grid_of(quiet)
    QCoreApplication.processEvents()
    turn_to(quiet, "map")
    turn_to(quiet, "results")
    quiet._ask_export()
    press(quiet, Key.Key_Escape)
    quiet.leave_project()
    assert drive.looked_at_by_the_window == []
