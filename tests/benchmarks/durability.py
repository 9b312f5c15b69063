"""Does anything get lost that was acknowledged? Kills and power cuts, by the hundred.

python tests/benchmarks/durability.py [--kills 1000] [--cuts 700] [--seed 0] [--json]

*Kills*: a process acts on a project (`durable_acts`: whatever a person and the program behind do)
and is killed by SIGKILL in the middle of an act, of each kind equally often; half of the projects
have several classes for a sample. *Migrations*: the opening of a project of an older version is
killed. *Commands*: `aldesk embed` and `aldesk apply` are killed, with all that they started, and
begun again. *Power cuts*: the writes of such a process are recorded by strace, and from the record
the disk is made up as it may be after a power cut (see `power_cuts`). *Errors*: of one such process
each system call on the project's folder fails in turn, by strace too; nothing but a `Problem` may
come of it.

Each time the project is opened anew: it has to open, `aldesk check` has to find nothing wrong, and
all that was acknowledged has to be there. It is told by the kind of act that was under way, so that
a kind that was never hit is seen. Linux only; the power cuts and the errors need strace.
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
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, field
from functools import partial
from itertools import cycle, islice
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
from aldesk.store.recovery import has_journal
from aldesk.store.schema import APPLICATION_ID, MIGRATIONS, VERSION
from tests.benchmarks.durable_acts import (
    ACTS,
    LINE_STARTS,
    OF_SEVERAL,
    Line,
    act_and_tell,
    one_of_each,
    random_ones,
)
from tests.benchmarks.durable_state import Held, held_by
from tests.benchmarks.power_cuts import TRACED, WAYS, Call, Disk, read_calls

BETWEEN = "between two acts"
_ACTS_A_PROJECT = 300
_MOST_ACTS = 12
_RANDOM_ACTS, _CUTS_OF_EACH = 20, 2
_MOST_SECONDS, _STEP, _FEW = 60, 40, 5
_BESIDE = ("backups", "embeddings")
_SHORT, _LONG = 0.02, 0.3
"""Seconds that an act and an opening may take, before it is known."""


@dataclass
class Row:
    """What came of the acts of one kind, and of the blows while one was under way."""

    acknowledged: int = 0
    refused: int = 0
    blows: int = 0
    lost: int = 0
    unopenable: int = 0
    unsound: int = 0
    uncaught: int = 0

    @property
    def is_well(self) -> bool:
        """Whether nothing went wrong."""
        return not (self.lost or self.unopenable or self.unsound or self.uncaught)


class Said:
    """What an acting process has said: what has to be there, and what was under way."""

    def __init__(self, held: Held | None = None) -> None:
        self.held, self.under_way = held, ""
        self._instead: Held | None = None

    def take(self, line: Line) -> None:
        """Take in what it says next."""
        if line.step == "begins":
            self.under_way, self._instead = line.kind, line.instead
        elif line.step == "holds":
            self.held, self.under_way, self._instead = line.held or self.held, "", None

    def lost_in(self, project: Project) -> list[str]:
        """Return what is not there."""
        if self.held is None:
            return []
        lost = self.held.lost_in(project, self.under_way)
        if not lost or self._instead is None:
            return lost
        if other := self._instead.lost_in(project, ""):
            return [*lost, "nor is it the copy:", *other]
        # Another file took the place of the project, which has to be among its copies then.
        n, now = self.held.grown["events"][0], held_by(project)
        return [] if n in now.files.values() else ["what was there before the restoring"]


@dataclass
class Tally:
    """What came of the blows of one sort.

    Attributes
    ----------
    kinds : dict of str to Row
        By the kind of act.
    ways : dict of str to int
        How many blows there were of which way.
    what : list of str
        What went wrong.
    """

    kinds: defaultdict[str, Row] = field(default_factory=lambda: defaultdict(Row))
    ways: Counter[str] = field(default_factory=Counter)
    what: list[str] = field(default_factory=list)

    @property
    def n(self) -> int:
        """How many blows there were."""
        return sum(row.blows for row in self.kinds.values())

    @property
    def is_well(self) -> bool:
        """Whether nothing went wrong, and something was done at all."""
        return self.n > 0 and all(row.is_well for row in self.kinds.values())

    def count(self, line: Line) -> None:
        """Count an act that has ended."""
        if line.step == "holds" and line.kind != "end":
            self.kinds[line.kind].acknowledged += line.is_new
            self.kinds[line.kind].refused += bool(line.problem)

    def fail(self, kind: str, title: str, why: str) -> None:
        """Count something that nobody expected."""
        self.kinds[kind].uncaught += 1
        self.what.append(f"{title}: {why}")

    def compare(self, kind: str, title: str, other: str) -> None:
        """Count an act that was done again after a blow, and what is not as it should be."""
        self.kinds[kind].acknowledged += 1
        if other:
            self.kinds[kind].lost += 1
            self.what.append(f"{title}: {other}")

    def look(self, file: Path, said: Said, title: str, way: str = "") -> Held | None:
        """Open a project after a blow, count what is wrong, and return what it holds."""
        kind = said.under_way or BETWEEN
        row, title = self.kinds[kind], f"{title} ({kind})"
        row.blows += 1
        self.ways[way or "killed"] += 1
        try:
            with Project.open(file) as project:
                lost = said.lost_in(project)
                LabelSession(project)
                now = held_by(project)
        except Problem as problem:
            row.unopenable += 1
            self.what.append(f"{title}: {problem}")
            return None
        bad = [f"{name}: cannot be opened" for name, n in now.files.items() if n < 0]
        wrong = check(file)
        row.lost += bool(lost)
        row.unopenable += bool(bad)
        row.unsound += bool(wrong)
        self.what += [f"{title}: {line}" for line in (*lost, *bad, *wrong)]
        return now

    def as_dict(self) -> dict[str, object]:
        """Return what JSON can hold."""
        kinds = {kind: asdict(row) for kind, row in sorted(self.kinds.items())}
        return {"n": self.n, "kinds": kinds, "ways": dict(self.ways), "what": self.what}


def make_project(
    folder: Path, random: Random, version: int = VERSION, *, several: bool = False
) -> Path:
    """Make a project of 60 tones, with some labels; one of an older version has no others."""
    for name, n in (("tones", 60), ("few", 3)):
        (folder / name).mkdir(parents=True)
        t = np.arange(800) / 8000
        for number in range(n):
            tone = np.sin(2 * np.pi * (200 + 10 * number) * t)
            soundfile.write(folder / name / f"{number}.wav", tone, 8000)
    file = folder / "p.aldesk"
    with make(NewProject(file, folder / "tones", encoder="spectral")) as project:
        session = LabelSession(project)
        for name in ("lark", "wren", "owl"):
            session.add_class(name)
        for row in range(10):
            session.label(project.samples[row].id, random.choice(("lark", "wren", "owl")))
        if several:
            session.allow_several()
    shutil.rmtree(file.with_suffix(".backups"), ignore_errors=True)
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


def held_in(file: Path) -> Held:
    """Return what a project holds, read beside it, so that the project is not migrated."""
    with Project(file, to_read=True) as project:
        return held_by(project)


class Acting:
    """A process that acts on a project; forked, since what it needs is imported here already.

    Parameters
    ----------
    act : callable
        Gets the file descriptor that it is to write its lines to.

    Attributes
    ----------
    pid : int
    uncaught : str
        What ended it, once all lines are read; empty if nothing did but a kill.
    """

    def __init__(self, act: Callable[[int], None]) -> None:
        self.uncaught = ""
        self._read, write = os.pipe()
        go, self._go = os.pipe()
        if not (pid := os.fork()):
            os.close(self._read)
            os.close(self._go)
            os.read(go, 1)
            os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # libsndfile prints errors
            try:
                act(write)
            except BaseException:  # noqa: BLE001 - told, or the parent would take it for a kill
                os.write(write, traceback.format_exc().encode())
            os._exit(0)
        self.pid = pid
        os.close(write)
        os.close(go)

    def lines(self) -> Iterator[Line]:
        """Let it go on, and yield what it says until it ends."""
        os.close(self._go)
        with os.fdopen(self._read) as lines:
            for text in lines:
                if not text.startswith(LINE_STARTS.decode()):
                    self.uncaught += text
                elif text.endswith("\n"):
                    yield Line.read(text)
        _, status = os.waitpid(self.pid, 0)
        if os.WIFSIGNALED(status) and (number := os.WTERMSIG(status)) != signal.SIGKILL:
            self.uncaught += f"The process was ended by signal {number}"


class Killer:
    """Kills processes that act on a project, in the middle of acts.

    Parameters
    ----------
    folder : Path
        Where the projects are made, one at a time with and one without several classes.
    random : Random
    """

    def __init__(self, folder: Path, random: Random) -> None:
        self.tally = Tally()
        self._folder, self._random = folder, random
        self._seconds: dict[str, deque[float]] = defaultdict(lambda: deque(maxlen=_FEW))
        self._made: dict[bool, tuple[Path, Held, int]] = {}

    def kill(self, number: int, kind: str) -> None:
        """Kill a process in an act of a kind."""
        several = kind in OF_SEVERAL or (kind != "allow several" and self._random.random() < 0.5)
        file, held, n_acts = self._project(several)
        said, n_done, why = self.kill_one(file, held, self._random.randint(0, _MOST_ACTS), kind)
        if why:
            self.tally.fail(kind, f"kill {number}", why)
        now = self.tally.look(file, said, f"kill {number}")
        if now and not why:
            self._made[several] = (file, now, n_acts + n_done)
        else:
            del self._made[several]
        with Project.open_to_read(file) as project:
            if project.journal.labels.is_several != several:
                self._made.pop(several, None)

    def _project(self, several: bool) -> tuple[Path, Held, int]:
        if several not in self._made or self._made[several][2] >= _ACTS_A_PROJECT:
            folder = self._folder / ("several" if several else "single")
            shutil.rmtree(folder, ignore_errors=True)
            file = make_project(folder, self._random, several=several)
            self._made[several] = (file, held_in(file), 0)
        return self._made[several]

    def kill_one(self, file: Path, held: Held, n: int, kind: str) -> tuple[Said, int, str]:
        """Kill a process in an act of a kind, after `n` others.

        Returns
        -------
        Said
        int
            How many acts it has ended.
        str
            Why it ended by itself; empty if it did not.
        """
        said, n_done, began, has_killed = Said(held), 0, 0.0, False
        seed, plan = self._random.getrandbits(31), random_ones(n, kind)
        process = Acting(partial(act_and_tell, file, seed, plan))
        for line in process.lines():
            said.take(line)
            self.tally.count(line)
            if line.step == "over":
                self.learn(line.kind, line.at - began)
            elif line.step == "holds":
                n_done += 1
            elif line.kind == kind and n_done in (0, n + 1) and not has_killed:
                time.sleep(self._random.random() * self.takes(kind))
                os.kill(process.pid, signal.SIGKILL)
                has_killed = True
            began = line.at
        return said, n_done, process.uncaught

    def learn(self, kind: str, seconds: float) -> None:
        """Note how long an act of a kind takes, so that it can be hit in its middle."""
        self._seconds[kind].append(seconds)

    def takes(self, kind: str) -> float:
        """Return how many seconds an act of a kind takes at most, as far as is known."""
        return max(self._seconds[kind], default=_LONG if kind == "open" else _SHORT)


def kill(n: int, folder: Path, random: Random, kinds: Sequence[str]) -> Tally:
    """Kill processes that act on a project, in each kind of act equally often."""
    killer = Killer(folder, random)
    for number, kind in enumerate(islice(cycle(kinds or ("open", *ACTS)), n)):
        killer.kill(number, kind)
    return killer.tally


def kill_migrations(n: int, folder: Path, random: Random, _kinds: Sequence[str]) -> Tally:
    """Kill the opening of projects of older versions."""
    killer = Killer(folder, random)
    for number in range(n):
        shutil.rmtree(folder, ignore_errors=True)
        version = random.randrange(1, VERSION)
        file = make_project(folder, random, version)
        said, _, why = killer.kill_one(file, held_in(file), 0, "open")
        if said.under_way:
            said.under_way = "migration"
        if why:
            killer.tally.fail("migration", f"migration {number}", why)
        is_in = "in a step, " if has_journal(file) else ""
        way = f"{is_in}{_version_of(file) - version} of {VERSION - version} steps done"
        killer.tally.look(file, said, f"migration {number}", way)
    return killer.tally


def _version_of(file: Path) -> int:
    """Return the version of a project, after a look by SQLite that takes back what was begun."""
    with closing(sqlite3.connect(file)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def cut(n: int, folder: Path, random: Random, kinds: Sequence[str]) -> Tally:
    """Make up the disk after power cuts, in each kind of act and each way equally often."""
    tally, projects = Tally(), cycle(((VERSION, False), (VERSION, True), (None, False)))
    while tally.n < n:
        shutil.rmtree(folder, ignore_errors=True)
        version, several = next(projects)
        older = version or random.randrange(1, VERSION)
        file = make_project(folder / "disk", random, older, several=several)
        first, disk, log = held_in(file), Disk(file.parent), folder / "log"
        seed, plan = random.getrandbits(31), one_of_each(0 if kinds else _RANDOM_ACTS, kinds)
        process = Acting(partial(act_and_tell, file, seed, plan))
        with traced(process, log, "-s", "100000000", "-e", f"trace={TRACED}"):
            n_lines = len(list(process.lines()))
        if process.uncaught or not n_lines:
            raise SystemExit(f"The process that is recorded ended early: {process.uncaught}")
        for said, way in _cuts(disk, first, log, folder / "cut", random, tally):
            if tally.n < n:
                tally.look(folder / "cut" / file.name, said, f"power cut {tally.n}, {way}", way)
    return tally


@contextmanager
def traced(process: Acting, log: Path, *options: str) -> Iterator[None]:
    """Attach strace to a process that has not begun yet, until it ends."""
    command = ["strace", "-y", "-xx", "-o", str(log), *options, "-p", str(process.pid)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as strace:
        assert strace.stderr
        if "attached" not in (told := strace.stderr.readline()):
            raise SystemExit(f"strace: {told}")
        yield


def _cuts(
    disk: Disk, first: Held, log: Path, to: Path, random: Random, tally: Tally
) -> Iterator[tuple[Said, str]]:
    """Cut the power at some of the recorded calls; yield what has to be there."""
    calls, said, ways = list(read_calls(log)), Said(first), list(WAYS)
    random.shuffle(ways)
    wanted = _some_of_each(disk, calls, random)
    for place, call in enumerate(calls):
        disk.take(call)
        if line := _line_of(call):
            said.take(line)
            tally.count(line)
        if place in wanted:
            ways = ways[1:] + ways[:1]
            shutil.rmtree(to, ignore_errors=True)
            disk.cut(to, ways[0], random)
            yield said, ways[0]


def _some_of_each(disk: Disk, calls: list[Call], random: Random) -> set[int]:
    """Choose calls that change the disk, of each kind of act as many."""
    by_kind: defaultdict[str, list[int]] = defaultdict(list)
    said = Said()
    for place, call in enumerate(calls):
        if line := _line_of(call):
            said.take(line)
        if disk.holds(call):
            by_kind[said.under_way or BETWEEN].append(place)
    of_each = (random.sample(its, min(_CUTS_OF_EACH, len(its))) for its in by_kind.values())
    return {place for its in of_each for place in its}


def _line_of(call: Call) -> Line | None:
    """Return what a call says, if it does."""
    is_line = call.name == "write" and call.text.startswith(LINE_STARTS)
    return Line.read(call.text) if is_line else None


def fail(n: int, folder: Path, random: Random, kinds: Sequence[str]) -> Tally:
    """Let system calls on the project's folder fail, one at a time, with EIO or ENOSPC.

    It is each call of each kind of act, where there are no more than `n`; else some of them.
    """
    return _fail_each(Failing(folder, random), kinds or ("open", *ACTS), n, random)


class Failing:
    """Lets single system calls of processes fail that open a project and do an act.

    Parameters
    ----------
    folder : Path
        Where the projects are made.
    random : Random
    """

    def __init__(self, folder: Path, random: Random) -> None:
        self.tally = Tally()
        shutil.rmtree(folder, ignore_errors=True)
        self._random, self._seed, self._log = random, random.getrandbits(31), folder / "log"
        self._made = {
            several: make_project(folder / f"made {several}", random, several=several)
            for several in (False, True)
        }
        self._file = folder / "disk" / self._made[False].name

    def places(self, kind: str) -> list[tuple[str, str, str]]:
        """Return the calls of an act on the folder: the act, the name, the how manieth of that."""
        _, why = self._run(kind, "-s", "1000000", "-e", "trace=%file,%desc")
        if why:
            raise SystemExit(f"The process without a failure ended early: {why}")
        counts, found, said, is_over = Counter[str](), [], Said(), True
        for call in read_calls(self._log, failed=True):
            counts[call.name] += 1
            if line := _line_of(call):
                said.take(line)
                is_over = line.step != "begins" or line.kind != kind
            elif not is_over and any(path.startswith(self._folder) for path in call.paths):
                found.append((kind, call.name, str(counts[call.name])))
        return found

    def fail(self, kind: str, name: str, when: str) -> None:
        """Let a call fail, and look at the project."""
        error = self._random.choice(("EIO", "ENOSPC"))
        inject = f"inject={name}:error={error}:when={when}"
        said, why = self._run(kind, "-e", f"trace={name}", "-e", inject)
        said.under_way, title = kind, f"{error} of {name} {when}"
        if why:
            self.tally.fail(kind, title, why)
        self.tally.look(self._file, said, title, name)

    @property
    def _folder(self) -> str:
        return str(self._file.parent)

    def _act(self, kind: str, to: int) -> None:
        """Open the project, and do an act and one more."""
        kinds = ["flag"] if kind == "open" else [kind, "flag"]
        act_and_tell(self._file, self._seed, lambda *_: kinds, to, looks=False)

    def _run(self, kind: str, *options: str) -> tuple[Said, str]:
        """Let a process act; return what it said, and what ended it early."""
        shutil.rmtree(self._folder, ignore_errors=True)
        made = self._made[kind in OF_SEVERAL]
        for part in ("tones", "few"):  # links, since nobody changes them
            shutil.copytree(made.with_name(part), self._file.with_name(part), copy_function=os.link)
        shutil.copy(made, self._file)
        said, process = Said(held_in(self._file)), Acting(partial(self._act, kind))
        with traced(process, self._log, *options):
            for line in process.lines():
                said.take(line)
                self.tally.count(line)
        return said, process.uncaught


class FailingWindow(Failing):
    """Lets single system calls of the window's thread on the project fail, while it is labelled."""

    def __init__(self, folder: Path, random: Random) -> None:
        from tests.benchmarks.durable_window import make_quiet_window

        super().__init__(folder, random)
        self._window = make_quiet_window()

    def places(self, kind: str) -> list[tuple[str, str, str]]:
        """Return the calls on the project's files and folders, among these alone.

        Where it is labelled, further ones fail after so many others in the same process.
        """
        from tests.benchmarks.durable_window import OPENING

        _, why = self._run(kind, "-e", "trace=%file,%desc")
        if why:
            raise SystemExit(f"The process without a failure ended early: {why}")
        counts, at_keys = Counter[str](), Counter[str]()
        for call in read_calls(self._log, failed=True):
            counts[call.name] += 1
            if call.name == "readlink":
                at_keys = counts.copy()
        if kind == OPENING:
            return [(kind, name, str(n + 1)) for name in at_keys for n in range(at_keys[name])]
        return [
            (kind, name, f"{at_keys[name] + n + 1}+{_STEP}")
            for name in counts
            for n in range(min(_STEP, counts[name] - at_keys[name]))
        ]

    def _act(self, kind: str, to: int) -> None:
        from tests.benchmarks.durable_window import label_in_window

        signal.alarm(_MOST_SECONDS)
        label_in_window(self._window, self._file, kind, to)

    def _run(self, kind: str, *options: str) -> tuple[Said, str]:
        beside = ("", "-journal", ".lock")
        paths = [self._file.with_name(self._file.name + end) for end in beside]
        paths += [self._file.parent, *(self._file.with_suffix(f".{s}") for s in _BESIDE)]
        return super()._run(kind, *options, *(f"--trace-path={path}" for path in paths))


