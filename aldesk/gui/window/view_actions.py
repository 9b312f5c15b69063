"""The actions that show a view, and those of grid and results."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from aldesk.gui.browse.grid_pane import GridPane
from aldesk.gui.kit.actions import Entry
from aldesk.gui.kit.i18n import tr
from aldesk.gui.results.pane import ResultsPane
from aldesk.gui.window.top_bar import NAMES
from aldesk.gui.window.views import RESULTS

if TYPE_CHECKING:
    from aldesk.gui.window.window import Window


def view_entries(window: "Window") -> list[Entry]:
    """Return the entries of a window."""

    def on_grid(act: Callable[[GridPane], None]) -> Callable[[], None]:
        def run() -> None:
            if window.views and isinstance(window.views.browser, GridPane):
                act(window.views.browser)

        return run

    def on_results(act: Callable[[ResultsPane], None]) -> Callable[[], None]:
        def run() -> None:
            window.turn_to(RESULTS)
            if window.views and isinstance(window.views.browser, ResultsPane):
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
        Entry("Export the curve", ("Ctrl+Shift+C",), on_results(ResultsPane.ask_curve)),
        Entry("Export the confusion matrix", ("Ctrl+Shift+M",), on_results(ResultsPane.ask_matrix)),
    ]
