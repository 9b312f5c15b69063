"""Pictures: decoded with Pillow, some TIFFs with tifffile, to 8-bit RGB."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from aldesk.core.decoding import AS_IS, Decoding
from aldesk.core.errors import CutOff, SampleProblem, TooLarge, Unsupported
from aldesk.media.ending import missing_of_jpeg_2000
from aldesk.media.file import check_file, reading
from aldesk.media.levels import Tones
from aldesk.media.png_texts import without_texts
from aldesk.media.raw_picture import RawPicture, developed
from aldesk.media.refusal import refused
from aldesk.media.shortness import is_cut_off
from aldesk.media.signature import extension_in
from aldesk.media.tiff import BEGINNINGS, MOST_BYTES, TooManyValuesError, UnsuitedError, read_tiff
from aldesk.media.with_pillow import (
    MOST_PIXELS,
    TooManyPixelsError,
    has_all_bytes,
    open_image,
    values_of,
)

if TYPE_CHECKING:
    from PIL.Image import Image

_MOST_VALUES = 4 * MOST_PIXELS
_MOST_MENDED = 256 << 20
_MOST_OF_A_BYTE = 3000  # pixels of one colour, as GIF packs them
_BITS, _MEANING, _N_CHANNELS = 258, 262, 277  # TIFF's tags
_NO_COLOURS = (0, 1)  # of their meanings
_JPEG_END = b"\xff\xd9"
_DAMAGED = ("avif", "tif", "webp")  # formats that Pillow does not even open where an end is missing
_AGAIN = "Copy or download it again"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, upright.

    Attributes
    ----------
    pixels : uint8 (height, width, 3)
        Red, green, blue.
    tones : uint16 (height, width, 1 or 3), optional
        Of a picture deeper than 8 bits, what `aldesk.media.levels` says of its values: more than
        `pixels` can hold.
    missing : float
        The share of the pixels that the file lacks; small, or the picture is cut off.
    """

    pixels: npt.NDArray[np.uint8]
    tones: Tones | None = None
    missing: float = 0.0


def read_picture(path: Path, decoding: Decoding = AS_IS) -> Picture:
    """Decode a picture; of several frames or pages, the first.

    It is turned upright as its EXIF data ask, and laid on white where it is transparent. What is
    black and white in a picture deeper than 8 bits, `aldesk.media.levels.range_of` says. Of
    several channels that are no colours, the first three are red, green and blue.

    Parameters
    ----------
    path : Path
    decoding : Decoding
        With a channel, that one is shown as grey. Where each page of a TIFF is a channel, it is
        that page.

    Raises
    ------
    SampleProblem
        If the file is missing, empty, unreadable, not a picture, cut off (more than a tenth is
        missing), above 100 megapixels, lacks the channel that is chosen, or holds values that are
        not finite.
    """
    check_file(path)
    missing = 0.0
    with reading(path), path.open("rb") as file:
        try:
            raw = _whole(file, path, decoding.channel)
        except SampleProblem as problem:
            mended = (
                None if isinstance(problem, TooLarge) else _mended(file, path, decoding.channel)
            )
            if mended is None:
                raise
            raw, missing = mended
        with _decoding(path):  # of a large one only now
            if not raw.is_finite():
                raise SampleProblem(
                    "The picture holds values that are not finite numbers",
                    subject=str(path),
                    todo="Write the file again with the program that made it",
                )
            return Picture(*developed(raw, decoding, path), missing)


def probe_picture(path: Path) -> float:
    """Check a picture by its header alone, and return the share that is known to be missing.

    Raises
    ------
    SampleProblem
        If the header already shows that the picture cannot be read.
    """
    check_file(path)
    with reading(path), path.open("rb") as file:
        try:
            is_sure = has_all_bytes(open_image(file, path))
        except TooManyPixelsError as error:
            raise _too_large(path, error) from error
        except Exception:  # noqa: BLE001 - others, and what can be mended, show when they are read
            is_sure = False
    return 0.0 if is_sure else read_picture(path).missing


def _whole(file: IO[bytes], path: Path, channel: int) -> RawPicture:
    """Decode a picture, or say why that cannot be done."""
    is_opened = False
    try:
        if _beginning(file) in BEGINNINGS:
            return _tiff(file, path, channel)
        try:
            image = open_image(file, path)
            is_opened = True
            if image.format == "JPEG2000" and missing_of_jpeg_2000(file):
                raise EOFError  # its decoder makes up what is missing
            return values_of(image, channel, None)
        except ValueError:
            if (shorter := without_texts(file)) is None:
                raise
            return values_of(open_image(shorter, path), channel, None)
    except SampleProblem:
        raise
    except TooManyPixelsError as error:
        raise _too_large(path, error) from error
    except TooManyValuesError as error:
        raise _too_deep(path) from error
    except Exception as error:  # decoders raise whatever a damaged file leads them to
        if is_opened or extension_in(path) in _DAMAGED:
            raise _damaged(path) from error
        raise refused(path, "picture", _AGAIN) from error


