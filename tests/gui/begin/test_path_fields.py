"""Whatever is typed where a path is asked for: a sentence in place, and nothing falls over."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aldesk.core.errors import Problem
from aldesk.core.hub_id import HubId
from aldesk.gui.begin.encoder_form import EncoderForm
from aldesk.gui.begin.project_location import ProjectPlace, free_place
from aldesk.gui.begin.source_form import SourceForm
from aldesk.gui.window import export_line
from aldesk.gui.window.window import Window
from aldesk.session.label_import import read_labels
from aldesk.sources import preview
from aldesk.store import Project
from tests.gui.drive import CTRL, SHIFT, Key, press
from tests.odd_paths import ODD, odd_paths

fast = settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])


@fast
@given(text=odd_paths())
@example(text="\0/0")
def test_the_project_file(text: str, qapp: QApplication) -> None:
    place = ProjectPlace()
    place.field.setText(text)
    problem = place.problem()
    assert problem or place.file().suffix == ".aldesk"
    assert place.note.text() == (problem if place.field.text().strip() else "")
    place.suggest(text)


@fast
@given(text=odd_paths())
def test_the_encoder(text: str, qapp: QApplication) -> None:
    form = EncoderForm()
    for row in range(form.kind.count()):
        form.kind.setCurrentIndex(row)
        form.where.setText(text)
        form.choice()
        is_named = form.where.isVisibleTo(form) and not HubId.parse(text.strip())
        assert form.problem() or not is_named


@fast
@given(text=odd_paths())
def test_the_folder_of_a_tables_files(text: str, qapp: QApplication, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("path,label\nnowhere to be found 7f3.wav,x\n")
    form = SourceForm()
    form.media_folder.field.setText(text)
    with pytest.raises(Problem):
        preview(table, form.options())


@settings(fast, max_examples=60)
@given(text=odd_paths())
def test_the_folder_that_the_paths_of_labels_begin_at(
    text: str, qapp: QApplication, project: Project, tmp_path: Path
) -> None:
    table = tmp_path / "t.csv"
    table.write_text("path,label\nx.wav,high\n")
    form = SourceForm()
    form.media_folder.field.setText(text)
    found = read_labels(project.samples, project.journal.labels, table, form.options())
    assert not found.pairs


def test_the_source(window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    wizard = window.start_flow.wizard
    looked: list[str] = []
    monkeypatch.setattr(wizard.peek, "look", lambda where, *_, **__: looked.append(where))
    monkeypatch.setattr(wizard.maker, "make", lambda *_: None)
    for text in ODD:
        window.start_flow.start.source.field.setText(text)
        window.start_flow.start.source.entered.emit()
        wizard.where.field.setText(text)
        wizard.begin()
    assert len(looked) > 40


def test_where_an_export_goes(
    quiet: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Path] = []

    class Fake:
        def __init__(
            self, _project: Path, to: Path, _content: str, _progress: object, *, least: float
        ) -> None:
            self.to = to
            written.append(to)

        def run(self) -> tuple[str, str]:
            return "notice", ""

        def cancel(self) -> None:
            pass

    monkeypatch.setattr(export_line, "ExportJob", Fake)
    for text in ODD:
        press(quiet, Key.Key_E, CTRL | SHIFT)
        quiet._export.field.setText(text)
        quiet._export._write()
    assert all(to.is_absolute() for to in written)
    assert len(written) > 40


def test_a_folder_is_no_project_file(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "taken.aldesk").mkdir()
    place = ProjectPlace()
    for text in ("/", "~", str(tmp_path), str(tmp_path / "taken.aldesk")):
        place.field.setText(text)
        assert "is a folder" in place.note.text(), text
        assert not place.open.isVisibleTo(place)
    place.field.setText(f"  '{tmp_path}/mine' ")
    assert place.file() == tmp_path / "mine.aldesk"
    assert not place.problem()


def test_the_suggested_name_is_free(tmp_path: Path) -> None:
    wanted = tmp_path / "birds.aldesk"
    assert free_place(wanted) == wanted
    wanted.touch()
    assert free_place(wanted).name == "birds 2.aldesk"
    (tmp_path / "birds 2.aldesk").mkdir()
    assert free_place(wanted).name == "birds 3.aldesk"
    long = free_place(tmp_path / f"{'ü' * 120}.aldesk")
    assert len(long.name.encode()) <= 200
