"""Keys that were chosen with version 0.1.0, which kept them under the English names of the time."""

from PySide6.QtCore import QSettings

from aldesk.gui.kit.action_table import Action

_NAMES = {
    "can-t-tell": Action.CANT_TELL,
    "flag-with-a-note": Action.FLAG_WITH_NOTE,
    "back-to-the-sample-before": Action.SAMPLE_BEFORE,
    "on-to-the-sample-after": Action.SAMPLE_AFTER,
    "find-a-class": Action.FIND_CLASS,
    "edit-the-classes": Action.EDIT_CLASSES,
    "what-to-ask-next": Action.STRATEGY,
    "add-a-class": Action.ADD_CLASS,
    "play-by-itself": Action.AUTOPLAY,
    "accept-the-prediction": Action.ACCEPT,
    "play-or-stop": Action.PLAY,
    "set-a-goal": Action.SET_GOAL,
    "begin-the-region-here": Action.BEGIN_REGION,
    "end-the-region-here": Action.END_REGION,
    "clear-the-region": Action.CLEAR_REGION,
    "rotate-the-view": Action.ROTATE,
    "file-and-columns": Action.COLUMNS,
    "mel-or-linear-frequencies": Action.FREQUENCY_SCALE,
    "next-output-device": Action.NEXT_OUTPUT,
    "next-page-of-the-grid": Action.NEXT_PAGE,
    "page-before-of-the-grid": Action.PAGE_BEFORE,
    "sort-the-grid-again": Action.SORT_AGAIN,
    "export-the-curve": Action.EXPORT_CURVE,
    "export-the-confusion-matrix": Action.EXPORT_MATRIX,
    "open-a-project": Action.OPEN_PROJECT,
    "close-the-project": Action.CLOSE_PROJECT,
    "find-moved-files": Action.FIND_MOVED,
    "pause-or-resume-the-embedding": Action.PAUSE_EMBEDDING,
}
"""Those whose id is not made of the name they had."""


def migrate(settings: QSettings) -> None:
    """Bring the keys under the ids of their actions; a key that is there already stays."""
    for name, action in _NAMES.items():
        old, new = f"keys/{name}", f"keys/{action.id}"
        if settings.contains(old):
            if not settings.contains(new):
                settings.setValue(new, settings.value(old))
            settings.remove(old)
