"""Where the files are that travel with the program: demo data, icons, styles."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def root() -> Path:
    """Return the folder of the resources: inside the installed package, or in the checkout."""
    installed = _PACKAGE / "_resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"


def demo(name: str) -> Path:
    """Return the folder of a bundled data set, such as ``spoken-digits``."""
    return root() / "demo" / name


def icon(name: str) -> Path:
    """Return the drawing of an icon, such as ``aldesk-light``."""
    return root() / "icons" / f"{name}.svg"


def plan(name: str) -> Path:
    """Return the file of a bundled study, ``audio`` or ``pictures``."""
    return root() / "plans" / f"{name}.toml"


def licences() -> Path:
    """Return the folder with the texts of all licences; only the frozen program has it."""
    return _PACKAGE / "_licences"


def guide() -> Path:
    """Return the folder of the guide's pages."""
    return root() / "guide"
