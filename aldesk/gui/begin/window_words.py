"""What cutting recordings into windows means, in numbers that a person can weigh."""

from aldesk.core.recording import WindowRule
from aldesk.gui.kit.count_words import hours_text, recordings_text, windows_text
from aldesk.gui.kit.i18n import tr
from aldesk.sources.lengths import Lengths

_DIGITS = 3


def window_words(lengths: Lengths, rule: WindowRule | None, *, has_labels: bool) -> str:
    """Say how much sound there is, and how many windows a rule makes of it.

    Parameters
    ----------
    lengths : Lengths
    rule : WindowRule or None
        None leaves all files whole.
    has_labels : bool
        Whether whole files have labels.
    """
    if rule is None:
        return _whole(lengths)
    size = f"{rule.seconds:g}"
    if not lengths.seconds:
        return tr("What is longer than {seconds} s is cut when it is read.", seconds=size)
    n_cut = lengths.n_cut(rule)
    if not n_cut:
        return tr("Nothing is longer than {seconds} s: all files stay whole.", seconds=size)
    count = windows_text(_said(lengths, lengths.n_windows(rule)))
    said = tr(
        "{recordings}, {hours}: {windows} of {seconds} s.",
        recordings=_more(lengths, recordings_text(lengths.n_files)),
        hours=_about(lengths, hours_text(lengths.hours)),
        windows=_about(lengths, count),
        seconds=size,
    )
    parts = [said]
    if rule.hop < rule.seconds:
        parts.append(tr("Each shares {seconds} s with the next.", seconds=f"{_overlap(rule):g}"))
    elif rule.hop > rule.seconds:
        parts.append(tr("{seconds} s are left out between them.", seconds=f"{-_overlap(rule):g}"))
    if n_cut < lengths.n_files and lengths.is_exact:
        parts.append(tr("Shorter files stay whole."))
    if has_labels:
        parts.append(tr("A recording's label is none of its windows: it is kept as a column."))
    return " ".join(parts)


def _whole(lengths: Lengths) -> str:
    if not lengths.proposed():
        return ""
    return tr(
        "{recordings}, {hours}: each is one sample with one label.",
        recordings=_more(lengths, recordings_text(lengths.n_files)),
        hours=_about(lengths, hours_text(lengths.hours)),
    )


def _overlap(rule: WindowRule) -> float:
    return round(rule.seconds - rule.hop, 3)


def _said(lengths: Lengths, n: int) -> int:
    """Return a number as exactly as it is known."""
    return n if lengths.is_exact else round(n, _DIGITS - len(str(n)))


def _about(lengths: Lengths, count: str) -> str:
    if lengths.is_exact:
        return count
    if lengths.is_all:
        return tr("about {count}", count=count)
    return tr("more than {count}", count=count)


def _more(lengths: Lengths, count: str) -> str:
    return count if lengths.is_all else tr("more than {count}", count=count)
