"""Names as people read them: two that look the same are the same."""

import re
import unicodedata

_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]")


def plain_name(text: str) -> str:
    """Return a name composed (NFC), with single blanks and without characters that nobody sees."""
    return " ".join(unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).split())


def valid_text(text: str) -> str:
    """Return a text that can be stored and shown: bytes that are none become readable escapes."""
    return text.encode(errors="backslashreplace").decode()
