"""The frozen program, built from a clean clone unless ALDESK_FROZEN names one that is there.

pytest -m frozen
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from aldesk.session import LabelSession
from aldesk.store import Project
from aldesk.store.check import check
from aldesk.study.classifiers import SCIKIT_LEARN

ROOT = Path(__file__).parent.parent.parent
pytestmark = [pytest.mark.frozen, pytest.mark.timeout(3 * 3600)]


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if named := os.environ.get("ALDESK_FROZEN"):
        return Path(named)
    clone = tmp_path_factory.mktemp("clean") / "aldesk"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    options = os.environ.get("ALDESK_BUILD_OPTIONS", "").split()
    build = [sys.executable, str(clone / "packaging" / "build.py"), *options]
    subprocess.run(build, check=True)
    inside = {"win32": "aldesk/aldesk.exe", "darwin": "ALDesk.app/Contents/MacOS/aldesk"}
    return clone / ".build" / "frozen" / inside.get(sys.platform, "aldesk/aldesk")


@pytest.fixture(scope="session")
def tested(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a green self-test."""
    folder = tmp_path_factory.mktemp("selftest") / "kept"
    done = give(program, "selftest", "--keep", folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "frozen" in done.stdout.partition("\n")[0]
    return folder


def give(program: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """Give a command where no Python can be found."""
    bare = {n: v for n, v in os.environ.items() if not n.startswith(("PYTHON", "VIRTUAL"))}
    if sys.platform != "win32":
        bare["PATH"] = str(program.parent)
    command = [str(program), *map(str, words)]
    return subprocess.run(command, env=bare, capture_output=True, text=True, check=False)


def test_a_frozen_project_goes_on_from_source_and_back(program: Path, tested: Path) -> None:
    file = tested / "clips.aldesk"
    assert check(file) == []
    with Project.open(file) as project:
        session = LabelSession(project)
        before = session.labels.n_labeled
        asked = session.next_batch()[0]
        assert asked.sample.label
        session.label(asked.sample.id, asked.sample.label)
    assert before == 20
    table = tested / "again.csv"
    done = give(program, "export", file, "--to", table, "--json")
    assert json.loads(done.stdout)["labels"] == 21
    assert give(program, "check", file).returncode == 0


def test_a_project_from_source_opens_frozen(program: Path, tested_project: Project) -> None:
    session = LabelSession(tested_project)
    for asked in session.next_batch():
        assert asked.sample.label
        session.label(asked.sample.id, asked.sample.label)
    n, file = session.labels.n_labeled, tested_project.path
    tested_project.close()
    done = give(
        program, "export", file, "--to", file.with_suffix(".csv"), "--predictions", "--json"
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["labels"] == n


@pytest.mark.parametrize("name", SCIKIT_LEARN)
def test_a_study_finds_its_classifier(
    program: Path, tested: Path, tmp_path: Path, name: str
) -> None:
    plan = tmp_path / "plan.toml"
    text = (tested / "plan.toml").read_text("utf-8")
    plan.write_text(f'{text}[classifier]\nname = "{name}"\n', "utf-8")
    done = give(program, "study", plan, "--out", tmp_path / "out", "--workers", "1")
    assert done.returncode == 0, done.stderr


def test_the_doctor_finds_every_package(program: Path) -> None:
    facts = json.loads(give(program, "doctor", "--json").stdout)
    assert facts["frozen"] is True
    assert "missing" not in facts["versions"].values()
    assert facts["torch_problem"] == ""
    assert "library" not in facts["sound_problem"]


def test_the_licences_are_shipped(program: Path) -> None:
    listed = next(program.parent.parent.rglob("_licences/LICENCES.txt"))
    text = listed.read_text("utf-8")
    assert "Lesser General Public License" in text
    assert "torch" in text
    assert {"lgpl-3.0.txt", "gpl-3.0.txt", "python.txt", "qt-third-party.txt", "soxr.txt"} <= {
        file.name for file in listed.parent.iterdir()
    }


def test_what_is_under_the_lgpl_lies_in_files_of_its_own(program: Path) -> None:
    names = {file.name for file in program.parent.parent.rglob("*")}
    assert not {name for name in names if name.startswith(("libreadline", "libmvec"))}
    for name in ("PySide6", "shiboken6", "soxr"):
        assert list(program.parent.parent.rglob(f"{name}/__init__.py")), name
