"""Gather the licences of all that is shipped: a list, and a file a package with its texts.

`aldesk.spec` calls it with what PyInstaller has collected, in the environment that is frozen, so
that the versions are those shipped. What is in no list, or may not be shipped, ends the build.
"""

import re
import shutil
import sys
import sysconfig
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path, PurePath

import frozen_parts
import native
from frozen_parts import Entry
from packaging.utils import canonicalize_name

from aldesk.libraries import licence_name

ROOT = Path(__file__).resolve().parent.parent
_NOTES = Path(__file__).parent / "licences" / "notes.txt"
TOOLS = ["pyinstaller"]  # its starter is a part of the program
_TEXTS = re.compile(r"(licen[cs]e|copying|notice|authors|copyright)", re.IGNORECASE)
_CODE = {".py", ".pyc", ".pyi", ".so", ".pyd"}
# What may go along with a program under the MIT licence; SPDX's names. No GPL without an exception.
_FIT = {
    *("0BSD", "AFL-2.1", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause"),
    *("BSD-3-Clause", "BSL-1.0", "CC0-1.0", "CNRI-Python", "FTL", "HPND", "IJG", "ISC"),
    *("LGPL-2.0-or-later", "LGPL-2.1-only", "LGPL-2.1-or-later", "LGPL-3.0-only"),
    *("GPL-2.0-or-later WITH Bootloader-exception", "GPL-3.0-or-later WITH GCC-exception-3.1"),
    *("LicenseRef-Microsoft-redistributable", "LicenseRef-public-domain", "MIT", "MIT-0"),
    *("MIT-CMU", "MPL-2.0", "PSF-2.0", "Sleepycat", "Unicode-3.0", "Unlicense", "X11", "Zlib"),
    *("blessing", "bzip2-1.0.6", "libpng-2.0", "libtiff"),
}
_MEANT = {
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache 2.0 License": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "GNU General Public License v2 (GPLv2)": "GPL-2.0-or-later WITH Bootloader-exception",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Python Software Foundation License": "PSF-2.0",
}
"""What packages that name no SPDX expression say, of which the GPLv2 is PyInstaller alone."""


def gather(folder: Path, entries: Iterable[Entry], modules: Iterable[str]) -> list[Entry]:
    """Write the list and the texts into a folder; return them as what is to be shipped.

    Parameters
    ----------
    folder : Path
        Emptied first.
    entries : iterable of Entry
        The files that are shipped.
    modules : iterable of str
        The names of the Python modules that are shipped inside the program.

    Raises
    ------
    SystemExit
        If something that is shipped is in no list, or under no licence that fits.
    """
    entries = list(entries)
    listed = [*TOOLS, *frozen_parts.distributions()]
    if unlisted := strays([*(place for place, _, _ in entries), *modules], listed):
        sys.exit(f"Shipped, but nothing that ALDesk asks for: {', '.join(unlisted)}")
    parts = [python(), *(of_package(metadata.distribution(name)) for name in listed)]
    libraries = native.shipped(entries)
    parts += [Part(of.library, of.licence, of.source, places) for of, places in libraries.items()]
    if unfit := [part for part in parts if not fits(part.licence)]:
        sys.exit("These licences are unknown or do not fit:\n" + "".join(map(str, unfit)))
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "system").mkdir(parents=True)
    for name in listed:
        if text := texts(metadata.distribution(name)):
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    _add_python_and_qt(folder)
    debian = native.debian_packages(entries)
    for name, path in native.debian_texts(debian).items():
        shutil.copyfile(path, folder / "system" / f"{name}.txt")
    (folder / "LICENCES.txt").write_text(index(parts, debian), encoding="utf-8")
    files = {file.relative_to(folder): file for file in folder.rglob("*.txt")}
    return [(str("aldesk/_licences" / place), str(file), "DATA") for place, file in files.items()]


