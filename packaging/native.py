"""Which native libraries are shipped, under which licences, and where their source code is.

`native.csv` is the list, made by hand: what a wheel's library is made of stands in no metadata.
"""

import csv
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path, PurePath

from frozen_parts import Entry

TABLE = Path(__file__).parent / "native.csv"


@dataclass(frozen=True)
class Native:
    """A line of the list.

    Attributes
    ----------
    files : str
        Patterns of its files' names, without what systems put around them, see `bare`; with a /,
        of their places.
    library, licence, source : str
        The licence as an SPDX expression; several libraries can be in the same file.
    """

    files: str
    library: str
    licence: str
    source: str

    def has(self, place: str) -> bool:
        """Say whether it is in the file at a place in the program."""
        path, name = place.replace("\\", "/"), bare(place)
        return any(fnmatchcase(path if "/" in p else name, p) for p in self.files.split())


def bare(place: str) -> str:
    """Return what a library is called on all systems: `z` for `libz.so.1`, `zlib.dll` is `zlib`."""
    name = PurePath(place.replace("\\", "/")).name
    return re.split(r"\.(?:so|dll|dylib|abi3|\d)", name.removeprefix("lib"))[0]


def is_extension(place: str) -> bool:
    """Say whether a file is a Python module in machine code, which its own package is named for."""
    tags = [suffix for suffix in EXTENSION_SUFFIXES if suffix.count(".") > 1]
    return place.endswith((*tags, ".pyd"))


def shipped(entries: Iterable[Entry]) -> dict[Native, list[str]]:
    """Return the listed libraries that are shipped, with the places of their files.

    Raises
    ------
    SystemExit
        If a file belongs to none: somebody has to find out what it is and may be shipped at all.
    """
    with TABLE.open(encoding="utf-8", newline="") as file:
        listed = [Native(**line) for line in csv.DictReader(file)]
    found: dict[Native, list[str]] = {}
    unknown = []
    for place in sorted(place for place, _, kind in entries if kind == "BINARY"):
        if is_extension(place):
            continue
        owners = [native for native in listed if native.has(place)]
        for native in owners:
            found.setdefault(native, []).append(place)
        if not owners:
            unknown.append(place)
    if unknown:
        names = "\n  ".join(unknown)
        sys.exit(f"Nobody knows the licence of these files; list them in {TABLE.name}:\n  {names}")
    return found


def debian_packages(entries: Iterable[Entry]) -> dict[str, str]:
    """Return Debian's packages that files come from, with the addresses of their exact sources."""
    if shutil.which("dpkg-query") is None:
        return {}
    ours = (Path(sys.prefix), Path(sys.base_prefix))
    files = {Path(source).resolve() for _, source, kind in entries if kind == "BINARY"}
    outside = [file for file in files if not any(file.is_relative_to(place) for place in ours)]
    # The same file has two paths where /lib is a link to /usr/lib; Debian may know either.
    paths = [str(path) for file in outside for path in (file, Path("/", *file.parts[2:]))]
    lines = _ask("--search", *paths) if paths else []
    packages = sorted({line.rpartition(": ")[0] for line in lines})
    form = "${Package} ${source:Package}/${source:Version}\n"
    told = _ask("--show", "--showformat", form, *packages) if packages else []
    return {
        name: f"https://sources.debian.org/src/{source}/"
        for name, source in (line.split() for line in told)
    }


def _ask(*question: str) -> list[str]:
    done = subprocess.run(["dpkg-query", *question], capture_output=True, text=True, check=False)
    return done.stdout.splitlines()


def debian_texts(packages: Iterable[str]) -> dict[str, Path]:
    """Return Debian's notices for its packages, and the licences that they refer to, by names."""
    notices = {name: Path("/usr/share/doc", name, "copyright") for name in packages}
    notices = {name: path for name, path in notices.items() if path.exists()}
    said = "".join(path.read_text("utf-8", errors="replace") for path in notices.values())
    common = set(re.findall(r"/usr/share/common-licenses/([\w.+-]*\w)", said))
    places = {name: Path("/usr/share/common-licenses", name) for name in common}
    return notices | {name: path for name, path in places.items() if path.exists()}
