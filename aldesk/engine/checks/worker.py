"""The process that asks PyTorch for its devices, which takes importing it."""

import platform
from multiprocessing.connection import Connection

from aldesk.engine.process.messages import pack
from aldesk.engine.process.run_and_report import run_and_report


def main(pipe: "Connection[bytes, bytes]") -> None:
    """Send what there is to compute with, then end."""
    run_and_report(pipe, _devices)


def _devices() -> bytes:
    import torch

    gpus = [torch.cuda.get_device_name(i) for i in range(torch.cuda.device_count())]
    if torch.backends.mps.is_available():
        gpus.append(f"Apple {platform.machine()} (mps)")
    return pack("devices", {"gpus": gpus, "cuda": torch.version.cuda or ""})
