"""A monkey at recordings that are moved, cut off and replaced under its hands.

pytest tests/gui/test_monkey_recordings.py --monkey 20000 --monkey-seed 1
"""

import shutil
from pathlib import Path
from traceback import format_exception

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aldesk.core.recording import recording_id
from aldesk.gui.window.window import Window
from aldesk.store import Project
from aldesk.store.check import check
from tests.gui.conftest import write_recording
from tests.gui.test_monkey import SHIFT, STEPS_BETWEEN_LOOKS, Monkey, compare, confined

__all__ = ["confined"]

LEFT = Qt.MouseButton.LeftButton


class RecordingMonkey(Monkey):
    """Knows the strip and regions, and plays with the files."""

    def __init__(self, window: Window, seed: int) -> None:
        super().__init__(window, seed)
        assert window.open_project
        files = {r.path for r in window.open_project.session.project.samples.recordings()}
        self.files = sorted(files)
        self.kept = [path.with_suffix(".kept") for path in self.files]
        for path, kept in zip(self.files, self.kept, strict=True):
            shutil.copy2(path, kept)
        self.acts += [
            (self.use_strip, 30),
            (self.mark_region, 15),
            (self.press_class_key, 25),
            (self.spoil_file, 3),
            (self.mend_files, 3),
        ]

    def use_strip(self) -> str:
        """Click or sweep on the overview of the recording."""
        opened = self.window.open_project
        if not opened or not opened.label.in_place.strip.isVisible():
            return "found no strip"
        strip, rng = opened.label.in_place.strip, self.rng
        first, last = (QPoint(rng.randrange(strip.width()), strip.height() // 2) for _ in "ab")
        if rng.random() < 0.5:
            QTest.mouseClick(
                strip, LEFT, rng.choice([Qt.KeyboardModifier.NoModifier, SHIFT]), first
            )
            return "clicked on the strip"
        QTest.mousePress(strip, LEFT, pos=first)
        QTest.mouseMove(strip, last)
        QTest.mouseRelease(strip, LEFT, pos=last)
        return "swept over the strip"

    def mark_region(self) -> str:
        """Drag over the sound, and perhaps make a sample of it."""
        opened = self.window.open_project
        if not opened or not opened.label.sample.sound.graph.isVisible():
            return "found no sound"
        graph, rng = opened.label.sample.sound.graph, self.rng
        first, last = (QPoint(rng.randrange(graph.width()), 50) for _ in "ab")
        QTest.mousePress(graph, LEFT, pos=first)
        QTest.mouseMove(graph, last)
        QTest.mouseRelease(graph, LEFT, pos=last)
        opened.label.sample.sound._player.stop()
        if rng.random() < 0.7:
            QTest.keyClick(self.window, Qt.Key.Key_S, SHIFT)
        return "marked a region"

    def press_class_key(self) -> str:
        """Label: only what is shown or chosen may change."""
        opened = self.window.open_project
        if not opened or not opened.label.isVisible():
            return "saw no sample"
        label = opened.label
        shown, run, places = label.sample.shown, label.in_place._run, label.in_place._places
        samples, before = opened.session.project.samples, dict(opened.session.labels.marks)
        may = {shown}
        if run is not None and places is not None:
            may |= {samples[row].id for row in places.rows[run].tolist()}
        QTest.keyClick(self.window, self.rng.choice([Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3]))
        after = opened.session.labels.marks
        changed = {i for i in before.keys() | after.keys() if before.get(i) != after.get(i)}
        assert changed <= may, (shown, changed)
        return "pressed a class's key"

    def spoil_file(self) -> str:
        """Do to a recording what people and broken disks do."""
        place = self.rng.randrange(len(self.files))
        path, kept = self.files[place], self.kept[place]
        how = self.rng.choice(["gone", "cut", "empty", "text", "other", "longer", "folder"])
        remove(path)
        if how == "cut":
            path.write_bytes(kept.read_bytes()[: self.rng.randrange(10_000_000)])
        elif how == "empty":
            path.touch()
        elif how == "text":
            path.write_text("No sound.\n" * 100)
        elif how == "other":
            write_recording(path, self.rng.choice([1, 60, 600]), seed=9)
        elif how == "longer":
            write_recording(path, 700, seed=9)
        elif how == "folder":
            path.mkdir()
        return f"{path.name}: {how}"

    def mend_files(self) -> str:
        for path, kept in zip(self.files, self.kept, strict=True):
            remove(path)
            shutil.copy2(kept, path)
        return "put the files back"


def remove(path: Path) -> None:
    if path.is_dir():
        path.rmdir()
    else:
        path.unlink(missing_ok=True)


@pytest.mark.timeout(0)
@pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen one
@pytest.mark.usefixtures("confined")
@pytest.mark.parametrize("classes", ["one", "several"])
def test_a_monkey_breaks_nothing_in_recordings(
    hours_window: Window, qtbot: QtBot, pytestconfig: pytest.Config, classes: str
) -> None:
    path = hours_window.project_path
    assert path
    assert hours_window.open_project
    if classes == "several":
        hours_window.open_project.controller.allow_several(only_named=False)
    monkey = RecordingMonkey(hours_window, pytestconfig.getoption("--monkey-seed"))
    with qtbot.captureExceptions() as exceptions:
        for n in range(1, pytestconfig.getoption("--monkey") // 3 + 1):
            monkey.step()
            told = "".join(line for error in exceptions for line in format_exception(*error))
            assert not exceptions, f"{told}\n{n}: {monkey.did[-5:]}"
            if hours_window.project_path != path:
                hours_window.show_project(Project.open(path))
            if n % STEPS_BETWEEN_LOOKS == 0:
                compare(hours_window)
    monkey.mend_files()
    assert hours_window.open_project
    labels = hours_window.open_project.session.labels
    marks, judgements = labels.marks, labels.judgements
    hours_window.leave_project()
    with Project.open_to_read(path) as project:
        assert project.journal.labels.marks == marks
        assert project.journal.labels.judgements == judgements
        known = {recording.id for recording in project.samples.recordings()}
        assert {recording_id(id_) for id_ in marks} <= known
    assert check(path) == []
