"""The actions that show a view, and those of grid and results."""

from collections.abc import Callable
from functools import partial

from aldesk.gui.browse.grid_pane import GridPane
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.actions import Run, Runs
from aldesk.gui.kit.view import SHOW, VIEWS, View, ViewId
from aldesk.gui.results.pane import ResultsPane


def view_runs(turn_to: Callable[[ViewId], None], current: Callable[[], View | None]) -> Runs:
    """Return what they do.

    Parameters
    ----------
    turn_to : callable
        Shows a view.
    current : callable
        Returns the view of the open project that is in front, if a project is open.
    """

    def on_grid(act: Callable[[GridPane], None]) -> Run:
        def run() -> None:
            if isinstance(grid := current(), GridPane):
                act(grid)

        return run

    def on_results(act: Callable[[ResultsPane], None]) -> Run:
        def run() -> None:
            turn_to("results")
            if isinstance(results := current(), ResultsPane):
                act(results)

        return run

    def show_menu() -> None:
        if view := current():
            view.show_menu()

    return {
        **{SHOW[view]: partial(turn_to, view) for view in VIEWS},
        Action.NEXT_PAGE: on_grid(lambda grid: grid.turn_page(1)),
        Action.PAGE_BEFORE: on_grid(lambda grid: grid.turn_page(-1)),
        Action.SORT_AGAIN: on_grid(GridPane.sort),
        Action.SAMPLE_MENU: show_menu,
        Action.EXPORT_CURVE: on_results(ResultsPane.ask_curve),
        Action.EXPORT_MATRIX: on_results(ResultsPane.ask_matrix),
    }
