"""Fuzz a target, led by coverage: ``python -m tests.fuzz TARGET --minutes 30``.

It needs atheris, a tool of Google's under the Apache licence that the project does not install:
``pip install atheris``. A file that takes more than 10 s or 1 GB, an exception that is no
`Problem`, and a crash are findings; they are written into ``--findings``, and the run goes on.
"""

import argparse
import hashlib
import importlib.util
import os
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path
from types import TracebackType

SECONDS, MEGABYTES = 10, 1024
_ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Run until the time is over; start again after each end of the process."""
    asked = _asked()
    if importlib.util.find_spec("atheris") is None:
        sys.exit("atheris is not installed: pip install atheris. Nothing was run.")
    if asked.work:
        _fuzz(asked.target, Path(asked.work), asked.findings)
        return
    asked.findings.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="aldesk-fuzz-") as work:
        end = time.monotonic() + 60 * asked.minutes
        n_ends = 0
        while (left := int(end - time.monotonic())) > 1:
            _begin(asked, work, left)
            n_ends += 1
        n_runs = sum(int(line) for line in _lines(Path(work) / "runs"))
        kinds = Counter(_lines(Path(work) / "kinds"))
    found = sorted(path.name for path in asked.findings.iterdir())
    print(f"{asked.target}: {asked.minutes:g} minutes, {n_runs:,} files, {n_ends - 1} new starts")
    for kind, times in kinds.most_common():
        print(f"{times:6,} × {kind}")
    print(f"{len(found)} files in {asked.findings}", *found, sep="\n  ")


def _asked() -> argparse.Namespace:
    from tests.fuzz.targets import TARGETS

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--findings", type=Path, default=Path("findings"))
    parser.add_argument("--work", default="", help=argparse.SUPPRESS)
    return parser.parse_args()


def _begin(asked: argparse.Namespace, work: str, seconds: int) -> None:
    """Let another process fuzz; one that hangs in a library's code is ended."""
    command = [sys.executable, "-W", "ignore", "-m", "tests.fuzz", asked.target, "--work", work]
    command += ["--findings", str(asked.findings.resolve())]
    limits = {"ALDESK_FUZZ_SECONDS": str(seconds)}
    with (Path(work) / "log").open("ab") as log:
        subprocess.run(
            command, cwd=_ROOT, env={**os.environ, **limits}, stdout=log, stderr=log, check=False
        )


def _fuzz(name: str, work: Path, findings: Path) -> None:
    """Fuzz in this process until the time is over, or something ends it."""
    import atheris

    with atheris.instrument_imports(include=["aldesk"]):
        from tests.fuzz.targets import TARGETS, attempt

        target = TARGETS[name]
        seeds = target.seeds(work)
        for file, content in seeds:  # what is imported late is imported now
            attempt(target, file, content, work / "read")
    from aldesk.core import read_apart

    read_apart.read_in_child()
    corpus = work / "corpus"
    names = sorted({file for file, _ in seeds})
    if not corpus.exists():
        corpus.mkdir()
        for number, (file, content) in enumerate(seeds):
            (corpus / f"seed{number}").write_bytes(bytes([names.index(file)]) + content)
    n_runs = 0

    def one(data: bytes) -> None:
        """Read a file: its first byte says how it is called."""
        nonlocal n_runs
        n_runs += 1
        if not data:
            return
        file = names[data[0] % len(names)]
        try:
            attempt(target, file, data[1:], work / "read")
        except Exception as error:  # noqa: BLE001 - that is what is looked for
            _found(error, file, data[1:], work, findings)
        if n_runs % 50 == 0:
            runs.write_text(f"{n_runs}\n")

    runs = work / "runs" / str(os.getpid())
    runs.parent.mkdir(exist_ok=True)
    limits = [f"-timeout={SECONDS}", f"-rss_limit_mb={MEGABYTES}", "-max_len=100000"]
    limits += [f"-max_total_time={os.environ['ALDESK_FUZZ_SECONDS']}"]
    atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={findings}/{name}-", str(corpus)], one)
    atheris.Fuzz()


def _found(error: Exception, file: str, content: bytes, work: Path, findings: Path) -> None:
    """Write down a kind of failure, and the first file that has led to it."""
    kind = f"{type(error).__name__} in {_place(error.__traceback__)}"
    with (work / "kinds").open("a", encoding="utf-8") as kinds:
        kinds.write(f"{kind}: {str(error)[:80]!r}\n")
    key = hashlib.sha256(kind.encode()).hexdigest()[:8]
    path = findings / f"{key}-{file}"
    if not path.exists():
        path.write_bytes(content)


def _place(trace: TracebackType | None) -> str:
    """Return the last place in the program that an exception came through."""
    frames = traceback.extract_tb(trace)
    own = [frame for frame in frames if "aldesk/" in frame.filename] or frames
    return f"{own[-1].filename.rpartition('aldesk/')[2]}:{own[-1].lineno}"


def _lines(file: Path) -> list[str]:
    """Return the lines of a file, or of all files of a folder; none if it is not there."""
    files = sorted(file.iterdir()) if file.is_dir() else [file]
    return [line for one in files if one.exists() for line in one.read_text("utf-8").splitlines()]


if __name__ == "__main__":
    main()
