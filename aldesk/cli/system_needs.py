"""What ALDesk needs of the system, apart from Python packages: found, named, or installed.

Standard library only: `packaging/quickstart.py` reads it before any package is installed.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path


@dataclass(frozen=True)
class Need:
    """Something that a package of the system provides.

    Attributes
    ----------
    purpose : str
        What it is needed for.
    debian, fedora : str
        The package that has it.
    is_there : callable
        Looks for it.
    vital : bool
        Whether nothing works without it.
    """

    purpose: str
    debian: str
    fedora: str
    is_there: Callable[[], bool]
    vital: bool = True


def loads(soname: str) -> bool:
    """Say whether the dynamic loader finds a library."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def has_font() -> bool:
    """Say whether there is a font that Qt can draw with."""
    folders = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
    files = (file for folder in folders for file in Path(folder).expanduser().rglob("*.*"))
    return any(file.suffix.lower() in (".ttf", ".otf", ".ttc") for file in files)


# soname, Debian, Fedora
QT_LIBRARIES = (
    ("libEGL.so.1", "libegl1", "libglvnd-egl"),
    ("libGL.so.1", "libgl1", "libglvnd-glx"),
    ("libX11.so.6", "libx11-6", "libX11"),
    ("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    ("libdbus-1.so.3", "libdbus-1-3", "dbus-libs"),
    ("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    ("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
)
X11_LIBRARIES = (
    ("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
    ("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    ("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    ("libxcb-image.so.0", "libxcb-image0", "xcb-util-image"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    ("libxcb-randr.so.0", "libxcb-randr0", "libxcb"),
    ("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil"),
    ("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    ("libxcb-sync.so.1", "libxcb-sync1", "libxcb"),
    ("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb"),
    ("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb"),
)


def needs() -> list[Need]:
    """Return what ALDesk needs of this system; on Windows and macOS the wheels bring it all."""
    if not sys.platform.startswith("linux"):
        return []
    has_display = "DISPLAY" in os.environ
    return [
        *(Need("Qt", deb, rpm, partial(loads, name)) for name, deb, rpm in QT_LIBRARIES),
        *(
            Need("a window under X11", deb, rpm, partial(loads, name), vital=has_display)
            for name, deb, rpm in X11_LIBRARIES
        ),
        Need("sound", "libportaudio2", "portaudio", partial(loads, "libportaudio.so.2"), False),
        Need("text", "fonts-inter", "rsms-inter-fonts", has_font, vital=False),
    ]


def missing(more: Iterable[Need] = ()) -> list[Need]:
    """Return the needs that are not met, of ALDesk and of those given."""
    return [need for need in (*more, *needs()) if not need.is_there()]


def can_install() -> bool:
    """Say whether this is Debian, Ubuntu or the like, and we are root."""
    return shutil.which("apt-get") is not None and os.geteuid() == 0


def install(wanted: Iterable[Need]) -> None:
    """Install with apt-get; what failed is still `missing` afterwards."""
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    packages = sorted({need.debian for need in wanted})
    print("Installing", *packages, flush=True)
    subprocess.run(["apt-get", "update", "-q"], env=quietly, check=False)
    command = ["apt-get", "install", "-q", "--yes", "--no-install-recommends", *packages]
    subprocess.run(command, env=quietly, check=False)


def describe(wanted: Iterable[Need]) -> str:
    """Tell a person what is missing, and the command that installs it."""
    wanted = list(wanted)
    purposes = dict.fromkeys(need.purpose for need in wanted)
    lines = ["Missing on this system:"]
    for purpose in purposes:
        names = sorted(need.debian for need in wanted if need.purpose == purpose)
        lines.append(f"  for {purpose}: {', '.join(names)}")
    debian = " ".join(sorted({need.debian for need in wanted}))
    fedora = " ".join(sorted({need.fedora for need in wanted}))
    lines += [
        f"Debian, Ubuntu:  sudo apt-get install {debian}",
        f"Fedora:          sudo dnf install {fedora}",
    ]
    return "\n".join(lines)
