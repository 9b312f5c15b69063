"""The table of all actions: what each is called, and the keys that it comes with.

What an action does is bound to it by `aldesk.gui.kit.actions.install`.
"""

from enum import Enum, unique

from aldesk.gui.kit.i18n import noop

_REPEATS = True
"""While its key is held; of all others a long press is one act."""


@unique
class Action(Enum):
    """An action of the window. The actions that give a class belong to the project's classes.

    A member's name makes the id under which the preferences keep its key, so it stays as it is;
    its title may change. Each member is a title, keys with spaces between, and perhaps
    that it repeats.
    """

    UNDO = noop("Undo"), "Ctrl+Z", _REPEATS
    REDO = noop("Redo"), "Ctrl+Shift+Z Ctrl+Y", _REPEATS
    SKIP = noop("Skip"), "Right"
    CANT_TELL = noop("Can't tell"), "?"
    FLAG = noop("Flag"), "F"
    FLAG_WITH_NOTE = noop("Flag with a note"), "Shift+F"
    BLIND = noop("Blind"), "B"
    SAMPLE_BEFORE = noop("Back to the sample before"), "PgUp Alt+Left", _REPEATS
    SAMPLE_AFTER = noop("On to the sample after"), "PgDown Alt+Right", _REPEATS
    FIND_CLASS = noop("Find a class"), "/"
    FIND_SAMPLES = noop("Find samples"), "Ctrl+F"
    HISTORY = noop("History"), "Ctrl+H"
    EDIT_CLASSES = noop("Edit the classes"), "Ctrl+E"
    STRATEGY = noop("What to ask next"), "Ctrl+T"
    ADD_CLASS = noop("Add a class"), "Ctrl+N"
    REPLAY = noop("Replay"), "R"
    AUTOPLAY = noop("Play by itself"), "A"
    ACCEPT = noop("Accept the prediction"), "Return Enter"
    PLAY = noop("Play or stop"), "Space"
    LEAVE = noop("Leave"), "Esc"
    EXPORT_LABELS = noop("Export labels"), "Ctrl+Shift+E"
    SET_GOAL = noop("Set a goal"), "Ctrl+G"
    ALL_ACTIONS = noop("All actions"), "Ctrl+K"

    # On what shows the sample. Letters alone belong to classes, so most of these take Shift.
    LOOP = noop("Loop"), "Shift+L"
    BEGIN_REGION = noop("Begin the region here"), "Shift+I"
    END_REGION = noop("End the region here"), "Shift+O"
    CLEAR_REGION = noop("Clear the region"), "Shift+X"
    SHOW_EVERYTHING = noop("Show everything"), "Ctrl+0"
    ACTUAL_SIZE = noop("Actual size"), "Shift+A"
    ROTATE = noop("Rotate the view"), "Shift+R"
    VIEW_SETTINGS = noop("View settings"), "Shift+V"
    COLUMNS = noop("File and columns"), "Shift+T"
    FREQUENCY_SCALE = noop("Mel or linear frequencies"), "Shift+M"
    NEXT_COLOURS = noop("Next colours"), "Shift+C"
    NEXT_OUTPUT = noop("Next output device"), "Shift+D"
    SLOWER = noop("Slower"), ",", _REPEATS
    FASTER = noop("Faster"), ".", _REPEATS
    ZOOM_IN = noop("Zoom in"), "+ = Ctrl++", _REPEATS
    ZOOM_OUT = noop("Zoom out"), "- Ctrl+-", _REPEATS
    SCROLL_LEFT = noop("Scroll left"), "Shift+Left", _REPEATS
    SCROLL_RIGHT = noop("Scroll right"), "Shift+Right", _REPEATS
    SCROLL_UP = noop("Scroll up"), "Shift+Up", _REPEATS
    SCROLL_DOWN = noop("Scroll down"), "Shift+Down", _REPEATS
    MORE_CONTRAST = noop("More contrast"), "Ctrl+Right", _REPEATS
    LESS_CONTRAST = noop("Less contrast"), "Ctrl+Left", _REPEATS
    BRIGHTER = noop("Brighter"), "Ctrl+Up", _REPEATS
    DARKER = noop("Darker"), "Ctrl+Down", _REPEATS

    SHOW_LABEL = noop("Show Label"), "Ctrl+1"
    SHOW_GRID = noop("Show Grid"), "Ctrl+2"
    SHOW_MAP = noop("Show Map"), "Ctrl+3"
    SHOW_RESULTS = noop("Show Results"), "Ctrl+4"
    SHOW_STUDY = noop("Show Study"), "Ctrl+5"
    NEXT_PAGE = noop("Next page of the grid"), "Ctrl+PgDown"
    PAGE_BEFORE = noop("Page before of the grid"), "Ctrl+PgUp"
    SORT_AGAIN = noop("Sort the grid again"), "F5"
    SAMPLE_MENU = noop("Menu of the sample"), "Shift+F10 Menu"
    EXPORT_CURVE = noop("Export the curve"), "Ctrl+Shift+C"
    EXPORT_MATRIX = noop("Export the confusion matrix"), "Ctrl+Shift+M"

    NEW_PROJECT = noop("New project"), "Ctrl+Shift+N"
    OPEN_PROJECT = noop("Open a project"), "Ctrl+O"
    CLOSE_PROJECT = noop("Close the project"), "Ctrl+W"
    ADD_SAMPLES = noop("Add samples"), "Ctrl+I"
    IMPORT_LABELS = noop("Import labels"), "Ctrl+Shift+I"
    IMPORT_REPORT = noop("Import report"), "Ctrl+R"
    FIND_MOVED = noop("Find moved files"), "Ctrl+M"
    ENCODER = noop("Change the encoder"), "Ctrl+Shift+B"
    PAUSE_EMBEDDING = noop("Pause or resume the embedding"), "Ctrl+Shift+P"

    def __init__(self, title: str, keys: str, repeats: bool = False) -> None:
        self.title = title
        self.default_keys = keys.split()
        self.repeats = repeats

    @property
    def id(self) -> str:
        """Under which the key is kept."""
        return self.name.lower().replace("_", "-")
