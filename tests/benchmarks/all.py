"""The benchmarks of speed one after the other, each in a process of its own, in one table.

python tests/benchmarks/all.py [--only WORDS] [--runs 3] [--hour-share 1] [--json]

`--only` runs those whose name has the words in it. All are run once, then once more and again, as
long as an hour leaves time for one; a row has the median of its runs, what stands beside it in that
run, and how many there were. A benchmark that takes longer than its share of an hour is ended, and
its rows say so. An aim is met if the figure is at most (≤) or at least (≥) so much; a peer or a
floor is measured in the same run where the benchmark measures one.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aldesk.strategies.catalogue import STRATEGIES

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Row:
    """A figure of a benchmark: how it is found in the JSON, and what it should be."""

    title: str
    figure: Callable[[Any], float]
    aim: str
    beside: Callable[[Any], float | None] = lambda found: None


@dataclass(frozen=True)
class Benchmark:
    """What is run, for how many minutes at most, and the rows that it gives."""

    name: str
    arguments: tuple[str, ...]
    minutes: float
    rows: tuple[Row, ...]


def key(*path: Any) -> Callable[[Any], Any]:
    """Return what finds a value in nested lists and dictionaries."""

    def find(found: Any) -> Any:
        for step in path:
            found = found[step]
        return found

    return find


def strategy(name: str, aim: str, query: int = 0) -> Row:
    """Return the row of a strategy beside scikit-activeml: how many times as fast it is."""
    of = ("first", "second")[query]

    def one(found: Any) -> Any:
        return next(row for row in found["results"] if row["strategy"] == name)

    return Row(
        f"{name}, {of} query: times scikit-activeml's speed",
        lambda found: one(found)["ratio"][query],
        aim,
        lambda found: one(found)["theirs"]["seconds"][query],
    )


def without_predictions(name: str, aim: str) -> Row:
    """Return the row of a strategy that asks a committee: how fast its own part is."""

    def one(found: Any) -> Any:
        return next(row for row in found["results"] if row["strategy"] == name)

    return Row(
        f"{name} without predictions: times scikit-activeml's speed",
        lambda found: one(found)["ratio_without_predictions"],
        aim,
        lambda found: one(found)["theirs"]["seconds_without_predictions"][0],
    )


def ours(name: str) -> Callable[[Any], Any]:
    """Return what finds a strategy's own figures."""
    return lambda found: next(r for r in found["results"] if r["strategy"] == name)["ours"]


def seconds(name: str, aim: str) -> tuple[Row, Row]:
    """Return the rows of a strategy alone: its seconds and its memory."""
    one = ours(name)
    return (
        Row(f"{name}: s", lambda found: one(found)["seconds"][0], aim),
        Row(f"{name}: GB above the pool", lambda found: one(found)["above_mb"] / 1024, "<= 4"),
    )


FLOOR_P50, FLOOR_P99 = key("floor_p50_ms"), key("floor_p99_ms")


def latency(p99: int) -> tuple[Row, ...]:
    """Return the rows of the window, with an aim for the slowest keys."""
    views = ("grid", "map", "results", "study")
    looks = (
        Row(f"first look, {view}: ms", key("looking_stall_ms", view), "<= 50") for view in views
    )
    return (
        Row("key to sample, p50: times the floor", key("ratio_p50"), "<= 2", FLOOR_P50),
        Row("key to sample, p99: times the floor", key("ratio_p99"), "<= 3", FLOOR_P99),
        Row("key to sample, p99 ms", key("p99_ms"), f"<= {p99}", FLOOR_P99),
        Row("stall while labelling, ms", key("stall_ms"), "<= 60"),
        *looks,
    )


def refit(name: str, aim: str) -> Row:
    """Return a row of how soon the model answers while an embedding runs; alone is its floor."""
    return Row(f"while embedding, {name}", key(f"embedding_{name}"), aim, key(f"alone_{name}"))


