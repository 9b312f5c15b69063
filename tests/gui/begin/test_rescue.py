"""A damaged project is opened in the window: what is whole can be saved to a new file."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aldesk.gui.window.window import Window
from aldesk.store.check import check
from tests.gui.drive import opened
from tests.store.mutated import change, make_rich


@pytest.mark.parametrize(
    "damage",
    ["DELETE FROM event WHERE seq = 9", "UPDATE query SET seed = -1 WHERE number = 0"],
    ids=["where it opens", "where the session begins"],
)
def test_what_is_whole_is_saved_and_opened(
    window: Window, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    file, new = tmp_path / "p.aldesk", tmp_path / "new"
    make_rich(file)
    change(file, damage)
    before = file.read_bytes()
    window.start_flow.open_path(file)
    assert "damaged" in window._line.text.text()
    assert window._line.offer.isVisible()
    monkeypatch.setattr("aldesk.gui.kit.file_dialog.ask_new_file", lambda *_: (str(new), ""))
    with qtbot.waitSignal(window.opened):
        window._line.offer.click()
    assert opened(window).project.path == tmp_path / "new.aldesk"
    assert "Left out" in window._line.text.text()
    assert not window._line.offer.isVisible()
    assert file.read_bytes() == before
    window.leave_project()
    assert check(tmp_path / "new.aldesk") == []


def test_without_an_answer_nothing_is_saved(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "p.aldesk"
    make_rich(file)
    change(file, "DELETE FROM event WHERE seq = 9")
    window.start_flow.open_path(file)
    monkeypatch.setattr("aldesk.gui.kit.file_dialog.ask_new_file", lambda *_: ("", ""))
    window._line.offer.click()
    window._line.dismiss()
    assert not window._line.offer.isVisible()
    assert list(tmp_path.glob("*.aldesk")) == [file]
