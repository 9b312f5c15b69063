"""From a key press to the next sample painted, in the real window, with work running behind.

python tests/benchmarks/window_latency.py [--pictures 50000 | --clips 5000 | --recordings 3000]
    [--left N] [--keys 400] [--encoder FOLDER] [--only-labels] [--json]

The samples are made on the spot, of three classes. With --recordings they are so many windows of
recordings of an hour, and the same keys go to as many clips in the same run: each figure is printed
for both, with their ratio. LEFT of them have no embedding yet, so that the
embedding runs behind from the first key on, and the engine is kept refitting; a built-in encoder
may be done before the last key, a transformers model is not. Keys come twenty a second, which is
faster labelling than any person's. At the end the person looks at the other views and panes.

startup_ms: from the start of a process to its first painted window, the command line read, too.
startup_qt_ms, startup_floor_ms: the same of an empty window of Qt, and of one whose process has
imported numpy and pyqtgraph as well; the medians of five, in turns.
open_ms: from opening the project to its first sample painted.
p50_ms, p95_ms, p99_ms, max_ms: from the key to the next sample painted.
floor_p50_ms, floor_p99_ms: from a key to a picture painted in a bare widget of Qt that first
commits a line to a database of its own, as safely; its keys come between ours, in the same process.
ratio_*: ours over these.
cpu_p50_ms: of that, what the window's thread computed. ready_share: of the keys, how many led to a
sample that was decoded already.
stall_ms: the longest time in which the event loop did not come to a timer, while labelling.
looking_stall_ms: the same while the person looks at the other views, some seconds after the last
key.
embedding_share: of the keys, how many were pressed while the embedding went on.
rss_mb, peak_mb: of the window's process. load: of the machine, over the last minute, at the end.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from aldesk.store.database import connect

_SECONDS_A_KEY = 0.05
_KEYS_A_REFIT = 5
_REST_SECONDS = 4.0
STARTUP = """
import time
import aldesk.__main__, aldesk.cli.commands
from aldesk.gui.window.app import make_application, make_window
app = make_application()
window = make_window("light")
window.show()
app.processEvents()
window.grab()
print(time.time())
"""
_BARE = """
import time
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.resize(1280, 800)
window.show()
app.processEvents()
window.grab()
print(time.time())
"""
_STARTS = {
    "startup_ms": STARTUP,
    "startup_qt_ms": _BARE,
    "startup_floor_ms": "import numpy, pyqtgraph" + _BARE,
}


class Heartbeat(QObject):
    """Notices when the event loop does not come to its timer.

    Attributes
    ----------
    longest_ms : float
        The longest time between two beats since `restart`.
    """

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self, interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self.restart()
        self._timer.start()

    def restart(self) -> None:
        """Forget what was."""
        self.longest_ms = 0.0
        self._last = time.perf_counter()

    def _beat(self) -> None:
        at = time.perf_counter()
        self.longest_ms = max(self.longest_ms, 1000 * (at - self._last))
        self._last = at


class Floor(QWidget):
    """The least that a key can take: commit a line, then paint what is ready."""

    def __init__(self, file: Path, window: QWidget) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.resize(800, 400)
        self._connection = connect(file)
        self._connection.execute("CREATE TABLE IF NOT EXISTS event (at REAL, text TEXT)")
        self._pictures = [QPixmap(self.size()), QPixmap(self.size())]
        for picture, color in zip(self._pictures, ("navy", "darkgreen"), strict=True):
            picture.fill(QColor(color))
        self.is_painted = False
        self.times: list[float] = []
        self.show()
        window.activateWindow()

    def press(self, app: QApplication) -> None:
        """Press a key, and keep how many milliseconds it took."""
        start = time.perf_counter()
        QTest.keyClick(self, Qt.Key.Key_F35)  # no shortcut of our window, which would act on it
        while not self.is_painted:
            app.processEvents()
        self.times.append(1000 * (time.perf_counter() - start))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        for line in ("BEGIN IMMEDIATE", "INSERT INTO event VALUES (0.5, 'label')", "COMMIT"):
            self._connection.execute(line)
        self._pictures.reverse()
        self.is_painted = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(QPointF(), self._pictures[0])
        painter.end()
        self.is_painted = True

    def closeEvent(self, event: object) -> None:
        self._connection.close()


def startup_ms() -> dict[str, int]:
    """Return the median times from a process's start to its first painted window."""
    times: dict[str, list[float]] = {name: [] for name in _STARTS}
    for _ in range(5):
        for name, code in _STARTS.items():
            start = time.time()
            command = [sys.executable, "-c", code]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            times[name].append(1000 * (float(done.stdout.split()[-1]) - start))
    return {name: round(median(of_one)) for name, of_one in times.items()}


