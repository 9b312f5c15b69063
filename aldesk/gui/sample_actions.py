"""The actions of the sample pane with their keys.

Letters alone belong to classes, so most of these take Shift.
"""

from collections.abc import Callable

from aldesk.gui.actions import Entry
from aldesk.gui.sample_pane import SamplePane

PaneOrNone = Callable[[], SamplePane | None]
Act = Callable[[SamplePane], None]

_ONCE: tuple[tuple[str, tuple[str, ...], Act], ...] = (
    ("Play or stop", ("Space",), SamplePane.play),
    ("Replay", ("R",), SamplePane.replay),
    ("Play by itself", ("A",), SamplePane.toggle_playing_by_itself),
    ("Loop", ("Shift+L",), SamplePane.toggle_loop),
    ("Begin the region here", ("Shift+I",), lambda pane: pane.mark_region(0)),
    ("End the region here", ("Shift+O",), lambda pane: pane.mark_region(1)),
    ("Clear the region", ("Shift+X",), SamplePane.clear_region),
    ("Show everything", ("Ctrl+0",), SamplePane.show_everything),
    ("Actual size", ("Shift+A",), SamplePane.show_actual_size),
    ("Rotate the view", ("Shift+R",), SamplePane.rotate),
    ("View settings", ("Shift+V",), SamplePane.toggle_settings),
    ("File and columns", ("Shift+F",), SamplePane.toggle_columns),
    ("Mel or linear frequencies", ("Shift+M",), SamplePane.next_scale),
    ("Next colours", ("Shift+C",), SamplePane.next_colors),
    ("Next output device", ("Shift+D",), SamplePane.next_device),
)
_REPEATED: tuple[tuple[str, tuple[str, ...], Act], ...] = (
    ("Slower", (",",), lambda pane: pane.change_speed(-1)),
    ("Faster", (".",), lambda pane: pane.change_speed(1)),
    ("Zoom in", ("+", "=", "Ctrl++"), lambda pane: pane.zoom(1)),
    ("Zoom out", ("-", "Ctrl+-"), lambda pane: pane.zoom(-1)),
    ("Scroll left", ("Shift+Left",), lambda pane: pane.scroll_view(-1, 0)),
    ("Scroll right", ("Shift+Right",), lambda pane: pane.scroll_view(1, 0)),
    ("Scroll up", ("Shift+Up",), lambda pane: pane.scroll_view(0, 1)),
    ("Scroll down", ("Shift+Down",), lambda pane: pane.scroll_view(0, -1)),
    ("More contrast", ("Ctrl+Right",), lambda pane: pane.change_contrast(1)),
    ("Less contrast", ("Ctrl+Left",), lambda pane: pane.change_contrast(-1)),
    ("Brighter", ("Ctrl+Up",), lambda pane: pane.change_brightness(1)),
    ("Darker", ("Ctrl+Down",), lambda pane: pane.change_brightness(-1)),
)


def sample_entries(pane: PaneOrNone) -> list[Entry]:
    """Return the entries of the window's table that act on the sample pane, if there is one."""
    once = [Entry(name, keys, _on(pane, act)) for name, keys, act in _ONCE]
    return once + [Entry(name, keys, _on(pane, act), repeats=True) for name, keys, act in _REPEATED]


def _on(pane: PaneOrNone, act: Act) -> Callable[[], None]:
    def run() -> None:
        if shown := pane():
            act(shown)

    return run
