"""Which libraries the program is made of, with their versions and licences; imports none of them.

Read from the metadata that travel with each package, also in the frozen program.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import metadata

_MAIN = (
    "PySide6_Essentials", "torch", "transformers", "scikit-activeml", "scikit-learn", "skorch",
    "numpy", "scipy", "onnxruntime", "datasets", "pyqtgraph", "soundfile", "soxr", "sounddevice",
    "pillow", "pyarrow",
)  # fmt: skip
_OPTIONAL = ("ai-edge-litert",)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True)
class Library:
    """A package that is here.

    Attributes
    ----------
    name, version : str
    licence : str
        In a few words; empty if it says nothing.
    """

    name: str
    version: str
    licence: str


def libraries(root: str = "aldesk") -> list[Library]:
    """Return the packages that are here and that one needs, directly or not, by their names.

    With those that ALDesk can do without, where they are here.
    """
    found: dict[str, Library] = {}
    waiting = [*_needed(root), *(_OPTIONAL if root == "aldesk" else ())]
    while waiting:
        name = waiting.pop()
        if _plain(name) in found:
            continue
        try:
            package = metadata.distribution(name)
        except metadata.PackageNotFoundError:  # for another system, or another Python
            continue
        known = Library(package.name, package.version, licence_name(package))
        found[_plain(name)] = known
        waiting += _needed(name)
    return [found[name] for name in sorted(found)]


def main_versions() -> dict[str, str]:
    """Return the versions of the libraries that a report names; ``missing`` for one that is."""
    return versions_of(_MAIN)


def versions_of(names: Iterable[str]) -> dict[str, str]:
    """Return the versions of some libraries; ``missing`` for one that is."""
    return {name: _version(name) for name in names}


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "missing"


def licence_name(package: metadata.Distribution) -> str:
    """Return what a package says of its licence, in a few words; empty if it says nothing."""
    facts = package.metadata.json
    if expression := facts.get("license_expression"):
        return str(expression)
    classifiers = [c for c in facts.get("classifier", []) if c.startswith("License ::")]
    named = [name for c in classifiers if (name := c.rpartition(" :: ")[2]) != "OSI Approved"]
    if named:
        return ", ".join(named)
    return str(facts.get("license", "")).strip().partition("\n")[0]


def _needed(name: str) -> list[str]:
    """Return the names of what a package needs, without what only its extras need."""
    try:
        lines = metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return []
    names = (_NAME.match(line) for line in lines if "extra ==" not in line.partition(";")[2])
    return [found[0] for found in names if found]


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
