"""`aldesk similar` as it is typed."""

import json
from pathlib import Path

import numpy as np
import pytest
import soundfile
from click.testing import CliRunner

from aldesk.cli.commands import main
from aldesk.core.errors import Problem
from aldesk.session import LabelSession
from aldesk.store import Project
from tests.conftest import RATE, embed_here

pytestmark = pytest.mark.usefixtures("warm_workers")


def run(*words: object) -> str:
    done = CliRunner().invoke(main, ["similar", *map(str, words)], standalone_mode=False)
    if done.exception:
        raise done.exception
    return done.stdout


@pytest.fixture
def file(project: Project) -> Path:
    embed_here(project)
    return project.path


def test_it_lists_what_is_like_a_sample(file: Path, project: Project) -> None:
    session = LabelSession(project)
    row = int(session.pool.candidates()[0])
    sample = project.samples[row]
    project.close()
    found = json.loads(run(file, "--to", sample.id, "--n", 5, "--json"))["similar"]
    assert len(found) == 5
    assert found[0]["id"] == sample.id
    assert found[0]["similarity"] == pytest.approx(1)
    values = [line["similarity"] for line in found]
    assert values == sorted(values, reverse=True)
    assert sample.id in run(file, "--to", sample.id).splitlines()[0]


def test_a_file_is_an_example_and_another_a_counter_example(
    file: Path, project: Project, tmp_path: Path
) -> None:
    project.close()
    t = np.arange(RATE // 5) / RATE
    for name, hertz in (("high", 2400), ("low", 300)):
        soundfile.write(tmp_path / f"{name}.wav", 0.3 * np.sin(2 * np.pi * hertz * t), RATE)
    words = ("--to", tmp_path / "high.wav", "--not", tmp_path / "low.wav", "--n", 3, "--json")
    found = json.loads(run(file, *words))["similar"]
    assert all("high" in Path(line["path"]).name for line in found)


def test_what_is_neither_sample_nor_file_is_told(file: Path, project: Project) -> None:
    project.close()
    with pytest.raises(Problem, match="neither a sample of the project nor a file"):
        run(file, "--to", "nothing.wav")
