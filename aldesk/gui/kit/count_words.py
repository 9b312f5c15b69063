"""How many recordings, windows and hours: the words for them, in one place."""

from aldesk.gui.kit.i18n import tr


def recordings_text(n: int) -> str:
    """Return how many recordings there are."""
    return tr("{n} recording(s)", "", n)


def windows_text(n: int) -> str:
    """Return how many windows of recordings there are."""
    return tr("{n} window(s)", "", n)


def brought_text(n: int, n_windows: int, n_recordings: int, *, more: bool = False) -> str:
    """Return how many samples came, and how many of them are windows of recordings.

    Parameters
    ----------
    n, n_windows, n_recordings : int
    more : bool
        Others were there before.
    """
    n_whole = n - n_windows
    whole = tr("{n} more sample(s)", "", n_whole) if more else tr("{n} sample(s)", "", n_whole)
    if not n_windows:
        return whole
    more_windows = tr("{n} more window(s)", "", n_windows)
    cut = tr(
        "{windows} from {recordings}",
        windows=more_windows if more else windows_text(n_windows),
        recordings=recordings_text(n_recordings),
    )
    return tr("{whole} and {cut}", whole=whole, cut=cut) if n_whole else cut


def hours_text(hours: float) -> str:
    """Return a length in hours, below two hours in minutes and below two minutes in seconds."""
    minutes = hours * 60
    if minutes < 2:
        return tr("{n} second(s)", "", round(minutes * 60))
    if hours < 2:
        return tr("{n} minute(s)", "", round(minutes))
    if hours < 10:
        return tr("{hours} hours", hours=f"{hours:.1f}".removesuffix(".0"))
    return tr("{n} hour(s)", "", round(hours))
