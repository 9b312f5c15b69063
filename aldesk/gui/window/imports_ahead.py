"""What an open project needs is imported while the start page is looked at."""

from functools import partial
from importlib import import_module

from PySide6.QtCore import QObject

from aldesk.gui.kit.in_steps import InSteps

_PAUSE_MS = 40
_MODULES = (
    "numpy",
    "pyqtgraph",
    "aldesk.store",
    "aldesk.tables",
    "aldesk.embed",
    "aldesk.sources",
    "aldesk.session",
    "aldesk.gui.render.prefetch",
    "aldesk.gui.workspace.controller",
    "aldesk.gui.workspace.pool_embedding",
    "aldesk.gui.sound.view",
    "aldesk.gui.label.pane",
    "aldesk.gui.browse.grid_pane",
    "aldesk.gui.browse.map_pane",
    "aldesk.gui.results.pane",
    "aldesk.engine.study.client",
    "aldesk.gui.study.pane",
    "aldesk.gui.window.open_project",
    "aldesk.gui.window.cautions",
    "aldesk.gui.begin.single_instance",
    "aldesk.gui.begin.wizard",
)
"""What others import comes first, so that no step is long."""


def import_ahead(parent: QObject) -> InSteps:
    """Begin to import, a little at a time; a module that is wanted before is imported then."""
    steps = InSteps(parent, (partial(import_module, name) for name in _MODULES), _PAUSE_MS)
    steps.start()
    return steps
