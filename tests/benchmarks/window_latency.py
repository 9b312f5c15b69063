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
p50_ms, p95_ms, p99_ms, max_ms: from the key to the next sample painted, its name with it.
believed_*: to what the model believes of it painted, which comes next. all_*: to the end of what
follows: the batch, the counts, the tooltips, what is decoded next.
floor_p50_ms, floor_p99_ms: from a key to a ready picture painted in a bare widget of Qt, as large
as ours, that first commits a line to a database of its own, as safely; its keys come between ours,
in the same process. ratio_*: ours over these.
cpu_p50_ms, floor_cpu_p50_ms: of p50_ms and its floor, what the window's thread computed.
ready_share: of the keys, how many led to a sample that was decoded already.
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
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QObject, QPointF, QSize, Qt, QTimer
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


@dataclass(frozen=True)
class Times:
    """Milliseconds: on the clock, and of what this thread has computed."""

    wall: float
    cpu: float

    def __sub__(self, other: "Times") -> "Times":
        return Times(self.wall - other.wall, self.cpu - other.cpu)


def now() -> Times:
    """Return the times of now."""
    return Times(1000 * time.perf_counter(), 1000 * time.thread_time())


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

    def __init__(self, file: Path, window: QWidget, size: QSize) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.resize(size)
        self._connection = connect(file)
        self._connection.execute("CREATE TABLE IF NOT EXISTS event (at REAL, text TEXT)")
        self._pictures = [QPixmap(self.size()), QPixmap(self.size())]
        for picture, color in zip(self._pictures, ("navy", "darkgreen"), strict=True):
            picture.fill(QColor(color))
        self.painted: Times | None = None
        self.show()
        window.activateWindow()

    def press(self, app: QApplication) -> Times:
        """Press a key, and return how long it took."""
        start = now()
        QTest.keyClick(self, Qt.Key.Key_F35)  # no shortcut of our window, which would act on it
        while self.painted is None:
            app.processEvents()
        return self.painted - start

    def keyPressEvent(self, event: QKeyEvent) -> None:
        for line in ("BEGIN IMMEDIATE", "INSERT INTO event VALUES (0.5, 'label')", "COMMIT"):
            self._connection.execute(line)
        self._pictures.reverse()
        self.painted = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(QPointF(), self._pictures[0])
        painter.end()
        self.painted = now()

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


class Paintings:
    """Notes when samples are painted, from before the window is made.

    Attributes
    ----------
    at : dict of str to Times
        By the id of the sample: when it was painted first since this was cleared.
    believed_at : Times or None
        When what the model believes was painted first since then.
    ready : callable
        Returns the id of the sample of now if it is ready to be painted; else nothing.
    """

    def __init__(self) -> None:
        from aldesk.gui.label.pane import LabelPane
        from aldesk.gui.picture.canvas import PictureCanvas
        from aldesk.gui.sound.graph import SoundGraph

        self.at: dict[str, Times] = {}
        self.believed_at: Times | None = None
        self.ready: Callable[[], str] = str
        for kind in (SoundGraph, PictureCanvas):
            kind.paintEvent = self._noting(kind.paintEvent)  # type: ignore[method-assign, assignment]
        show = LabelPane._show_prediction

        def show_and_note(pane: LabelPane) -> None:
            show(pane)  # it paints
            self.believed_at = self.believed_at or now()

        LabelPane._show_prediction = show_and_note  # type: ignore[method-assign, assignment]

    def clear(self) -> None:
        """Forget what was painted."""
        self.at.clear()
        self.believed_at = None

    def _noting(
        self, paint: Callable[[Any, QPaintEvent], None]
    ) -> Callable[[Any, QPaintEvent], None]:
        def paint_and_note(canvas: Any, event: QPaintEvent) -> None:
            paint(canvas, event)
            if (shown := self.ready()) and canvas.isVisible():
                self.at.setdefault(shown, now())

        return paint_and_note


