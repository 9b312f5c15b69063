"""Scenes of one sample: how it is drawn."""

from typing import Any

from aldesk.gui.sound.view import SoundView
from aldesk.gui.window.window import Window
from tests.screenshots.acts import Scene, Scenes, nothing, run, wait


def look(**settings: Any) -> Scene:
    """Return what draws the sample with other settings."""

    def scene(window: Window) -> None:
        assert window.open_project
        window.open_project.label.sample.settings.change(**settings)
        wait(300)

    return scene


def choose_region(window: Window) -> None:
    assert window.open_project
    view = window.open_project.label.sample.findChild(SoundView)
    assert view
    view.graph.set_region((0.1, 0.3))


def choose_run(window: Window) -> None:
    """Choose the windows of two minutes from the strip."""
    assert window.open_project
    window.open_project.label.in_place.choose_run(100.0, 220.0)


def wait_for_peaks(_: Window) -> None:
    wait(3000)


CLIPS: Scenes = {
    "label": [nothing],
    "view settings": [run("Shift+V"), run("Shift+T")],
    "spectrogram linear": [look(scale="linear")],
    "spectrogram zoomed": [run("+"), run("+"), run("+"), run("+")],
    "spectrogram fine frequencies": [look(n_fft=4096), run("Shift+V")],
    "spectrogram part": [look(lowest=1000, highest=1800)],
    "region": [choose_region],
}
PICTURES: Scenes = {
    "label": [nothing],
    "view settings": [run("Shift+V")],
}
MANY: Scenes = {
    "label": [nothing],
}
CHORUS: Scenes = {
    "label": [wait_for_peaks],
    "window after": [run("Shift+PgDown"), run("Shift+PgDown"), wait_for_peaks],
    "context": [*[run("Ctrl+Shift+Right")] * 2, wait_for_peaks],
    "run": [choose_run],
    "region": [choose_region],
}
HOURS: Scenes = {
    "label": [wait_for_peaks],
    "zoomed": [*[run("+")] * 14, wait_for_peaks],
    "beginning": [*[run("Shift+Left")] * 2, *[run("+")] * 14, wait_for_peaks],
}