def study(name: str, repetitions: int, aim: int, minutes: float) -> Benchmark:
    """Return the benchmark of a study beside the tutorial's loop."""
    row = Row(
        f"study of {name}, {repetitions} repetition(s): times the tutorial's speed",
        key("times_faster"),
        f">= {aim}",
        key("tutorial_seconds_scaled"),
    )
    counts = "--cycles", "1", "--repetitions", str(repetitions)
    return Benchmark("study", ("--study", name, *counts, "--no-curves"), minutes, (row,))


SMALL = ("--pool", "10000", "--candidates", "1")
ALL = [strategy.name for strategy in STRATEGIES]
IMPORT = "import of a first strategy"
BENCHMARKS = (
    Benchmark(
        "window_latency",
        ("--clips", "5000"),
        4,
        (
            Row("start to first window, ms", key("startup_ms"), "<= 900", key("startup_floor_ms")),
            *latency(33),
        ),
    ),
    Benchmark("window_latency", ("--pictures", "50000"), 9, latency(25)),
    Benchmark(
        "refits_while_embedding",
        (),
        4,
        (
            refit("2_ranked_p50_s", "<= 2"),
            refit("2_ranked_p99_s", "<= 4"),
            refit("20_longest_gap_s", "<= 5"),
        ),
    ),
    *(
        Benchmark(
            "logistic",
            ("--classes", str(n)),
            1,
            (
                Row(f"logistic fit, {n} classes: times as fast", key("alone_times_faster"), ">= 4"),
                Row(f"the same with checks, {n} classes", key("times_faster"), ">= 4"),
            ),
        )
        for n in (10, 50)
    ),
    Benchmark(
        "strategies",
        (
            *("--strategies", "DiscriminativeAL", "--pool", "320", "--features", "1280"),
            *("--classes", "10", "--labels", "50", "--batch", "50", "--candidates", "1"),
        ),
        2,
        (
            strategy("DiscriminativeAL", ">= 1"),
            seconds("DiscriminativeAL", "<= 0.2")[0],
        ),
    ),
    Benchmark(
        "strategies",
        (
            *SMALL,
            "--strategies",
            "BatchBALD,Falcun,UncertaintySampling,QueryByCommittee,GreedyBALD",
        ),
        8,
        (
            strategy("BatchBALD", ">= 4"),
            strategy("Falcun", ">= 3"),
            strategy("UncertaintySampling", ">= 1"),
            without_predictions("QueryByCommittee", ">= 3"),
            without_predictions("GreedyBALD", ">= 3"),
        ),
    ),
    *(
        Benchmark(
            "strategies",
            ("--strategies", "ProbCover", "--decay", decay),
            3,
            (strategy("ProbCover", ">= 8"),),
        )
        for decay in ("0", "1")  # where no samples are near each other, and where many are
    ),
    Benchmark(
        "strategies",
        (
            *("--candidates", "1", "--only", "ours", "--decay", "1"),
            *("--strategies", "MaxHerding,UHerding"),
        ),
        2,
        (*seconds("MaxHerding", "<= 2"), *seconds("UHerding", "<= 2")),
    ),
    Benchmark(
        "strategies",
        (
            *("--pool", "1000000", "--features", "384", "--classes", "20", "--candidates", "1"),
            *("--memory-mapped", "--limited", "--only", "ours", "--first-only"),
            *("--strategies", ",".join(ALL)),
        ),
        12,
        tuple(row for name in ALL for row in seconds(name, "<= 30")),
    ),
    Benchmark(
        "shortened",
        (),
        3,
        tuple(
            Row(f"herding's bound, {words}: times as fast", key(decay, "times_faster"), aim)
            for decay, words, aim in (("0", "flat spectrum", ">= 0.95"), ("1", "falling", ">= 1"))
        ),
    ),
    Benchmark(
        "import_strategies",
        (),
        1,
        (
            Row(f"{IMPORT}, s", key("ours", "seconds"), "<= 1.8", key("floor", "seconds")),
            Row(f"{IMPORT}, MB", key("ours", "mb"), "<= 202", key("floor", "mb")),
            Row(
                f"{IMPORT}: times scikit-activeml's speed",
                lambda found: found["theirs"]["seconds"] / found["ours"]["seconds"],
                ">= 1",
                key("theirs", "seconds"),
            ),
        ),
    ),
    Benchmark(
        "progress_line",
        (),
        1,
        (
            Row(
                "embedding's progress line, % of the window's thread",
                lambda found: 100 * found["share"],
                "<= 1",
            ),
        ),
    ),
    study("audio", 3, 8, 6),
    study("audio", 1, 5, 3),
    study("few-pictures", 3, 4, 4),
    study("pictures", 3, 40, 10),
)


