"""From choosing a folder of many small files to the first label, and to the end of the import.

python tests/benchmarks/import_folder.py [--files 100000] [--sound] [--keep FOLDER] [--json]

The files are made first and are not part of the times. `first_sample_s` is from the start of the
import, its process included, until the first part is in the project and a session has a current
sample. `label_ms_p99` is what one label takes in this process while the import goes on, `stall_ms`
the longest that it takes to take a part in. Peaks are of the resident memory.
"""

import argparse
import json
import os
import struct
import tempfile
import threading
import time
import zlib
from pathlib import Path

import numpy as np
import psutil

from aldesk.core.import_batch import SourceSummary
from aldesk.core.progress import silent
from aldesk.engine.importing.client import ImportReport, run
from aldesk.engine.importing.sinks import NewProjectSink
from aldesk.session import LabelSession
from aldesk.session.new_project import NewProject

_FILES_A_FOLDER = 1000


def write_files(root: Path, n: int, sound: bool) -> None:
    """Write distinct pictures of 8 × 8 pixels, or clips of 50 ms, in ten classes."""
    rng = np.random.default_rng(0)
    for number in range(n):
        if number % _FILES_A_FOLDER == 0:
            folder = root / f"{number // _FILES_A_FOLDER:04d}" / f"class {number % 10}"
            folder.mkdir(parents=True, exist_ok=True)
        if sound:
            (folder / f"{number}.wav").write_bytes(wav(rng.bytes(800)))
        else:
            (folder / f"{number}.png").write_bytes(png(rng.bytes(64)))


def png(grey: bytes) -> bytes:
    """Return a picture of 8 × 8 grey values."""
    rows = b"".join(b"\0" + grey[i : i + 8] for i in range(0, 64, 8))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
    )
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in (*parts, (b"IEND", b""))
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def wav(content: bytes) -> bytes:
    """Return a clip of 16-bit values at 8 kHz."""
    form = struct.pack("<HHIIHH", 1, 1, 8000, 16000, 2, 16)
    body = b"WAVEfmt " + struct.pack("<I", 16) + form + b"data" + struct.pack("<I", len(content))
    return b"RIFF" + struct.pack("<I", len(body) + len(content)) + body + content


class TimedSink(NewProjectSink):
    """Takes in what is read as the window does, labels now and then, and looks at the clock."""

    def __init__(self, new: NewProject) -> None:
        super().__init__(new, silent)
        self.start = time.perf_counter()
        self.listed_s = self.first_s = 0.0
        self.session: LabelSession | None = None
        self.takes: list[float] = []
        self.labels: list[float] = []

    def take(self, report: ImportReport) -> Path:
        """Note when the names are known; take a part in, and label one sample."""
        start = time.perf_counter()
        if isinstance(report, SourceSummary):
            self.listed_s = start - self.start
            return super().take(report)
        if self.session is None:
            path = super().take(report)
            assert self.project
            self.session = LabelSession(self.project)
            self.session.next_batch()
            assert self.session.queue.current
            self.first_s = time.perf_counter() - self.start
            return path
        self.session.add_samples(report)
        self.takes.append(time.perf_counter() - start)
        self._label()
        return self.session.project.path

    def _label(self) -> None:
        assert self.session
        if self.session.queue.current is None:
            self.session.next_batch()
        current = self.session.queue.current
        assert current
        start = time.perf_counter()
        self.session.label(current.sample.id, str(current.sample.label))
        self.labels.append(time.perf_counter() - start)


class PeakMemory(threading.Thread):
    """Watches the resident memory of this process and of its largest child, in bytes."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.own = self.child = 0
        self._is_over = threading.Event()

    def run(self) -> None:
        """Look ten times a second."""
        me = psutil.Process()
        while not self._is_over.wait(0.1):
            self.own = max(self.own, me.memory_info().rss)
            for child in me.children(recursive=True):
                try:
                    self.child = max(self.child, child.memory_info().rss)
                except psutil.Error:
                    continue

    def finish(self) -> None:
        """Stop looking."""
        self._is_over.set()
        self.join()


def measure(source: Path, file: Path) -> dict[str, float]:
    """Import a folder and return the figures."""
    memory = PeakMemory()
    memory.start()
    sink = TimedSink(NewProject(file, source))
    run(sink.job, sink, threading.Event())
    end_s = time.perf_counter() - sink.start
    memory.finish()
    assert sink.project
    n = len(sink.project.samples)
    sink.project.close()
    return {
        "samples": n,
        "listed_s": round(sink.listed_s, 2),
        "first_sample_s": round(sink.first_s, 2),
        "end_s": round(end_s, 1),
        "files_per_second": round(n / end_s),
        "stall_ms_p50": round(1000 * float(np.median(sink.takes)), 1),
        "stall_ms_max": round(1000 * max(sink.takes), 1),
        "label_ms_p99": round(1000 * float(np.percentile(sink.labels, 99)), 1),
        "peak_own_mb": memory.own >> 20,
        "peak_worker_mb": memory.child >> 20,
        "load": round(os.getloadavg()[0], 1),
    }


def main() -> None:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=100_000)
    parser.add_argument("--sound", action="store_true", help="clips in place of pictures")
    parser.add_argument("--keep", type=Path, help="keep the files here, and use them again")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = options.keep or Path(folder) / "files"
        if not source.exists():
            write_files(source, options.files, options.sound)
        figures = measure(source, Path(folder) / "p.aldesk")
    if options.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:18} {value}")


if __name__ == "__main__":
    main()
