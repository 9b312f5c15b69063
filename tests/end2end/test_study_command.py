"""`aldesk study`: the same picks with any number of workers, killed or not; mistakes are told."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest

from tests.until import until

PLAN = """\
name = "Clusters"
[data]
matrix = "clusters.npz"
[classifier]
name = "mc-dropout"
epochs = 10
[study]
n_reps = 2
n_cycles = 3
batch_size = 5
n_init = 6
max_candidates = 0.5
[[strategy]]
name = "RandomSampling"
[[strategy]]
name = "Badge"
[[strategy]]
name = "GreedyBALD"
"""
OUTPUTS = {
    "results.parquet",
    "results.csv",
    "picks.parquet",
    "summary.csv",
    "plan.toml",
    "curves.png",
    "curves.svg",
    "report.html",
    "study.json",
}
COLUMNS = ["strategy", "repetition", "cycle", "n_labeled", "accuracy"]
COLUMNS += ["query_seconds", "fit_seconds"]
Command = Callable[..., tuple[int, str]]


@pytest.fixture
def plan(write_plan: Callable[[str], Path]) -> Path:
    return write_plan(PLAN)


def command(plan: Path, out: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "aldesk", "study", str(plan), "--out", str(out), *more]


def test_the_same_picks_with_one_worker_with_two_and_after_a_kill(
    aldesk: Command, plan: Path, tmp_path: Path
) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    code, said = aldesk("study", plan, "--out", one, "--workers", 1)
    assert code == 0, said
    assert {entry.name for entry in one.iterdir()} >= OUTPUTS
    assert "RandomSampling" in said
    done = [line for line in said.splitlines() if line.startswith("Task ")]
    assert [line.split(":")[0] for line in done] == [f"Task {n} of 7" for n in range(1, 8)]
    assert re.search(
        r"RandomSampling, repetition 2: accuracy [01]\.\d{3} with 21 labels, \d+ s", said
    )

    killed = subprocess.Popen(command(plan, two, "--workers", "2"), stderr=subprocess.DEVNULL)
    until(lambda: killed.poll() is not None or len(list(two.glob("tasks/*.json"))) >= 2)
    assert killed.poll() is None
    os.kill(killed.pid, signal.SIGKILL)
    killed.wait()
    finished = {file: file.stat().st_mtime_ns for file in two.glob("tasks/*.json")}
    assert not (two / "results.parquet").exists()
    code, said = aldesk("study", plan, "--out", two, "--workers", 2, "--json")
    assert code == 0, said
    assert {file: file.stat().st_mtime_ns for file in finished} == finished
    assert (one / "picks.parquet").read_bytes() == (two / "picks.parquet").read_bytes()

    facts = json.loads(said)
    assert len(facts["table"]) == 1 + 3
    columns = [pq.read_table(folder / "results.parquet").to_pydict() for folder in (one, two)]
    assert list(columns[0]) == COLUMNS
    for name in COLUMNS[:5]:
        assert columns[0][name] == columns[1][name]
    picks = pq.read_table(one / "picks.parquet")
    assert picks.column_names == ["strategy", "repetition", "cycle", "rank", "sample_id"]
    assert picks.num_rows == 3 * 2 * (6 + 3 * 5)
    page = (one / "report.html").read_text(encoding="utf-8")
    assert not re.search(r"""(src|href)=["']http|url\(["']?http|@import|<script""", page)
    assert "<svg" in page


def npz(folder: Path, n: int, n_classes: int) -> None:
    rng = np.random.default_rng(0)
    np.savez(folder / "clusters.npz", X=rng.standard_normal((n, 4)), y=np.arange(n) % n_classes)


MISTAKES: list[tuple[str, str, Callable[[Path], None] | None, str]] = [
    ('"Badge"', '"Bagde"', None, "no strategy 'Bagde' (line 16). Did you mean Badge?"),
    ("batch_size = 5", "batch_size = 999", None, "larger than the pool of 240 (line 10)"),
    ("n_cycles = 3", "n_cycles = 99", None, "takes 501 labels, and the pool has 240 samples (line"),
    (
        "",
        "",
        lambda folder: npz(folder, 400, 40),
        "40 classes, and the study takes 21 labels (",
    ),
    ("n_init = 6", 'n_init = 2\nfirst_labels = "stratified"', None, "of all 3 classes (line 11)"),
    ("clusters.npz", "nowhere.npz", None, "nowhere.npz: There is no such file"),
    ('matrix = "clusters.npz"', 'project = "no.aldesk"', None, "no.aldesk: The project cannot be"),
    (
        "[data]",
        '[data]\ntest = "a lot"',
        None,
        "must be a share such as \"20%\", not 'a lot' (line 3)",
    ),
    ('matrix = "clusters.npz"', 'source = "gone"', None, "gone: There is no such folder"),
]


@pytest.mark.parametrize(("old", "new", "change", "said"), MISTAKES)
def test_a_mistake_is_one_clear_line(
    aldesk: Command,
    plan: Path,
    tmp_path: Path,
    old: str,
    new: str,
    change: Callable[[Path], None] | None,
    said: str,
) -> None:
    plan.write_text(PLAN.replace(old, new, 1), encoding="utf-8")
    if change:
        change(tmp_path)
    out = tmp_path / "out"
    code, told = aldesk("study", plan, "--out", out)
    assert code == 1
    assert len(told.strip().splitlines()) == 1
    assert said in told
    assert not (out / "results.parquet").exists()


def test_a_parameter_that_scikit_learn_has_not(aldesk: Command, plan: Path, tmp_path: Path) -> None:
    forest = 'name = "sklearn.ensemble.RandomForestClassifier"\nn_trees = 10'
    text = PLAN.replace('name = "mc-dropout"\nepochs = 10', forest).replace("GreedyBALD", "Falcun")
    plan.write_text(text, encoding="utf-8")
    code, said = aldesk("study", plan, "--out", tmp_path / "out", "--workers", 1)
    assert code == 1
    assert "n_trees" in said
    assert "(line 5)" in said


def test_a_folder_of_other_things_is_left_alone(
    aldesk: Command, plan: Path, tmp_path: Path
) -> None:
    out = tmp_path / "things"
    out.mkdir()
    (out / "notes.txt").touch()
    code, said = aldesk("study", plan, "--out", out)
    assert code == 1
    assert "holds other things than a study" in said
    assert [entry.name for entry in out.iterdir()] == ["notes.txt"]
