"""The cells of tables as text."""

import json
from typing import Any


def text_of(value: Any) -> str:
    """Return a cell as a person writes it: nothing for None and NaN, no quotes around a text."""
    if value is None or value != value:  # noqa: PLR0124 - NaN and NaT alone differ from themselves
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool | list | dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)
