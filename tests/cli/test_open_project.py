"""What a command says of the place of a project that it changes."""

from pathlib import Path

import pytest

from aldesk.cli import open_project
from aldesk.cli.open_project import open_project as open_it
from aldesk.store import Project


def test_a_place_at_risk_is_said_on_one_line_of_stderr(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Dropbox").mkdir()
    for file in (tmp_path / "a.aldesk", tmp_path / "Dropbox" / "b.aldesk"):
        Project.create(file, [], ["a"]).close()
    open_it(tmp_path / "a.aldesk").close()
    assert capsys.readouterr() == ("", "")
    monkeypatch.setattr(Project, "has_native_lock", False)
    monkeypatch.setattr(open_project, "network_of", lambda _: "nfs4")
    for name, words in (("a.aldesk", "network drive (nfs4)"), ("Dropbox/b.aldesk", "Dropbox cop")):
        open_it(tmp_path / name).close()
        out, said = capsys.readouterr()
        assert not out
        (line,) = said.splitlines()
        assert "in one at a time" in line
        assert words in line
