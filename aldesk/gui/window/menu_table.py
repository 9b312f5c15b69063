"""The table of the menus: which action stands where."""

from dataclasses import dataclass

from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import noop


@dataclass(frozen=True)
class Menu:
    """A menu.

    Attributes
    ----------
    title : str
    groups : tuple of tuples
        With a line between them; each has actions, menus inside this one, and `RECENT`.
    """

    title: str
    groups: tuple[tuple["Action | Menu", ...], ...]


RECENT = Menu(noop("Recent projects"), ())
"""Is filled when it opens."""
_EXPORT = Menu(noop("Export"), ((Action.EXPORT_LABELS, Action.EXPORT_CURVE, Action.EXPORT_MATRIX),))
_SOUND = Menu(
    noop("Sound"),
    (
        (Action.PLAY, Action.REPLAY, Action.PLAY_ON, Action.AUTOPLAY, Action.LOOP),
        (Action.SLOWER, Action.FASTER),
        (Action.BEGIN_REGION, Action.END_REGION, Action.CLEAR_REGION, Action.PICK_REGION),
        (Action.MORE_CONTEXT, Action.LESS_CONTEXT),
        (Action.FREQUENCY_SCALE, Action.NEXT_COLOURS, Action.NEXT_OUTPUT),
    ),
)
_ZOOM = Menu(
    noop("Zoom and scroll"),
    (
        (Action.ZOOM_IN, Action.ZOOM_OUT, Action.SHOW_EVERYTHING, Action.ACTUAL_SIZE),
        (Action.SCROLL_LEFT, Action.SCROLL_RIGHT, Action.SCROLL_UP, Action.SCROLL_DOWN),
        (Action.ROTATE,),
    ),
)
_CONTRAST = Menu(
    noop("Contrast and brightness"),
    (
        (Action.MORE_CONTRAST, Action.LESS_CONTRAST),
        (Action.BRIGHTER, Action.DARKER),
    ),
)
_GRID = Menu(
    noop("Grid pages"),
    (
        (Action.NEXT_PAGE, Action.PAGE_BEFORE, Action.SORT_AGAIN),
        (Action.REFUSE_TOGETHER, Action.TAKE_OUT),
    ),
)
MENUS = (
    Menu(
        noop("Project"),
        (
            (Action.NEW_PROJECT, Action.OPEN_PROJECT, RECENT, Action.CLOSE_PROJECT),
            (Action.ADD_SAMPLES, Action.IMPORT_LABELS, _EXPORT, Action.APPLY_MODEL),
            (Action.IMPORT_REPORT, Action.FIND_MOVED, Action.MERGE, Action.RESTORE),
            (Action.ENCODER, Action.PAUSE_EMBEDDING, Action.START_ENGINE),
            (Action.QUIT,),
        ),
    ),
    Menu(
        noop("Edit"),
        (
            (Action.UNDO, Action.REDO),
            (Action.ACCEPT, Action.SKIP, Action.CANT_TELL),
            (Action.FLAG, Action.FLAG_WITH_NOTE),
            (Action.SAMPLE_BEFORE, Action.SAMPLE_AFTER),
            (Action.WINDOW_BEFORE, Action.WINDOW_AFTER),
            (Action.FIND_CLASS, Action.ADD_CLASS, Action.EDIT_CLASSES, Action.ALLOW_SEVERAL),
        ),
    ),
    Menu(
        noop("View"),
        (
            (
                Action.SHOW_LABEL,
                Action.SHOW_GRID,
                Action.SHOW_MAP,
                Action.SHOW_RESULTS,
                Action.SHOW_STUDY,
            ),
            (Action.BLIND, Action.VIEW_SETTINGS, Action.COLUMNS),
            (_SOUND, _ZOOM, _CONTRAST, _GRID),
            (Action.LEAVE,),
        ),
    ),
    Menu(
        noop("Tools"),
        (
            (Action.FIND_SAMPLES, Action.HISTORY, Action.STRATEGY, Action.SET_GOAL),
            (Action.TEACH, Action.PREDICT_BY_WORDS, Action.VALIDATE, Action.MODEL_LABELS),
            (Action.SECOND_LOOKS,),
            (Action.ALL_ACTIONS, Action.SETTINGS),
        ),
    ),
    Menu(noop("Help"), ((Action.GUIDE, Action.DEMO), (Action.ABOUT,))),
)
OUTSIDE = (Action.MENU, Action.SAMPLE_MENU)
"""What opens menus stands in none."""