def spend(app: QApplication, seconds: float) -> None:
    """Let the window live for a while."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        app.processEvents()
        time.sleep(0.001)


def memory_mb() -> dict[str, int]:
    """Return what this process holds in memory now, and the most that it held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    figures = {"peak_mb": peak // (1 << 20 if sys.platform == "darwin" else 1 << 10)}
    if (pages := Path("/proc/self/statm")).exists():
        resident = int(pages.read_text().split()[1]) * resource.getpagesize()
        figures["rss_mb"] = resident >> 20
    return figures


def measure(project: Path, n_keys: int, *, looks: bool) -> dict[str, Any]:
    """Label by keys and time each until the window is painted with the next sample."""
    from aldesk.gui.classes.keys import class_keys
    from aldesk.gui.window.app import make_application, make_window
    from aldesk.store import Project

    app, window = make_application(), make_window("light")
    window.show()
    app.processEvents()
    start = time.perf_counter()
    window.show_project(Project.open(project))
    opened = window.open_project
    assert opened
    controller, session, pane = opened.controller, opened.session, opened.label

    def is_painted() -> bool:
        current = controller.current
        return current is None or pane.prefetcher.get(current.sample) is not None

    def wait_for(is_so: Callable[[], bool]) -> None:
        while not is_so():
            app.processEvents()
        app.processEvents()  # paints, since the offscreen platform has no vertical sync

    def place_of(label: str | None, number: int) -> int:
        names = session.labels.class_names
        return names.index(label) if label else number % len(names)

    wait_for(is_painted)
    open_ms = 1000 * (time.perf_counter() - start)
    floor = Floor(project.with_name("floor.sqlite"), window)
    wait_for(lambda: floor.is_painted and window.isActiveWindow())
    heart = Heartbeat()
    times, cpu = list[float](), list[float]()
    n_embedding = n_ready = 0
    for number in range(n_keys):
        asked = controller.current
        assert asked
        key = class_keys(session.project.journal)[place_of(asked.sample.label, number)]
        following = session.queue.items(2)[1:]
        n_embedding += opened.embedding.is_running
        n_ready += not following or pane.prefetcher.get(following[0].sample) is not None
        start, cpu_before = time.perf_counter(), time.thread_time()
        QTest.keyClick(window, Qt.Key(ord(key.upper())))
        wait_for(is_painted)
        times.append(1000 * (time.perf_counter() - start))
        cpu.append(1000 * (time.thread_time() - cpu_before))
        assert not following or following[0].sample.id == pane.sample.shown
        if number % _KEYS_A_REFIT == 0 and not session.is_waiting:
            opened.refits.request()
        spend(app, _SECONDS_A_KEY / 2 - times[-1] / 1000)
        floor.press(app)
        spend(app, _SECONDS_A_KEY / 2 - floor.times[-1] / 1000)
    figures: dict[str, Any] = {
        "open_ms": round(open_ms),
        **beside_floor(times, floor.times),
        "cpu_p50_ms": round(float(np.percentile(cpu, 50)), 2),
        "ready_share": round(n_ready / n_keys, 2),
        "stall_ms": round(heart.longest_ms, 1),
        "n": len(times),
        "refits": opened.refits.n_refits,
        "embedding_share": round(n_embedding / n_keys, 2),
    }
    floor.close()
    if looks:
        spend(app, _REST_SECONDS)
        figures["looking_stall_ms"] = look_around(app, window, heart)
    window.close()
    return figures | memory_mb()


def beside_floor(times: list[float], floor_times: list[float]) -> dict[str, float]:
    """Return our percentiles and the floor's, and how many times as much ours are."""
    found = {f"p{at}_ms": round(float(np.percentile(times, at)), 2) for at in (50, 95, 99)}
    found["max_ms"] = round(max(times), 2)
    for percent in (50, 99):
        floor = float(np.percentile(floor_times, percent))
        found[f"floor_p{percent}_ms"] = round(floor, 2)
        found[f"ratio_p{percent}"] = round(float(np.percentile(times, percent)) / floor, 2)
    return found


def look_around(app: QApplication, window: Any, heart: Heartbeat) -> dict[str, float]:
    """Turn to each view and open what can be opened; return the longest stall of each."""
    views, pane = window.open_project.views, window.open_project.label
    acts: dict[str, Callable[[], None]] = {
        "grid": lambda: views.turn_to("grid"),
        "map": lambda: views.turn_to("map"),
        "results": lambda: views.turn_to("results"),
        "study": lambda: views.turn_to("study"),
        "label": lambda: views.turn_to("label"),
        "history": pane.toggle_history,
        "search": pane.find_samples,
        "word": lambda: pane.side_panel.search.words.setText("00"),
    }
    found = {}
    for name, act in acts.items():
        heart.restart()
        act()
        spend(app, 0.5)
        found[name] = round(heart.longest_ms, 1)
    return found


def make_and_measure(
    folder: Path, options: argparse.Namespace, kind: str, n: int
) -> dict[str, Any]:
    """Make a project in an empty folder, and measure with it."""
    left = n // 2 if options.left is None else options.left
    # In a process of its own, so that its memory and its libraries are not the window's.
    maker = Path(__file__).with_name("latency_data.py")
    subprocess.run(
        [sys.executable, maker, folder, kind, str(n), str(left), options.encoder], check=True
    )
    os.sync()  # else commits wait for what was made
    return measure(folder / "p.aldesk", options.keys, looks=not options.only_labels)


def beside_clips(arguments: list[str], n: int) -> dict[str, Any]:
    """Measure windows of recordings and as many clips, one after the other; return all figures."""
    figures: dict[str, Any] = {"windows": n}
    for kind in ("clips", "windows"):
        command = [sys.executable, __file__, f"--{kind}", str(n), "--only-labels", "--json"]
        done = subprocess.run([*command, *arguments], capture_output=True, text=True, check=True)
        found = json.loads(done.stdout.splitlines()[-1])
        figures |= {f"{kind}_{name}": value for name, value in found.items() if name != kind}
    for name in ("p50_ms", "p95_ms", "cpu_p50_ms"):
        ratio = figures[f"windows_{name}"] / figures[f"clips_{name}"]
        figures[f"ratio_{name.removesuffix('_ms')}"] = round(ratio, 2)
    return figures


def main() -> None:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pictures", type=int, default=0)
    parser.add_argument("--clips", type=int, default=0)
    parser.add_argument("--recordings", type=int, nargs="?", const=3000, default=0)
    parser.add_argument("--windows", type=int, default=0, help="as --recordings, without the clips")
    parser.add_argument("--left", type=int, help="samples still to be embedded")
    parser.add_argument("--encoder", default="", help="as for `aldesk new`; built in if left out")
    parser.add_argument("--keys", type=int, default=400)
    parser.add_argument("--only-labels", action="store_true", help="no look at other views")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if options.recordings:
        left = [] if options.left is None else ["--left", str(options.left)]
        passed = ["--keys", str(options.keys), "--encoder", options.encoder, *left]
        figures = beside_clips(passed, options.recordings)
    else:
        kind = "pictures" if options.pictures else "windows" if options.windows else "clips"
        n = options.pictures or options.windows or options.clips or 3000
        figures = {kind: n, **startup_ms()}
        with tempfile.TemporaryDirectory() as folder:
            made = "recordings" if kind == "windows" else kind
            figures |= make_and_measure(Path(folder), options, made, n)
        figures["load"] = round(os.getloadavg()[0], 2)
    if options.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:24} {value}")


if __name__ == "__main__":
    main()
