"""Pictures: decoded with Pillow to 8-bit RGB."""

import functools
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from aldesk.core.errors import CutOff, SampleProblem, TooLarge, Unsupported
from aldesk.media.file import check_file, reading

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


def read_picture(path: Path) -> Picture:
    """Decode a picture; of several frames, the first.

    It is turned upright as its EXIF data ask, laid on white where it is transparent, and 16-bit
    grey values keep their upper 8 bits.

    Raises
    ------
    SampleProblem
        If the file is missing, empty, unreadable, not a picture, cut off, above 100 megapixels, or
        has 32-bit values.
    """
    check_file(path)
    with _opened(path) as image:
        if image.mode in ("I", "F"):
            raise Unsupported(
                "The picture has 32-bit values, of which none is agreed to be white",
                subject=str(path),
                todo="Convert it to 8 or 16 bits",
            )
        try:
            pixels = _pixels(image)
        except Exception as error:  # decoders raise whatever a damaged file leads them to
            raise CutOff(
                "The picture is cut off or damaged", subject=str(path), todo=_AGAIN
            ) from error
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
                "The content is not a picture that ALDesk can read", subject=str(path), todo=_AGAIN
            ) from error
        if image.width * image.height > MOST_PIXELS:
            raise _too_large(path)
        yield image


def _pixels(image: "Image") -> npt.NDArray[np.uint8]:
    from PIL import ImageOps

    pillow = _pillow()
    image = ImageOps.exif_transpose(image)
    if image.mode.startswith("I;16"):
        grey = (np.asarray(image).astype(np.uint16) >> 8).astype(np.uint8)
        return np.repeat(grey[:, :, None], 3, axis=2)
    if image.has_transparency_data:
        image = image.convert("RGBA")
        white = pillow.new("RGBA", image.size, "white")
        image = pillow.alpha_composite(white, image)
    return np.array(image.convert("RGB"))


def _too_large(path: Path) -> SampleProblem:
    return TooLarge(
        f"The picture has more than {MOST_PIXELS // 1_000_000} megapixels",
        subject=str(path),
        todo="Make it smaller, or cut it into tiles",
    )
