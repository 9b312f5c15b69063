"""What a new project begins with."""

from pathlib import Path

from aldesk.session import LabelSession, Settings
from aldesk.session.new_project import NewProject, make
from tests.conftest import MakeTones


def test_the_audit_rate_is_the_session_s(tmp_path: Path, make_tones: MakeTones) -> None:
    with make(NewProject(tmp_path / "a.aldesk", make_tones(), audit_rate=0.35)) as project:
        assert LabelSession(project).settings == Settings(audit_rate=0.35)


def test_settings_are_kept_only_where_they_differ(tmp_path: Path, make_tones: MakeTones) -> None:
    with make(NewProject(tmp_path / "a.aldesk", make_tones())) as project:
        assert project.meta.settings is None
