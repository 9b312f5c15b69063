"""How many keys a day's work takes in the real window, and how long the window takes over them.

python tests/benchmarks/day_of_keys.py [--json]

The project is the bundled spoken digits. Each step is what a person does who knows the keys: they
go on until they see on the screen what they wanted, so a better window gets fewer keys.

keys: pressed in the step, letters of names included. seconds: until the window had nothing left to
do; no pause for thinking is counted.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from aldesk import resources
from aldesk.gui.classes.keys import class_keys
from aldesk.gui.window.app import make_application, make_window
from aldesk.gui.window.window import Window
from aldesk.store import Project

Key = Qt.Key
NONE, CTRL, SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


class Person:
    """Presses keys where the focus is, and counts them."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.n_keys = 0
        assert window.open_project
        self.opened = window.open_project
        self.session = self.opened.session

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.n_keys += 1
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        QApplication.processEvents()

    def write(self, text: str) -> None:
        self.n_keys += len(text)
        QTest.keyClicks(QApplication.focusWidget() or self.window, text)
        QApplication.processEvents()

    @property
    def shown(self) -> str:
        return self.opened.label.sample.shown

    def label_as(self, name: str) -> None:
        keys = class_keys(self.session.project.journal)
        names = [item.name for item in self.session.labels.classes_in_use]
        self.press(Qt.Key(ord(keys[names.index(name)].upper())))

    def truth(self, sample_id: str) -> str:
        samples = self.session.project.samples
        return str(samples[self.session.project.row_of(sample_id)].label)


def wait_for(is_so: Callable[[], bool], seconds: float = 120) -> None:
    """Let the window live until something is so."""
    end = time.monotonic() + seconds
    loop = QEventLoop()
    while not is_so():
        if time.monotonic() > end:
            raise TimeoutError
        QTimer.singleShot(2, loop.quit)
        loop.exec()


def label_hundred(person: Person) -> None:
    """Label 100 samples, each by its true class."""
    for _ in range(100):
        wait_for(lambda: bool(person.shown))
        before = person.shown
        person.label_as(person.truth(before))
        wait_for(lambda before=before: person.shown != before)  # type: ignore[misc]


def correct_three(person: Person) -> None:
    """The last three were wrong: go back to each, and return to the queue."""
    for sample_id in person.session.project.journal.answered()[-1:-4:-1]:
        for _ in range(8):
            if person.shown == sample_id:
                break
            person.press(Key.Key_PageUp)
        assert person.shown == sample_id
        person.label_as(next(n for n in ("one", "two") if n != person.truth(sample_id)))
    if person.opened.controller.trail.now:
        person.press(Key.Key_Escape)


def add_class(person: Person) -> None:
    """Add a class, and go on labelling."""
    person.press(Key.Key_N, CTRL)
    person.write("noise")
    person.press(Key.Key_Return)
    if not person.opened.label.hasFocus():
        person.press(Key.Key_Escape)
    assert "noise" in person.session.labels.class_names


def rename_class(person: Person) -> None:
    """Rename the first class, and go on labelling."""
    person.press(Key.Key_E, CTRL)
    person.press(Key.Key_F2)
    field = person.opened.label.editor.form.name
    assert field.hasFocus()
    if not field.selectedText():
        person.press(Key.Key_A, CTRL)
    person.write("null")
    person.press(Key.Key_Return)
    while not person.opened.label.hasFocus():
        person.press(Key.Key_Escape)
    assert "null" in person.session.labels.class_names


def label_twelve_in_the_grid(person: Person) -> None:
    """Give the first twelve tiles of the grid one class."""
    person.press(Key.Key_2, CTRL)
    n_before = person.session.labels.n_labeled
    person.press(Key.Key_Home)
    for _ in range(11):
        person.press(Key.Key_Right, SHIFT)
    person.label_as("three")
    assert person.session.labels.n_labeled > n_before


def search(person: Person) -> None:
    """Find the samples of a speaker, and look at the first."""
    person.press(Key.Key_1, CTRL)
    person.press(Key.Key_F, CTRL)
    person.write("en-us+m1")
    panel = person.opened.label.side_panel.search
    wait_for(lambda: panel.model.rowCount() > 0)
    person.press(Key.Key_Return)
    if not person.opened.controller.trail.now:
        person.press(Key.Key_Down)
        person.press(Key.Key_Return)
    assert person.opened.controller.trail.now
    person.press(Key.Key_Escape)


def export(person: Person) -> None:
    """Write the labels where the window proposes."""
    person.press(Key.Key_E, CTRL | SHIFT)
    person.press(Key.Key_Return)
    path = person.session.project.path
    wait_for(path.with_name(f"{path.stem}-labels.csv").exists)


def tick_several(person: Person) -> None:
    """Give 20 samples none, one or two classes each: a key for each class, and Enter."""
    person.press(Key.Key_1, CTRL)
    person.opened.controller.do(person.session.allow_several)
    n_before, n_classes = person.n_keys, 0
    for number in range(20):
        wait_for(lambda: bool(person.shown))
        before, names = person.shown, ["three", "five"][: number % 3]
        for name in names:
            person.label_as(name)
        person.press(Key.Key_Return)
        n_classes += len(names)
        assert set(person.session.labels.names_of(before)) == set(names)
        wait_for(lambda before=before: person.shown != before)  # type: ignore[misc]
    assert person.n_keys - n_before == n_classes + 20


STEPS = (
    label_hundred,
    correct_three,
    add_class,
    rename_class,
    label_twelve_in_the_grid,
    search,
    export,
    tick_several,
)


def main() -> None:
    """Do the steps one after the other, and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    as_json = parser.parse_args().json
    with tempfile.TemporaryDirectory() as folder:
        for name in ("DATA", "STATE", "CACHE", "CONFIG"):
            os.environ[f"XDG_{name}_HOME"] = folder
        file = Path(folder) / "digits.aldesk"
        source = resources.demo("spoken-digits") / "labels.csv"
        aldesk = [sys.executable, "-m", "aldesk", "new", str(file), "--source", str(source)]
        subprocess.run(aldesk, check=True, capture_output=True)
        make_application()
        window = make_window("light")
        window.resize(1280, 800)
        window.show()
        window.show_project(Project.open(file))
        person = Person(window)
        window.activateWindow()
        wait_for(lambda: bool(person.shown) and QApplication.focusWidget() is not None)
        rows = []
        for step in STEPS:
            person.n_keys, start = 0, time.monotonic()
            step(person)
            rows.append((step.__name__, person.n_keys, round(time.monotonic() - start, 2)))
        window.close()
    if as_json:
        print(json.dumps([{"step": n, "keys": k, "seconds": s} for n, k, s in rows]))
    else:
        for name, n_keys, seconds in rows:
            print(f"{name:28}{n_keys:6} keys{seconds:8.2f} s")
        print(f"{'all':28}{sum(n for _, n, _ in rows):6} keys{sum(s for *_, s in rows):8.2f} s")


if __name__ == "__main__":
    main()
