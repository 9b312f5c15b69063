"""From the frozen folder to a .deb, and to one file that unpacks itself on any Linux.

Both hold the same compressed archive: the second is the first one's data behind a shell script.
"""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PARTS = ROOT / "packaging" / "linux"

_DEBIAN = {"x86_64": "amd64", "aarch64": "arm64"}
_CONTROL = """\
Package: aldesk
Version: {version}
Architecture: {architecture}
Maintainer: The ALDesk project <aldesk@localhost>
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: fonts-inter
Section: science
Priority: optional
Description: label sound and pictures with active learning
 ALDesk opens a folder of clips or pictures and lets you label with the keyboard,
 while a frozen encoder embeds the pool, a Bayesian classifier refits in the
 background, and a query strategy chooses what to ask next. It works offline and
 brings its own Python.
"""
# Libraries that belong to a system's own drivers are not shipped, see frozen_parts.py.
_LEFT_TO_THE_SYSTEM = (
    "fontconfig-config",
    "libasound2 | libasound2t64",
    "libegl1",
    "libgcc-s1",
    "libgl1",
    "libstdc++6",
    "libxcb1",
)
_BLOCK = 1 << 20


def make(frozen: Path, made: Path, to: Path, version: str) -> None:
    """Make both files in the folder `to`.

    Parameters
    ----------
    frozen : Path
        The folder that PyInstaller wrote.
    made : Path
        With the rendered icons.
    to : Path
    version : str
    """
    machine = platform.machine()
    architecture = _DEBIAN.get(machine, machine)
    tree = made / "tree"
    lay_out(frozen, made / "icons", tree)
    (tree / "DEBIAN").mkdir()
    control = _CONTROL.format(
        version=version,
        architecture=architecture,
        kilobytes=sum(file.lstat().st_size for file in tree.rglob("*")) // 1024,
        depends=", ".join(depends()),
    )
    (tree / "DEBIAN" / "control").write_text(control, encoding="utf-8")
    deb = to / f"aldesk_{version}_{architecture}.deb"
    build = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(deb)]
    subprocess.run(build, check=True)
    shutil.rmtree(tree)
    run = to / f"aldesk-{version}-linux-{machine}.run"
    write_run_file(deb, run, version, machine)


def lay_out(frozen: Path, icons: Path, tree: Path) -> None:
    """Put everything where a Linux system wants it, below `tree`."""
    shutil.rmtree(tree, ignore_errors=True)
    share = tree / "usr" / "share"
    (tree / "usr" / "lib").mkdir(parents=True)
    # Hard links: the copy takes no room and no time.
    shutil.copytree(frozen, tree / "usr/lib/aldesk", symlinks=True, copy_function=_link)
    (tree / "usr/bin").mkdir()
    (tree / "usr/bin/aldesk").symlink_to("../lib/aldesk/aldesk")
    _copy(PARTS / "aldesk.desktop", share / "applications/aldesk.desktop")
    _copy(PARTS / "aldesk-mime.xml", share / "mime/packages/aldesk.xml")
    for drawing, place in (("aldesk-light", "apps/aldesk"), ("project", _PROJECT_ICON)):
        for picture in (icons / drawing).glob("*.png"):
            size = f"{picture.stem}x{picture.stem}"
            _copy(picture, share / f"icons/hicolor/{size}/{place}.png")
        drawn = ROOT / "resources" / "icons" / f"{drawing}.svg"
        _copy(drawn, share / f"icons/hicolor/scalable/{place}.svg")
    _copy(next(frozen.rglob("_licences/LICENCES.txt")), share / "doc/aldesk/copyright")


_PROJECT_ICON = "mimetypes/application-vnd.aldesk.project"


def depends() -> list[str]:
    """Return the Debian packages that the frozen program needs."""
    major, minor = platform.libc_ver()[1].split(".")[:2]
    return [f"libc6 (>= {major}.{minor})", *_LEFT_TO_THE_SYSTEM]


def write_run_file(deb: Path, to: Path, version: str, machine: str) -> None:
    """Write the shell script, and the .deb's data behind it."""
    header = (PARTS / "run-header.sh").read_text(encoding="utf-8")
    header = header.replace("@VERSION@", version).replace("@MACHINE@", machine)
    length = len(header.encode()) - len("@SKIP@")
    skip = next(n for n in range(length, length + 20) if length + len(str(n)) + 1 == n)
    with to.open("wb") as out:
        out.write(header.replace("@SKIP@", str(skip)).encode())
        for block in archive_member(deb, "data.tar.xz"):
            out.write(block)
    to.chmod(0o755)


def archive_member(archive: Path, name: str) -> Iterable[bytes]:
    """Yield the content of one member of an `ar` archive, which a .deb is.

    Raises
    ------
    KeyError
        If there is no such member.
    """
    with archive.open("rb") as file:
        file.seek(8)
        while header := file.read(60):
            size = int(header[48:58])
            if header[:16].decode().strip().rstrip("/") == name:
                while size:
                    block = file.read(min(size, _BLOCK))
                    size -= len(block)
                    yield block
                return
            file.seek(size + size % 2, os.SEEK_CUR)
    raise KeyError(name)


def _copy(file: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, to)


def _link(source: str, to: str) -> None:
    os.link(source, to, follow_symlinks=False)


if __name__ == "__main__":
    *places, number = sys.argv[1:5]
    frozen_, made_, to_ = map(Path, places)
    make(frozen_, made_, to_, number)
