"""PNG without its texts and colour profile, which Pillow refuses where they are large."""

import struct
from io import BytesIO
from typing import IO

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_TEXTS = (b"iCCP", b"tEXt", b"zTXt", b"iTXt")
_MOST_BYTES = 512 << 20


def without_texts(file: IO[bytes]) -> BytesIO | None:
    """Return a PNG without these chunks, as it is behind the last whole one; None for others."""
    file.seek(0)
    if file.read(8) != _SIGNATURE:
        return None
    content = file.read(_MOST_BYTES)
    kept, at = [_SIGNATURE], 0
    while at + 8 <= len(content):
        size, name = struct.unpack_from(">I4s", content, at)
        end = at + 12 + size
        if name not in _TEXTS:
            kept.append(content[at:end])
        at = end
    return BytesIO(b"".join(kept))