class Annotator:
    """Labels a project in the window by its keys, and takes the time; presses the floor's between.

    Attributes
    ----------
    times, believed_times, all_times, floor_times : list of Times
        To the next sample painted, to what the model believes of it, to the end of all that
        follows, and of the floor.
    n_embedding, n_ready : int
        Keys that were pressed while the embedding went on, and that led to a decoded sample.
    """

    def __init__(self, app: QApplication, window: Any, paintings: Paintings) -> None:
        self._app, self._window, self._paintings = app, window, paintings
        self._opened = window.open_project
        self._controller, self._session = self._opened.controller, self._opened.session
        self._pane = self._opened.label
        self.times, self.believed_times = list[Times](), list[Times]()
        self.all_times, self.floor_times = list[Times](), list[Times]()
        self.n_embedding = self.n_ready = 0
        paintings.ready = self._ready

    def wait_for(self, is_so: Callable[[], bool]) -> None:
        """Let the window live until something is so, and paint what follows from it."""
        while not is_so():
            self._app.processEvents()
        self._app.processEvents()  # paints, since the offscreen platform has no vertical sync

    def wait_for_sample(self) -> None:
        """Let the window live until the sample of now is painted, and all that follows from it."""
        self.wait_for(lambda: not self._controller.current or self._ready() in self._paintings.at)

    def label(self, number: int, floor: Floor) -> None:
        """Press the key of the sample's class, and half a key later the floor's."""
        following = self._session.queue.items(2)[1:]
        self.n_embedding += self._opened.embedding.is_running
        self.n_ready += not following or self._is_decoded(following[0].sample)
        key = self._key(number)
        self._paintings.clear()
        pressed = now()
        QTest.keyClick(self._window, key)
        self.wait_for_sample()
        self.all_times.append(now() - pressed)
        painted, believed = self._paintings.at[self._pane.sample.shown], self._paintings.believed_at
        self.times.append(painted - pressed)
        self.believed_times.append((believed or painted) - pressed)
        assert not following or following[0].sample.id == self._pane.sample.shown
        if number % _KEYS_A_REFIT == 0 and not self._session.is_waiting:
            self._opened.refits.request()
        spend(self._app, _SECONDS_A_KEY / 2 - self.all_times[-1].wall / 1000)
        self.floor_times.append(floor.press(self._app))
        spend(self._app, _SECONDS_A_KEY / 2 - self.floor_times[-1].wall / 1000)

    def _ready(self) -> str:
        current = self._controller.current
        return current.sample.id if current and self._is_decoded(current.sample) else ""

    def _is_decoded(self, sample: Any) -> bool:
        return self._pane.prefetcher.get(sample) is not None

    def _key(self, number: int) -> Qt.Key:
        from aldesk.gui.classes.keys import class_keys

        names = self._session.labels.class_names
        told = self._controller.current.sample.label
        place = names.index(told) if told else number % len(names)
        return Qt.Key(ord(class_keys(self._session.project.journal)[place].upper()))


def measure(project: Path, n_keys: int, *, looks: bool) -> dict[str, Any]:
    """Label by keys and time each until the window is painted with the next sample."""
    from aldesk.gui.window.app import make_application, make_window
    from aldesk.store import Project

    paintings = Paintings()
    app, window = make_application(), make_window("light")
    window.show()
    app.processEvents()
    start = time.perf_counter()
    window.show_project(Project.open(project))
    opened = window.open_project
    assert opened
    annotator = Annotator(app, window, paintings)
    annotator.wait_for_sample()
    open_ms = 1000 * (time.perf_counter() - start)
    sample = opened.label.sample
    canvas = sample.sound.graph if sample.view is sample.sound else sample.picture.canvas
    floor = Floor(project.with_name("floor.sqlite"), window, canvas.size())
    annotator.wait_for(lambda: floor.painted is not None and window.isActiveWindow())
    heart = Heartbeat()
    for number in range(n_keys):
        annotator.label(number, floor)
    times, floor_times = annotator.times, annotator.floor_times
    figures: dict[str, Any] = {
        "open_ms": round(open_ms),
        **beside_floor(times, floor_times),
        **{f"believed_p{at}_ms": percentile(annotator.believed_times, at) for at in (50, 99)},
        **{f"all_p{at}_ms": percentile(annotator.all_times, at) for at in (50, 99)},
        "cpu_p50_ms": round(median(t.cpu for t in times), 2),
        "floor_cpu_p50_ms": round(median(t.cpu for t in floor_times), 2),
        "ready_share": round(annotator.n_ready / n_keys, 2),
        "stall_ms": round(heart.longest_ms, 1),
        "n": len(times),
        "refits": opened.refits.n_refits,
        "embedding_share": round(annotator.n_embedding / n_keys, 2),
    }
    floor.close()
    if looks:
        spend(app, _REST_SECONDS)
        figures["looking_stall_ms"] = look_around(app, window, heart)
    window.close()
    return figures | memory_mb()


def percentile(times: list[Times], at: int) -> float:
    """Return a percentile of times on the clock."""
    return round(float(np.percentile([t.wall for t in times], at)), 2)


def beside_floor(times: list[Times], floor_times: list[Times]) -> dict[str, float]:
    """Return our percentiles and the floor's, and how many times as much ours are."""
    found = {f"p{at}_ms": percentile(times, at) for at in (50, 95, 99)}
    found["max_ms"] = percentile(times, 100)
    for at in (50, 99):
        floor = percentile(floor_times, at)
        found[f"floor_p{at}_ms"] = floor
        found[f"ratio_p{at}"] = round(percentile(times, at) / floor, 2)
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
