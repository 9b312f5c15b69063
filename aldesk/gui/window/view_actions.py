"""The actions that show a view, and those of grid and results."""

from collections.abc import Callable
from functools import partial

from aldesk.gui.browse.grid_pane import GridPane
from aldesk.gui.kit.actions import Entry
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.view import VIEWS, View, ViewId
from aldesk.gui.results.pane import ResultsPane


def view_entries(
    turn_to: Callable[[ViewId], None], current: Callable[[], View | None]
) -> list[Entry]:
    """Return the entries.

    Parameters
    ----------
    turn_to : callable
        Shows a view.
    current : callable
        Returns the view of the open project that is in front, if a project is open.
    """

    def on_grid(act: Callable[[GridPane], None]) -> Callable[[], None]:
        def run() -> None:
            if isinstance(grid := current(), GridPane):
                act(grid)

        return run

    def on_results(act: Callable[[ResultsPane], None]) -> Callable[[], None]:
        def run() -> None:
            turn_to("results")
            if isinstance(results := current(), ResultsPane):
                act(results)

        return run

    views = [
        Entry(
            title,
            (f"Ctrl+{number}",),
            partial(turn_to, view),
            text=tr("Show {view}", view=tr(name)),
        )
        for number, (view, name) in enumerate(VIEWS.items(), 1)
        for title in [f"Show {name.lower()}"]
    ]
    return [
        *views,
        Entry("Next page of the grid", ("Ctrl+PgDown",), on_grid(lambda grid: grid.turn_page(1))),
        Entry("Page before of the grid", ("Ctrl+PgUp",), on_grid(lambda grid: grid.turn_page(-1))),
        Entry("Sort the grid again", ("F5",), on_grid(GridPane.sort)),
        Entry("Export the curve", ("Ctrl+Shift+C",), on_results(ResultsPane.ask_curve)),
        Entry("Export the confusion matrix", ("Ctrl+Shift+M",), on_results(ResultsPane.ask_matrix)),
    ]
