"""JSON of other people's files."""

import json
from typing import Any


def read_json(text: str, **how: Any) -> Any:
    """Return what a JSON text says; `how` is `json.loads`'s.

    Raises
    ------
    ValueError, RecursionError
        If it is none, or a text in it has half of a pair of surrogates: that is no text, and could
        not be written again.
    """
    read = json.loads(text, **how)
    if "\\u" in text:
        json.dumps(read, ensure_ascii=False).encode()
    return read
