"""What is said of labels that were given together, by the blind checks of some of them."""

from aldesk.gui.kit.i18n import tr
from aldesk.session.bulk_checks import BulkError


def bulk_text(error: BulkError) -> str:
    """Say how many labels were given together, and how many are wrong by the blind checks."""
    if not error.n_acts:
        return ""
    said = tr("{n} label(s) given together", "", error.n_labels)
    if not error.n_checked:
        return said + ", " + tr("none checked yet ({n} waiting)", n=error.n_waiting)
    share, low, high = (100 * value for value in (error.share, error.low, error.high))
    checked = tr(
        "{wrong} of {n} blind checks differ: {share} % wrong (95\xa0%: {low} to {high}\xa0%)",
        wrong=error.n_wrong,
        n=error.n_checked,
        share=f"{share:.0f}",
        low=f"{low:.0f}",
        high=f"{high:.0f}",
    )
    return f"{said}, {checked}"