@contextmanager
def _decoding(path: Path) -> Iterator[None]:
    """Tell that a file is damaged, whatever decoders raise of it."""
    try:
        yield
    except (SampleProblem, OSError):
        raise
    except Exception as error:
        raise _damaged(path) from error


def _damaged(path: Path) -> CutOff:
    return CutOff("The picture is cut off or damaged", subject=str(path), todo=_AGAIN)


def _tiff(file: IO[bytes], path: Path, channel: int) -> RawPicture:
    """Read a TIFF with the library that gives more of it."""
    image = _opened_or_none(file, path)
    if image is not None and not _gives_more(image, channel):
        return values_of(image, channel, None)
    try:
        return read_tiff(file, channel, _MOST_VALUES)
    except TooManyValuesError:
        raise
    except Exception as error:
        if image is not None:
            return values_of(image, channel, None)
        if isinstance(error, UnsuitedError):
            raise Unsupported(
                "ALDesk cannot read this TIFF",
                subject=str(path),
                todo="Copy it again; if that does not help, save it without compression, or as png",
            ) from error
        raise


def _opened_or_none(file: IO[bytes], path: Path) -> "Image | None":
    try:
        return open_image(file, path)
    except TooManyPixelsError:
        raise
    except Exception:  # noqa: BLE001 - decoders raise whatever a damaged file leads them to
        return None


def _gives_more(image: "Image", channel: int) -> bool:
    """Tell whether tifffile gives more: above 8 bits, or channels that are no colours."""
    tags = image.tag_v2  # type: ignore[attr-defined]
    are_channels = tags.get(_N_CHANNELS, 1) > 1 and tags.get(_MEANING) in _NO_COLOURS
    has_pages = bool(channel) and getattr(image, "n_frames", 1) > 1
    return max(tags.get(_BITS, (1,))) > 8 or are_channels or has_pages


def _mended(file: IO[bytes], path: Path, channel: int) -> tuple[RawPicture, float] | None:
    """Decode a picture whose end is missing, with the share that is; None if it is too large.

    It is decoded with two different ends and grounds: what is the same in both is in the file.
    """
    file.seek(0)
    content = file.read(_MOST_MENDED + 1)
    if len(content) > _MOST_MENDED:
        return None
    if _claims_too_much(content, path):
        return None
    if content.startswith(b"\xff\xd8") and content.endswith(b"\xff"):
        content += b"\xd9"
    n_more = 4096 + len(content) // 4
    try:
        first, second = (
            _with_end(content + end * n_more + _JPEG_END, path, channel, fill)
            for end, fill in ((b"\0", 0), (b"\x55", 255))
        )
    except Exception:  # noqa: BLE001 - decoders raise whatever a damaged file leads them to
        return None
    if (first.height, first.row_shape) != (second.height, second.row_shape):
        return None
    width, _ = first.row_shape
    strips = zip(first.strips(), second.strips(), strict=True)
    n_differing = sum(int((one != other).any(axis=2).sum()) for (_, one), (_, other) in strips)
    differing = n_differing / (width * first.height)
    missing = max(differing, missing_of_jpeg_2000(file))
    return None if is_cut_off(missing) else (first, max(missing, 1 / len(content)))


def _claims_too_much(content: bytes, path: Path) -> bool:
    """Tell whether a picture is said to be so large that most of it must be missing."""
    try:
        image = open_image(BytesIO(content), path)
    except Exception:  # noqa: BLE001 - decoders raise whatever a damaged file leads them to
        return False
    return image.width * image.height > _MOST_OF_A_BYTE * len(content)


def _with_end(content: bytes, path: Path, channel: int, fill: int) -> RawPicture:
    file = BytesIO(content)
    if _beginning(file) in BEGINNINGS:
        try:
            return read_tiff(file, channel, _MOST_VALUES)
        except Exception:  # noqa: BLE001, S110 - then Pillow may read it
            pass
    return values_of(open_image(without_texts(file) or file, path), channel, fill)


def _beginning(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read(4)


def _too_large(path: Path, error: TooManyPixelsError) -> SampleProblem:
    most = f"more than {error.most // 1_000_000} megapixels"
    size = " ({:,} × {:,})".format(*error.size) if any(error.size) else ""
    if not error.format:
        return TooLarge(
            f"The picture has {most}{size}",
            subject=str(path),
            todo="Make it smaller, or cut it into tiles",
        )
    return TooLarge(
        f"The picture has {most}{size}, and as {error.format} it would take too much memory",
        subject=str(path),
        todo="Save it as jpg, png or tif, which takes up to 100 megapixels, or make it smaller",
    )


def _too_deep(path: Path) -> SampleProblem:
    return TooLarge(
        f"The picture would take more than {MOST_BYTES // 1_000_000} megabytes of memory, or has "
        f"more than {MOST_PIXELS // 1_000_000} megapixels",
        subject=str(path),
        todo="Save it with 16 bits and in strips, make it smaller, or cut it into tiles",
    )
