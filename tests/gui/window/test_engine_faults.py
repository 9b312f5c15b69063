"""What becomes of the processes behind the window: labelling goes on, and a quiet line tells it."""

import os
import signal
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aldesk.gui.kit.action_table import Action
from aldesk.gui.window.possible import scopes_now
from aldesk.gui.window.window import Window
from aldesk.store import Project
from tests.gui.drive import Key, opened, session_of, shown

pytestmark = pytest.mark.skipif(os.name != "posix", reason="elsewhere there is no SIGSTOP")
_CLIENT = "aldesk.engine.refit.client"


def label(window: Window, n: int, qtbot: QtBot) -> None:
    """Label so many samples; the next is there whenever one is answered."""
    pane = opened(window).label
    for _ in range(n):
        asked = opened(window).controller.current
        assert asked
        qtbot.waitUntil(lambda: pane.prefetcher.get(asked.sample) is not None)  # noqa: B023
        assert shown(window) == asked.sample.id
        n_before = session_of(window).labels.n_labeled
        QTest.keyClick(window, Key.Key_1)
        assert session_of(window).labels.n_labeled == n_before + 1


def test_an_engine_that_ends_again_and_again_is_started_when_the_person_wants_it(
    learned_window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, refits = learned_window, opened(learned_window).refits
    told: list[str] = []
    window.messages.arrived.connect(lambda text, _tone, _act: told.append(text))
    with monkeypatch.context() as broken:
        broken.setattr(f"{_CLIENT}._MODULE", "tests.engine.refit.faulty_worker")
        broken.setattr(f"{_CLIENT}._PAUSES", (0.0, 0.0, 0.0))
        broken.setenv("FAULTY_WORKER", "killed@starting@")
        os.kill(refits.engine.pid, signal.SIGKILL)
        label(window, 11, qtbot)
        qtbot.waitUntil(lambda: refits.is_stopped)
        label(window, 11, qtbot)
    assert len(told) == 2
    assert "started again" in told[0]
    assert "keeps ending" in told[1]
    assert told[1] == window._line.text.text()
    assert window._line.offer.isVisible()
    here = scopes_now(window.open_project, window.open_project, on_start_page=False)
    assert Action.START_ENGINE.scope in here
    n_refits, n_labels = refits.n_refits, session_of(window).labels.n_labeled
    window._line.offer.click()
    qtbot.waitUntil(lambda: refits.n_refits > n_refits)
    assert window._line.isHidden()
    assert not refits.is_stopped
    result = session_of(window).predictions.result
    assert result
    assert result.n_labeled == session_of(window).n_training
    assert session_of(window).labels.n_labeled == n_labels


def test_an_engine_that_sleeps_for_a_while_goes_on_where_it_was(
    learned_window: Window, qtbot: QtBot
) -> None:
    window, refits = learned_window, opened(learned_window).refits
    told: list[str] = []
    window.messages.arrived.connect(lambda text, _tone, _act: told.append(text))
    pid, n_refits = refits.engine.pid, refits.n_refits
    os.kill(pid, signal.SIGSTOP)
    label(window, 12, qtbot)
    os.kill(pid, signal.SIGCONT)
    qtbot.waitUntil(lambda: refits.n_refits > n_refits)
    assert refits.engine.pid == pid
    assert not [text for text in told if "engine" in text]


def test_closing_waits_for_no_engine_that_hangs(learned_window: Window, qtbot: QtBot) -> None:
    window = learned_window
    pid, path = opened(window).refits.engine.pid, opened(window).project.path
    os.kill(pid, signal.SIGSTOP)
    label(window, 12, qtbot)
    n_labels = session_of(window).labels.n_labeled
    window.close()
    assert not Path(f"/proc/{pid}").exists()
    with Project.open(path) as project:
        assert project.journal.labels.n_labeled == n_labels


def test_an_embedding_that_fails_goes_on_by_itself(
    window: Window, project: Project, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    mark, path = tmp_path / "mark", project.path
    mark.touch()
    project.close()
    monkeypatch.setattr("aldesk.engine.embed.client._MODULE", "tests.engine.embed.faulty_worker")
    monkeypatch.setenv("FAULTY_WORKER", f"killed@{mark}")
    told: list[str] = []
    window.messages.arrived.connect(lambda text, _tone, _act: told.append(text))
    window.show_project(Project.open(path))
    qtbot.waitUntil(lambda: opened(window).embedding.is_complete)
    assert len([text for text in told if "started again" in text]) == 1
