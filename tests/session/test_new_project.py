"""What a new project begins with."""

from pathlib import Path

from aldesk.core.import_batch import SourceSummary
from aldesk.session import LabelSession, Settings
from aldesk.session.new_project import NewProject, make, take_listing
from tests.conftest import MakeTones


def test_the_audit_rate_is_the_session_s(tmp_path: Path, make_tones: MakeTones) -> None:
    with make(NewProject(tmp_path / "a.aldesk", make_tones(), audit_rate=0.35)) as project:
        assert LabelSession(project).settings == Settings(audit_rate=0.35)


def test_settings_are_kept_only_where_they_differ(tmp_path: Path, make_tones: MakeTones) -> None:
    with make(NewProject(tmp_path / "a.aldesk", make_tones())) as project:
        assert project.meta.settings is None


def test_a_deleted_class_stays_so_when_its_source_is_read_again(
    tmp_path: Path, make_tones: MakeTones
) -> None:
    with make(NewProject(tmp_path / "a.aldesk", make_tones())) as project:
        session = LabelSession(project)
        first, *rest = session.labels.class_names
        session.rename_class(first, "by mistake")
        session.delete_class("by mistake")
        assert take_listing(project, SourceSummary(1, 0, "sound", (first, "another")))
        assert session.labels.class_names == [*rest, "another"]
        session.undo()
        assert session.labels.class_names == ["by mistake", *rest, "another"]
