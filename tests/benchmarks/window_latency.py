"""From a key press to the next sample painted, in the real window, with work running behind.

python tests/benchmarks/window_latency.py [--pictures 50000 | --clips 5000] [--left N] [--keys 400]
    [--encoder FOLDER] [--only-labels] [--json]

The samples are made on the spot, of three classes. LEFT of them have no embedding yet, so that the
embedding runs behind from the first key on, and the engine is kept refitting; a built-in encoder
may be done before the last key, a transformers model is not. Keys come twenty a second, which is
faster labelling than any person's. At the end the person looks at the other views and panes.

startup_ms: from the start of a process to its first painted window, the median of five.
open_ms: from opening the project to its first sample painted.
p50_ms, p99_ms, max_ms: from the key to the next sample painted.
stall_ms: the longest time in which the event loop did not come to a timer, while labelling.
looking_stall_ms: the same while the person looks at the other views.
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
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

_SECONDS_A_KEY = 0.05
_KEYS_A_REFIT = 5
STARTUP = """
import time
from aldesk.gui.window.app import make_application, make_window
app = make_application()
window = make_window("light")
window.show()
app.processEvents()
window.grab()
print(time.time())
"""


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


def startup_ms() -> float:
    """Return the median time from a process's start to its first painted window."""
    times = []
    for _ in range(5):
        start = time.time()
        done = subprocess.run(
            [sys.executable, "-c", STARTUP], capture_output=True, text=True, check=True
        )
        times.append(1000 * (float(done.stdout.split()[-1]) - start))
    return median(times)


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

    app = make_application()
    window = make_window("light")
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

    wait_for(is_painted)
    open_ms = 1000 * (time.perf_counter() - start)
    heart = Heartbeat()
    times: list[float] = []
    n_embedding = 0
    for number in range(n_keys):
        asked = controller.current
        assert asked
        key = class_keys(session.project.journal)[
            session.labels.class_names.index(str(asked.sample.label))
        ]
        following = session.queue.items(2)[1:]
        n_embedding += opened.embedding.is_running
        start = time.perf_counter()
        QTest.keyClick(window, Qt.Key(ord(key.upper())))
        wait_for(is_painted)
        times.append(1000 * (time.perf_counter() - start))
        assert not following or following[0].sample.id == pane.sample.shown
        if number % _KEYS_A_REFIT == 0 and not session.is_waiting:
            opened.refits.request()
        spend(app, _SECONDS_A_KEY - times[-1] / 1000)
    figures: dict[str, Any] = {
        "open_ms": round(open_ms),
        "p50_ms": round(float(np.percentile(times, 50)), 2),
        "p99_ms": round(float(np.percentile(times, 99)), 2),
        "max_ms": round(max(times), 2),
        "stall_ms": round(heart.longest_ms, 1),
        "n": len(times),
        "refits": opened.refits.n_refits,
        "embedding_share": round(n_embedding / n_keys, 2),
    }
    if looks:
        figures["looking_stall_ms"] = look_around(app, window, heart)
    figures |= memory_mb()
    window.close()
    return figures


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


def main() -> None:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pictures", type=int, default=0)
    parser.add_argument("--clips", type=int, default=0)
    parser.add_argument("--left", type=int, help="samples still to be embedded")
    parser.add_argument("--encoder", default="", help="as for `aldesk new`; built in if left out")
    parser.add_argument("--keys", type=int, default=400)
    parser.add_argument("--only-labels", action="store_true", help="no look at other views")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    kind = "pictures" if options.pictures else "clips"
    n = options.pictures or options.clips or 3000
    left = n // 2 if options.left is None else options.left
    with tempfile.TemporaryDirectory() as folder:
        # In a process of its own, so that its memory and its libraries are not the window's.
        maker = Path(__file__).with_name("latency_data.py")
        subprocess.run(
            [sys.executable, maker, folder, kind, str(n), str(left), options.encoder], check=True
        )
        figures: dict[str, Any] = {kind: n, "startup_ms": round(startup_ms())}
        project = Path(folder, "p.aldesk")
        figures |= measure(project, options.keys, looks=not options.only_labels)
        figures["load"] = round(os.getloadavg()[0], 2)
    if options.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:16} {value}")


if __name__ == "__main__":
    main()
