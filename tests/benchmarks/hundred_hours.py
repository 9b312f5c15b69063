"""A folder of hour-long recordings in the real window: how long a person waits, and for what.

python tests/benchmarks/hundred_hours.py [--hours 100] [--keep FOLDER] [--json]

The recordings are sparse 16-bit files at 22,050 Hz, silence with a few seconds of noise here and
there. `first_window_s` is from choosing the folder, where the wizard ends, until a window of a
recording can be labelled, `computed_s` what its process computed for that; `first_query_s` until
the built-in encoder's model has chosen a batch, with labels given as fast as the window takes them.
`stall_ms` is the longest that the window was not free for a key meanwhile, and `busy_ms` the
longest that its thread computed without a pause, which other work on the computer does not change.
`own_mb` is the largest resident memory of its process. `open_s` is from opening the project again
until a window is shown, `opened_mb` the memory then.
"""

import argparse
import json
import os
import struct
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import psutil
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from aldesk.gui.kit import theme
from aldesk.gui.window.open_project import OpenProject
from aldesk.gui.window.window import Window
from aldesk.session.new_project import NewProject
from aldesk.sources import Options
from aldesk.store import Project

RATE, HOUR, WINDOW = 22_050, 3600, 3.0
_BEATS_EVERY_MS = 5
_LABELS = 40


def write_recordings(folder: Path, n: int) -> None:
    """Write sparse recordings of an hour, each with three seconds of noise at some times."""
    folder.mkdir(parents=True)
    rng = np.random.default_rng(0)
    for number in range(n):
        path = (
            folder / f"SITE{number % 9 + 1:02}_202605{number % 28 + 1:02}_{number // 28:02}0000.wav"
        )
        n_bytes = 2 * RATE * HOUR
        with path.open("wb") as file:
            form = struct.pack("<HHIIHH", 1, 1, RATE, 2 * RATE, 2, 16)
            file.write(b"RIFF" + struct.pack("<I", 36 + n_bytes) + b"WAVEfmt ")
            file.write(struct.pack("<I", 16) + form + b"data" + struct.pack("<I", n_bytes))
            for start in (0, *rng.integers(1, HOUR - 4, 8).tolist()):
                noise = rng.normal(0, 3000, 3 * RATE).astype("<i2")
                file.seek(44 + 2 * RATE * start)
                file.write(noise.tobytes())
            file.truncate(44 + n_bytes)


class Desk:
    """The window, and how long it was not free."""

    def __init__(self) -> None:
        theme.apply("light")
        self.window = Window("light")
        self.window.resize(1280, 720)
        self.window.show()
        self.most = 0
        self.begin_again()
        self._beat = QTimer(interval=_BEATS_EVERY_MS)
        self._beat.timeout.connect(self._note)
        self._beat.start()

    @property
    def opened(self) -> OpenProject | None:
        """The project that is open."""
        return self.window.open_project

    def wait(self, condition: Callable[[], bool], seconds: float = 600) -> float:
        """Let the window work until a condition holds; return the seconds."""
        start, loop = time.perf_counter(), QEventLoop()
        timer = QTimer(interval=2)

        def look() -> None:
            if condition() or time.perf_counter() - start > seconds:
                loop.quit()

        timer.timeout.connect(look)
        timer.start()
        loop.exec()
        timer.stop()
        if not condition():
            raise TimeoutError
        return time.perf_counter() - start

    def begin_again(self) -> None:
        """Forget the stalls until now."""
        self.stalls, self._last = [0.0], time.perf_counter()
        self.busy, self._computed = 0.0, time.thread_time()

    def can_label(self) -> bool:
        """Whether a sample is on the screen."""
        if not self.opened or not (item := self.opened.controller.current):
            return False
        return self.opened.label.prefetcher.get(item.sample) is not None

    def _note(self) -> None:
        now, computed = time.perf_counter(), time.thread_time()
        self.stalls.append(now - self._last - _BEATS_EVERY_MS / 1000)
        self.busy = max(self.busy, computed - self._computed)
        self._last, self._computed = now, computed
        if len(self.stalls) % 50 == 0:
            self.most = max(self.most, psutil.Process().memory_info().rss)


def measure(source: Path, file: Path) -> dict[str, float]:
    """Begin a project, label, close it and open it again."""
    desk = Desk()
    desk.begin_again()
    start, computed = time.perf_counter(), time.process_time()
    new = NewProject(file, source, Options(window=WINDOW, classes=("one", "two")))
    desk.window.start_flow.wizard.maker.make(new)
    desk.wait(desk.can_label)
    figures = {"first_window_s": round(time.perf_counter() - start, 2)}
    figures["computed_s"] = round(time.process_time() - computed, 2)
    opened = desk.opened
    assert opened
    for number in range(_LABELS):
        desk.wait(desk.can_label)
        opened.controller.label(("one", "two")[number % 2])
    desk.wait(lambda: opened.refits.n_refits > 0)
    figures["first_query_s"] = round(time.perf_counter() - start, 2)
    desk.wait(lambda: opened.project.imports.unfinished() is None)
    figures["all_read_s"] = round(time.perf_counter() - start, 2)
    figures["windows"] = len(opened.project.samples)
    figures["stall_ms"] = round(1000 * max(desk.stalls), 1)
    figures["busy_ms"] = round(1000 * desk.busy, 1)
    figures["own_mb"] = desk.most >> 20
    start = time.perf_counter()
    desk.window.close_project()
    figures["close_s"] = round(time.perf_counter() - start, 2)
    start = time.perf_counter()
    desk.window.show_project(Project.open(file))
    desk.wait(desk.can_label)
    figures["open_s"] = round(time.perf_counter() - start, 2)
    figures["opened_mb"] = psutil.Process().memory_info().rss >> 20
    figures["load"] = round(os.getloadavg()[0], 1)
    desk.window.close()
    return figures


def main() -> None:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hours", type=int, default=100)
    parser.add_argument("--keep", type=Path, help="keep the recordings here, and use them again")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        source = options.keep or Path(folder) / "recordings"
        if not source.exists():
            write_recordings(source, options.hours)
        figures = measure(source, Path(folder) / "p.aldesk")
    if options.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:18} {value}")


if __name__ == "__main__":
    main()