def fail_window(n: int, folder: Path, random: Random, kinds: Sequence[str]) -> Tally:
    """Let each system call of the window's thread on the project's files fail."""
    from tests.benchmarks.durable_window import LABELLING, OPENING

    home = folder.with_name("home")
    for name in ("CONFIG", "CACHE", "DATA", "STATE"):
        os.environ[f"XDG_{name}_HOME"] = str(home / name)
    wanted = [kind for kind in (LABELLING, OPENING) if not kinds or kind in kinds]
    return _fail_each(FailingWindow(folder, random), wanted, n, random)


def _fail_each(failing: Failing, kinds: Iterable[str], n: int, random: Random) -> Tally:
    """Let each call of some kinds of acts fail, or only `n` of them."""
    places = [place for kind in kinds for place in failing.places(kind)]
    some = places if n >= len(places) else random.sample(places, n)
    print(f"{len(some)} of {len(places)} calls fail", file=sys.stderr)
    for place in some:
        failing.fail(*place)
    return failing.tally


def kill_commands(n: int, folder: Path, random: Random, _kinds: Sequence[str]) -> Tally:
    """Kill `aldesk embed` and `aldesk apply`, and let them end: the same as undisturbed ones?"""
    tally = Tally()
    shutil.rmtree(folder, ignore_errors=True)
    made = make_project(folder / "made", random)
    file, model, whole = folder / "work" / made.name, folder / "model", folder / "whole.csv"
    shutil.copytree(made.parent, file.parent)
    seconds = [_run("embed", file)[0]]
    _run("export", file, "--to", model)
    apply = ("apply", model, "--source", made.parent / "tones", "--to")
    seconds.append(_run(*apply, whole)[0])
    for number in range(n // 2):
        shutil.rmtree(file.parent)
        shutil.copytree(made.parent, file.parent)
        said = Said(held_in(file))
        said.under_way = kind = "aldesk embed"
        after = random.random() * seconds[0]
        _, was_killed = _run("embed", file, kill_after=after)
        title = f"embedding {number} killed after {after:.2f} s"
        tally.look(file, said, title, "killed" if was_killed else "had ended")
        _run("embed", file)
        with Project.open_to_read(file) as project:
            n_missing = len(project.embeddings.missing(project.meta.encoder_key))
        tally.compare(kind, title, "not all is embedded" if n_missing else "")
        to, after = folder / f"{number}.csv", random.random() * seconds[1]
        _, was_killed = _run(*apply, to, kill_after=after)
        _run(*apply, to)
        kind, title = "aldesk apply", f"apply {number} killed after {after:.2f} s"
        tally.kinds[kind].blows += 1
        tally.ways["killed" if was_killed else "had ended"] += 1
        same = to.read_bytes() == whole.read_bytes()
        tally.compare(kind, title, "" if same else "other scores")
    return tally


def _run(*words: object, kill_after: float | None = None) -> tuple[float, bool]:
    """Run a command, or kill it with all that it started; return the seconds, and if it was."""
    command = [sys.executable, "-m", "aldesk", *map(str, words)]
    nothing, root, began = subprocess.DEVNULL, Path(__file__).parents[2], time.monotonic()
    was_killed = False
    with subprocess.Popen(
        command, cwd=root, stdout=nothing, stderr=nothing, start_new_session=True
    ) as process:
        try:
            if process.wait(kill_after):
                raise SystemExit(f"`{' '.join(command[2:])}` failed")
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            was_killed = True
    return time.monotonic() - began, was_killed


def print_table(name: str, tally: Tally) -> None:
    """Print what came of the blows, by the kind of act that was under way."""
    ways = ", ".join(f"{way} {n}" for way, n in tally.ways.items())
    print(f"{name}: {tally.n} blows ({ways})")
    columns = list(asdict(Row()))
    print(f"  {'':<20}", *(f"{column:>12}" for column in columns))
    total = Counter[str]()
    for kind, row in tally.kinds.items():
        total.update(asdict(row))
        print(f"  {kind:<20}", *(f"{n:>12}" for n in asdict(row).values()))
    print(f"  {'in all':<20}", *(f"{total[column]:>12}" for column in columns))
    print(*tally.what[:20], sep="\n  ", flush=True)


SORTS = {
    "kills": (kill, 900),
    "migrations": (kill_migrations, 100),
    "commands": (kill_commands, 20),
    "cuts": (cut, 700),
    "errors": (fail, 1000),
    "window": (fail_window, 1000),
}


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name, (_, n) in SORTS.items():
        parser.add_argument(f"--{name}", type=int, default=n)
    parser.add_argument("--kinds", default="", help="Of acts, separated by commas; all by default.")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    random, told = Random(args.seed), {}
    kinds = [kind for kind in args.kinds.split(",") if kind]
    for name, (deal, _) in SORTS.items():
        if not (n := getattr(args, name)):
            continue
        with tempfile.TemporaryDirectory() as folder:
            told[name] = deal(n, Path(folder, "work"), random, kinds)
        if not args.json:
            print_table(name, told[name])
    if args.json:
        print(json.dumps({name: tally.as_dict() for name, tally in told.items()}))
    sys.exit(not all(tally.is_well for tally in told.values()))


if __name__ == "__main__":
    main()
