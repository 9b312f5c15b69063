"""How many labelled samples a study has, before its data are prepared."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
import soundfile

from aldesk.core.recording import recording_id
from aldesk.session import LabelSession
from aldesk.session.new_project import NewProject, make
from aldesk.sources import Options
from aldesk.store import Project
from aldesk.study.data_of_project import from_project
from aldesk.study.labelled import (
    PoolSize,
    held_back_together,
    known_labels,
    pool_size,
    share_to_test,
)
from tests.conftest import embed_here


@pytest.fixture
def recorded(tmp_path: Path) -> Iterator[Project]:
    """Ten recordings of eight windows at four sites, labelled and embedded."""
    rng = np.random.default_rng(0)
    (tmp_path / "night").mkdir()
    for number in range(10):
        file = tmp_path / "night" / f"{'ABCD'[number % 4]}_{number}.wav"
        soundfile.write(file, 0.1 * rng.standard_normal(24_000), 1000)
    options = Options(window=3, pattern="{site}_{number}", classes=("owl", "toad"))
    with make(NewProject(tmp_path / "night.aldesk", tmp_path / "night", options)) as project:
        labels = [(s.id, ("owl", "toad")[n % 2]) for n, s in enumerate(project.samples)]
        LabelSession(project).import_labels(labels)
        embed_here(project)
        yield project


def counted(project: Project) -> PoolSize:
    data = from_project(project.path)
    return PoolSize(len(data.X), len(data.X_test), len(data.classes))


def test_the_samples_are_those_of_the_study(tested_project: Project) -> None:
    assert pool_size(tested_project) == counted(tested_project)


def test_without_a_test_split_a_share_of_each_class_is_tested_on(project: Project) -> None:
    size = pool_size(project, 0.5)
    assert size.n_pool + size.n_test == len(project.samples)
    assert size.n_pool == size.n_test


def test_a_share_to_test_is_read_as_a_plan_has_it() -> None:
    assert [share_to_test(text) for text in ("", "25%")] == [0.2, 0.25]
    assert [share_to_test(text) for text in ("x", "0%", "25", "100%")] == 4 * [None]


def groups_of(project: Project, ids: Sequence[str], column: str = "") -> set[str]:
    samples = (project.samples[project.row_of(i)] for i in ids)
    return {sample.columns[column] if column else recording_id(sample.id) for sample in samples}


def test_whole_recordings_are_tested_on(recorded: Project) -> None:
    pool = from_project(recorded.path).ids
    test = [s.id for s in recorded.samples if s.id not in set(pool)]
    assert len(test) == 16  # a fifth
    assert not groups_of(recorded, pool) & groups_of(recorded, test)
    assert pool_size(recorded) == counted(recorded)


def test_or_whole_sites_if_these_are_kept_together(recorded: Project) -> None:
    recorded.meta.audit_by = "site"
    pool = from_project(recorded.path).ids
    test = [s.id for s in recorded.samples if s.id not in set(pool)]
    assert test
    assert not groups_of(recorded, pool, "site") & groups_of(recorded, test, "site")
    assert pool_size(recorded) == counted(recorded)


def test_no_class_is_tested_on_alone(recorded: Project) -> None:
    labels = known_labels(recorded)
    first = groups_of(recorded, [recorded.samples[0].id])
    only = {
        row: "crake" if recording_id(recorded.samples[row].id) in first else name
        for row, name in labels.items()
    }
    for share in (0.2, 0.9):
        left = {only[row] for row in only.keys() - held_back_together(recorded, only, share)}
        assert left == {"crake", "owl", "toad"}
    alone = {row: name for row, name in labels.items() if row < 8}
    assert held_back_together(recorded, alone, 0.2) == set()
