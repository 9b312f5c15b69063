"""The actions that show a view, those of grid and results, and what all of samples share."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.actions import Run, Runs
from aldesk.gui.kit.view import SHOW, VIEWS
from aldesk.gui.window.pages import Pages

if TYPE_CHECKING:
    from aldesk.gui.browse.grid_pane import GridPane
    from aldesk.gui.results.pane import ResultsPane


def view_runs(pages: Pages) -> Runs:
    """Return what they do."""

    def on_grid(act: "Callable[[GridPane], None]") -> Run:
        def run() -> None:
            from aldesk.gui.browse.grid_pane import GridPane

            if isinstance(grid := pages.view, GridPane):
                act(grid)

        return run

    def on_results(act: "Callable[[ResultsPane], None]") -> Run:
        def run() -> None:
            from aldesk.gui.results.pane import ResultsPane

            pages.turn_to("results")
            if isinstance(results := pages.view, ResultsPane):
                act(results)

        return run

    def predict_by_words() -> None:
        from aldesk.gui.browse.grid_pane import GridPane

        pages.turn_to("grid")
        if isinstance(grid := pages.view, GridPane):
            grid.ask_first_words()

    def show_menu() -> None:
        if view := pages.view:
            view.show_menu()

    def find_samples() -> None:
        if opened := pages.in_front:
            opened.views.current.find_samples()

    def play() -> None:
        if opened := pages.in_front:
            opened.views.current.play()

    return {
        **{SHOW[view]: partial(pages.turn_to, view) for view in VIEWS},
        Action.PLAY: play,
        Action.FIND_SAMPLES: find_samples,
        Action.NEXT_PAGE: on_grid(lambda grid: grid.turn_page(1)),
        Action.PAGE_BEFORE: on_grid(lambda grid: grid.turn_page(-1)),
        Action.REFUSE_TOGETHER: on_grid(lambda grid: grid.refuse()),
        Action.TAKE_OUT: on_grid(lambda grid: grid.take_out()),
        Action.SORT_AGAIN: on_grid(lambda grid: grid.sort()),
        Action.PREDICT_BY_WORDS: predict_by_words,
        Action.SAMPLE_MENU: show_menu,
        Action.EXPORT_CURVE: on_results(lambda results: results.ask_curve()),
        Action.EXPORT_MATRIX: on_results(lambda results: results.ask_matrix()),
    }
