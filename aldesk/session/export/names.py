"""Names of folders and files that every file system takes, as readable as they can be."""

import os
import re
import unicodedata
from collections.abc import Iterable
from hashlib import blake2b
from itertools import count

LONGEST = 255
"""Bytes that a name may have: the least of what file systems in use allow."""

# What Windows refuses in a name, or gives a meaning of its own; and the sign that stands for them.
_REFUSED = re.compile(r'[/\\:*?"<>|%]')
_DEVICE = re.compile(r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³]) *(?:\.|$)", re.I)


def readable_name(text: str) -> str:
    """Return a text as a name; what file systems refuse becomes ``%`` and two digits.

    Different texts have different names. A dot at the beginning would hide a folder, and dots and
    spaces at the end are dropped on Windows, so they are replaced too.
    """
    signs = [_quoted(c) if _REFUSED.match(c) or _is_control(c) else c for c in text]
    if text[:1] == "." or _DEVICE.match(text):
        signs[0] = _quoted(text[0])
    if text[-1:] in (".", " "):
        signs[-1] = _quoted(text[-1])
    return "".join(signs)


def class_folders(names: Iterable[str]) -> dict[str, str]:
    """Return a folder's name for each class; no two share one on any file system.

    Also not where ``Dog`` and ``dog`` are the same name, or the two ways of writing é. The folder
    of the second of those, and one whose name would be too long, ends in digits that follow from
    the class's name alone.
    """
    folders: dict[str, str] = {}
    taken: set[str] = set()
    for name in sorted(names):
        folder = readable_name(name)
        for number in count():
            if _size(folder) <= LONGEST and as_compared(folder) not in taken:
                break
            digest = blake2b(f"{number} {name}".encode(), digest_size=4).hexdigest()
            folder = _fitted(readable_name(name), f"~{digest}")
        taken.add(as_compared(folder))
        folders[name] = folder
    return folders


def file_name(stem: str, mark: str, suffix: str) -> str:
    """Return the name of a copy; what is too long is cut from the stem alone."""
    return named_after(stem, f"-{mark}{suffix}")


def named_after(stem: str, end: str) -> str:
    """Return a name that begins as another does; what is too long is cut from that alone."""
    return _fitted(readable_name(stem), end)


def _fitted(text: str, end: str) -> str:
    """Return both, with as many whole characters of the text as there is room for."""
    room = LONGEST - _size(end)
    if _size(text) > room:
        text = os.fsencode(text)[:room].decode(errors="ignore")
    return text + end


def _size(text: str) -> int:
    return len(os.fsencode(text))


def as_compared(name: str) -> str:
    """Return what is the same for names, or paths, that some file system takes for one."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return unicodedata.normalize("NFKC", folded)


def _is_control(sign: str) -> bool:
    return unicodedata.category(sign) == "Cc"


def _quoted(sign: str) -> str:
    return "".join(f"%{byte:02X}" for byte in sign.encode())
