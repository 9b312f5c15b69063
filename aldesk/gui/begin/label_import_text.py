"""What a table of labels would bring, in words."""

from aldesk.gui.kit.i18n import tr
from aldesk.session.label_import import LabelImport

_MOST_LINES = 1000


def facts_of(found: LabelImport) -> list[str]:
    """Say in lines how many labels are what."""
    n_new = len(found.pairs) - found.n_changed
    n_unknown = found.unknown.total()
    lines = (
        (n_new, tr("{n} new label(s)", "", n_new)),
        (found.n_changed, tr("{n} label(s) replace another one", "", found.n_changed)),
        (found.n_same, tr("{n} label(s) already in the project", "", found.n_same)),
        (n_unknown, tr("{n} label(s) of classes that the project does not have", "", n_unknown)),
        (found.n_empty, tr("{n} line(s) without a label", "", found.n_empty)),
        (
            found.n_by_end,
            tr(
                "{n} sample(s) found by the ends of their paths, such as {path}",
                "",
                found.n_by_end,
                path=found.example,
            ),
        ),
        (
            found.n_contradicting,
            tr("{n} sample(s) with labels that contradict each other", "", found.n_contradicting),
        ),
    )
    return [words for n, words in lines if n]


def refusals_of(found: LabelImport) -> list[str]:
    """Return the lines that are not taken over, and why; only the first of very many."""
    told = [str(line) for line in found.refused[:_MOST_LINES]]
    if more := len(found.refused) - len(told):
        told.append(tr("and {n} more", n=more))
    return told
