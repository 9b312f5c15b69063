"""The import report in the window, and files that were moved."""

import csv
import re
import shutil
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aldesk.core.import_batch import FileProblem, ImportBatch
from aldesk.gui.begin.import_report_model import filtered
from aldesk.gui.window.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier


def take_in(
    window: Window, *problems: FileProblem, same: tuple[tuple[Path, Path], ...] = ()
) -> None:
    assert window.open_project
    window.open_project.session.add_samples(ImportBatch(problems=problems, duplicates=same))


def test_counts_files_and_reasons_are_shown(open_window: Window, tmp_path: Path) -> None:
    first, copy = tmp_path / "first.wav", tmp_path / "copy.wav"
    take_in(
        open_window,
        FileProblem(tmp_path / "a.wav", "The file is empty (0 bytes).", "empty"),
        FileProblem(tmp_path / "b.wav", "The file is empty (0 bytes).", "empty"),
        same=((copy, first),),
    )
    QTest.keyClick(open_window, Qt.Key.Key_R, CTRL)
    report = open_window.pages.report
    assert report.isVisible()
    assert report.kinds.counts == [("", 3), ("empty", 2), ("duplicate", 1)]
    report.kind_view.setCurrentIndex(report.kinds.index(2))
    (shown,) = report.model.problems
    assert (shown.path, str(first) in shown.reason) == (copy, True)
    report.view.setCurrentIndex(report.model.index(0))
    assert str(copy) in report.detail.text()
    QTest.keyClick(report, Qt.Key.Key_Escape)
    assert open_window.pages.in_front


def test_keys_label_nothing_behind_the_report(open_window: Window) -> None:
    assert open_window.open_project
    QTest.keyClick(open_window, Qt.Key.Key_R, CTRL)
    for key in (Qt.Key.Key_1, Qt.Key.Key_Right, Qt.Key.Key_F, Qt.Key.Key_Return):
        QTest.keyClick(open_window, key)
    assert not open_window.open_project.session.labels.marks
    assert not open_window.open_project.session.labels.flags
    QTest.keyClick(open_window, Qt.Key.Key_1, CTRL)
    QTest.keyClick(open_window, Qt.Key.Key_1)
    assert len(open_window.open_project.session.labels.marks) == 1


def test_what_the_filter_shows_is_exported(open_window: Window, tmp_path: Path) -> None:
    take_in(
        open_window,
        FileProblem(tmp_path / "=a.wav", "Damaged.", "unreadable"),
        FileProblem(tmp_path / "b.wav", "Damaged.", "unreadable"),
    )
    open_window.pages.toggle_report()
    report = open_window.pages.report
    report.words.setText("=a")
    report._filter()
    report.write(tmp_path / "report.csv")
    lines = list(csv.reader((tmp_path / "report.csv").read_text(encoding="utf-8").splitlines()))
    assert lines[0] == ["path", "kind", "reason"]
    assert lines[1:] == [[str(tmp_path / "=a.wav"), "unreadable", "Damaged."]]
    report.write(tmp_path / "no folder" / "report.csv")
    assert "could not be written" in open_window._line.text.text()


def test_the_status_line_counts_and_opens_the_report(
    open_window: Window, tmp_path: Path, make_tones: "object", qtbot: QtBot
) -> None:
    assert callable(make_tones)
    assert open_window.open_project
    status = open_window._status.problems
    assert not status.isVisible()
    more = make_tones(2, name="more")
    (more / "high" / "empty.wav").touch()
    shutil.copy(more / "low" / "low000.wav", more / "low" / "same.wav")
    importing = open_window.open_project.importing
    importing.add(more)
    qtbot.waitUntil(lambda: not importing.is_running)
    assert status.text() == "Import report: 2"
    said = open_window._line.text.text()
    assert "All files read: 6 more samples. 1 duplicate left out, 1 empty." in said
    status.click()
    assert open_window.pages.report.isVisible()
    assert dict(open_window.pages.report.kinds.counts)["duplicate"] == 1


def test_message_report_and_status_count_the_same(
    window: Window, tmp_path: Path, make_tones: "object", qtbot: QtBot
) -> None:
    assert callable(make_tones)
    messy = make_tones(3, name="messy")
    for n in range(2):
        (messy / "high" / f"empty{n}.wav").touch()
        (messy / "low" / f"broken{n}.wav").write_bytes(b"no sound at all")
    for n in range(3):
        shutil.copy(messy / "low" / "low000.wav", messy / "low" / f"same{n}.wav")
    shutil.copy(messy / "low" / "low001.wav", messy / "high" / "other.wav")
    (messy / "notes.doc").write_text("notes")
    wizard = window.start_flow.wizard
    messages: list[str] = []
    window.messages.arrived.connect(lambda text, *_: messages.append(text))
    window.start_flow.open_path(messy)
    qtbot.waitUntil(wizard.begin_button.isEnabled)
    with qtbot.waitSignal(window.opened):
        wizard.begin()
    opened = window.open_project
    assert opened
    qtbot.waitUntil(lambda: not opened.importing.is_running)
    n_samples = len(opened.session.project.samples)
    [said] = [text for text in messages if text.startswith("All files read")]  # others may follow
    assert said.startswith(f"All files read: {n_samples} samples. ")
    window.pages.toggle_report()
    counts = dict(window.pages.report.kinds.counts)
    n_told = counts.pop("")
    assert window._status.problems.text() == f"Import report: {n_told}"
    assert sum(counts.values()) == n_told == window.pages.report.model.rowCount()
    told = [int(n) for n in re.findall(r"\d+", said.partition(". ")[2].partition(". ")[0])]
    assert sum(told) == n_told
    assert f"{counts['duplicate']} duplicates left out" in said
    assert f"{counts['empty']} empty" in said


def test_moved_files_are_found_by_their_content(
    open_window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    assert open_window.open_project
    moved, project = open_window.open_project.moved, open_window.open_project.session.project
    said = list[str]()  # others, such as the embedding, may say something at any time
    open_window.messages.arrived.connect(lambda text, *_: said.append(text))
    moved.search(tmp_path)
    qtbot.waitUntil(lambda: not moved.is_running)
    assert any("No file is missing" in text for text in said)
    elsewhere = Path(shutil.move(tmp_path / "tones", tmp_path / "elsewhere"))
    lost = next(iter(sorted(elsewhere.rglob("*.wav"))))
    lost.unlink()
    moved.search(elsewhere)
    qtbot.waitUntil(lambda: not moved.is_running)
    assert any("35 of 36 missing files were found; 1 are still" in text for text in said)
    assert sum(s.path.is_relative_to(elsewhere) for s in project.samples) == 35
    moved.search(tmp_path / "nowhere")
    qtbot.waitUntil(lambda: not moved.is_running)
    assert any("no such folder" in text for text in said)


def test_words_and_kind_both_filter() -> None:
    problems = [
        FileProblem(Path("/x/Cat.wav"), "Cut off.", "cut off"),
        FileProblem(Path("/y"), "Empty.", "empty"),
    ]
    assert filtered(problems, "", "") == problems
    assert filtered(problems, "", "cat OFF") == problems[:1]
    assert filtered(problems, "empty", "cat") == []
