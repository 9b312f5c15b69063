"""Does anything get lost that was acknowledged? Kills and power cuts, by the hundred.

python tests/benchmarks/durability.py [--kills 1000] [--cuts 700] [--seed 0] [--json]

*Kills*: a process does random acts on a project (`durable_acts`: answers of all kinds, undoing,
classes that are renamed and merged, imports, refits, backups, shards of embeddings) and is killed
by SIGKILL at any moment; half of the projects have several classes for a sample. *Migrations*: the
opening of a project of an older version is killed. *Commands*: `aldesk embed` and `aldesk apply`
are killed, with all that they started, and begun again. *Power cuts*: the writes of such a process
are recorded by strace, and from the record the disk is made up as it may be after a power cut (see
`power_cuts`). *Errors*: of one such process each system call on the project's folder fails in turn,
by strace too; nothing but a `Problem` may come of it.

Each time the project is opened anew: it has to open, `aldesk check` has to find nothing wrong, and
all that was acknowledged has to be there. Linux only; the power cuts and the errors need strace.
"""

import argparse
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path
from random import Random

# A process with threads cannot be forked safely.
os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"
sys.path.insert(0, str(Path(__file__).parents[2]))

import numpy as np
import soundfile

from aldesk.core.errors import Problem
from aldesk.session import LabelSession
from aldesk.session.new_project import NewProject, make
from aldesk.store import Project
from aldesk.store.check import check
from aldesk.store.schema import APPLICATION_ID, MIGRATIONS, VERSION
from tests.benchmarks.durable_acts import Acknowledged, act_and_tell
from tests.benchmarks.power_cuts import TRACED, WAYS, Disk, read_calls

ACTS = Path(__file__).with_name("durable_acts.py")
_ACTS_A_PROJECT = 400
_MOST_ACTS = 25
_ACTS_A_RECORD, _CUTS_A_RECORD, _ACTS_FAILING = 60, 100, 25
_MOST_SECONDS = 5.0


@dataclass
class Tally:
    """What came of the blows of one kind."""

    n: int = 0
    n_acts: int = 0
    lost: int = 0
    unopenable: int = 0
    unsound: int = 0
    uncaught: int = 0
    what: list[str] = field(default_factory=list)

    def look(self, file: Path, held: Acknowledged | None, title: str) -> None:
        """Open a project after a blow, and count what is wrong."""
        self.n += 1
        try:
            with Project.open(file) as project:
                LabelSession(project)
                lost = held.lost_in(project) if held else []
        except Problem as problem:
            self.unopenable += 1
            self.what.append(f"{title}: {problem}")
            return
        wrong = check(file)
        self.lost += bool(lost)
        self.unsound += bool(wrong)
        self.what += [f"{title}: {line}" for line in (*lost, *wrong)]


def make_project(folder: Path, random: Random, version: int = VERSION) -> Path:
    """Make a project of 60 tones, with some labels; one of an older version has no others."""
    tones = folder / "tones"
    tones.mkdir(parents=True)
    t = np.arange(800) / 8000
    for number in range(60):
        soundfile.write(tones / f"{number}.wav", np.sin(2 * np.pi * (200 + 10 * number) * t), 8000)
    file = folder / "p.aldesk"
    with make(NewProject(file, tones, encoder="spectral")) as project:
        session = LabelSession(project)
        for name in ("lark", "wren", "owl"):
            session.add_class(name)
        for row in range(10):
            session.label(project.samples[row].id, random.choice(("lark", "wren", "owl")))
        if version == VERSION and random.getrandbits(1):
            session.allow_several()
    if version < VERSION:
        _make_older(file, version)
    return file


def _make_older(file: Path, version: int) -> None:
    """Write a project as an older version did, without what that did not know."""
    new = file.with_suffix(".new")
    file.rename(new)
    with closing(sqlite3.connect(file, isolation_level=None)) as old:
        for step in MIGRATIONS[:version]:
            old.executescript(step)
        old.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        old.execute(f"PRAGMA user_version = {version}")
        old.execute("ATTACH ? AS new", [str(new)])
        for table in ("meta", "sample", "event"):
            columns = ", ".join(line[1] for line in old.execute(f"PRAGMA main.table_info({table})"))
            old.execute(f"INSERT INTO {table} SELECT {columns} FROM new.{table}")  # noqa: S608
    new.unlink()


