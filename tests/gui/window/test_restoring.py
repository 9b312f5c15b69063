"""A copy is chosen in the window and takes the project's place."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from aldesk.gui.kit.action_table import Action
from aldesk.gui.window.window import Window
from aldesk.gui.workspace.pool_embedding import PoolEmbedding
from aldesk.gui.workspace.refit_thread import EngineThread
from aldesk.session import LabelSession


@pytest.fixture(autouse=True)
def nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no project that is opened here embed or refit."""
    monkeypatch.setattr(PoolEmbedding, "start", lambda _: None)
    monkeypatch.setattr(EngineThread, "start", lambda _: None)


def session_of(window: Window) -> LabelSession:
    assert window.open_project
    return window.open_project.session


def said(window: Window) -> list[str]:
    texts: list[str] = []
    window.messages.arrived.connect(lambda text, *_: texts.append(text))
    return texts


def choose(monkeypatch: pytest.MonkeyPatch, copy: Path) -> list[str]:
    """Let the dialogue answer; return where it began."""
    began: list[str] = []

    def answer(_parent: object, _title: str, begins: str, _kinds: str) -> tuple[str, str]:
        began.append(begins)
        return str(copy), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    return began


def n_labelled(window: Window) -> int:
    return session_of(window).labels.n_labeled


def act(window: Window) -> None:
    (action,) = [a for a in window.actions() if a.text() == Action.RESTORE.title]
    action.trigger()


def test_the_open_project_goes_back_and_forth(
    quiet: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = session_of(quiet)
    project, texts = session.project, said(quiet)
    for file in project.backups.glob("*"):
        file.unlink()
    began = choose(monkeypatch, project.path)
    act(quiet)
    assert texts == ["There are no copies of this project yet."]
    copy = project.back_up(datetime(2026, 3, 1))
    assert copy
    label_one(session)
    choose(monkeypatch, copy)
    act(quiet)
    assert n_labelled(quiet) == 0
    assert f"in the copy “{copy.name}”" in texts[-1]
    (kept,) = copy.parent.glob("*before restoring*")
    assert kept.name in texts[-1]
    began = choose(monkeypatch, kept)
    act(quiet)
    assert began == [str(copy.parent)]
    assert n_labelled(quiet) == 1


def test_a_damaged_project_comes_back_from_the_start_page(
    quiet: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
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
    assert n_labelled(quiet) == 0


def label_one(session: LabelSession) -> None:
    session.label(session.project.samples[0].id, session.labels.class_names[0])
