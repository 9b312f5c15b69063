"""Labels of a table are shown before they are taken over, and one undo takes them back."""

from pathlib import Path

import numpy as np
import soundfile
from pytestqt.qtbot import QtBot

from aldesk.gui.begin.label_import import LabelImportPane
from aldesk.gui.window.window import Window
from aldesk.store import Project
from tests.gui.drive import CTRL, SHIFT, Key, drop, opened, press, session_of


def dropped(window: Window, qtbot: QtBot, folder: Path, text: str) -> LabelImportPane:
    """Drop a table on the window, and wait for what is seen in it."""
    table = folder / "labels.csv"
    table.write_text(text, encoding="utf-8")
    drop(window, table)
    pane = window.pages.label_imports.page
    qtbot.waitUntil(lambda: pane.found is not None or not pane.isVisible())
    return pane


def rows(window: Window, folder: Path, *labels: str) -> str:
    samples = session_of(window).project.samples
    lines = [f"{s.path.relative_to(folder)},{x}" for s, x in zip(samples, labels, strict=False)]
    return "\n".join(["file_name,Label", *lines, ""])


def test_labels_are_looked_at_taken_over_and_undone(
    project: Project, open_window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    window, n_classes = open_window, len(project.journal.labels.class_names)
    text = rows(window, tmp_path, "low", "high", "owl", "NA") + "nowhere.wav,low\n"
    pane = dropped(window, qtbot, tmp_path, text)
    assert pane.isVisible()
    assert "2 labels of classes" not in pane.facts.text()
    assert "3 new labels" in pane.facts.text()
    assert "1 label of classes that the project does not have" in pane.facts.text()
    assert pane.refused.stringList() == ["Row 6: the project has no sample nowhere.wav."]
    assert session_of(window).labels.n_labeled == 0
    assert pane.take_button.text() == "Import 3 labels"
    pane.add_classes.setChecked(False)
    assert pane.take_button.text() == "Import 2 labels"
    pane.add_classes.setChecked(True)
    press(window, Key.Key_Return)
    labels = session_of(window).labels
    assert not pane.isVisible()
    assert (labels.n_labeled, len(labels.class_names)) == (3, n_classes + 1)
    opened(window).controller.undo()
    assert (labels.n_labeled, len(labels.class_names)) == (0, n_classes)


def test_another_column_is_looked_at_anew(
    open_window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    text = rows(open_window, tmp_path, "low,high", "low,low").replace("Label", "label,second", 1)
    pane = dropped(open_window, qtbot, tmp_path, text)
    pane.label_column.setCurrentIndex(pane.label_column.findData("second"))
    qtbot.waitUntil(lambda: pane.found is not None)
    assert pane.found
    assert sorted(pane.found.pairs.values()) == ["high", "low"]


def test_a_table_of_other_files_is_taken_as_samples(
    open_window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    session, n = session_of(open_window), len(session_of(open_window).project.samples)
    soundfile.write(tmp_path / "new.wav", np.random.default_rng(5).normal(size=800) / 9, 8000)
    dropped(open_window, qtbot, tmp_path, "path,label\nnew.wav,low\n")
    qtbot.waitUntil(lambda: len(session.project.samples) == n + 1)


def test_leaving_takes_nothing_over(open_window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    pane = dropped(open_window, qtbot, tmp_path, rows(open_window, tmp_path, "low"))
    press(open_window, Key.Key_Escape)
    assert not pane.isVisible()
    assert session_of(open_window).labels.n_labeled == 0


def test_a_table_that_is_dropped_on_another_page_goes_to_the_open_project(
    open_window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    press(open_window, Key.Key_B, CTRL | SHIFT)
    assert open_window.pages.encoders.is_asking
    pane = dropped(open_window, qtbot, tmp_path, rows(open_window, tmp_path, "low"))
    assert pane.isVisible()
    assert pane.take_button.text() == "Import 1 label"


def test_lists_are_taken_over_where_samples_may_have_several_classes(
    open_window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    session = session_of(open_window)
    session.allow_several()
    pane = dropped(open_window, qtbot, tmp_path, rows(open_window, tmp_path, "low;high", "low"))
    assert pane.facts.text() == "2 new labels"
    assert pane.take_button.text() == "Import 2 labels"
    press(open_window, Key.Key_Return)
    names = [session.labels.names_of(sample.id) for sample in session.project.samples[:2]]
    assert sorted(names) == [["high", "low"], ["low"]]
