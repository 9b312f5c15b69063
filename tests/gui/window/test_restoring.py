"""A copy is chosen in the window and takes the project's place."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from aldesk.gui.kit.action_table import Action
from aldesk.gui.window.window import Window
from aldesk.gui.workspace.housekeeping import Housekeeping
from aldesk.gui.workspace.pool_embedding import PoolEmbedding
from aldesk.gui.workspace.refit_thread import EngineThread
from aldesk.session import LabelSession


@pytest.fixture(autouse=True)
def nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no project that is opened here embed, refit or be copied by itself."""
    monkeypatch.setattr(PoolEmbedding, "start", lambda _: None)
    monkeypatch.setattr(EngineThread, "start", lambda _: None)
    monkeypatch.setattr(Housekeeping, "start", lambda _: None)


def session_of(window: Window) -> LabelSession:
    assert window.open_project
    return window.open_project.session


def said(window: Window) -> list[str]:
    texts: list[str] = []
    window.messages.arrived.connect(lambda text, *_: texts.append(text))
    return texts


def choose(monkeypatch: pytest.MonkeyPatch, copy: Path) -> None:
    """Let the dialogue answer."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(copy), ""))


def n_labelled(window: Window) -> int:
    return session_of(window).labels.n_labeled


def act(window: Window) -> None:
    (action,) = [a for a in window.actions() if a.text() == Action.RESTORE.title]
    assert action.isEnabled()
    action.trigger()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_open_project_goes_back_and_forth(quiet: Window, qtbot: QtBot) -> None:
    session = session_of(quiet)
    project, texts, menu = session.project, said(quiet), quiet.restoring.menu
    assert not list(project.backups.glob("*"))
    act(quiet)
    qtbot.waitUntil(lambda: bool(texts) or menu.isVisible())
    assert not menu.isVisible()
    qtbot.waitUntil(lambda: "There are no copies of this project yet." in texts)
    copy = project.back_up(datetime(2026, 3, 1, 12, 30))
    assert copy
    (copy.parent / "tones-20260302-110000.aldesk").write_bytes(b"damaged")
    label_one(session)
    act(quiet)
    qtbot.waitUntil(menu.isVisible)
    damaged, whole, *_, other = menu.actions()
    assert "cannot be read" in damaged.text()
    assert not damaged.isEnabled()
    assert whole.text().startswith("01 Mar 2026, 12:30 · ")
    assert other.text() == "Another file …"
    whole.trigger()
    menu.close()
    qtbot.waitUntil(lambda: f"in the copy “{copy.name}”" in texts[-1])
    assert n_labelled(quiet) == 0
    (kept,) = copy.parent.glob("*before restoring*")
    assert kept.name in texts[-1]
    act(quiet)
    qtbot.waitUntil(menu.isVisible)
    (before,) = [a for a in menu.actions() if a.text().endswith("before a copy took its place")]
    before.trigger()
    menu.close()
    qtbot.waitUntil(lambda: f"in the copy “{kept.name}”" in texts[-1])
    assert n_labelled(quiet) == 1


def test_a_damaged_project_comes_back_from_the_start_page(
    quiet: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    session = session_of(quiet)
    copy, path = session.project.back_up(datetime(2026, 3, 1), "a test"), session.project.path
    assert copy
    quiet.leave_project()
    path.write_bytes(b"damaged")
    texts = said(quiet)
    choose(monkeypatch, tmp_path / "other.aldesk")
    act(quiet)
    assert "no copy of a project" in texts[-1]
    choose(monkeypatch, copy)
    act(quiet)
    qtbot.waitUntil(lambda: quiet.open_project is not None)
    assert n_labelled(quiet) == 0


def label_one(session: LabelSession) -> None:
    session.label(session.project.samples[0].id, session.labels.class_names[0])
