"""What is imported is declared, and what is declared is imported."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

BY_OTHERS = {"skorch"}  # `SkorchClassifier` wants it; scikit-activeml does not ask for it by itself


def plain(distribution: str) -> str:
    """Return a distribution's name as packages are compared: lower case, with hyphens."""
    return re.sub(r"[-_.]+", "-", distribution).lower()


def declared(requirements: list[str]) -> set[str]:
    return {plain(re.split(r"[^\w.-]", requirement, maxsplit=1)[0]) for requirement in requirements}


def imported() -> set[str]:
    """Return the distributions that the modules of aldesk import, wherever in them."""
    tops = set[str]()
    for path in (ROOT / "aldesk").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                tops |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                tops.add(node.module.partition(".")[0])
    known = packages_distributions()
    foreign = tops - sys.stdlib_module_names - {"aldesk"}
    return {plain(known[top][0]) for top in foreign}


def test_what_is_imported_is_declared_and_nothing_else_is() -> None:
    extras = PROJECT["optional-dependencies"]
    optional = declared(extras["cluster"] + extras["tflite"])
    assert imported() | BY_OTHERS == declared(PROJECT["dependencies"]) | optional
