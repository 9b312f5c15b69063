"""The steps that need a window, drawn offscreen."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from aldesk.core.errors import Problem
from aldesk.gui.begin.wizard import Wizard
from aldesk.gui.kit.i18n import set_language, tr
from aldesk.gui.window.app import make_application, make_window
from aldesk.gui.window.demo import Autopilot
from aldesk.gui.window.open_project import OpenProject
from aldesk.gui.window.window import Window
from aldesk.selftest.expect import Failed, expect
from aldesk.sources.previews import N_SAMPLES

_SECONDS = 120.0
_TICK = 0.005


class Desk:
    """One application, and a window at a time."""

    def __init__(self) -> None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        sys.modules["sounddevice"] = None  # type: ignore[assignment] # no device: nothing is heard
        self._app = make_application()

    @contextmanager
    def window(self, path: Path) -> Iterator[Window]:
        """Open a window on a project, or on a folder to make one of; close it at the end."""
        window = make_window("light")
        window.show()
        try:
            window.start_flow.open_path(path)
            flow = window.start_flow
            self.wait("it is looked at", lambda: flow.is_asking or window.open_project)
            if window.start_flow.is_asking:
                window.start_flow.wizard.begin()
            self.wait("the first sample is shown", lambda: _shows_sample(window))
            yield window
        finally:
            window.close()
            window.deleteLater()
            self._app.processEvents()

    def wait(self, for_what: str, until: Callable[[], object]) -> None:
        """Let the window live until something is so; raise `Failed` when it takes too long."""
        end = time.monotonic() + _SECONDS
        while not until():
            if time.monotonic() > end:
                raise Failed(f"waited {_SECONDS:.0f} s in vain until {for_what}")
            self._app.processEvents()
            time.sleep(_TICK)

    def paint(self, path: Path) -> None:
        """Open a window, and return when its first sample is painted."""
        with self.window(path) as window:
            expect(not window.grab().isNull(), "the window is empty")

    def label(self, window: Window, n: int) -> None:
        """Enter the true labels of so many queried samples."""
        opened = _opened(window)
        before = opened.session.labels.n_labeled
        pilot, finished = Autopilot(opened, n, window), []
        pilot.finished.connect(lambda: finished.append(True))
        pilot.start()
        self.wait("the labels are given", lambda: finished)
        n_new = opened.session.labels.n_labeled - before
        expect(n_new == n, f"{n_new} labels in place of {n}")


def label_in_window(desk: Desk, file: Path) -> str:
    """Label with refits in the background; then the engine is killed, and labelling goes on."""
    with desk.window(file) as window:
        refits = _opened(window).refits
        desk.label(window, 12)
        n_refits = refits.n_refits
        expect(n_refits > 0, "there was no refit")
        killed = refits.engine.pid
        _kill(killed)
        desk.wait("the engine is restarted", lambda: refits.engine.pid not in (0, killed))
        desk.label(window, 8)
        expect(refits.n_refits > n_refits, "there was no refit after the restart")
        return f"20 labels, {refits.n_refits} refits; the engine was killed and restarted"


def import_in_window(desk: Desk, folder: Path, n: int) -> str:
    """Drop a folder on the window, which imports and embeds it in the background."""
    with desk.window(folder) as window:
        opened = _opened(window)
        project = opened.project
        desk.wait("all is imported", lambda: len(project.samples) == n)
        desk.wait("all is embedded", lambda: opened.is_settled)
        missing = project.embeddings.missing(project.meta.encoder_key)
        expect(not missing.size, f"{len(missing)} samples are not embedded")
    return f"{n} samples, the first could be labelled while the others came"


def preview_in_wizard(desk: Desk, source: Path) -> str:
    """Look at the beginning of a source; return what is recognised."""
    wizard, problems, pictures = Wizard(), list[Problem](), list[bool]()
    wizard.peek.failed.connect(problems.append)
    wizard.peek.pictured.connect(lambda _, image: pictures.append(not image.isNull()))
    try:
        wizard.open(str(source))
        desk.wait("its samples are shown", lambda: problems or len(pictures) == N_SAMPLES)
    finally:
        wizard.stop()
        wizard.deleteLater()
    expect(not problems, "; ".join(map(str, problems)))
    expect(all(pictures), f"{pictures.count(False)} of its samples cannot be shown")
    return wizard.preview.facts.text()


def map_in_window(desk: Desk, file: Path) -> str:
    """Lay the embeddings out on the map, in a process of its own."""
    with desk.window(file) as window:
        opened, said = _opened(window), list[str]()
        window.messages.arrived.connect(lambda text, tone: said.append(text))
        finished = opened.project.embeddings.folder / "map.safetensors"
        opened.views.turn_to("map")
        desk.wait("the map is finished", lambda: finished.is_file() or "map" in "".join(said))
        expect(finished.is_file(), "; ".join(said))
    return "t-SNE"


def speak_german() -> str:
    """Say a word of ALDesk's and one of Qt's own in German."""
    set_language("de")
    try:
        words = tr("Cancel"), QCoreApplication.translate("QPlatformTheme", "Discard")
        expect(words == ("Abbrechen", "Verwerfen"), f"the translation lacks {words}")
    finally:
        set_language("en")
    return ", ".join(words)


def play_to_null_device(desk: Desk, file: Path) -> str:
    """Play a clip where there is no sound device: the play-head moves to the end all the same."""
    with desk.window(file) as window:
        pane, stopped = _opened(window).label, []
        pane.player.stopped.connect(lambda: stopped.append(True))
        pane.sample.replay()
        desk.wait("the play-head moves", lambda: pane.player.position > 0)
        stopped.clear()
        desk.wait("the clip ends", lambda: stopped)
    return "played to the end"


def _shows_sample(window: Window) -> bool:
    opened = window.open_project
    current = opened.controller.current if opened else None
    return bool(opened and current and opened.label.prefetcher.get(current.sample))


def _opened(window: Window) -> OpenProject:
    assert window.open_project  # noqa: S101 - the window shows a project
    return window.open_project


def _kill(pid: int) -> None:
    os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))
