"""Scenes of the guide."""

from PySide6.QtCore import Qt

from aldesk.gui.window.window import Window
from tests.screenshots.acts import Scene, Scenes, press, run, write


def search_guide(words: str) -> Scene:
    """Return what looks for words in the guide."""

    def scene(window: Window) -> None:
        window.pages.guide.pane.field.setFocus()
        write(words)(window)

    return scene


def turn_guide_to(page: str) -> Scene:
    def scene(window: Window) -> None:
        window.pages.guide.pane.open(page)

    return scene


CLIPS: Scenes = {
    "guide": [run("F1")],
    "guide grid": [run("Ctrl+2"), run("F1")],
    "guide search": [run("F1"), search_guide("audit sample")],
    "guide search found": [run("F1"), search_guide("export"), press(Qt.Key.Key_Return)],
    "guide nothing found": [run("F1"), search_guide("zebra")],
    "guide commands": [run("F1"), turn_guide_to("command-line")],
    "guide figures": [run("F1"), turn_guide_to("figures")],
}
