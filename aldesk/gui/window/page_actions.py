"""The actions of the pages: what comes to the front, and what Enter means there."""

from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.actions import Runs
from aldesk.gui.window.pages import Pages


def page_runs(pages: Pages) -> Runs:
    """Return what they do."""
    return {
        Action.ACCEPT: pages.accept,
        Action.GUIDE: pages.guide.toggle,
        Action.ABOUT: lambda: pages.program.toggle(pages.program.about),
        Action.APPLY_MODEL: pages.applying.toggle,
        Action.NEW_PROJECT: pages.start_flow.new,
        Action.OPEN_PROJECT: pages.start_flow.ask_project,
        Action.DEMO: pages.start_flow.open_demo,
        Action.IMPORT_REPORT: pages.toggle_report,
    }
