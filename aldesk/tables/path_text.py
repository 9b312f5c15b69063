"""Paths as tables spell them: of this machine or another, as URLs, with backslashes."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from aldesk.core.typed_path import with_home

_DRIVE = re.compile(r"^[A-Za-z]:[\\/]")
_URL = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]+://")
_QUERY = re.compile(r"\?[\w-]+=")


def spellings(text: str) -> Iterator[Path]:
    """Yield the paths that a text can mean, the most literal first; relative ones stay relative."""
    seen: set[str] = set()
    for spelling in _spelled(text.strip()):
        if spelling and spelling not in seen:
            seen.add(spelling)
            yield Path(spelling)


def parts_of(text: str) -> tuple[str, ...]:
    """Return the names in a path, from the outermost, composed (NFC); no root and no drive."""
    last = list(spellings(text))[-1:]
    return plain_parts(last[0]) if last else ()


def plain_parts(path: Path) -> tuple[str, ...]:
    """Return the names in a path as `parts_of` does."""
    names = unicodedata.normalize("NFC", path.as_posix()).replace("\\", "/").split("/")
    kept: list[str] = []
    for name in names:
        if name == "..":
            kept = kept[:-1]
        elif name not in ("", ".", "~") and not (len(name) == 2 and name[1] == ":" and not kept):
            kept.append(name)
    return tuple(kept)


def _spelled(text: str) -> Iterator[str]:
    if _URL.match(text):
        yield from _of_url(text)
        return
    if _QUERY.search(text):  # as labelling programs serve their files: /local-files/?d=tab/a.wav
        yield text
        values = [value for _, value in parse_qsl(text.partition("?")[2])]
        yield max(values, key=lambda value: value.count("/"), default="")
        return
    yield text
    if "\\" in text and (_DRIVE.match(text) or "/" not in text):
        text = text.replace("\\", "/")
        yield text
    if text.startswith("~"):
        yield str(with_home(text))
    elif "%" in text:
        yield unquote(text)


def _of_url(text: str) -> Iterator[str]:
    try:
        url = urlsplit(text)
    except ValueError:
        yield text
        return
    path = unquote(url.path)
    if re.match(r"^/[A-Za-z]:", path):
        path = path[1:]
    if url.scheme == "file":
        yield path
        yield f"{url.netloc}{path}"  # file://tab/a.wav, with a slash too few
        return
    yield path.removeprefix("/")
