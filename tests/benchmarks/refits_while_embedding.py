"""How long a person who labels waits for the model, while the pool is embedded behind.

python tests/benchmarks/refits_while_embedding.py [--clips 6000] [--left 5000] [--encoder NAME]
    [--rates 2 20] [--seconds 30] [--hogs 0] [--json]

The real window, labelled by keys at each of the rates, in a process of its own each: first without
an embedding (`alone`), which is the floor, then while LEFT of the clips are embedded behind. Hogs
are processes that compute at normal priority beside it all, as other programs do.

requests: refits that were asked for. answers: those that came back whole.
ranked_*_s: from a refit being asked for to the first ranking that knows of it.
learned_*_s: the same to its predictions; a request that was replaced by a newer one waits for that.
longest_gap_s: the longest time without an answer, from the first request to the last second.
labels_per_s: those that the machine came to; no key acts before its sample is seen.
key_p99_ms: of a key press. embedding_share: of the keys, how many were pressed while it went on.
load: of the machine, over the last minute, at the end; all of it is shared with whatever else runs.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np

_HOG = "while True: pass"


@dataclass
class Asked:
    """When refits were asked for and answered, by generation, in seconds of one clock."""

    requests: dict[int, float] = field(default_factory=dict)
    rankings: list[tuple[int, float]] = field(default_factory=list)
    results: list[tuple[int, float]] = field(default_factory=list)

    def waits(self, answers: list[tuple[int, float]], end: float) -> list[float]:
        """Return how long each request waited; one without an answer has waited until the end."""
        return [
            next((at for which, at in answers if which >= generation), end) - asked
            for generation, asked in self.requests.items()
        ]

    def figures(self, end: float) -> dict[str, Any]:
        """Return the figures of all requests until the end."""
        found: dict[str, Any] = {"requests": len(self.requests), "answers": len(self.results)}
        for name, answers in (("ranked", self.rankings), ("learned", self.results)):
            waits = self.waits(answers, end) or [float("nan")]
            for percent in (50, 99):
                at = round(float(np.percentile(waits, percent)), 2)
                found[f"{name}_p{percent}_s"] = at
        times = [min(self.requests.values(), default=end), *(at for _, at in self.results), end]
        found["longest_gap_s"] = round(float(np.diff(times).max()), 2)
        return found


def measure(project: Path, rate: float, seconds: float, *, embeds: bool) -> dict[str, Any]:
    """Label by keys for a while, and return how the refits were answered."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from aldesk.gui.classes.keys import class_keys
    from aldesk.gui.window.app import make_application, make_window
    from aldesk.gui.workspace.pool_embedding import PoolEmbedding
    from aldesk.store import Project
    from tests.benchmarks.window_latency import spend

    if not embeds:
        patch.object(PoolEmbedding, "start").start()
    app = make_application()
    window = make_window("light")
    window.show()
    window.show_project(Project.open(project))
    opened = window.open_project
    assert opened
    asked, engine, session = Asked(), opened.refits.engine, opened.session
    while session.is_waiting or (embeds and not opened.embedding.is_running):
        spend(app, 0.01)  # until the engine has begun, which is not what is measured
    submit = engine.submit

    def note(request: Any) -> None:
        asked.requests[request.generation] = time.monotonic()
        submit(request)

    engine.submit = note  # type: ignore[method-assign]
    engine.ranked.connect(lambda one: asked.rankings.append((one.generation, time.monotonic())))
    engine.refitted.connect(lambda one: asked.results.append((one.generation, time.monotonic())))
    prefetcher = opened.label.prefetcher
    start, keys_ms, n_embedding, n_keys = time.monotonic(), [], 0, 0
    while time.monotonic() < start + seconds:
        current = opened.controller.current
        assert current
        if prefetcher.get(current.sample) is None:
            spend(app, 0.002)  # no key acts on what is not seen yet
            continue
        place = session.labels.class_names.index(str(current.sample.label))
        n_embedding += opened.embedding.is_running
        pressed = time.perf_counter()
        QTest.keyClick(window, Qt.Key(ord(class_keys(session.project.journal)[place].upper())))
        app.processEvents()
        keys_ms.append(1000 * (time.perf_counter() - pressed))
        n_keys += 1
        spend(app, min(start + n_keys / rate, start + seconds) - time.monotonic())
    figures = asked.figures(time.monotonic())
    figures["labels_per_s"] = round(session.labels.n_labeled / seconds, 1)
    figures["key_p99_ms"] = round(float(np.percentile(keys_ms, 99)), 1)
    figures["embedding_share"] = round(n_embedding / n_keys, 2)
    window.close()
    return figures


def measure_all(folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    """Measure each rate alone and while embedding, each in a process and a copy of its own."""
    maker = Path(__file__).with_name("latency_data.py")
    facts = ["clips", str(options.clips), str(options.left), options.encoder]
    subprocess.run([sys.executable, maker, folder, *facts], check=True)
    found: dict[str, Any] = {}
    for rate in options.rates:
        for way in ("alone", "embedding"):
            work = folder / f"{way}-{rate:g}"
            work.mkdir()
            for made in folder.glob("p.*"):
                subprocess.run(["cp", "-r", str(made), str(work)], check=True)
            (work / "files").symlink_to(folder / "files")
            command = [sys.executable, "-m", "tests.benchmarks.refits_while_embedding", "--measure"]
            command += [str(work / "p.aldesk"), way, str(rate), str(options.seconds)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            for name, value in json.loads(done.stdout.splitlines()[-1]).items():
                found[f"{way}_{rate:g}_{name}"] = value
    return found


def main() -> None:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--clips", type=int, default=6000)
    parser.add_argument("--left", type=int, default=5000)
    parser.add_argument("--encoder", default="", help="as for `aldesk new`; built in if left out")
    parser.add_argument("--rates", type=float, nargs="+", default=[2.0, 20.0], help="labels/s")
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--hogs", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--measure", nargs=4, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        project, way, rate, seconds = options.measure
        embeds = way == "embedding"
        print(json.dumps(measure(Path(project), float(rate), float(seconds), embeds=embeds)))
        return
    hogs = [subprocess.Popen([sys.executable, "-c", _HOG]) for _ in range(options.hogs)]
    try:
        with tempfile.TemporaryDirectory() as folder:
            figures = {"clips": options.clips, "hogs": options.hogs}
            figures |= measure_all(Path(folder), options)
    finally:
        for hog in hogs:
            hog.kill()
    figures["load"] = round(os.getloadavg()[0], 2)
    if options.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:32} {value}")


if __name__ == "__main__":
    main()
