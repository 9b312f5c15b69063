"""How long 96 verdicts of a validation take by keys, beside the time that the person thinks.

python tests/benchmarks/validation_keys.py FOLDER [--think 0.5] [--json]

A project of 1,000 short clips is made in FOLDER, a model believes something of them, and a scripted
person validates a class in the real window: when a sample is painted, it thinks for half a second
and presses one key.
"""

import argparse
import json
import os
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import soundfile
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from aldesk.core.outcome import Stopped
from aldesk.core.refit import RefitResult
from aldesk.gui.sample.pane import SamplePane
from aldesk.gui.window.app import make_application
from aldesk.gui.window.window import Window
from aldesk.gui.workspace.pool_embedding import PoolEmbedding
from aldesk.gui.workspace.refit_thread import EngineThread
from aldesk.session.new_project import NewProject, make
from aldesk.store import Project

N, DRAWN = 1000, 96


def make_clips(folder: Path) -> None:
    """Write tones of a second, a tenth of them high."""
    rng = np.random.default_rng(0)
    seconds = np.arange(16_000) / 16_000
    for number in range(N):
        name = "owl" if number % 10 == 0 else "other"
        (folder / name).mkdir(parents=True, exist_ok=True)
        tone = np.sin(2 * np.pi * (800 if name == "owl" else 300) * seconds)
        noise = 0.1 * rng.standard_normal(len(tone))
        soundfile.write(folder / name / f"{number:04}.wav", 0.5 * tone + noise, 16_000)


def opened(folder: Path) -> Window:
    """Return the window on the project, in which nothing is embedded or fitted."""
    make_clips(folder / "clips")
    make(NewProject(folder / "keys.aldesk", folder / "clips")).close()
    setattr(PoolEmbedding, "start", lambda _: None)  # noqa: B010
    setattr(EngineThread, "start", lambda _: None)  # noqa: B010
    window = Window("light")
    window.resize(1280, 720)
    window.show()
    window.show_project(Project.open(folder / "keys.aldesk"))
    assert window.open_project
    window.open_project.embedding._end(Stopped())
    return window


def believe(window: Window) -> None:
    """Let the model find owls, not quite surely."""
    assert window.open_project
    session = window.open_project.session
    asked = session.refit_request("")
    rows = asked.predict_rows
    code = session.labels.class_names.index("owl")
    has = np.array([session.project.samples[int(row)].label == "owl" for row in rows])
    proba = np.zeros((len(rows), asked.n_classes), np.float16)
    proba[:, code] = np.random.default_rng(1).beta(np.where(has, 4, 1), np.where(has, 1, 8))
    session.accept(RefitResult(asked.generation, 1, rows[:0], rows, proba, 0, 0, 0.0, 0.0))


def is_painted(view: SamplePane) -> bool:
    """Whether the sample that is asked about is on the screen."""
    return bool(view._painted and view._painted.sample.id == view.shown)


def answer(window: Window, think: float) -> dict[str, float]:
    """Answer all; return the figures."""
    assert window.open_project
    project, waits, n_keys = window.open_project.project, [], 0
    pane, reviewing = window.open_project.label, window.open_project.controller.reviewing
    start = time.perf_counter()
    while reviewing.now:
        since = time.perf_counter()
        while not is_painted(pane.sample):
            QApplication.processEvents()
        waits.append(1000 * (time.perf_counter() - since))
        until = time.perf_counter() + think
        while time.perf_counter() < until:
            QApplication.processEvents()
            time.sleep(0.002)
        sample = project.samples[project.row_of(pane.sample.shown)]
        QTest.keyClick(pane, Qt.Key.Key_Y if sample.label == "owl" else Qt.Key.Key_N)
        n_keys += 1
    taken = time.perf_counter() - start
    return {
        "verdicts": n_keys,
        "keys": n_keys,
        "seconds": round(taken, 2),
        "thinking": round(n_keys * think, 2),
        "wait_p50_ms": round(float(np.percentile(waits, 50)), 1),
        "wait_p99_ms": round(float(np.percentile(waits, 99)), 1),
    }


def main() -> None:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--think", type=float, default=0.5)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    app = make_application()
    window = opened(options.folder)
    believe(window)
    assert window.open_project
    window.pages.validation.show(window.open_project, "owl")
    page = window.pages.validation.page
    page.form.n.setValue(DRAWN)
    page.begin_button.click()
    figures = answer(window, options.think)
    print(json.dumps(figures) if options.json else figures)
    window.close()
    app.shutdown()


if __name__ == "__main__":
    main()