@dataclass(frozen=True)
class Part:
    """Something that is shipped: its name with its version, SPDX licence, source, and files."""

    name: str
    licence: str
    source: str
    files: Sequence[str] = ()

    def __str__(self) -> str:
        """Return its lines in the list; of many files, the first ones."""
        files = [*self.files[:3], *(["…"] if len(self.files) > 3 else [])]
        place = f"    {', '.join(files)}\n" if files else ""
        return f"{self.name}: {self.licence or 'no licence named'}\n    {self.source}\n{place}"


def python() -> Part:
    """Return Python itself."""
    version = sys.version.split()[0]
    return Part(f"Python {version}", "PSF-2.0", f"https://www.python.org/ftp/python/{version}/")


def of_package(package: metadata.Distribution) -> Part:
    """Return a Python package; its source is at PyPI where it names no place of its own."""
    named = [line.partition(", ") for line in package.metadata.get_all("Project-URL") or []]
    places = {name.lower(): place for name, _, place in named}
    places["home"] = str(package.metadata.json.get("home_page", ""))
    known = ("source", "source code", "repository", "github", "homepage", "home")
    source = next((found for name in known if (found := places.get(name))), "")
    source = source or f"https://pypi.org/project/{package.name}/"
    said = licence_name(package)
    return Part(f"{package.name} {package.version}", _MEANT.get(said, said), source)


def fits(licence: str) -> bool:
    """Say whether an SPDX expression lets us ship it: of each OR one part, of each AND all."""
    needed = licence.split(" AND ")
    return all(any(one.strip("() ") in _FIT for one in part.split(" OR ")) for part in needed)


def index(parts: Iterable[Part], debian: Mapping[str, str]) -> str:
    """Return the list of all that is shipped, what the LGPL asks us to say at its head."""
    parts = list(parts)
    lesser = [part for part in parts if "LGPL" in part.licence]
    said = _NOTES.read_text("utf-8").replace("@VERSION@", metadata.version("aldesk"))
    said = said.replace("@LGPL@", "".join(map(str, lesser)))
    system = "".join(f"{name}\n    {source}\n" for name, source in debian.items())
    heading = "\nFROM THE LINUX DISTRIBUTION THAT THIS WAS BUILT ON\n\n"
    return said + "".join(map(str, parts)) + (heading + system if system else "")


def strays(places: Iterable[str], listed: Iterable[str]) -> list[str]:
    """Return the packages that are shipped and not listed, by the names of their folders."""
    known = set(listed)
    owners = metadata.packages_distributions()
    tops = {re.split(r"[./\\]", place)[0] for place in places} & set(owners)
    return sorted(top for top in tops if not known & set(map(canonicalize_name, owners[top])))


def texts(package: metadata.Distribution) -> str:
    """Return a package's licences and notices, each once, below the places where it lies."""
    places: dict[str, list[str]] = {}
    for file in package.files or []:
        if _is_text(file):
            text = Path(str(package.locate_file(file))).read_text("utf-8", errors="replace")
            places.setdefault(text.strip(), []).append(str(file))
    return "\n\n".join("\n".join([*where, "", text, ""]) for text, where in places.items())


def _is_text(file: PurePath) -> bool:
    """Say whether a file of a package is a licence; some packages have a folder of them."""
    if file.suffix in _CODE:
        return False
    return bool(_TEXTS.search(file.name)) or ".dist-info/licenses" in file.parent.as_posix()


def _add_python_and_qt(folder: Path) -> None:
    for text in (ROOT / "packaging" / "licences").glob("*.txt"):
        if text != _NOTES:
            shutil.copyfile(text, folder / text.name)
    shutil.copyfile(ROOT / "LICENSE", folder / "aldesk.txt")
    base, standard = Path(sys.base_prefix), Path(sysconfig.get_path("stdlib"))
    debian = Path("/usr/share/doc", f"python{sys.version_info[0]}.{sys.version_info[1]}")
    places = [base / "LICENSE.txt", base / "lib" / "LICENSE.txt", standard / "LICENSE.txt"]
    texts = [place for place in (*places, debian / "copyright") if place.is_file()]
    if not texts:
        sys.exit("Python's own licence was not found.")
    shutil.copyfile(texts[0], folder / "python.txt")
