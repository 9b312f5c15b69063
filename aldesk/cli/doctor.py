"""What ALDesk runs on and with: versions, devices, sound, folders, room, and what is missing."""

import importlib.util
import os
import platform
import shutil
import sys
from pathlib import Path
from typing import Any

from platformdirs import user_data_path, user_log_path

from aldesk import __version__
from aldesk.cli import system_needs
from aldesk.engine.checks.client import torch_devices
from aldesk.libraries import main_versions
from aldesk.media.outputs import output_names

Facts = dict[str, Any]

_LITTLE_ROOM = 2e9  # bytes


def examine() -> Facts:
    """Find everything out; takes some seconds, most of them for PyTorch in a process of its own."""
    missing = system_needs.missing()
    sounds, sound_problem = _sound_outputs()
    return {
        "aldesk": __version__,
        "frozen": bool(getattr(sys, "frozen", False)),
        "program": sys.executable,
        "python": platform.python_version(),
        "system": platform.platform(),
        "processors": os.cpu_count(),
        "versions": main_versions(),
        "sound_outputs": sounds,
        "sound_problem": sound_problem,
        "folders": [_folder(name, path) for name, path in _folders().items()],
        "hub": _hub(),
        "missing": [f"{need.purpose}: {need.debian}" for need in missing],
        "vital_missing": any(need.vital for need in missing),
        "how_to_get": system_needs.describe(missing).splitlines() if missing else [],
        **torch_devices(),
    }


def lines(facts: Facts) -> list[str]:
    """Return what was found as text for a person."""
    kind = "frozen" if facts["frozen"] else "from source"
    versions = [f"{name} {version}" for name, version in facts["versions"].items()]
    gpus = facts["gpus"] or ["none; ALDesk computes on the processor"]
    sound = facts["sound_outputs"] or [f"none ({facts['sound_problem']}); labelling works silently"]
    return [
        _line("ALDesk", f"{facts['aldesk']}, {kind}, {facts['program']}"),
        _line("System", f"{facts['system']}, {facts['processors']} processors"),
        _line("Python", facts["python"]),
        *(
            _line("Versions" * (i == 0), ", ".join(versions[i : i + 4]))
            for i in range(0, len(versions), 4)
        ),
        _line("GPU", facts["torch_problem"] or ", ".join(gpus)),
        _line("Sound", ", ".join(sound)),
        *(_folder_line(folder) for folder in facts["folders"]),
        _line("Hub", facts["hub"]),
        *(facts["how_to_get"] or [_line("Missing", "nothing")]),
    ]


def _line(name: str, text: str) -> str:
    return f"{name:<12}{text}"


def _sound_outputs() -> tuple[list[str], str]:
    try:
        devices = output_names()
    except Exception as error:  # noqa: BLE001 - whatever a driver does
        return [], str(error)
    return devices, "" if devices else "no output device"


def _folders() -> dict[str, Path]:
    home = Path(os.environ.get("HF_HOME") or Path.home() / ".cache" / "huggingface")
    hub = Path(os.environ.get("HF_HUB_CACHE") or home / "hub")
    return {"Demos": user_data_path("ALDesk"), "Log": user_log_path("ALDesk"), "Models": hub}


def _folder(name: str, path: Path) -> Facts:
    there = next(parent for parent in (path, *path.parents) if parent.is_dir())
    return {
        "name": name,
        "path": str(path),
        "exists": path.is_dir(),
        "writable": os.access(there, os.W_OK),
        "free": shutil.disk_usage(there).free,
    }


def _folder_line(folder: Facts) -> str:
    notes = [f"{folder['free'] / 1e9:,.1f} GB free"]
    if folder["free"] < _LITTLE_ROOM:
        notes.append("which is little")
    if not folder["writable"]:
        notes.append("cannot be written")
    return _line(folder["name"], f"{folder['path']} ({', '.join(notes)})")


def _hub() -> str:
    if importlib.util.find_spec("huggingface_hub") is None:
        return "missing: only built-in encoders work"
    if os.environ.get("HF_HUB_OFFLINE", "").lower() in ("1", "true", "yes", "on"):
        return "offline (HF_HUB_OFFLINE); models come from the folder above or from a path"
    return "used only for a hub id that you name and that is not in the folder above"
