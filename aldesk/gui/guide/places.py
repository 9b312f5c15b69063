"""Which section of the guide tells about what is in front in the window."""

from typing import Literal

from aldesk.gui.kit.view import ViewId

Place = (
    ViewId
    | Literal[
        "start",
        "wizard",
        "labels",
        "report",
        "encoder",
        "validation",
        "apply",
        "strategy",
        "settings",
        "about",
    ]
)
"""A view, a page that lies over the views, or what is asked next beside the sample."""

_WINDOW = "using-the-window"
SECTIONS: dict[Place, tuple[str, str]] = {
    "start": (_WINDOW, "Opening something"),
    "wizard": (_WINDOW, "A new project"),
    "labels": (_WINDOW, "Importing labels"),
    "report": (_WINDOW, "The import report"),
    "encoder": (_WINDOW, "The encoder"),
    "apply": (_WINDOW, "The model, and other data"),
    "validation": (_WINDOW, "Validating a class"),
    "strategy": (_WINDOW, "What comes next, and the accuracy"),
    "settings": (_WINDOW, "Settings"),
    "about": (_WINDOW, "About"),
    "label": (_WINDOW, "Labelling"),
    "grid": (_WINDOW, "Grid"),
    "map": (_WINDOW, "Map"),
    "results": (_WINDOW, "Results"),
    "study": (_WINDOW, "Study"),
}
"""Page and heading for each."""
