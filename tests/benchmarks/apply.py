"""A model that leaves its project: the same scores everywhere, how fast, and killed on its way.

python -m tests.benchmarks.apply FOLDER [--hours 10]

FOLDER has recordings, such as those of make_soundscapes.py, with truth.csv beside them: the first
is labelled by it, and a model fitted. Then

- the scores of its windows in this process, in a fresh process, in ONNX Runtime, through
  `aldesk apply`, and by the learner itself are compared;
- 10,000 windows are scored, by a head of 1,024 features and ten classes;
- it is applied to so many hours (the recordings, each with another last sample, so that none is a
  duplicate) twice: once undisturbed, once killed again and again. What is written is compared to
  the byte.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
import pyarrow.parquet as pq
import soundfile

from aldesk.apply import load_model
from aldesk.core.calibration import Calibration
from aldesk.embed import EmbeddingMatrix
from aldesk.engine.model.client import export_model
from aldesk.learn.fit import fit
from aldesk.learn.head import head_of
from aldesk.learn.refit import fit_alone
from aldesk.model.onnx_files import head_onnx
from aldesk.session import LabelSession
from aldesk.session.export.model import model_request
from aldesk.store import Project

_N, _D, _CLASSES = 10_000, 1024, 10
_KILL_AFTER = (20.0, 45.0, 70.0)
_FRESH = (
    "import sys, numpy as np; from aldesk.apply import load_model; "
    "np.save(sys.argv[3], load_model(sys.argv[1]).score(np.load(sys.argv[2])))"
)


def command(*arguments: object) -> list[str]:
    """Return a command of ALDesk."""
    return [sys.executable, "-m", "aldesk", *map(str, arguments)]


def run(*arguments: object) -> None:
    """Run a command, and stop where it fails."""
    nothing = subprocess.DEVNULL
    subprocess.run(command(*arguments), check=True, stdout=nothing, stderr=nothing)


def make_project(folder: Path, work: Path) -> Path:
    """Make, embed and label a project of the first recording."""
    first = min(folder.glob("*.wav"))
    (work / "first").mkdir()
    (work / "first" / first.name).symlink_to(first.absolute())
    file = work / "first.aldesk"
    run("new", file, "--source", work / "first", "--window", 3, "--several")
    run("embed", file)
    run("annotations", file, "--from", folder / "truth.csv", "--unknown", "add", "--rest-has-none")
    return file


def compare_scores(file: Path, model: Path, work: Path) -> None:
    """Print how far the scores of all windows are apart."""
    with Project.open(file) as project:
        session = LabelSession(project)
        export_model(session, model)
        request, embeddings = model_request(session).refit, EmbeddingMatrix()
        embeddings.update(request.shards)
        X = embeddings.X[np.argsort(embeddings.rows)]
        fitted, calibration = fit_alone(request, embeddings)
        learner = calibration.apply(fitted.logits(X))
    here = load_model(model).score(X)
    np.save(work / "X.npy", X)
    names = [str(path) for path in (model, work / "X.npy", work / "Y.npy")]
    subprocess.run([sys.executable, "-c", _FRESH, *names], check=True)
    onnx = onnxruntime.InferenceSession(str(model / "head.onnx")).run(None, {"embedding": X})[0]
    run("apply", model, "--source", work / "first", "--to", work / "s.parquet", "--form", "scores")
    table = pq.read_table(work / "s.parquet").to_pydict()
    applied = np.stack([table[name] for name in table if name.startswith("probability:")], axis=1)
    n, n_classes = here.shape
    print(f"{n:,} windows, {n_classes} classes, calibration: {calibration.kind}; apart at most")
    print(f"  in a fresh process: {apart(here, np.load(work / 'Y.npy')):.1e}")
    print(f"  in ONNX Runtime: {apart(here, onnx):.1e}")
    print(f"  by aldesk apply, embedded anew: {apart(here, applied):.1e}")
    print(f"  by the learner: {apart(here, learner):.1e}")


def apart(one: npt.NDArray[Any], other: npt.NDArray[Any]) -> float:
    """Return the largest difference."""
    return float(np.abs(one.astype(np.float64) - other.astype(np.float64)).max())


def time_scoring() -> None:
    """Print how long 10,000 windows take."""
    rng = np.random.default_rng(0)
    X = rng.normal(size=(_N, _D)).astype(np.float32)
    y = rng.integers(0, _CLASSES, _N)
    y[200:] = -1
    head = head_of(fit("mc-dropout", X, y, _CLASSES, 0), Calibration(), _D)
    head.predict_proba(X[:128])
    started, cpu = time.perf_counter(), time.process_time()
    for start in range(0, _N, 128):  # as the shards come
        head.predict_proba(X[start : start + 128])
    wall, cpu = time.perf_counter() - started, time.process_time() - cpu
    print(f"{_N:,} windows of {_D} features scored in numpy: {wall:.2f} s, {cpu:.2f} s of CPU")
    session = onnxruntime.InferenceSession(head_onnx(head, [str(n) for n in range(_CLASSES)]))
    started = time.perf_counter()
    session.run(None, {"embedding": X})
    print(f"  in ONNX Runtime: {time.perf_counter() - started:.2f} s")


def make_hours(folder: Path, to: Path, hours: float) -> float:
    """Write recordings of so many hours, and return how many these are."""
    to.mkdir()
    recordings, total, number = sorted(folder.glob("*.wav")), 0.0, 0
    while total < hours:
        sound, rate = soundfile.read(recordings[number % len(recordings)], dtype="int16")
        sound[-1] = number
        name = f"SITE{number:02d}_20260513_{number % 24:02d}0000.wav"
        soundfile.write(to / name, sound, rate)
        total += len(sound) / rate / 3600
        number += 1
    return total


def kill_and_compare(model: Path, hours: Path, work: Path) -> None:
    """Apply a model twice, once killed again and again, and compare what is written."""
    for name in ("whole", "killed"):
        (work / name).mkdir()
    whole, killed = (work / name / "events.parquet" for name in ("whole", "killed"))
    rest = ("--threshold", 0.3)
    started = time.perf_counter()
    run("apply", model, "--source", hours, "--to", whole, *rest)
    print(f"  undisturbed: {time.perf_counter() - started:.0f} s")
    for seconds in _KILL_AFTER:
        running = subprocess.Popen(
            command("apply", model, "--source", hours, "--to", killed, *rest),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(seconds)
        os.kill(running.pid, signal.SIGKILL)
        running.wait()
        n = len(list((work / "killed").rglob("*.npy")))
        print(f"  killed after {seconds:.0f} s, with {n} shards")
    run("apply", model, "--source", hours, "--to", killed, *rest)
    same = killed.read_bytes() == whole.read_bytes()
    print(f"  events byte-equal: {same} ({whole.stat().st_size:,} bytes)")
    one, other = (
        {path.name: path.read_bytes() for path in (work / name).rglob("*.npy")}
        for name in ("whole", "killed")
    )
    print(f"  shards byte-equal: {one == other} ({len(one)} of them)")
    started = time.perf_counter()
    run("apply", model, "--source", hours, "--to", killed.with_suffix(".csv"), "--threshold", 0.5)
    print(f"  once more with another threshold: {time.perf_counter() - started:.1f} s")


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--hours", type=float, default=10)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        time_scoring()
        file = make_project(asked.folder, work)
        compare_scores(file, work / "model", work)
        total = make_hours(asked.folder, work / "hours", asked.hours)
        print(f"{total:.1f} hours:")
        kill_and_compare(work / "model", work / "hours", work)


if __name__ == "__main__":
    main()
