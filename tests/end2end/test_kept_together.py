"""Recordings of one site stay together in the test split and in the audit."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

from aldesk.session import LabelSession
from aldesk.store import Project

Command = Callable[..., tuple[int, str]]
PATTERN = ("--pattern", "{site}_{date}_{time}", "--window", 3)


@pytest.fixture
def night(tmp_path: Path) -> Path:
    """Two recordings of 12 s at each of 12 sites, which nobody has labelled."""
    rng, folder = np.random.default_rng(0), tmp_path / "night"
    folder.mkdir()
    for number in range(24):
        name = f"{'ABCDEFGHIJKL'[number // 2]}_20260512_0{number % 2}0000.wav"
        soundfile.write(folder / name, 0.1 * rng.standard_normal(12000), 1000)
    return folder


def sites_of(project: Project, split: str) -> set[str]:
    found = (one for one in project.samples.recordings() if one.split == split)
    return {one.columns["site"] for one in found}


def test_the_test_split_goes_by_site(aldesk: Command, night: Path, tmp_path: Path) -> None:
    ways = {
        "one": ("--test", "40% by site"),
        "other": ("--test", "40%", "--keep-together", "site"),
    }
    splits = []
    for name, way in ways.items():
        file = tmp_path / f"{name}.aldesk"
        code, said = aldesk("new", file, "--source", night, *PATTERN, *way)
        assert code == 0, said
        with Project.open(file) as project:
            splits.append((sites_of(project, "test"), sites_of(project, "pool")))
    assert splits[0] == splits[1]
    test, pool = splits[0]
    assert test
    assert pool
    assert not test & pool


def test_sites_are_kept_together_if_asked_for(aldesk: Command, night: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.aldesk"
    keep = ("--keep-together", "site", "--json")
    code, said = aldesk("new", file, "--source", night, *PATTERN, *keep)
    assert (code, json.loads(said)["kept_together"]) == (0, "sites")
    with Project.open(file) as project:
        session, samples = LabelSession(project), project.samples
        reserved = {samples[row].columns["site"] for row in session.pool.reserve}
        free = {samples[row].columns["site"] for row in session.pool.candidates()}
        assert reserved
        assert free
        assert not reserved & free


def test_what_no_file_says_is_not_kept_together(
    aldesk: Command, night: Path, tmp_path: Path
) -> None:
    file = tmp_path / "a.aldesk"
    keep = ("--keep-together", "date")
    code, said = aldesk("new", file, "--source", night, *PATTERN, *keep)
    assert code == 1
    assert "Of 1 day too few are left to learn from" in said
    assert "Kept together: recordings" in said
    with Project.open(file) as project:
        assert len(project.samples) == 96


def test_labels_that_come_for_windows_of_the_test_split_measure(
    aldesk: Command, night: Path, tmp_path: Path
) -> None:
    file = tmp_path / "a.aldesk"
    test = ("--test", "60% by site", "--classes", "owl,toad")
    assert aldesk("new", file, "--source", night, *PATTERN, *test)[0] == 0
    with Project.open(file) as project:
        session = LabelSession(project)
        assert session.accuracy.basis == "audit"
        ids = [s.id for s in project.samples if s.split == "test"]
        session.import_labels([(id_, "owl") for id_ in ids])
        assert len(ids) >= 30
        assert not len(session.pool.training_labels(session.labels.classes)[0])
    with Project.open(file) as project:
        session = LabelSession(project)
        assert (session.accuracy.basis, session.accuracy.kept_together) == ("test", "site")
        rows, codes = session.accuracy.labels()
        assert [project.samples[row].id for row in rows] == ids
        assert not codes.any()
        assert len(set(session.accuracy.groups(rows))) == len(sites_of(project, "test"))
