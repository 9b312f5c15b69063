"""How long a project with a million journal events takes to open, and how much memory.

    python -m tests.benchmarks.million_events --events 1000000 [--profile] [--json]

The file is made in a folder that is removed at the end. The processor's time is told beside the
clock's, since other work on the machine changes it less. The floor is the
processor's time for SQLite to hand over the rows, of which nothing is made.
"""

import argparse
import cProfile
import json
import multiprocessing
import pstats
import resource
import sqlite3
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path

from aldesk.core.ids import SampleId
from aldesk.core.import_batch import ImportBatch
from aldesk.core.recording import Recording, WindowRule
from aldesk.store import Project

_N_CLASSES = 20
_N_RECORDINGS = 100


def make(file: Path, n: int) -> None:
    """Write a project whose windows were labelled one by one, some of them again and undone."""
    seconds = max(60.0, 3.0 * n / _N_RECORDINGS)
    nights = [
        Recording(SampleId(f"{k:032x}"), file.parent / f"{k}.wav", seconds, 8000, WindowRule(3, 3))
        for k in range(_N_RECORDINGS)
    ]
    classes = [f"class {k}" for k in range(_N_CLASSES)]
    with Project.create(file, (), classes, part=ImportBatch(recordings=tuple(nights))) as project:
        ids = [sample.id for sample in project.samples]
    lines, begin = [], datetime(2024, 5, 1, 10, tzinfo=UTC)
    for seq in range(_N_CLASSES + 1, n + 1):
        kind, sample, class_id, target = "label", str(ids[seq % len(ids)]), f"c{1 + seq % 20}", 0
        if seq % 50 == 0:
            kind, sample, class_id, target = "undo", "", "", seq - 1
        elif seq % 10 == 0:
            kind, class_id = "skip", ""
        at = (begin + timedelta(milliseconds=977 * seq)).isoformat(timespec="milliseconds")
        lines.append((seq, at, "annotator", kind, seq, sample, class_id, "", target))
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.executemany("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)", lines)


def floor(file: Path) -> float:
    """Return the processor's seconds that SQLite takes to hand over all events."""
    with closing(sqlite3.connect(file)) as connection:
        processor = time.process_time()
        for _ in connection.execute("SELECT * FROM event ORDER BY seq"):
            pass
        return time.process_time() - processor


def measure(file: Path, pipe: "Connection[object, object]", *, profile: bool) -> None:
    """Open the project in this process, and send what it took."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    profiler = cProfile.Profile()
    if profile:
        profiler.enable()
    clock, processor = time.perf_counter(), time.process_time()
    with Project.open(file) as project:
        took = time.perf_counter() - clock, time.process_time() - processor
        n = len(project.journal.events)
    if profile:
        profiler.disable()
        pstats.Stats(profiler).sort_stats("tottime").print_stats(25)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    facts = {"events": n, "seconds": took[0], "processor": took[1]}
    facts |= {"floor": floor(file)}
    pipe.send({**facts, "more_mb": (peak - before) / 1024, "peak_mb": peak / 1024})


def main() -> None:
    """Make the project, open it in a process of its own, and print what that took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "million.aldesk")
        context = multiprocessing.get_context("spawn")
        maker = context.Process(target=make, args=(file, chosen.events))
        maker.start()
        maker.join()
        here, there = context.Pipe()
        opener = context.Process(
            target=measure, args=(file, there), kwargs={"profile": chosen.profile}
        )
        opener.start()
        facts = here.recv()
        opener.join()
    if chosen.json:
        print(json.dumps(facts))
    else:
        print(", ".join(f"{name} {value:,.1f}" for name, value in facts.items()))


if __name__ == "__main__":
    main()
