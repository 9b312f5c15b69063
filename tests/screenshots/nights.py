"""Scenes of recordings in windows: annotations that come in, and events that go out."""

import shutil
from pathlib import Path

import numpy as np
import soundfile

from aldesk.gui.window.window import Window
from aldesk.session import LabelSession
from aldesk.session.new_project import NewProject, make
from aldesk.sources import Options
from tests.screenshots.acts import Scene, Scenes, run, wait
from tests.screenshots.begin import ask

_RATE, _MINUTES, _EVERY = 8000, 10, 20


def make_nights(folder: Path) -> None:
    """Write `nights` as a project file: two recordings in windows of 3 s, 30 of them labelled."""
    source = folder / "nights"
    source.mkdir()
    rng = np.random.default_rng(3)
    t = np.arange(2 * _RATE) / _RATE
    for name in ("SITE01_20260512_210000.wav", "SITE02_20260512_210000.wav"):
        sound = 0.02 * rng.standard_normal(60 * _MINUTES * _RATE).astype(np.float32)
        for start in range(0, len(sound) - len(t), _EVERY * _RATE):
            call = np.hanning(len(t)) * np.sin(2 * np.pi * (900 + 300 * t) * t)
            sound[start : start + len(t)] += 0.3 * call.astype(np.float32)
        soundfile.write(source / name, sound, _RATE)
    options = Options(classes=("tawny owl", "tree frog", "noise"), window=3.0)
    with make(NewProject(folder / "nights.aldesk", source, options, name="Nights")) as project:
        first, _ = project.samples.recordings()
        numbers = range(0, first.n_windows, 7)
        pairs = [(str(first.window(n).id), "tawny owl") for n in numbers]
        LabelSession(project).import_labels(pairs)


def import_annotations(window: Window) -> None:
    """Drop the label file of a recording on the project."""
    assert window.open_project
    folder = window.open_project.session.project.path.parent
    lines = []
    for start in range(0, 60 * _MINUTES, _EVERY):
        name = "tree frog" if start % 60 else "tawny owl"
        lines.append(f"{start}.2\t{start + 2}.0\t{name}\n\\\t900.0\t2400.0\n")
    lines += ["30.0\t33.0\tnightjar\n", "31.0\t33.0\ttree frog\n", "900.0\t901.0\ttree frog\n"]
    table = folder / "SITE01_20260512_210000.txt"
    table.write_text("".join(lines), encoding="utf-8")
    window.pages.label_imports.show(window.open_project, table)
    wait(1500)


def export(form: str, *, predicted: bool = False) -> Scene:
    """Return what opens the export line for a form of events."""

    def scene(window: Window) -> None:
        run("Ctrl+Shift+E")(window)
        line = window._export
        line.content.setCurrentIndex(line.content.findData(form))
        line.events.source.setCurrentIndex(int(predicted))
        wait(300)

    return scene


def ask_for_field(window: Window) -> None:
    """Ask for a project of a folder in which annotation files lie beside the recordings."""
    assert window.open_project
    folder = window.open_project.session.project.path.parent
    field = folder / "field"
    field.mkdir(exist_ok=True)
    for recording in (folder / "nights").glob("*.wav"):
        shutil.copy(recording, field)
        labels = field / f"{recording.stem}.txt"
        labels.write_text("3.0\t6.0\ttawny owl\n", encoding="utf-8")
    ask("field")(window)


NIGHTS: Scenes = {
    "import annotations": [import_annotations],
    "export events": [export("raven", predicted=True)],
    "export clips": [export("birdnet", predicted=True)],
    "wizard with annotations": [ask_for_field],
}
