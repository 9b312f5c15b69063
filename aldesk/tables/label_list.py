"""Several labels in one cell: names with a sign between them, or a list as JSON writes it."""

import json
from collections import Counter
from collections.abc import Collection, Iterable

from aldesk.core.names import plain_name, valid_text
from aldesk.tables.label_cell import is_missing, label_of

SIGNS = (";", "|", ",")
"""What may stand between the labels of a cell; the first that fits counts."""

_NOBODY = "[]"


def list_text(names: Iterable[str]) -> str:
    """Return names as a cell: with semicolons between them, or as JSON where one would be misread.

    No name at all is ``[]``, which is not the same as an empty cell.
    """
    listed = list(names)
    if listed and all(map(_is_plain, listed)):
        return ";".join(listed)
    return json.dumps(listed, ensure_ascii=False)


def names_in(text: str, sign: str = "", *, keep_na: bool = False) -> tuple[str, ...]:
    """Return the labels in a cell, each once.

    Parameters
    ----------
    text : str
    sign : str, optional
        What stands between them, as `sign_between` found out; by default nothing does.
    keep_na : bool, default False
        See `aldesk.tables.label_cell.label_of`; a text in a list of JSON is always a name.
    """
    listed = _json_list(text)
    if listed is not None:
        return tuple(dict.fromkeys(filter(None, map(plain_name, listed))))
    parts = text.split(sign) if sign else [text]
    read = (label_of(part, keep_na=keep_na) for part in parts)
    return tuple(dict.fromkeys(name for name in read if name))


def is_list(text: str) -> bool:
    """Tell whether a cell is a list as JSON writes it."""
    return _json_list(text) is not None


def sign_between(texts: Iterable[str], known: Collection[str] | None = None) -> str:
    """Return what stands between the labels of cells; empty if each holds one.

    Parameters
    ----------
    texts : iterable of str
    known : collection of str, optional
        Classes of which samples may have several: whatever cuts cells into these is believed, and
        a semicolon always. By default cells have lists only where the same names are met again in
        different cells. As commas stand in single names, too, half of the names between them must
        also stand alone.
    """
    cells = [text for text in dict.fromkeys(texts) if not is_list(text)]
    return next((sign for sign in SIGNS if _fits(sign, cells, known)), "")


def _fits(sign: str, cells: list[str], known: Collection[str] | None) -> bool:
    lists = [names for cell in cells if sign in cell and len(names := names_in(cell, sign)) > 1]
    if not lists:
        return False
    if known is not None and (sign == ";" or all(n in known for names in lists for n in names)):
        return True
    alone = {plain_name(cell) for cell in cells if sign not in cell}
    counts = Counter(name for names in lists for name in names)
    is_again = any(n > 1 or name in alone for name, n in counts.items())
    if sign == ",":
        return is_again and 2 * sum(name in alone for name in counts) >= len(counts)
    return is_again


def _is_plain(name: str) -> bool:
    """Tell whether a name in a cell is read as what it is, alone and in a list."""
    has_sign = any(sign in name for sign in SIGNS)
    return not has_sign and name[:1] not in '["' and not is_missing(name) and label_of(name) == name


def _json_list(text: str) -> list[str] | None:
    if not (text.startswith("[") and text.endswith("]")):
        return None
    if text == _NOBODY:
        return []
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(read, list) or any(isinstance(one, list | dict) for one in read):
        return None
    return [valid_text(str(one)) for one in read if one is not None]
