"""The libraries that the program says it is made of are those that it needs."""

import importlib
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from aldesk.libraries import libraries, licence_name, main_versions

PACKAGING = Path(__file__).parents[1] / "packaging"


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_all_that_is_shipped_is_named_with_its_licence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(PACKAGING))
    parts = importlib.import_module("frozen_parts")
    try:
        shipped = set(parts.distributions())
    except metadata.PackageNotFoundError:
        pytest.skip("ALDesk runs from a checkout that is not installed")
    found = libraries()
    assert shipped - {"aldesk"} <= {plain(library.name) for library in found}
    assert all(library.version for library in found)
    assert [library.name for library in found if library.licence in ("", "OSI Approved")] == []


def test_no_library_is_imported_for_it() -> None:
    code = (
        "import sys; from aldesk.libraries import libraries, main_versions; "
        "libraries(); main_versions(); "
        "print([name for name in ('torch', 'transformers', 'numpy', 'PySide6') if name in "
        "sys.modules])"
    )
    command = [sys.executable, "-c", code]
    said = subprocess.run(command, capture_output=True, text=True, check=True, cwd=PACKAGING.parent)
    assert said.stdout == "[]\n"


def test_a_package_that_is_not_here_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", nothing)
    assert set(main_versions().values()) == {"missing"}
    assert libraries("no-such-package-anywhere") == []


def test_a_licence_is_named_shortly() -> None:
    assert licence_name(metadata.distribution("numpy")).startswith("BSD-3-Clause")
    assert licence_name(metadata.distribution("openTSNE")) == "BSD-3-Clause"
