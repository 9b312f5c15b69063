"""What that is called which an encoder computes on."""

import re

_NAMES = re.compile(r"auto|cpu|mps|cuda(:\d{1,3})?")

DEVICES = "auto, cpu, cuda (or cuda:1 …) or mps"
"""All names, for a person. Which of them a computer has, PyTorch knows."""


def is_device(name: str) -> bool:
    """Tell whether there is such a device on some computer."""
    return bool(_NAMES.fullmatch(name))
