"""The process that asks PyTorch for its devices, which takes importing it."""

import platform
from multiprocessing.connection import Connection

from aldesk.engine.process.messages import pack


def main(pipe: "Connection[bytes, bytes]") -> None:
    """Send what there is to compute with, then end."""
    import torch

    gpus = [torch.cuda.get_device_name(i) for i in range(torch.cuda.device_count())]
    if torch.backends.mps.is_available():
        gpus.append(f"Apple {platform.machine()} (mps)")
    pipe.send_bytes(pack("devices", {"gpus": gpus, "cuda": torch.version.cuda or ""}))
