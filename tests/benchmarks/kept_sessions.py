"""Simulated sessions that are kept as lines of JSON, so that a run that was stopped goes on."""

import argparse
import json
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from tests.benchmarks.honesty_packs import Pack, digits, pictures, windows

Simulate = Callable[[Pack, Path, int], dict[str, Any]]
"""Takes a pack, the folder of its project, to be copied, and the session's number, its seed."""
Summary = Callable[[list[dict[str, Any]]], dict[str, Any]]


def run(
    simulate: Simulate,
    packs: Sequence[Pack],
    seeds: range,
    n_workers: int,
    kept: Path,
    n_in_turn: int,
) -> list[dict[str, Any]]:
    """Run sessions, so many of a pack in turn, but those that are kept already."""
    lines = kept.read_text(encoding="utf-8").splitlines() if kept.exists() else []
    done = {session["seed"]: session for session in map(json.loads, lines)}
    with tempfile.TemporaryDirectory() as base:
        for pack in packs:
            folder = Path(base) / pack.name
            folder.mkdir()
            pack.write_project(folder)
        with ProcessPoolExecutor(n_workers, get_context("spawn"), _one_thread) as pool:
            jobs = []
            for seed in (seed for seed in seeds if seed not in done):
                pack = packs[seed // n_in_turn % len(packs)]
                jobs.append(pool.submit(simulate, pack, Path(base) / pack.name, seed))
            for job in as_completed(jobs):
                done[job.result()["seed"]] = job.result()
                with kept.open("a", encoding="utf-8") as file:
                    file.write(json.dumps(job.result()) + "\n")
    return [done[seed] for seed in seeds]


def on_real_data(
    doc: str,
    simulate: Simulate,
    summary: Summary,
    n_in_turn: int,
    kept: str,
    n_sessions: int,
) -> None:
    """Run and report sessions on the data that the command line names."""
    parser = argparse.ArgumentParser(description=doc.splitlines()[0])
    parser.add_argument("--cache", type=Path, required=True)
    for name in ("--digits", "--pictures", "--soundscapes"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--sessions", type=int, default=n_sessions)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    args.cache.mkdir(parents=True, exist_ok=True)
    made = ((digits, args.digits), (pictures, args.pictures), (windows, args.soundscapes))
    packs = [read(folder, args.cache) for read, folder in made if folder]
    seeds = range(args.sessions)
    sessions = run(simulate, packs, seeds, args.workers, args.cache / kept, n_in_turn)
    report(sessions, summary, ("pack", "strategy"), as_json=args.json)


def report(
    sessions: Sequence[dict[str, Any]],
    summary: Summary,
    groups: Sequence[str],
    *,
    as_json: bool,
) -> None:
    """Print the summary of all sessions, and of those that have the same in common."""
    found = {"all": summary(list(sessions))}
    for by in groups:
        for name in dict.fromkeys(s[by] for s in sessions):
            found[name] = summary([s for s in sessions if s[by] == name])
    if as_json:
        print(json.dumps(found))
        return
    for name, shares in found.items():
        print(name, "  ".join(f"{what} {value}" for what, value in shares.items()), sep="\n  ")


def _one_thread() -> None:
    import torch

    torch.set_num_threads(1)
