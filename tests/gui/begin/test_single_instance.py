"""A project that is open comes to the front instead of opening twice."""

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from aldesk.gui.begin import single_instance
from aldesk.gui.begin.single_instance import SingleInstance
from aldesk.gui.window import app
from aldesk.gui.window.window import Window

ACTIVATE = "import sys; from pathlib import Path; "
ACTIVATE += "from aldesk.gui.begin.single_instance import activate_existing; "
ACTIVATE += "print(activate_existing(Path(sys.argv[1])))"


def activate_from_outside(path: Path, qtbot: QtBot) -> str:
    """Ask from another process, while this one's events go on."""
    asking = subprocess.Popen([sys.executable, "-c", ACTIVATE, str(path)], stdout=subprocess.PIPE)
    qtbot.waitUntil(lambda: asking.poll() is not None)
    return asking.communicate()[0].decode().strip()


@pytest.fixture(autouse=True)
def own_sockets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tmp_path.chmod(0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))


def test_the_window_that_has_the_project_comes(
    open_window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    came: list[bool] = []
    project = open_window.project_path
    bell = SingleInstance(
        open_window, lambda path: open_window.project_path == path, lambda: came.append(True)
    )
    bell.listen_for(project)
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "token")
    (tmp_path / "link.aldesk").symlink_to(project)
    assert activate_from_outside(tmp_path / "link.aldesk", qtbot) == "True"
    assert came == [True]
    assert activate_from_outside(tmp_path / "other.aldesk", qtbot) == "False"
    assert came == [True]


def test_a_window_that_closed_the_project_does_not_answer(
    open_window: Window, qtbot: QtBot
) -> None:
    project = open_window.project_path
    bell = SingleInstance(open_window, lambda path: open_window.project_path == path, pytest.fail)
    bell.listen_for(project)
    open_window.close_project()
    assert activate_from_outside(project, qtbot) == "False"


def test_what_a_killed_window_left_behind_is_in_nobodys_way(
    open_window: Window, qtbot: QtBot
) -> None:
    project = open_window.project_path
    listen = (
        "import os, sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
    )
    listen += (
        "from aldesk.gui.begin.single_instance import SingleInstance; a = QCoreApplication([]);"
    )
    listen += "SingleInstance(a, bool, print).listen_for(Path(sys.argv[1])); os._exit(9)"
    ended = subprocess.run([sys.executable, "-c", listen, str(project)], check=False)
    assert ended.returncode == 9
    bell = SingleInstance(open_window, lambda _: True, lambda: None)
    bell.listen_for(project)
    assert activate_from_outside(project, qtbot) == "True"


def test_a_second_start_ends_at_once(
    open_window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "make_application", lambda _language: None)
    monkeypatch.setattr(
        single_instance, "activate_existing", lambda file: file == open_window.project_path
    )
    assert app.open_window(open_window.project_path, "light") == 0


def test_only_the_same_user_may_activate_it(open_window: Window, tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("pipes have no mode")
    SingleInstance(open_window, bool, print).listen_for(open_window.project_path)
    sockets = [path for path in tmp_path.rglob("*") if path.is_socket()]
    assert [oct(path.stat().st_mode & 0o777) for path in sockets] == ["0o700"]
