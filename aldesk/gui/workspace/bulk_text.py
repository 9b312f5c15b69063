"""What is said of labels that were given together, by the blind checks of some of them."""

from aldesk.gui.kit.i18n import tr
from aldesk.session.bulk_checks import BulkError


def bulk_text(error: BulkError) -> str:
    """Say how many labels were given together, and how many are wrong by the blind checks.

    How many are wrong comes first: where there is no room for the whole, the end is cut off.
    """
    if not error.n_acts:
        return ""
    if not error.n_checked:
        said = tr("{n} label(s) given together", "", error.n_labels)
        return said + ", " + tr("none checked yet ({n} waiting)", n=error.n_waiting)
    share, low, high = (f"{100 * value:.0f}" for value in (error.share, error.low, error.high))
    percent = f"{share}\xa0% (95\xa0%: {low}–{high}\xa0%)"
    wrong = tr(
        "Wrong: {percent} of {n} label(s) given together", "", error.n_labels, percent=percent
    )
    checks = tr("{wrong} of {n} blind checks differ", wrong=error.n_wrong, n=error.n_checked)
    return f"{wrong}; {checks}"
