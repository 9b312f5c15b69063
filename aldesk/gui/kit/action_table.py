"""The table of all actions: what each is called, its keys, and where it can be done.

What an action does is bound to it by `aldesk.gui.kit.actions.install`.
"""

from enum import Enum, unique
from typing import Literal

from aldesk.gui.kit.i18n import noop

Scope = Literal[
    "always", "page", "project", "embedding", "stopped", "views", "undo", "redo", "samples",
    "label", "grid", "single", "sample", "sound", "stretch", "picture",
]  # fmt: skip
"""Where an action can be done.

``page``: on anything but the start page. ``project``: while a project is open; ``embedding``: one
that is not all embedded; ``stopped``: one whose engine ended too often. ``views``: while its views
are in front; ``undo``, ``redo``: and there is
something to undo or redo. ``samples``: in the views that act on samples: label, grid and map.
``label``, ``grid``: in that view; ``single``: in the label view, while a sample has exactly one
class. ``sample``, ``sound``, ``picture``: the label view shows one;
``stretch``: of a recording.
"""
_REPEATS = True
"""While its key is held; of all others a long press is one act."""


@unique
class Action(Enum):
    """An action of the window. The actions that give a class belong to the project's classes.

    A member's name makes the id under which the preferences keep its key, so it stays as it is;
    its title may change. Each member is a title, keys with spaces between, where it can be done,
    and perhaps that it repeats.
    """

    UNDO = noop("Undo"), "Ctrl+Z", "undo", _REPEATS
    REDO = noop("Redo"), "Ctrl+Shift+Z Ctrl+Y", "redo", _REPEATS
    SKIP = noop("Skip"), "Right", "label"
    CANT_TELL = noop("Can't tell"), "?", "label"
    FLAG = noop("Flag"), "F", "label"
    FLAG_WITH_NOTE = noop("Flag with a note"), "Shift+F", "label"
    BLIND = noop("Hide predictions"), "B", "views"
    SAMPLE_BEFORE = noop("Previous answer"), "PgUp Alt+Left", "label", _REPEATS
    SAMPLE_AFTER = noop("Next answer"), "PgDown Alt+Right", "label", _REPEATS
    WINDOW_BEFORE = noop("Window before in time"), "Shift+PgUp", "stretch", _REPEATS
    WINDOW_AFTER = noop("Window after in time"), "Shift+PgDown", "stretch", _REPEATS
    FIND_CLASS = noop("Find a class"), "/", "label"
    FIND_SAMPLES = noop("Find samples"), "Ctrl+F", "samples"
    HISTORY = noop("History"), "Ctrl+H", "label"
    EDIT_CLASSES = noop("Edit classes"), "Ctrl+E", "label"
    STRATEGY = noop("What to ask next"), "Ctrl+T", "label"
    ADD_CLASS = noop("Add a class"), "Ctrl+N", "label"
    TEACH = noop("Teach by yes and no"), "Ctrl+J", "label"
    MODEL_LABELS = noop("Label by the model"), "Ctrl+L", "label"
    SECOND_LOOKS = noop("Second looks"), "Ctrl+Shift+L", "label"
    ALLOW_SEVERAL = noop("Allow several classes …"), "", "single"
    REPLAY = noop("Play from the start"), "R", "sound"
    AUTOPLAY = noop("Play automatically"), "A", "sound"
    ACCEPT = noop("Accept the prediction"), "Return Enter", "samples"
    PLAY = noop("Play or stop"), "Space", "samples"
    LEAVE = noop("Close"), "Esc", "page"
    EXPORT_LABELS = noop("Export labels"), "Ctrl+Shift+E", "project"
    SET_GOAL = noop("Set a goal"), "Ctrl+G", "project"

    # On what shows the sample. Letters alone belong to classes, so most of these take Shift.
    LOOP = noop("Loop"), "Shift+L", "sound"
    BEGIN_REGION = noop("Start the region here"), "Shift+I", "sound"
    END_REGION = noop("End the region here"), "Shift+O", "sound"
    CLEAR_REGION = noop("Clear the region"), "Shift+X", "sound"
    SHOW_EVERYTHING = noop("Fit to view"), "Ctrl+0", "sample"
    ACTUAL_SIZE = noop("Actual size"), "Shift+A", "picture"
    ROTATE = noop("Rotate the picture"), "Shift+R", "picture"
    VIEW_SETTINGS = noop("View settings"), "Shift+V", "sample"
    COLUMNS = noop("File and columns"), "Shift+T", "sample"
    FREQUENCY_SCALE = noop("Mel or linear frequencies"), "Shift+M", "sound"
    NEXT_COLOURS = noop("Next colour map"), "Shift+C", "sound"
    NEXT_OUTPUT = noop("Next output device"), "Shift+D", "sound"
    SLOWER = noop("Slower"), ",", "sound", _REPEATS
    FASTER = noop("Faster"), ".", "sound", _REPEATS
    ZOOM_IN = noop("Zoom in"), "+ = Ctrl++", "sample", _REPEATS
    ZOOM_OUT = noop("Zoom out"), "- Ctrl+-", "sample", _REPEATS
    SCROLL_LEFT = noop("Scroll left"), "Shift+Left", "sample", _REPEATS
    SCROLL_RIGHT = noop("Scroll right"), "Shift+Right", "sample", _REPEATS
    SCROLL_UP = noop("Scroll up"), "Shift+Up", "sample", _REPEATS
    SCROLL_DOWN = noop("Scroll down"), "Shift+Down", "sample", _REPEATS
    MORE_CONTRAST = noop("More contrast"), "Ctrl+Right", "sample", _REPEATS
    LESS_CONTRAST = noop("Less contrast"), "Ctrl+Left", "sample", _REPEATS
    MORE_CONTEXT = noop("More of the recording around"), "Ctrl+Shift+Right", "stretch", _REPEATS
    LESS_CONTEXT = noop("Less of the recording around"), "Ctrl+Shift+Left", "stretch", _REPEATS
    PICK_REGION = noop("Sample of the region"), "Shift+S", "stretch"
    PLAY_ON = noop("Play on beyond the window"), "Shift+Space", "stretch"
    BRIGHTER = noop("Brighter"), "Ctrl+Up", "picture", _REPEATS
    DARKER = noop("Darker"), "Ctrl+Down", "picture", _REPEATS

    SHOW_LABEL = noop("Show Label"), "Ctrl+1", "project"
    SHOW_GRID = noop("Show Grid"), "Ctrl+2", "project"
    SHOW_MAP = noop("Show Map"), "Ctrl+3", "project"
    SHOW_RESULTS = noop("Show Results"), "Ctrl+4", "project"
    SHOW_STUDY = noop("Show Study"), "Ctrl+5", "project"
    NEXT_PAGE = noop("Next page"), "Ctrl+PgDown", "grid"
    PAGE_BEFORE = noop("Previous page"), "Ctrl+PgUp", "grid"
    REFUSE_TOGETHER = noop("Refuse what looks alike"), "Backspace", "grid"
    TAKE_OUT = noop("Take out of what looks alike"), "Del", "grid"
    PREDICT_BY_WORDS = noop("Predict from class names"), "Ctrl+Shift+W", "project"
    SORT_AGAIN = noop("Sort the grid again"), "F5", "grid"
    SAMPLE_MENU = noop("Menu of the sample"), "Shift+F10 Menu", "samples"
    EXPORT_CURVE = noop("Export the curve"), "Ctrl+Shift+C", "project"
    EXPORT_MATRIX = noop("Export the confusion matrix"), "Ctrl+Shift+M", "project"

    NEW_PROJECT = noop("New project"), "Ctrl+Shift+N", "always"
    OPEN_PROJECT = noop("Open a project"), "Ctrl+O", "always"
    DEMO = noop("Open the demo project"), "Ctrl+Shift+D", "always"
    CLOSE_PROJECT = noop("Close the project"), "Ctrl+W", "project"
    ADD_SAMPLES = noop("Add samples"), "Ctrl+I", "project"
    IMPORT_LABELS = noop("Import labels"), "Ctrl+Shift+I", "project"
    APPLY_MODEL = noop("Apply to other data"), "Ctrl+Shift+A", "always"
    IMPORT_REPORT = noop("Import report"), "Ctrl+R", "project"
    RESTORE = noop("Restore a copy …"), "", "always"
    MERGE = noop("Merge with another copy …"), "", "project"
    FIND_MOVED = noop("Find moved files"), "Ctrl+M", "project"
    ENCODER = noop("Change the encoder"), "Ctrl+Shift+B", "project"
    VALIDATE = noop("Validate a class"), "Ctrl+Shift+V", "project"
    PAUSE_EMBEDDING = noop("Pause or resume embedding"), "Ctrl+Shift+P", "embedding"
    START_ENGINE = noop("Start the engine again"), "", "stopped"

    SETTINGS = noop("Settings"), "Ctrl+,", "always"
    ABOUT = noop("About ALDesk"), "Shift+F1", "always"
    ALL_ACTIONS = noop("All actions"), "Ctrl+K", "always"
    GUIDE = noop("Guide"), "F1", "always"
    MENU = noop("Menu"), "F10", "always"
    QUIT = noop("Quit"), "Ctrl+Q", "always"

    def __init__(
        self, title: str, keys: str, scope: Scope = "always", repeats: bool = False
    ) -> None:
        self.title = title
        self.default_keys = keys.split()
        self.scope: Scope = scope
        self.repeats = repeats

    @property
    def id(self) -> str:
        """Under which the key is kept."""
        return self.name.lower().replace("_", "-")
