"""What an open project needs is imported while the start page is looked at."""

from functools import partial
from importlib import import_module

from PySide6.QtCore import QObject

from aldesk.gui.kit.in_steps import InSteps

_PAUSE_MS = 40
_MODULES = (
    "numpy",
    "pyqtgraph",
    "sqlite3",
    "filelock",
    "aldesk.core.import_batch",
    "aldesk.core.merged_labels",
    "aldesk.evaluate.accuracy",
    "aldesk.evaluate.several",
    "aldesk.store",
    "aldesk.tables",
    "aldesk.embed",
    "aldesk.tables.annotations",
    "aldesk.sources",
    "numpy.random",
    "aldesk.libraries",
    "aldesk.evaluate.validation",
    "aldesk.core.column_words",
    "aldesk.session",
    "aldesk.gui.render.prefetch",
    "aldesk.gui.workspace.controller",
    "aldesk.gui.workspace.pool_embedding",
    "aldesk.gui.sound.view",
    "aldesk.gui.classes.editor",
    "aldesk.gui.label.accuracy",
    "aldesk.gui.label.in_place",
    "aldesk.gui.label.menus",
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
_LOOKED_THROUGH = ("PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets")
"""pyqtgraph looks at all that they have, of which Qt makes each when it is first looked at."""


def import_ahead(parent: QObject) -> InSteps:
    """Begin to import, a little at a time; a module that is wanted before is imported then."""
    looks = [partial(_look_through, name) for name in _LOOKED_THROUGH]
    imports = [partial(import_module, name) for name in _MODULES]
    steps = InSteps(parent, [*looks, *imports], _PAUSE_MS)
    steps.start()
    return steps


def _look_through(name: str) -> None:
    module = import_module(name)
    for each in dir(module):
        getattr(module, each)
