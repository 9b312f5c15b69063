"""Annotation files that are dropped on a project become labels of the windows that they cover."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from aldesk.core.span import Span
from aldesk.gui.begin.label_import import LabelImportPane
from aldesk.gui.kit.widgets import lay_out_now
from aldesk.gui.window.window import Window
from tests.gui.drive import NONE, Key, drop, opened, press, session_of

RAVEN = (
    "Selection\tView\tChannel\tBegin Time (s)\tEnd Time (s)\t"
    "Low Freq (Hz)\tHigh Freq (Hz)\tSpecies\n"
    "1\tSpectrogram 1\t1\t3.0\t6.0\t500.0\t1500.0\towl\n"
)
NIGHT = "1.0\t2.5\towl\n\\\t300.0\t900.0\n6.0\t12.0\tfrog\n100.6\t101.6\twren\n700.0\t701.0\towl\n"


@pytest.fixture
def labels(hours_window: Window, tmp_path: Path, qtbot: QtBot) -> LabelImportPane:
    """The page after a label file of Audacity was dropped."""
    night = written(tmp_path, "night1.txt", NIGHT)
    drop(hours_window, night)
    pane = hours_window.pages.label_imports.page
    seen(pane, qtbot)
    return pane


def written(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def seen(pane: LabelImportPane, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: pane.found is not None)


def test_it_says_what_the_windows_get_and_which_annotations_cover_none(
    labels: LabelImportPane,
) -> None:
    said = labels.facts.text().split("\n")
    assert said[0] == "4 annotations"
    assert said[1] == "4 windows labelled: frog 2, owl 1, wren 1"
    assert "1 annotation without a window by this rule" in said
    assert "1 label of classes that the project does not have" in said
    assert labels.cover.isVisible()
    assert not labels.path_column.isVisible()
    assert labels.take_button.text() == "Import 4 labels"
    assert any("700–701 s" in line for line in labels.refused.stringList())


def test_another_rule_is_counted_anew(labels: LabelImportPane, qtbot: QtBot) -> None:
    labels.cover.by.setCurrentIndex(labels.cover.by.findData("window"))
    seen(labels, qtbot)
    assert labels.take_button.text() == "Import 3 labels"
    labels.cover.share.setValue(60)
    seen(labels, qtbot)
    assert labels.take_button.text() == "Import 2 labels"
    labels.cover.by.setCurrentIndex(labels.cover.by.findData("centre"))
    assert not labels.cover.share.isVisible()
    seen(labels, qtbot)
    assert labels.take_button.text() == "Import 3 labels"


def test_windows_without_any_annotation_can_get_a_label(
    labels: LabelImportPane, qtbot: QtBot
) -> None:
    labels.cover.rest.setText("noise")
    qtbot.waitUntil(lambda: labels.take_button.text() == "Import 200 labels")
    assert "196 of them without any annotation" in labels.facts.text()


def test_enter_takes_them_over_and_one_undo_takes_them_back(
    labels: LabelImportPane, hours_window: Window
) -> None:
    press(hours_window, Key.Key_Return)
    session = session_of(hours_window)
    assert not labels.isVisible()
    assert session.labels.n_labeled == 4
    spans = {
        sample.span: session.labels.class_of(sample.id)
        for sample in (
            session.project.samples[session.project.row_of(i)] for i in session.labels.marks
        )
    }
    assert spans[Span(0, 3)] == "owl"
    assert spans[Span(6, 9)] == spans[Span(9, 12)] == "frog"
    assert [band.high_hz for its in session.project.bands.all().values() for band in its] == [900.0]
    opened(hours_window).controller.undo()
    assert session.labels.n_labeled == 0


def test_enter_takes_them_over_from_any_field(
    labels: LabelImportPane, hours_window: Window
) -> None:
    labels.cover.by.setFocus()
    press(hours_window, Key.Key_Return)
    assert not labels.isVisible()
    assert session_of(hours_window).labels.n_labeled == 4


def test_several_files_and_a_folder_of_them_are_taken_together(
    hours_window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "labels"
    folder.mkdir()
    one = written(folder, "night1.txt", "0.0\t3.0\towl\n")
    two = written(folder, "night2.txt", "0.0\t3.0\tfrog\n3.0\t6.0\tfrog\n3.0\t6.0\towl\n")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in (one, two)])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    hours_window.dropEvent(QDropEvent(QPointF(10, 10), copy, data, left, NONE))
    pane = hours_window.pages.label_imports.page
    seen(pane, qtbot)
    assert pane.title.text() == "Labels from 2 files, such as night1.txt"
    assert pane.take_button.text() == "Import 2 labels"
    assert "1 window left out for several classes" in pane.facts.text()
    press(hours_window, Key.Key_Escape)
    assert not pane.isVisible()
    drop(hours_window, folder)
    seen(pane, qtbot)
    assert pane.take_button.text() == "Import 2 labels"


def test_segments_of_other_recordings_become_samples(
    hours_window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    from tests.gui.conftest import write_recording

    session, n = session_of(hours_window), len(session_of(hours_window).project.samples)
    write_recording(tmp_path / "other.wav", 20, seed=9)
    drop(hours_window, written(tmp_path, "list.csv", "path,start,end\nother.wav,1,4\n"))
    qtbot.waitUntil(lambda: len(session.project.samples) == n + 1)
    assert session.project.samples[n].span == Span(1, 4)


def test_a_folder_with_recordings_and_annotations_offers_both(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    from tests.gui.conftest import write_recording

    folder = tmp_path / "field"
    folder.mkdir()
    write_recording(folder / "night.wav", 120)
    written(folder, "night.Table.1.selections.txt", RAVEN)
    drop(window, folder)
    wizard = window.start_flow.wizard
    qtbot.waitUntil(wizard.form.labels.annotations.isVisible)
    assert wizard.form.labels.annotations.text() == "Then label windows by 1 annotation file"
    assert "such as night.Table.1.selections.txt" in wizard.preview.notes.text()
    wizard.begin()
    pane = window.pages.label_imports.page
    qtbot.waitUntil(lambda: pane.isVisible() and pane.found is not None)
    assert pane.title.text() == "Labels from field"
    press(window, Key.Key_Return)
    assert session_of(window).labels.class_names == ["owl"]
    assert session_of(window).labels.n_labeled > 0


def test_a_table_of_segments_is_not_to_be_cut_into_windows(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    from tests.gui.conftest import write_recording

    write_recording(tmp_path / "night.wav", 120)
    drop(window, written(tmp_path, "list.csv", "path,start,end,label\nnight.wav,0,60,owl\n"))
    wizard = window.start_flow.wizard
    qtbot.waitUntil(lambda: "Each line is a stretch" in wizard.preview.notes.text())
    assert not wizard.form.windows.isVisible()
    assert wizard.form.options().window == 0


def test_they_can_be_ground_truth_for_studies(
    labels: LabelImportPane, hours_window: Window, qtbot: QtBot
) -> None:
    labels.cover.use.setCurrentIndex(labels.cover.use.findData("truth"))
    seen(labels, qtbot)
    assert not labels._can_undo.isVisible()
    session = session_of(hours_window)
    before = session.labels.n_labeled
    press(hours_window, Key.Key_Return)
    assert len(session.project.truth.told) == 4
    assert session.labels.n_labeled == before


def test_what_is_chosen_and_found_keeps_its_place_when_nothing_is_refused(
    labels: LabelImportPane, tmp_path: Path, qtbot: QtBot
) -> None:
    def places() -> tuple[int, int]:
        return (
            labels.cover.mapTo(labels, QPoint()).x(),
            labels.title.mapTo(labels, QPoint()).x(),
        )

    assert labels.refused_view.isVisible()
    before = places()
    labels.found = None
    session = labels._session
    assert session
    labels.show_tables([written(tmp_path, "night1.txt", "3.0\t6.0\towl\n")], session)
    seen(labels, qtbot)
    assert not labels.refused_view.isVisible()
    lay_out_now()
    assert places() == before


def test_a_window_gets_all_classes_where_it_may_have_several(
    hours_window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    session = session_of(hours_window)
    session.allow_several()
    drop(hours_window, written(tmp_path, "night1.txt", f"1.0\t2.5\tfrog\n{NIGHT}"))
    pane = hours_window.pages.label_imports.page
    seen(pane, qtbot)
    assert "left out for several classes" not in pane.facts.text()
    assert not pane.cover.rest.isVisible()
    before = pane.take_button.text()
    pane.cover.none.setChecked(True)
    seen(pane, qtbot)
    assert pane.take_button.text() != before
    pane.cover.none.setChecked(False)
    seen(pane, qtbot)
    press(hours_window, Key.Key_Return)
    two = [id_ for id_ in session.labels.marks if len(session.labels.names_of(id_)) == 2]
    assert len(two) == 1
    opened(hours_window).controller.undo()
    assert session.labels.n_labeled == 0
