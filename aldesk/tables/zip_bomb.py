"""Small files that unpack to more than memory holds."""

import zipfile

_MOST_UNPACKED = 1 << 28
"""Bytes of a part that may be packed to any size."""


def refuse_bomb(packed: zipfile.ZipFile, most: int) -> None:
    """Raise ValueError if a large part has more than `most` times its packed bytes."""
    for part in packed.infolist():
        if part.file_size > max(_MOST_UNPACKED, most * part.compress_size):
            raise ValueError(f"it unpacks to {part.file_size / 1e9:.0f} GB of nothing")
