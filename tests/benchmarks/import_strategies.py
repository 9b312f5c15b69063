"""What it takes to import the strategies and ask for a first one, in processes of their own.

python tests/benchmarks/import_strategies.py [--json]

ours: `aldesk.strategies.CoreSet`; theirs: scikit-activeml's, which imports torch; floor: theirs
with torch hidden. Seconds of the processor and megabytes resident at most, medians of three after a
first one that fills the disk's cache.
"""

import argparse
import json
import statistics
import subprocess
import sys

END = """
import time
from pathlib import Path
status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
print(time.process_time(), int(status["VmHWM"].split()[0]) / 1024)
"""
# Not as None in `sys.modules`, where SciPy looks for what is imported.
HIDDEN = """
import sys
class Hidden:
    def find_spec(self, name, *rest):
        if name in ("torch", "skorch"):
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Hidden())
""".strip()
WAYS = {
    "ours": "from aldesk.strategies import CoreSet",
    "theirs": "from skactiveml.pool import CoreSet",
    "floor": f"{HIDDEN}\nfrom skactiveml.pool import CoreSet",
}


def measure(code: str) -> tuple[float, float]:
    """Return the seconds and megabytes of a process that runs the code."""
    command = [sys.executable, "-c", code + "\n" + END]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, megabytes = map(float, done.stdout.split())
    return seconds, megabytes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found: dict[str, dict[str, float]] = {}
    for name, code in WAYS.items():
        measure(code)
        runs = [measure(code) for _ in range(3)]
        seconds, megabytes = (statistics.median(column) for column in zip(*runs, strict=True))
        found[name] = {"seconds": seconds, "mb": megabytes}
        if not options.json:
            print(f"{name:8} {seconds:6.2f} s {megabytes:6.0f} MB")
    if options.json:
        print(json.dumps(found))


if __name__ == "__main__":
    main()