def measure(benchmark: Benchmark, share: float) -> list[dict[str, Any]]:
    """Run a benchmark and return its rows."""
    script = HERE / f"{benchmark.name}.py"
    command = [sys.executable, str(script), *benchmark.arguments, "--json"]
    error = ""
    found: Any = None
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=False,
            timeout=60 * benchmark.minutes * share,
        )
        if done.returncode:
            error = (done.stderr.strip().splitlines() or [f"ended with {done.returncode}"])[-1]
        else:
            found = json.loads(done.stdout.strip().splitlines()[-1])
    except subprocess.TimeoutExpired:
        error = f"took longer than {benchmark.minutes * share:g} minutes"
    where = " ".join((benchmark.name, *benchmark.arguments))
    return [{"row": row.title, "from": where, **_read(row, found, error)} for row in benchmark.rows]


def _read(row: Row, found: Any, error: str) -> dict[str, Any]:
    try:
        figure = None if error else float(row.figure(found))
        beside = None if error else row.beside(found)
    except (KeyError, StopIteration, TypeError) as missing:
        figure, beside, error = None, None, f"no such figure: {missing}"
    return {
        "figure": figure,
        "beside": beside,
        "aim": row.aim,
        "met": figure is not None and is_met(figure, row.aim),
        "error": error,
    }


def median(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the row of the median figure, and how many runs had one."""
    told = sorted((row for row in rows if row["figure"] is not None), key=lambda r: r["figure"])
    row = told[len(told) // 2] if told else rows[-1]
    return {**row, "runs": len(told), "all": [row["figure"] for row in told]}


def is_met(figure: float, aim: str) -> bool:
    """Say whether a figure is as an aim such as "<= 30" wants it."""
    sign, number = aim.split()
    return figure <= float(number) if sign == "<=" else figure >= float(number)


def show(row: dict[str, Any]) -> str:
    """Return a line of the table."""
    figure = row["error"][:40] if row["figure"] is None else f"{row['figure']:.2f}"
    beside = "" if row["beside"] is None else f"beside {row['beside']:.2f}"
    met = "met" if row["met"] else "NOT MET"
    return f"{row['row']:60}  {figure:>10}  {row['aim']:>8}  {met:7}  {beside}"


def run(benchmarks: list[Benchmark], runs: int, share: float) -> list[dict[str, Any]]:
    """Run the benchmarks in turns while there is time, and return the median rows."""
    start = time.monotonic()
    found: list[list[list[dict[str, Any]]]] = [[] for _ in benchmarks]
    took = [0.0] * len(benchmarks)
    for turn in range(runs):
        for i, benchmark in enumerate(benchmarks):
            began = time.monotonic()
            if turn and began - start + took[i] > 3600 * share:
                continue
            found[i].append(measure(benchmark, share))
            took[i] = time.monotonic() - began
            print(f"{took[i]:5.0f} s  {benchmark.name}, run {turn + 1}", file=sys.stderr)
    return [median(list(rows)) for each in found for rows in zip(*each, strict=True)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--only", default="", help="words in a benchmark's name or arguments")
    parser.add_argument("--runs", type=int, default=3, help="of which a row has the median")
    parser.add_argument("--hour-share", type=float, default=1.0, help="scales every time limit")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    wanted = [b for b in BENCHMARKS if options.only in " ".join((b.name, *b.arguments))]
    rows = run(wanted, options.runs, options.hour_share)
    print(json.dumps({"results": rows}) if options.json else "\n".join(map(show, rows)))


if __name__ == "__main__":
    main()
