"""How many recordings, windows and hours: the words for them, in one place."""

from aldesk.gui.kit.i18n import tr


def recordings_text(n: int) -> str:
    """Return how many recordings there are."""
    return tr("{n} recording(s)", "", n)


def windows_text(n: int) -> str:
    """Return how many windows of recordings there are."""
    return tr("{n} window(s)", "", n)


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
