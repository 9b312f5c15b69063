"""What the grid says where there are no tiles, and of what it does not label."""

from aldesk.gui.browse.grid_order import Wish
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.keys import keys
from aldesk.session.overview import NONE


def empty_text(wish: Wish, *, has_predictions: bool) -> str:
    """Say why there is nothing to show, and what to do."""
    if wish.words:
        return tr("No sample here has these words. Try fewer, or “All samples”.")
    if wish.show == "disagree":
        return tr("The model agrees with every label it can be compared with.")
    if wish.show == "labelled":
        return tr("Nothing is labelled yet. Label some samples, then look at them here.")
    if wish.class_code != NONE and not has_predictions:
        return tr(
            "There are no predictions yet. Label some samples first ({key}).",
            key=keys.text(Action.SHOW_LABEL),
        )
    return tr("Nothing is left to show here. Choose “All samples” above to see what is labelled.")


def unseen_text(n: int) -> str:
    """Say that selected samples which nobody has seen are not labelled."""
    if n == 1:
        return tr("1 selected sample was never on the screen and is left out. Scroll to it first.")
    return tr(
        "{n} selected samples were never on the screen and are left out. Scroll to them first.",
        n=n,
    )
