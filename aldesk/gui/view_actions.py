"""The actions that show a view, and those of the grid."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from aldesk.gui.actions import Entry
from aldesk.gui.grid_pane import GridPane
from aldesk.gui.top_bar import NAMES
from aldesk.gui.words import tr

if TYPE_CHECKING:
    from aldesk.gui.window import Window


def view_entries(window: "Window") -> list[Entry]:
    """Return the entries of a window."""

    def on_grid(act: Callable[[GridPane], None]) -> Callable[[], None]:
        def run() -> None:
            if window.views and isinstance(window.views.browser, GridPane):
                act(window.views.browser)

        return run

    names = [f"Show {name.lower()}" for name in NAMES]
    views = [
        Entry(
            name,
            (f"Ctrl+{view + 1}",),
            partial(window.turn_to, view),
            text=tr("Show {view}", view=tr(NAMES[view])),
        )
        for view, name in enumerate(names)
    ]
    return [
        *views,
        Entry("Next page of the grid", ("Ctrl+PgDown",), on_grid(lambda grid: grid.turn_page(1))),
        Entry("Page before of the grid", ("Ctrl+PgUp",), on_grid(lambda grid: grid.turn_page(-1))),
        Entry("Sort the grid again", ("F5",), on_grid(GridPane.sort)),
    ]
