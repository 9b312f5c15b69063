"""Where a transformer computes, how precisely, and in how many threads."""

import os

import torch

from aldesk.core.errors import Problem

_MOST_WORKERS = 8  # each holds the activations of a batch

_NO_MEMORY = ("MPS backend out of memory", "DefaultCPUAllocator")

_DTYPES = {"float32": torch.float32, "float16": torch.float16, "bfloat16": torch.bfloat16}


def find_device(name: str) -> torch.device:
    """Return a device of this machine.

    Raises
    ------
    Problem
        If it has no such device.
    """
    n_gpus = torch.cuda.device_count() if torch.cuda.is_available() else 0
    has = ["cuda"] * bool(n_gpus) + [f"cuda:{number}" for number in range(n_gpus)]
    has += ["mps"] * torch.backends.mps.is_available()
    if name == "auto":
        return torch.device(has[0] if has else "cpu")
    if name not in (*has, "cpu"):
        raise Problem(
            "There is no such device on this machine",
            subject=name,
            todo=f"Choose {', '.join(['auto', 'cpu', *has])}, or install a PyTorch that supports "
            "your GPU",
        )
    return torch.device(name)


def find_precision(name: str, device: torch.device) -> torch.dtype:
    """Return what to compute with; ``auto`` is half precision on a GPU only.

    Raises
    ------
    Problem
        If there is no such precision.
    """
    if name == "auto":
        return torch.float32 if device.type == "cpu" else torch.float16
    if name not in _DTYPES:
        raise Problem(
            "There is no such precision", subject=name, todo=f"Choose auto, {', '.join(_DTYPES)}"
        )
    return _DTYPES[name]


def is_out_of_memory(error: Exception) -> bool:
    """Tell whether an operation failed for want of memory.

    Only for CUDA PyTorch has an exception of its own; on MPS and CPU nothing but the text tells.
    """
    if isinstance(error, torch.OutOfMemoryError | MemoryError):
        return True
    return any(words in str(error) for words in _NO_MEMORY)


def use_workers(device: torch.device) -> int:
    """Set PyTorch up for batches that are computed side by side, and return how many.

    On a CPU each has a thread of its own: threads that share one operation wait for each other, and
    on a busy machine they wait most of the time.
    """
    if device.type != "cpu":
        return 1
    torch.set_num_threads(1)
    cores = os.cpu_count() or 1
    return min(_MOST_WORKERS, cores if cores <= 2 else cores - 1)
