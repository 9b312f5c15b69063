"""Gather the licences of all that is shipped: a list, and each package's own texts.

Run by `build.py` in the environment that is frozen, so that the versions are those shipped.
"""

import re
import shutil
import sys
from importlib import metadata
from pathlib import Path

import frozen_parts

ROOT = Path(__file__).resolve().parent.parent
_TEXTS = re.compile(r"(licen[cs]e|copying|notice|authors|copyright)", re.IGNORECASE)
_NOTES = """\
ALDesk {version} is free software under the MIT licence (aldesk/LICENSE).

It is shipped with Python and with the packages below, each under its own licence. The folder of a
package holds the texts that it brings; where it brings none, the licence is the one named here.

Qt and PySide6 are used under the GNU Lesser General Public License, version 3 (lgpl-3.0.txt, and
gpl-3.0.txt, which it refers to). They are shipped as unchanged shared libraries, in the folder
PySide6 beside the program, and you may replace them with builds of your own. Their source code is
at https://download.qt.io/official_releases/ under the version named below. libsndfile, in the
folder _soundfile_data, is used under the LGPL 2.1 in the same way; its source code is at
https://github.com/libsndfile/libsndfile. The folder system, where there is one, holds the notices
of libraries that come from the Linux distribution this was built on, which also has their source.

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
        n = copy_texts(package, folder / name)
        lines.append(f"{package.name} {package.version}: {licence or 'see its texts'}\n")
        if not n:
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


def licence_name(package: metadata.Distribution) -> str:
    """Return what a package says of its licence, in a few words; empty if it says nothing."""
    facts = package.metadata.json
    if expression := facts.get("license_expression"):
        return str(expression)
    classifiers = [c for c in facts.get("classifier", []) if c.startswith("License ::")]
    if classifiers:
        return ", ".join(c.rpartition(" :: ")[2] for c in classifiers)
    return str(facts.get("license", "")).strip().partition("\n")[0]


def copy_texts(package: metadata.Distribution, to: Path) -> int:
    """Copy a package's licence files; return how many there are."""
    files = [
        Path(str(package.locate_file(file)))
        for file in package.files or []
        if ".dist-info" in str(file) and _TEXTS.search(file.name)
    ]
    for file in files:
        to.mkdir(exist_ok=True)
        shutil.copyfile(file, to / file.name)
    return len(files)


def _add_python_and_qt(folder: Path) -> None:
    for text in (ROOT / "packaging" / "licences").glob("*.txt"):
        shutil.copyfile(text, folder / text.name)
    (folder / "aldesk").mkdir(exist_ok=True)
    shutil.copyfile(ROOT / "LICENSE", folder / "aldesk" / "LICENSE")
    for place in (Path(sys.base_prefix), Path(sys.base_prefix) / "lib", *_stdlib()):
        if (place / "LICENSE.txt").is_file():
            shutil.copyfile(place / "LICENSE.txt", folder / "python.txt")


def _stdlib() -> list[Path]:
    import sysconfig

    return [Path(sysconfig.get_path("stdlib"))]


if __name__ == "__main__":
    missing = gather(Path(sys.argv[1]))
    print("Without a text of their own:", ", ".join(missing) or "none")
