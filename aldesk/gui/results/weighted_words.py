"""The accuracy by weighted labels in words; the project must ask for it."""

from aldesk.evaluate.accuracy import ENOUGH
from aldesk.gui.kit.i18n import noop, tr
from aldesk.session import LabelSession

_MEANING = noop(
    "How often models that learned from nine tenths of the labels are right on samples without a "
    "label. Each is tested on the labels that it has not seen, of samples that were drawn with "
    "known probabilities; what was unlikely to be drawn counts more. What you skip or cannot tell "
    "is left out, drawn or not. The interval of 95 % is for one look. Trust the audit or the test "
    "split where they differ."
)


def weighted_text(session: LabelSession) -> str:
    """Say what weighted labels tell; empty where the project does not ask for it."""
    if not session.settings.weighs or session.labels.is_several:
        return ""
    if (found := session.accuracy.newest_weighted()) is None:
        return tr("Weighted labels: nothing measured yet.")
    if not found.enough:
        return tr("Weighted labels: not enough yet ({n} of {enough}).", n=found.n, enough=ENOUGH)
    value, low, high = (f"{100 * end:.0f}" for end in (found.value, found.low, found.high))
    text = noop(
        "Weighted labels: {value} % (95 % interval {low}–{high} %), from {n} drawn samples."
    )
    told = tr(text, value=value, low=low, high=high, n=found.n)
    if not found.n_unknown:
        return told
    unknown = tr("{n} more drawn sample(s) got no class: of such it says nothing.", "",
                 found.n_unknown)  # fmt: skip
    return f"{told} {unknown}"


def weighted_meaning() -> str:
    """Say what the figure is, and what it is not."""
    return tr(_MEANING)
