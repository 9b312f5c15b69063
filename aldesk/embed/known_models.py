"""Model files that are known by their inputs and outputs, and need no card."""

from typing import Any

from aldesk.embed.port import Ports

_BIRDNET = {
    "media": "sound",
    "name": "BirdNET 2.4",
    "licence": "CC BY-NC-SA 4.0",
    "rate": 48_000,
    "seconds": 3.0,
}
_BIRDNET_CLASSES, _BIRDNET_WIDTH = 6522, 1024

_PERCH = {
    "media": "sound",
    "name": "Perch 2",
    "licence": "Apache 2.0",
    "rate": 32_000,
    "seconds": 5.0,
    "peak": 0.25,
}
_PERCH_WIDTH = 1536


def known_model(ports: Ports) -> dict[str, Any]:
    """Return what the card of a known model would say; nothing for any other.

    Perch takes each window with a mean of 0 and a peak of 0.25, as its own tools feed it.

    References
    ----------
    Kahl et al. (2021), BirdNET: A deep learning solution for avian diversity monitoring. van
    Merriënboer et al. (2025), Perch 2.0: The bittern lesson for bioacoustics.
    """
    length = ports.inputs[0].width
    if length == 144_000 and ports.outputs[0].width == _BIRDNET_CLASSES:
        return _with_output(_BIRDNET, _birdnet_output(ports))
    if length == 160_000:
        for port in ports.outputs:
            if port.width == _PERCH_WIDTH and len(port.shape) == 2:
                return _with_output(_PERCH, port.index)
    return {}


def _birdnet_output(ports: Ports) -> int | None:
    """Return the tensor before the class scores, or the output beside them."""
    before = ports.outputs[0].index - 1
    there = (*ports.outputs, *ports.inner)
    fitting = [port for port in there if port.width == _BIRDNET_WIDTH and len(port.shape) == 2]
    nearest = sorted(fitting, key=lambda port: abs(port.index - before))
    return nearest[0].index if nearest else None


def _with_output(card: dict[str, Any], output: int | None) -> dict[str, Any]:
    return card if output is None else {**card, "output": output}
