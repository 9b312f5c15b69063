"""How long the accuracy's plot takes to take in a measurement and repaint.

python tests/benchmarks/accuracy_repaint.py [--json]

It does so after a refit, never for a key.
"""

import argparse
import json
import os
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtWidgets import QApplication

from aldesk.gui.results.accuracy_plot import AccuracyPlot
from aldesk.gui.window.app import make_application
from aldesk.store.curve_table import CurvePoint


def measure(n_points: int, n_repaints: int = 200) -> dict[str, float]:
    """Show one point more or less each time, at the size of the label view."""
    points = [
        CurvePoint(10 * n, round(200 * (1 - 0.9 ** (1 + n / 5))), 200, "audit")
        for n in range(1, n_points + 2)
    ]
    plot = AccuracyPlot()
    plot.resize(312, 160)
    plot.show()
    times = []
    for number in range(n_repaints):
        start = time.perf_counter()
        plot.show_points(points[: n_points + number % 2])
        plot.grab()
        QApplication.processEvents()
        times.append(1000 * (time.perf_counter() - start))
    return {
        "points": n_points,
        "p50_ms": round(float(np.percentile(times, 50)), 2),
        "p99_ms": round(float(np.percentile(times, 99)), 2),
    }


def main() -> None:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    app = make_application()
    for n_points in (10, 100, 400):
        figures = measure(n_points)
        print(json.dumps(figures) if options.json else figures)
    app.shutdown()


if __name__ == "__main__":
    main()
