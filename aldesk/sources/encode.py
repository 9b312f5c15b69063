"""Write raw arrays as files that need no decoder of their own: wav for sound, png for pictures."""

from io import BytesIO
from typing import Any

import numpy as np

from aldesk.core.errors import SampleProblem


def encoded(value: Any) -> bytes:
    """Return the encoded sound or picture of one cell; what is encoded already stays as it is.

    Parameters
    ----------
    value : bytes, dict or nested list
        Encoded bytes; a dictionary with `bytes`, or with `array` and `sampling_rate`; or the pixels
        of a picture, (height, width), (height, width, channels) or (channels, height, width).

    Raises
    ------
    SampleProblem
        If it is none of these.
    """
    if isinstance(value, bytes):
        return value
    try:
        if isinstance(value, dict):
            if isinstance(value.get("bytes"), bytes):
                return bytes(value["bytes"])
            return _wav(np.asarray(value["array"], np.float32), int(value["sampling_rate"]))
        return _png(np.asarray(value))
    except (KeyError, TypeError, ValueError, RuntimeError) as error:
        raise SampleProblem(f"The row holds neither sound nor a picture ({error})") from error


def _wav(samples: np.ndarray[Any, Any], rate: int) -> bytes:
    """Encode float32 (n,) or (channels, n), without loss."""
    import soundfile

    file = BytesIO()
    soundfile.write(file, samples.T, rate, format="WAV", subtype="FLOAT")
    return file.getvalue()


def _png(pixels: np.ndarray[Any, Any]) -> bytes:
    from PIL import Image

    if pixels.ndim == 3 and pixels.shape[0] in (1, 3, 4) and pixels.shape[2] not in (1, 3, 4):
        pixels = np.moveaxis(pixels, 0, 2)
    if pixels.ndim == 3 and pixels.shape[2] == 1:
        pixels = pixels[:, :, 0]
    if pixels.dtype.kind == "f" and pixels.min() >= 0 and pixels.max() <= 1:
        pixels = np.rint(255 * pixels)
    if pixels.min() < 0 or pixels.max() > 255:
        raise ValueError("its values are not in 0 … 255")
    file = BytesIO()
    Image.fromarray(pixels.astype(np.uint8)).save(file, format="PNG")
    return file.getvalue()