def acknowledged(file: Path) -> Acknowledged:
    """Return what a project holds, read beside it, so that the project is not migrated."""
    with Project.open_to_read(file) as project:
        return Acknowledged.of(project)


def kill(n: int, folder: Path, random: Random) -> Tally:
    """Kill processes that act on a project."""
    tally = Tally()
    file, n_acts = Path(), _ACTS_A_PROJECT
    for number in range(n):
        if n_acts >= _ACTS_A_PROJECT:
            shutil.rmtree(folder, ignore_errors=True)
            file, n_acts = make_project(folder, random), 0
        held, n_done = _kill_one(file, random, random.randint(0, _MOST_ACTS))
        n_acts += n_done
        tally.n_acts += n_done
        tally.look(file, held, f"kill {number}")
    return tally


def kill_migrations(n: int, folder: Path, random: Random) -> Tally:
    """Kill the opening of projects of older versions."""
    tally = Tally()
    for number in range(n):
        shutil.rmtree(folder, ignore_errors=True)
        file = make_project(folder, random, random.randrange(1, VERSION))
        held = acknowledged(file)
        _kill_one(file, random, 0)
        tally.look(file, held, f"migration {number}")
    return tally


def _kill_one(file: Path, random: Random, n: int) -> tuple[Acknowledged | None, int]:
    """Kill a process after `n` acts, and return what it acknowledged last, and how often it did."""
    read, write = os.pipe()
    seed = random.getrandbits(31)
    if not (process := os.fork()):
        os.close(read)
        try:
            act_and_tell(file, seed, 10_000, write)
        except BaseException:  # noqa: BLE001 - told, or the parent would take it for a kill
            traceback.print_exc()
            os._exit(1)
    os.close(write)
    with os.fdopen(read) as lines:
        told = list(islice(lines, n))
        time.sleep(random.random() * (0.01 if n else 0.1))
        os.kill(process, signal.SIGKILL)
        told += [line for line in lines if line.endswith("\n")]
    if os.waitpid(process, 0)[1] != signal.SIGKILL:
        raise SystemExit("The process ended before it was killed")
    return (Acknowledged(**json.loads(told[-1])) if told else None), len(told)


def cut(n: int, folder: Path, random: Random) -> Tally:
    """Make up the disk after power cuts, and look at it."""
    tally = Tally()
    while tally.n < n:
        shutil.rmtree(folder, ignore_errors=True)
        version = random.choice((VERSION, VERSION, random.randrange(1, VERSION)))
        file = make_project(folder / "disk", random, version)
        first, disk, log = acknowledged(file), Disk(file.parent), folder / "log"
        _record(file, random.getrandbits(31), _ACTS_A_RECORD, log)
        for held, way in _cuts(disk, first, log, folder / "cut", random):
            if tally.n < n:
                tally.look(folder / "cut" / file.name, held, f"power cut {tally.n}, {way}")
    return tally


def _record(file: Path, seed: int, n: int, log: Path, *inject: str) -> list[Acknowledged]:
    """Let a process act under strace; return what it acknowledged."""
    trace = [
        "strace",
        "-f",
        "-y",
        "-xx",
        "-s",
        "100000000",
        "-e",
        f"trace={TRACED}",
        "-o",
        str(log),
    ]
    acts = [sys.executable, str(ACTS), str(file), str(seed), str(n)]
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        [*trace, *inject, *acts], check=False, capture_output=True, text=True, env=env
    )
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1])
    lines = [line for line in done.stdout.splitlines() if line.startswith('{"n_events"')]
    return [Acknowledged(**json.loads(line)) for line in lines]


def _cuts(
    disk: Disk, first: Acknowledged, log: Path, to: Path, random: Random
) -> Iterator[tuple[Acknowledged, str]]:
    """Cut the power at some of the recorded calls; yield what has to be there."""
    calls, held = list(read_calls(log)), first
    of_disk = [place for place, call in enumerate(calls) if disk.holds(call)]
    wanted = set(random.sample(of_disk, min(_CUTS_A_RECORD, len(of_disk))))
    for place, call in enumerate(calls):
        disk.take(call)
        if call.name == "write" and call.text.startswith(b'{"n_events"'):
            held = Acknowledged(**json.loads(call.text))
        if place in wanted:
            way = random.choice(WAYS)
            shutil.rmtree(to, ignore_errors=True)
            disk.cut(to, way, random)
            yield held, way


