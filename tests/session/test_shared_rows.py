"""A share of the samples is asked about in the copies of two people."""

from dataclasses import replace
from pathlib import Path

import pytest

from aldesk.cli.commands import run
from aldesk.core.errors import Problem
from aldesk.core.refit import Recipe
from aldesk.core.sample import Sample
from aldesk.session import LabelSession, Settings
from aldesk.session.agreement import measure_agreement
from aldesk.store import Project
from aldesk.store.merge_files import merge_files
from aldesk.store.second_copy import copy_for
from tests.end2end.test_commands import Recorder
from tests.store.test_project import sample


def label_batches(file: Path, seed: int, n: int) -> list[tuple[str, str]]:
    """Label in a copy; return what was asked about, and why."""
    settings = Settings(Recipe(batch_size=10), audit_rate=0.2, seed=seed)
    with Project.open(file) as project:
        session = LabelSession(project, settings)
        asked = [item for _ in range(n) for item in session.next_batch()]
        for item in asked:
            session.label(item.sample.id, "ab"[hash_of(item.sample)])
    return [(item.reason, item.sample.id) for item in asked]


def hash_of(one: Sample) -> int:
    return int(one.id, 16) % 2


def test_both_are_asked_about_the_same_and_agree_on_it(tmp_path: Path) -> None:
    mine = tmp_path / "p.aldesk"
    Project.create(mine, [sample(n, tmp_path) for n in range(200)], ["a", "b"]).close()
    before = label_batches(mine, 0, 1)
    assert "shared" not in dict(before)
    assert run(["copy", str(mine), "--for", "Bob", "--shared", "20"], Recorder()) == 0
    its = tmp_path / "p for Bob.aldesk"
    shared = [
        [id_ for reason, id_ in label_batches(file, seed, 6) if reason == "shared"]
        for file, seed in ((mine, 1), (its, 2))
    ]
    n = min(map(len, shared))
    assert n >= 5
    assert shared[0][:n] == shared[1][:n]
    done = merge_files(mine, its, tmp_path / "both.aldesk")
    assert not done.n_disputed
    with Project.open(done.file) as both:
        assert measure_agreement(both).n >= n
        session = LabelSession(both, replace(Settings(), audit_rate=0.0))
        assert {item.reason for item in session.next_batch()} == {"random"}


def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path) -> None:
    with (
        Project.create(tmp_path / "p.aldesk", [sample(1, tmp_path)], ["a"]) as project,
        pytest.raises(Problem, match="cannot be a file's"),
    ):
        copy_for(project, "../Bob", 0.1)
