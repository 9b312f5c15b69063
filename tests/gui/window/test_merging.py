"""The open project and another copy of it become one, from the window."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from aldesk.gui.kit.action_table import Action
from aldesk.gui.results.pane import ResultsPane
from aldesk.gui.window.window import Window
from aldesk.store import Project
from aldesk.store.second_copy import copy_for
from tests.gui.drive import turn_to
from tests.gui.window.test_restoring import nothing_behind, said, session_of

__all__ = ["nothing_behind"]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_other_copy_s_labels_come_in_and_what_is_disputed_is_asked_first(
    quiet: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = session_of(quiet)
    its = copy_for(session.project, "Bob", 0.0)
    samples, (first, second, *_) = session.project.samples, session.labels.class_names
    session.label(samples[0].id, first)
    session.label(samples[1].id, first)
    with Project.open(its) as other:
        ids = [other.journal.labels.class_id(name) for name in (first, second)]
        for sample, class_id in zip(samples[:2], ids, strict=True):
            assert class_id
            other.journal.label([(sample.id, class_id)])
    to = its.with_name("both")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(its), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(to), ""))
    texts = said(quiet)
    (action,) = [a for a in quiet.actions() if a.text() == Action.MERGE.title]
    action.trigger()
    qtbot.waitUntil(lambda: any(text.startswith("Merged: 1 label.") for text in texts))
    assert quiet.project_path == Path(f"{to}.aldesk")
    asked = session_of(quiet).queue.current
    assert asked
    assert (asked.reason, asked.sample.id) == ("adjudicate", samples[1].id)
    assert "contradict each other: 1 sample." in texts[-1]
    assert "kappa" in texts[-1]
    pane = turn_to(quiet, "results")
    assert isinstance(pane, ResultsPane)
    assert pane.agreement.isVisible()
    heads = [cell.text().splitlines() for cell in pane.agreement.cells]
    assert [column[:2] for column in heads] == [
        ["", "All classes"], ["kappa", "0.00"], ["95 %", heads[2][1]], ["agreed", "1 of 2"],
    ]  # fmt: skip
    assert len(heads[0]) == 2 + len(session_of(quiet).labels.class_names)