def fail(n: int, folder: Path, random: Random) -> Tally:
    """Let each system call on the project's folder fail in turn, with EIO or ENOSPC."""
    tally = Tally()
    shutil.rmtree(folder, ignore_errors=True)
    made = make_project(folder / "made", random)
    file, seed, log = folder / "disk" / made.name, random.getrandbits(31), folder / "log"
    shutil.copytree(made.parent, file.parent)
    disk = Disk(file.parent)
    _record(file, seed, _ACTS_FAILING, log)
    for name, when in _places(disk, log)[:n]:
        shutil.rmtree(file.parent)
        shutil.copytree(made.parent, file.parent)
        title = f"{name} {when} failed"
        error = random.choice(("EIO", "ENOSPC"))
        try:
            told = _record(
                file, seed, _ACTS_FAILING, log, "-e", f"inject={name}:error={error}:when={when}"
            )
        except RuntimeError as uncaught:
            tally.uncaught += 1
            tally.what.append(f"{title}: {uncaught}")
            told = []
        tally.n_acts += len(told)
        tally.look(file, told[-1] if told else None, title)
    return tally


def _places(disk: Disk, log: Path) -> list[tuple[str, int]]:
    """Return the calls on a disk: their name, and the how manieth of that name each is."""
    counts, found = Counter[str](), []
    for call in read_calls(log, failed=True):
        counts[call.name] += 1
        if disk.holds(call) or (call.name == "openat" and disk.is_inside(call)):
            found.append((call.name, counts[call.name]))
    return found


def kill_commands(n: int, folder: Path, random: Random) -> Tally:
    """Kill `aldesk embed` and `aldesk apply`, and let them end: the same as undisturbed ones?"""
    tally = Tally()
    shutil.rmtree(folder, ignore_errors=True)
    file, model = make_project(folder, random, VERSION - 1), folder / "model"
    _run("embed", file)
    _run("export", file, "--to", model)
    apply = ("apply", model, "--source", folder / "tones", "--to")
    _run(*apply, folder / "whole.csv")
    whole = (folder / "whole.csv").read_bytes()
    for number in range(n // 2):
        held, seconds = acknowledged(file), random.uniform(0.5, _MOST_SECONDS)
        shutil.rmtree(file.with_suffix(".embeddings"))
        _run("embed", file, kill_after=seconds)
        _run("embed", file)
        tally.look(file, held, f"embedding {number} killed after {seconds:.2f} s")
        to = folder / f"{number}.csv"
        seconds = random.uniform(0.5, _MOST_SECONDS)
        _run(*apply, to, kill_after=seconds)
        _run(*apply, to)
        tally.n += 1
        if to.read_bytes() != whole:
            tally.lost += 1
            tally.what.append(f"apply {number} killed after {seconds:.2f} s: other scores")
    return tally


def _run(*words: object, kill_after: float | None = None) -> None:
    """Run a command, or kill it with all that it started."""
    command = [sys.executable, "-m", "aldesk", *map(str, words)]
    nothing, root = subprocess.DEVNULL, Path(__file__).parents[2]
    with subprocess.Popen(
        command, cwd=root, stdout=nothing, stderr=nothing, start_new_session=True
    ) as process:
        try:
            if process.wait(kill_after):
                raise SystemExit(f"`{' '.join(command[2:])}` failed")
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=900)
    parser.add_argument("--migrations", type=int, default=100)
    parser.add_argument("--commands", type=int, default=20)
    parser.add_argument("--cuts", type=int, default=700)
    parser.add_argument("--errors", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    random = Random(args.seed)
    told = {}
    for name, way in (
        ("kills", kill),
        ("migrations", kill_migrations),
        ("commands", kill_commands),
        ("cuts", cut),
        ("errors", fail),
    ):
        with tempfile.TemporaryDirectory() as folder:
            told[name] = asdict(way(getattr(args, name), Path(folder, "work"), random))
        if not args.json:
            n = told[name]
            print(f"{name:<11} {n['n']:>5} blows, {n['n_acts']:>6} acts acknowledged:", end=" ")
            print(
                f"{n['lost']} lost, {n['unopenable']} unopenable, {n['unsound']} unsound,", end=" "
            )
            print(f"{n['uncaught']} uncaught", end="")
            print("", *n["what"][:20], sep="\n  ", flush=True)
    if args.json:
        print(json.dumps(told))
    sys.exit(
        any(t["lost"] or t["unopenable"] or t["unsound"] or t["uncaught"] for t in told.values())
    )


if __name__ == "__main__":
    main()
