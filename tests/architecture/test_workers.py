"""Workers are named by strings, which no import tool follows."""

import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import aldesk

ROOT = Path(aldesk.__file__).parent
NAME = re.compile(r"[\"'](aldesk(?:\.\w+)+\.\w*worker)[\"']")


def named() -> Iterator[str]:
    for file in ROOT.rglob("*.py"):
        yield from NAME.findall(file.read_text(encoding="utf-8"))


def there() -> set[str]:
    files = ROOT.rglob("*worker.py")
    return {".".join(("aldesk", *f.relative_to(ROOT).with_suffix("").parts)) for f in files}


@pytest.mark.parametrize("module", sorted(set(named())))
def test_each_worker_that_is_named_can_be_started(module: str) -> None:
    assert callable(importlib.import_module(module).main)


def test_each_worker_that_is_there_is_named() -> None:
    assert there() == set(named())
