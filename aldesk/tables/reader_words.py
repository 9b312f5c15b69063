"""What a reader's child and who asks it say to each other, and how errors are told."""

ITEM, END, REFUSED = b"i", b"e", b"r"
NEXT, DROP = b"next", b"drop"
ERRORS = (OSError, ValueError, LookupError, ArithmeticError, MemoryError, TypeError)
"""What the libraries and Python raise over a damaged file; `pyarrow.ArrowException`, too."""


def reason_of(error: BaseException) -> str:
    """Return why a file cannot be read, in one line."""
    if isinstance(error, MemoryError):
        return "it takes more memory than a table may"
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[0][:300].rstrip(".")
