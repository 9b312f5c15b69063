"""Whatever path a command is given: a sentence, and never a traceback."""

from pathlib import Path

import pytest

from aldesk.cli.commands import DemoOptions, run
from aldesk.store import Project
from tests.odd_paths import ODD

COMMANDS = [
    "new @ --source no-such-folder",
    "new made.aldesk --source @",
    "add @",
    "relocate tones.aldesk --source @",
    "report @",
    "report tones.aldesk --to @",
    "embed @",
    "embed tones.aldesk --encoder @",
    "label @ --from labels.csv",
    "label tones.aldesk --from @",
    "export @ --to labels.csv",
    "export tones.aldesk --to @",
    "annotations @ --from labels.csv",
    "annotations tones.aldesk --from @",
    "events @ --to events.csv",
    "events tones.aldesk --to @",
    "events tones.aldesk --form clips --to @",
    "check @",
    "study @ --out results",
]
READS = ("/", "//", ".", "..", "~", "~/", "/proc", "")  # folders that are there: too much to read


class NoDesktop:
    def open(self, *_: object) -> int:
        raise AssertionError

    def demo(self, _file: Path, _options: DemoOptions) -> int:
        raise AssertionError

    def selftest(self, *_: object) -> int:
        raise AssertionError


@pytest.mark.parametrize("source", ["~nobody/x", "/" + "n" * 300, "\udcff", "x.csv", "/dev/null"])
def test_a_source_that_is_none_is_refused(source: str, project: Project) -> None:
    project.close()
    assert run(["add", str(project.path), "--source", source], NoDesktop()) == 1


@pytest.mark.parametrize("line", COMMANDS)
def test_no_command_fails_at_a_path(
    line: str,
    project: Project,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    project.close()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "labels.csv").write_text("path,label\n")
    for path in ODD:
        if ("--source @" in line or "annotations tones.aldesk" in line) and path in READS:
            continue
        code = run([path if part == "@" else part for part in line.split()], NoDesktop())
        said = "".join(capsys.readouterr())
        assert code in (0, 1, 2), path
        assert code == 0 or said.strip(), path
        assert "Traceback" not in said
