"""The actions on the sample that is shown, with their keys.

Letters alone belong to classes, so most of these take Shift.
"""

from collections.abc import Callable
from typing import TypeVar

from aldesk.gui.kit.actions import Entry
from aldesk.gui.kit.i18n import noop
from aldesk.gui.picture.view import PictureView
from aldesk.gui.sample.pane import SamplePane
from aldesk.gui.sound.view import SoundView

PaneOrNone = Callable[[], SamplePane | None]
_Act = Callable[[SamplePane], None]
_View = TypeVar("_View", SoundView, PictureView)


def _on(kind: type[_View], act: Callable[[_View], None]) -> _Act:
    """Return an act that does nothing while another kind of sample is shown."""

    def run(pane: SamplePane) -> None:
        if isinstance(pane.view, kind):
            act(pane.view)

    return run


def _on_both(sound: Callable[[SoundView], None], picture: Callable[[PictureView], None]) -> _Act:
    def run(pane: SamplePane) -> None:
        _on(SoundView, sound)(pane)
        _on(PictureView, picture)(pane)

    return run


def _zoom(steps: int) -> _Act:
    return _on_both(lambda view: view.zoom(steps), lambda view: view.canvas.zoom(steps))


def _scroll(right: int, up: int) -> _Act:
    return _on_both(
        lambda view: view.scroll_view(right, up), lambda view: view.scroll_view(right, up)
    )


def _contrast(steps: int) -> _Act:
    """Return a change of a picture's contrast, or of a spectrogram's dynamic range."""
    return _on_both(
        lambda view: view.settings_row.change_range(-steps),
        lambda view: view.change_tones(contrast=steps),
    )


def _brightness(steps: int) -> _Act:
    return _on(PictureView, lambda view: view.change_tones(brightness=steps))


def _speed(steps: int) -> _Act:
    return _on(SoundView, lambda view: view.change_speed(steps))


def _toggle_loop(pane: SamplePane) -> None:
    pane.settings.change(loops=not pane.settings.now.loops)


def _toggle_settings(pane: SamplePane) -> None:
    pane.settings.change(shows_settings=not pane.settings.now.shows_settings)


_ONCE: tuple[tuple[str, tuple[str, ...], _Act], ...] = (
    (noop("Loop"), ("Shift+L",), _toggle_loop),
    (
        noop("Begin the region here"),
        ("Shift+I",),
        _on(SoundView, lambda view: view.bound_region(0)),
    ),
    (noop("End the region here"), ("Shift+O",), _on(SoundView, lambda view: view.bound_region(1))),
    (noop("Clear the region"), ("Shift+X",), _on(SoundView, SoundView.clear_region)),
    (
        noop("Show everything"),
        ("Ctrl+0",),
        _on_both(SoundView.show_all, lambda view: view.canvas.fit()),
    ),
    (
        noop("Actual size"),
        ("Shift+A",),
        _on(PictureView, lambda view: view.canvas.show_actual_size()),
    ),
    (noop("Rotate the view"), ("Shift+R",), _on(PictureView, lambda view: view.canvas.rotate())),
    (noop("View settings"), ("Shift+V",), _toggle_settings),
    (noop("File and columns"), ("Shift+T",), SamplePane.toggle_columns),
    (
        noop("Mel or linear frequencies"),
        ("Shift+M",),
        _on(SoundView, lambda view: view.settings_row.next_choice(view.settings_row.scale)),
    ),
    (
        noop("Next colours"),
        ("Shift+C",),
        _on(SoundView, lambda view: view.settings_row.next_choice(view.settings_row.colors)),
    ),
    (
        noop("Next output device"),
        ("Shift+D",),
        _on(SoundView, lambda view: view.settings_row.next_choice(view.settings_row.device)),
    ),
)
_REPEATED: tuple[tuple[str, tuple[str, ...], _Act], ...] = (
    (noop("Slower"), (",",), _speed(-1)),
    (noop("Faster"), (".",), _speed(1)),
    (noop("Zoom in"), ("+", "=", "Ctrl++"), _zoom(1)),
    (noop("Zoom out"), ("-", "Ctrl+-"), _zoom(-1)),
    (noop("Scroll left"), ("Shift+Left",), _scroll(-1, 0)),
    (noop("Scroll right"), ("Shift+Right",), _scroll(1, 0)),
    (noop("Scroll up"), ("Shift+Up",), _scroll(0, 1)),
    (noop("Scroll down"), ("Shift+Down",), _scroll(0, -1)),
    (noop("More contrast"), ("Ctrl+Right",), _contrast(1)),
    (noop("Less contrast"), ("Ctrl+Left",), _contrast(-1)),
    (noop("Brighter"), ("Ctrl+Up",), _brightness(1)),
    (noop("Darker"), ("Ctrl+Down",), _brightness(-1)),
)


def sample_entries(pane: PaneOrNone) -> list[Entry]:
    """Return the entries of the window's table that act on the sample pane, if there is one."""
    once = [Entry(name, keys, _if_open(pane, act)) for name, keys, act in _ONCE]
    repeated = [
        Entry(name, keys, _if_open(pane, act), repeats=True) for name, keys, act in _REPEATED
    ]
    return once + repeated


def _if_open(pane: PaneOrNone, act: _Act) -> Callable[[], None]:
    def run() -> None:
        if shown := pane():
            act(shown)

    return run
