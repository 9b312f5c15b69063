"""What is said of samples that are alike: what is kept together, and what cannot be known."""

from aldesk.core.groups import BY_PART
from aldesk.evaluate.accuracy import Accuracy
from aldesk.evaluate.clustered import Doubt, doubt_of
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.kept_words import name_text
from aldesk.session import LabelSession

_FEW = {
    "": noop("From {n} recording(s): too few to say how it is elsewhere."),
    "site": noop("From {n} site(s): too few to say how it is elsewhere."),
    "date": noop("From {n} day(s): too few to say how it is on others."),
}
_FEW_OTHERS = noop("From {n} value(s) of “{column}”: too few to say how it is elsewhere.")
_ONE = {
    "": noop("From a single recording: nothing is known of others."),
    "site": noop("From a single site: nothing is known of others."),
    "date": noop("From a single day: nothing is known of others."),
}
_ONE_OTHER = noop("From a single value of “{column}”: nothing is known of others.")
_WITHIN = noop("From recordings that it learns from, too: how it is in others cannot be known.")
_WORTH = {
    "": noop("{samples} windows of {n} recording(s) tell as much as {worth} independent ones."),
    "site": noop("{samples} samples of {n} site(s) tell as much as {worth} independent ones."),
    "date": noop("{samples} samples of {n} day(s) tell as much as {worth} independent ones."),
    BY_PART: noop(
        "{samples} windows of {n} part(s) of recordings tell as much as {worth} independent ones."
    ),
}
_WORTH_OTHERS = noop(
    "{samples} samples of {n} value(s) of “{column}” tell as much as {worth} independent ones."
)


def doubt_text(accuracy: Accuracy, by: str) -> str:
    """Say what not even the interval tells; empty if there is nothing of that kind.

    Parameters
    ----------
    accuracy : Accuracy
    by : str
        What is kept together, as `AccuracyMonitor.kept_together` has it.
    """
    alike = accuracy.alike
    return "" if alike is None else _doubt_words(alike.doubt, alike.n_clusters, by)


def doubt_of_several(session: LabelSession) -> str:
    """Say the same where samples may have several classes."""
    n, n_groups = session.accuracy.n_groups
    return _doubt_words(doubt_of(n, n_groups), n_groups, session.accuracy.kept_together)


def _doubt_words(doubt: Doubt, n_groups: int, by: str) -> str:
    if by == BY_PART:
        return tr(_WITHIN)
    if doubt == "one cluster":
        return tr(_ONE.get(by, _ONE_OTHER), column=by)
    if doubt == "few clusters":
        return tr(_FEW.get(by, _FEW_OTHERS), "", n_groups, column=by)
    return ""


def worth_text(accuracy: Accuracy, by: str) -> str:
    """Say how many independent samples would tell as much; empty if they are independent."""
    alike = accuracy.alike
    if alike is None or alike.n_clusters in (1, alike.n):
        return ""
    worth = max(2, round(alike.n_effective))
    text = _WORTH.get(by, _WORTH_OTHERS)
    return tr(text, "", alike.n_clusters, samples=alike.n, worth=worth, column=by)


def kept_text(session: LabelSession) -> str:
    """Say what is kept together; empty where each file is by itself."""
    by = session.accuracy.kept_together
    if not by and not session.project.samples.has_stretches:
        return ""
    return tr("kept together: {what}", what=name_text(by, windows=True))
