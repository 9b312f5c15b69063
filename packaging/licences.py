"""Gather the licences of all that is shipped: a list, and a file a package with its texts.

Run by `build.py` in the environment that is frozen, so that the versions are those shipped.
"""

import re
import shutil
import sys
from importlib import metadata
from pathlib import Path, PurePath

import frozen_parts

from aldesk.libraries import licence_name

ROOT = Path(__file__).resolve().parent.parent
_TEXTS = re.compile(r"(licen[cs]e|copying|notice|authors|copyright)", re.IGNORECASE)
_CODE = {".py", ".pyc", ".pyi", ".so", ".pyd"}
_NOTES = """\
ALDesk {version} is free software under the MIT licence (aldesk.txt).

It is shipped with Python and with the packages below, each under its own licence. The file with a
package's name holds the texts that it brings, also those of what it has taken from others; where
there is none, the licence is the one named here (apache-2.0.txt and lgpl-2.1.txt are here too).

Qt and PySide6 are used under the GNU Lesser General Public License, version 3 (lgpl-3.0.txt, and
gpl-3.0.txt, which it refers to). They are shipped as unchanged shared libraries, in the folder
PySide6 beside the program, and you may replace them with builds of your own. Their source code is
at https://download.qt.io/official_releases/ under the version named below. libsndfile, in the
folder _soundfile_data, is used under the LGPL 2.1 in the same way; its source code is at
https://github.com/libsndfile/libsndfile. openTSNE contains Annoy, under the Apache License 2.0.
openTSNE, scikit-learn, SimSIMD and PyTorch bring GNU's libgomp, under the GPL 3 with the GCC
Runtime Library Exception, which lets any program use it. The folder system, where there is one,
holds the notices of libraries that come from the Linux distribution this was built on, which also
has their source.

"""


def gather(folder: Path) -> list[str]:
    """Write the list and the texts into a folder; return the packages without a text of their own.

    Raises
    ------
    SystemExit
        If a package says nothing about its licence at all.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lines, without, unknown = [], [], []
    for name in ["pyinstaller", *frozen_parts.distributions()]:
        package = metadata.distribution(name)
        licence = licence_name(package)
        lines.append(f"{package.name} {package.version}: {licence or 'see its texts'}\n")
        if text := texts(package):
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        else:
            without.append(name)
            if not licence:
                unknown.append(name)
    if unknown:
        sys.exit(f"These packages name no licence: {', '.join(unknown)}")
    _add_python_and_qt(folder)
    version = metadata.version("aldesk")
    text = _NOTES.format(version=version) + f"Python {sys.version.split()[0]}: PSF-2.0\n"
    (folder / "LICENCES.txt").write_text(text + "".join(lines), encoding="utf-8")
    return without


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
        shutil.copyfile(text, folder / text.name)
    shutil.copyfile(ROOT / "LICENSE", folder / "aldesk.txt")
    for place in (Path(sys.base_prefix), Path(sys.base_prefix) / "lib", *_stdlib()):
        if (place / "LICENSE.txt").is_file():
            shutil.copyfile(place / "LICENSE.txt", folder / "python.txt")


def _stdlib() -> list[Path]:
    import sysconfig

    return [Path(sysconfig.get_path("stdlib"))]


if __name__ == "__main__":
    missing = gather(Path(sys.argv[1]))
    print("Without a text of their own:", ", ".join(missing) or "none")
