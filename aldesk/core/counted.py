"""How many there are, in English; the window has words of its own, `gui/kit/i18n`."""


def counted(n: int, one: str, many: str) -> str:
    """Return a number with its noun, and perhaps a verb.

    Examples
    --------
    >>> counted(1, "sample is", "samples are"), counted(1200, "sample is", "samples are")
    ('1 sample is', '1,200 samples are')
    """
    return f"{n:,} {one if n == 1 else many}"
