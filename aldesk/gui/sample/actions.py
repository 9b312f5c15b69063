"""What the actions do that change how the sample is shown or heard: zoom, loop, contrast …."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.actions import Run, Runs

if TYPE_CHECKING:  # the start page waits for no view
    from aldesk.gui.picture.view import PictureView
    from aldesk.gui.sample.pane import SamplePane
    from aldesk.gui.sound.settings import SoundSettings
    from aldesk.gui.sound.view import SoundView

_Act = Callable[["SamplePane"], None]


def _on_sound(act: "Callable[[SoundView], None]") -> _Act:
    """Return an act that does nothing while another kind of sample is shown; so do the others."""

    def run(pane: "SamplePane") -> None:
        from aldesk.gui.sound.view import SoundView

        if isinstance(pane.view, SoundView):
            act(pane.view)

    return run


def _on_picture(act: "Callable[[PictureView], None]") -> _Act:
    def run(pane: "SamplePane") -> None:
        from aldesk.gui.picture.view import PictureView

        if isinstance(pane.view, PictureView):
            act(pane.view)

    return run


def _on_both(
    sound: "Callable[[SoundView], None]", picture: "Callable[[PictureView], None]"
) -> _Act:
    def run(pane: "SamplePane") -> None:
        _on_sound(sound)(pane)
        _on_picture(picture)(pane)

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
    return _on_picture(lambda view: view.change_tones(brightness=steps))


def _speed(steps: int) -> _Act:
    return _on_sound(lambda view: view.change_speed(steps))


def _context(steps: int) -> _Act:
    """Return what shows more or less of the recording around a stretch."""

    def run(pane: "SamplePane") -> None:
        from aldesk.gui.kit.view_settings import CONTEXTS
        from aldesk.gui.sound.view import SoundView

        if isinstance(pane.view, SoundView) and pane.view.is_stretch:
            place = CONTEXTS.index(pane.settings.now.context) + steps
            pane.settings.change(context=CONTEXTS[min(max(0, place), len(CONTEXTS) - 1)])

    return run


def _next_choice(combo: "Callable[[SoundSettings], QComboBox]") -> _Act:
    return _on_sound(lambda view: view.settings_row.next_choice(combo(view.settings_row)))


def _toggle_loop(pane: "SamplePane") -> None:
    pane.settings.change(loops=not pane.settings.now.loops)


def _toggle_settings(pane: "SamplePane") -> None:
    pane.settings.change(shows_settings=not pane.settings.now.shows_settings)


_ACTS: dict[Action, _Act] = {
    Action.LOOP: _toggle_loop,
    Action.PLAY_ON: _on_sound(lambda view: view.play_on()),
    Action.MORE_CONTEXT: _context(1),
    Action.LESS_CONTEXT: _context(-1),
    Action.BEGIN_REGION: _on_sound(lambda view: view.bound_region(0)),
    Action.END_REGION: _on_sound(lambda view: view.bound_region(1)),
    Action.CLEAR_REGION: _on_sound(lambda view: view.clear_region()),
    Action.SHOW_EVERYTHING: _on_both(lambda view: view.show_all(), lambda view: view.canvas.fit()),
    Action.ACTUAL_SIZE: _on_picture(lambda view: view.canvas.show_actual_size()),
    Action.ROTATE: _on_picture(lambda view: view.canvas.rotate()),
    Action.VIEW_SETTINGS: _toggle_settings,
    Action.COLUMNS: lambda pane: pane.toggle_columns(),
    Action.FREQUENCY_SCALE: _next_choice(lambda settings: settings.scale),
    Action.NEXT_COLOURS: _next_choice(lambda settings: settings.colors),
    Action.NEXT_OUTPUT: _next_choice(lambda settings: settings.device),
    Action.SLOWER: _speed(-1),
    Action.FASTER: _speed(1),
    Action.ZOOM_IN: _zoom(1),
    Action.ZOOM_OUT: _zoom(-1),
    Action.SCROLL_LEFT: _scroll(-1, 0),
    Action.SCROLL_RIGHT: _scroll(1, 0),
    Action.SCROLL_UP: _scroll(0, 1),
    Action.SCROLL_DOWN: _scroll(0, -1),
    Action.MORE_CONTRAST: _contrast(1),
    Action.LESS_CONTRAST: _contrast(-1),
    Action.BRIGHTER: _brightness(1),
    Action.DARKER: _brightness(-1),
}


def sample_runs(pane: "Callable[[], SamplePane | None]") -> Runs:
    """Return what the actions do on the sample pane, if there is one."""
    return {action: _if_open(pane, act) for action, act in _ACTS.items()}


def _if_open(pane: "Callable[[], SamplePane | None]", act: _Act) -> Run:
    def run() -> None:
        if shown := pane():
            act(shown)

    return run
