"""How long the map takes to repaint when it is dragged or enlarged.

python tests/benchmarks/map_repaint.py [--points 100000] [--json]
"""

import argparse
import json
import os
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QPointF

from aldesk.gui.browse.map_canvas import MapCanvas
from aldesk.gui.window.app import make_application


def measure(n_points: int, n_repaints: int = 200) -> dict[str, float]:
    """Drag and enlarge a map of points in 50 groups at 936 × 660 pixels."""
    app = make_application()
    rng = np.random.default_rng(0)
    centres = rng.normal(scale=6, size=(50, 2))
    xy = (centres[rng.integers(50, size=n_points)] + rng.normal(size=(n_points, 2))).astype("f4")
    canvas = MapCanvas()
    canvas.resize(936, 660)
    canvas.show()
    canvas.show_points(xy)
    colors = rng.integers(0xFF000000, 0xFFFFFFFF, n_points, dtype=np.uint32)
    canvas.show_colors(colors, [np.arange(n_points)])
    times = []
    for number in range(n_repaints):
        start = time.perf_counter()
        if number % 2:
            canvas.move_map(QPointF(7.0 * (-1) ** (number // 2), 3.0))
        else:
            canvas.zoom(1.05 if number % 40 < 20 else 1 / 1.05)
        app.processEvents()
        times.append(1000 * (time.perf_counter() - start))
    return {
        "points": n_points,
        "p50_ms": round(float(np.percentile(times, 50)), 2),
        "p99_ms": round(float(np.percentile(times, 99)), 2),
        "max_ms": round(max(times), 2),
    }


def main() -> None:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--points", type=int, default=100_000)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = measure(options.points)
    if options.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:12} {value}")


if __name__ == "__main__":
    main()
