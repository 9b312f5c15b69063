"""Where the frames of an MP3 lie, so that any stretch of it is found to the sample.

libsndfile guesses where to go in an MP3 whose bit rate varies, and is seconds off. Format: ISO/IEC
11172-3 and 13818-3; of the tag that LAME writes, mp3-tech.org/programmer/frame_header.html.
"""

from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple

STEP = 50
"""Every so many frames the place is kept; more than a frame's sound can reach back (511 bytes)."""

_V1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_V2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
_DECODER_DELAY = 529  # samples, which decoders drop together with the encoder's
_SAME = 0xFFFE0C00  # of a header: the bits that never change within a stream
_PIECE = 1 << 20
_MOST_JUNK = 1 << 16  # bytes before the first frame, such as a tag's picture that was cut
_LITTLE = 2  # frames that a tag may tell of and that are no sound


class Mp3Index(NamedTuple):
    """The frames that hold sound.

    Attributes
    ----------
    places : array of int
        Byte of every 50th frame, and last the byte after the last frame.
    n_frames : int
    frame_samples : int
        Samples of each channel in a frame.
    skipped : int
        Samples at the beginning that are no sound but the codec's delay.
    n_samples : int
        Of the sound.
    promised : int
        Samples that the encoder's tag tells of; `n_samples` where it tells of no more.
    """

    places: "array[int]"
    n_frames: int
    frame_samples: int
    skipped: int
    n_samples: int
    promised: int


def mp3_index(path: Path) -> Mp3Index | None:
    """Return where the frames are, or None where the file is not plain MPEG layer III.

    An hour takes about a tenth of a second.

    Raises
    ------
    OSError
        If the file cannot be read.
    """
    with path.open("rb") as file:
        content = _Content(file)
        start = _first_frame(content)
        word = content.word(start) if start >= 0 else 0
        first = _header(word)
        if first is None:
            return None
        tag = _tag(content, start, first)
        start += first.size if tag else 0
        places, n_frames = array("q"), 0
        end = start
        for place, frame_size in _frames(content, start, word & _SAME):
            if n_frames % STEP == 0:
                places.append(place)
            n_frames += 1
            end = place + frame_size
        if not n_frames:
            return None
        places.append(end)
        delay, padding, n_told = tag or (0, 0, 0)
        skipped = delay + _DECODER_DELAY if delay or padding else 0
        after = max(0, padding - _DECODER_DELAY) if skipped else 0
        n_told = n_told if n_told > n_frames + _LITTLE else n_frames
        n_samples, promised = (
            max(0, n * first.samples - skipped - after) for n in (n_frames, n_told)
        )
        return Mp3Index(places, n_frames, first.samples, skipped, n_samples, promised)


class _Header(NamedTuple):
    size: int
    samples: int
    side: int  # bytes between the header and what an encoder may have written there


class _Content:
    """Any bytes of a file, read in large pieces."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._piece, self._from = file, b"", 0
        self.size = file.seek(0, 2)

    def at(self, place: int, n: int) -> bytes:
        """Return some bytes; fewer at the end."""
        begin = place - self._from
        if begin < 0 or begin + n > len(self._piece):
            self._file.seek(place)
            self._piece, self._from, begin = self._file.read(_PIECE), place, 0
        return self._piece[begin : begin + n]

    def word(self, place: int) -> int:
        """Return four bytes as a number, as a frame begins."""
        return int.from_bytes(self.at(place, 4), "big")


def _frames(content: _Content, start: int, same: int) -> Iterator[tuple[int, int]]:
    """Yield place and size of each whole frame, passing over what is between frames."""
    sizes: dict[int, int] = {}
    at, end = start, content.size
    while at + 4 <= end:
        word = content.word(at)
        size = sizes.get(word)
        if size is None:
            header = _header(word) if word & _SAME == same else None
            size = sizes[word] = header.size if header else 0
        if not size:
            found = _next_frame(content, at + 1, same)
            if found < 0:
                return
            at = found
            continue
        if at + size > end:
            return
        yield at, size
        at += size


def _next_frame(content: _Content, at: int, same: int | None) -> int:
    """Return where two frames of this kind follow each other, or near of any kind; −1 for none."""
    end = content.size if same is not None else min(content.size, at + _MOST_JUNK)
    while junk := content.at(at, min(_MOST_JUNK, max(0, end - at))):
        begin = at
        while (found := junk.find(b"\xff", at - begin)) >= 0:
            at = begin + found
            word = content.word(at)
            kind, header = word & _SAME, _header(word)
            if header and same in (None, kind) and content.word(at + header.size) & _SAME == kind:
                return at
            at += 1
        at = begin + len(junk)
    return -1


def _first_frame(content: _Content) -> int:
    """Return where the first frame is, after the ID3v2 tags; −1 for nowhere near."""
    at = 0
    while content.at(at, 3) == b"ID3":
        size = content.at(at + 6, 4)
        at += 10 + sum(byte << 7 * (3 - place) for place, byte in enumerate(size))
    return at if _header(content.word(at)) else _next_frame(content, at, None)


def _header(word: int) -> _Header | None:
    """Return what a frame's four bytes say; None if they are none of layer III."""
    version, layer = word >> 19 & 3, word >> 17 & 3
    rate, bits = word >> 10 & 3, word >> 12 & 15
    if word >> 21 != 0x7FF or layer != 1 or version == 1 or rate == 3 or bits in (0, 15):
        return None
    is_first, is_mono = version == 3, word >> 6 & 3 == 3
    kilobits = (_V1 if is_first else _V2)[bits]
    samples = 1152 if is_first else 576
    size = samples // 8 * 1000 * kilobits // _RATES[version][rate] + (word >> 9 & 1)
    side = (17 if is_mono else 32) if is_first else (9 if is_mono else 17)
    return _Header(size, samples, 4 + side)


def _tag(content: _Content, start: int, header: _Header) -> tuple[int, int, int] | None:
    """Return the encoder's delay and padding, and of how many frames it tells, 0 for nothing.

    None if the first frame is no tag, but sound.
    """
    frame = content.at(start, header.size)
    if frame[36:40] == b"VBRI":
        return 0, 0, int.from_bytes(frame[50:54], "big")
    mark = frame[header.side : header.side + 4]
    if mark not in (b"Xing", b"Info"):
        return None
    flags = int.from_bytes(frame[header.side + 4 : header.side + 8], "big")
    told = frame[header.side + 8 : header.side + 12] if flags & 1 else b""
    n_frames = int.from_bytes(told, "big")
    lame = header.side + 8 + 4 * (flags & 1) + 4 * (flags >> 1 & 1)
    lame += 100 * (flags >> 2 & 1) + 4 * (flags >> 3 & 1)
    if len(frame) < lame + 24 or not frame[lame]:
        return 0, 0, n_frames
    word = int.from_bytes(frame[lame + 21 : lame + 24], "big")
    return word >> 12, word & 0xFFF, n_frames
