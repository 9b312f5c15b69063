"""The icons: drawn for every size, packed for each system, worn in light and dark."""

import importlib
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from aldesk.gui.kit import theme
from aldesk.gui.window import app

PACKAGING = Path(__file__).parents[3] / "packaging"


def test_every_size_of_every_icon(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(PACKAGING))
    icons = importlib.import_module("icons")
    monkeypatch.setattr(icons, "SIZES", (16, 32, 256, 1024))
    monkeypatch.setattr(icons, "WINDOWS_SIZES", [(16, 16), (32, 32), (256, 256)])
    icons.make(tmp_path)
    for name in ("aldesk-light", "aldesk-dark", "project"):
        for size in (16, 32, 256, 1024):
            with Image.open(tmp_path / name / f"{size}.png") as picture:
                assert picture.size == (size, size)
                assert picture.getbbox() is not None
    for name in ("aldesk", "project"):
        with Image.open(tmp_path / f"{name}.ico") as packed:
            assert {(16, 16), (32, 32), (256, 256)} <= set(packed.info["sizes"])
        with Image.open(tmp_path / f"{name}.icns") as packed:
            assert packed.size[0] >= 512


def test_the_icon_follows_the_theme(qtbot: QtBot) -> None:
    seen = []
    for choice in ("light", "dark"):
        theme.apply(choice)
        app._show_icon()
        icon = QGuiApplication.windowIcon()
        seen += [icon.pixmap(24, 24).toImage(), icon.pixmap(64, 64).toImage()]
    assert all(not image.isNull() for image in seen)
    assert seen[0] != seen[2]
    assert seen[1] != seen[3]
    assert seen[0] != seen[1].scaled(24, 24)
