"""Where a project lies, as far as that is a risk: in a cloud's folder, or on a network drive."""

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

_CLOUDS: Final = {
    "Dropbox": r"Dropbox( \(.+\))?",
    "OneDrive": r"OneDrive( ?- ?.+)?",
    "Google Drive": r"Google ?Drive(-.+)?|My Drive",
    "iCloud": r"iCloud ?Drive|Mobile Documents|com~apple~CloudDocs",
    "Nextcloud": r"Nextcloud\d*",
    "ownCloud": r"ownCloud\d*",
    "pCloud": r"pCloud ?Drive",
    "Box": r"Box Sync|Box-Box",
}
_NETWORK: Final = re.compile(
    r"nfs\d?|cifs|smb\w*|afs|afpfs|9p|ncpfs|davfs2?|webdav|glusterfs|ceph|lustre|beegfs|gpfs"
    r"|fuse\.(?!lxcfs|portal|snapfuse|gvfsd).+"
)


def cloud_of(path: Path) -> str:
    """Return which service copies the folder that a file lies in, by the folders' names, or ""."""
    for folder in path.parts[:-1]:
        for name, pattern in _CLOUDS.items():
            if re.fullmatch(pattern, folder):
                return name
    return ""


def network_of(path: Path, disks: Iterable[tuple[str, str]] | None = None) -> str:
    """Return the kind of the network drive that a file lies on, such as ``nfs4``, or "".

    Parameters
    ----------
    path : Path
        Absolute.
    disks : iterable of (str, str)
        Where each disk is mounted, and its kind; by default those of this computer.
    """
    if path.drive.startswith("\\\\"):
        return "smb"
    inside = [(at, kind) for at, kind in disks or _disks() if path.is_relative_to(at)]
    _, kind = max(inside, key=lambda disk: len(disk[0]), default=("", ""))
    return kind if _NETWORK.fullmatch(kind) else ""


def _disks() -> list[tuple[str, str]]:
    if os.name == "nt":  # asking after a drive that is gone would take half a minute there
        return []
    import psutil

    try:
        return [(disk.mountpoint, disk.fstype) for disk in psutil.disk_partitions(all=True)]
    except (OSError, RuntimeError):  # a container may hide them
        return []
