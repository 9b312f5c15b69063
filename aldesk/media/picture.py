"""Pictures: decoded with Pillow to 8-bit RGB."""

import functools
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from aldesk.core.decoding import AS_IS, Decoding
from aldesk.core.errors import CutOff, SampleProblem, TooLarge
from aldesk.media.file import check_file, reading
from aldesk.media.signature import looks_like

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "TIFF", "GIF")
MOST_PIXELS = 100_000_000


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, upright.

    Attributes
    ----------
    pixels : uint8 (height, width, 3)
        Red, green, blue.
    """

    pixels: npt.NDArray[np.uint8]


def read_picture(path: Path, decoding: Decoding = AS_IS) -> Picture:
    """Decode a picture; of several frames, the first.

    It is turned upright as its EXIF data ask, laid on white where it is transparent, and 16-bit
    grey values keep their upper 8 bits. 32-bit values are taken as they are within 0 … 255, as
    shares of white within 0 … 1 (numbers with a fraction only), as 16-bit values within 0 … 65535
    (whole numbers only), and else stretched from black at the lowest to white at the highest.

    Raises
    ------
    SampleProblem
        If the file is missing, empty, unreadable, not a picture, cut off, above 100 megapixels, or
        holds values that are not finite.
    """
    check_file(path)
    with _opened(path) as image:
        try:
            image.load()
            upright = _upright(image)
            pixels = _pixels(upright) if _is_finite(upright) else None
        except Exception as error:  # decoders raise whatever a damaged file leads them to
            raise CutOff(
                "The picture is cut off or damaged", subject=str(path), todo=_AGAIN
            ) from error
    if pixels is None:
        raise SampleProblem(
            "The picture holds values that are not finite numbers",
            subject=str(path),
            todo="Write the file again with the program that made it",
        )
    return Picture(pixels)


def probe_picture(path: Path) -> None:
    """Check a picture by its header alone.

    Raises
    ------
    SampleProblem
        If the header already shows that the picture cannot be read.
    """
    check_file(path)
    with _opened(path):
        pass


_AGAIN = "Copy or download it again"


@functools.cache
def _pillow() -> ModuleType:
    """Import Pillow with its own guard set as tight as ours, for what a header does not show."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    return Image


@contextmanager
def _opened(path: Path) -> Iterator["Image"]:
    pillow = _pillow()
    with reading(path), path.open("rb") as file:
        try:
            image = pillow.open(file, formats=FORMATS)
        except (pillow.DecompressionBombError, pillow.DecompressionBombWarning) as error:
            raise _too_large(path) from error
        except Exception as error:  # decoders raise whatever a damaged file leads them to
            raise SampleProblem(
                f"The content is not a picture that ALDesk can read{looks_like(path)}",
                subject=str(path),
                todo=_AGAIN,
            ) from error
        if image.width * image.height > MOST_PIXELS:
            raise _too_large(path)
        yield image


def _pixels(image: "Image") -> npt.NDArray[np.uint8]:
    pillow = _pillow()
    if image.mode in ("I", "F") or image.mode.startswith("I;16"):
        grey = _eight_bits(np.asarray(image))
        return np.repeat(grey[:, :, None], 3, axis=2)
    if image.has_transparency_data:
        image = image.convert("RGBA")
        white = pillow.new("RGBA", image.size, "white")
        image = pillow.alpha_composite(white, image)
    return np.array(image.convert("RGB"))


def _upright(image: "Image") -> "Image":
    from PIL import ImageOps

    try:
        return ImageOps.exif_transpose(image)
    except Exception:  # noqa: BLE001 - whatever damaged EXIF data lead Pillow to
        return image


def _is_finite(image: "Image") -> bool:
    return image.mode != "F" or bool(np.isfinite(np.asarray(image)).all())


def _eight_bits(values: npt.NDArray[Any]) -> npt.NDArray[np.uint8]:
    """Return grey values of 16 or 32 bits as 8 bits; `read_picture` says how."""
    if values.dtype.itemsize == 2:
        return np.asarray(values.astype(np.uint16) >> 8, np.uint8)
    lowest, highest = float(values.min()), float(values.max())
    if lowest >= 0 and values.dtype.kind == "f" and highest <= 1:
        return np.asarray(np.rint(values * 255), np.uint8)
    if lowest >= 0 and highest <= 255:
        return np.asarray(np.rint(values), np.uint8)
    if lowest >= 0 and values.dtype.kind == "i" and highest <= 65535:
        return np.asarray(values >> 8, np.uint8)
    scale = 255 / (highest - lowest) if highest > lowest else 0.0
    return np.asarray(np.rint((values.astype(np.float64) - lowest) * scale), np.uint8)


def _too_large(path: Path) -> SampleProblem:
    return TooLarge(
        f"The picture has more than {MOST_PIXELS // 1_000_000} megapixels",
        subject=str(path),
        todo="Make it smaller, or cut it into tiles",
    )
