"""What the line that tells how far an embedding is takes of the window's thread.

python tests/benchmarks/progress_line.py [--reports 300] [--json]

The bar is painted after each report. `share` is that of a second in which as many reports come as
a job sends at most; seconds of the processor.
"""

import argparse
import json
import os
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from aldesk.gui.kit import theme
from aldesk.gui.window.top_bar import TopBar
from aldesk.gui.workspace.job import _SECONDS_A_REPORT


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--reports", type=int, default=300)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    app = QApplication.instance() or QApplication([])
    theme.apply("light")
    top = TopBar()
    top.resize(1280, top.sizeHint().height())
    top.show()
    top.show_embedding(0, 100_000)
    app.processEvents()
    took = []
    for i in range(1, options.reports + 1):
        start = time.process_time()
        top.show_embedding(37 * i, 100_000)
        app.processEvents()
        took.append(time.process_time() - start)
    mean = sum(took) / len(took)
    found = {
        "ms_a_report": 1000 * mean,
        "longest_ms": 1000 * max(took),
        "share": mean / _SECONDS_A_REPORT,
    }
    if options.json:
        print(json.dumps(found))
    else:
        print("\n".join(f"{name:12} {value:.4f}" for name, value in found.items()))


if __name__ == "__main__":
    main()
