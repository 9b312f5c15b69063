"""Keeps an error in a method that Qt calls from ending the program, which it does on Python 3.11.

There an error that C code raises, such as an index out of range, is no object until it is caught,
and PySide (6.8 to 6.12) takes it for one. To catch it and let it go again makes it one. To be
deleted with the support of Python 3.11.
"""

import sys
from collections.abc import Callable
from functools import wraps
from types import FunctionType, ModuleType
from typing import Any

from PySide6.QtCore import QObject


def make_errors_safe() -> None:
    """Guard what the window's classes override, in the modules that are loaded."""
    if sys.version_info < (3, 12):
        for module in [m for name, m in sys.modules.items() if name.startswith("aldesk.gui.")]:
            for kind in _kinds(module):
                guard(kind)


def guard(kind: type[QObject]) -> None:
    """Guard each method by which a class overrides one of Qt; twice is as good as once."""
    of_qt = [base for base in kind.__mro__ if base.__module__.startswith("PySide6.")]
    for name, method in list(vars(kind).items()):
        is_plain = isinstance(method, FunctionType) and not hasattr(method, "__wrapped__")
        is_override = is_plain and not name.startswith("__")
        if is_override and any(name in vars(base) for base in of_qt):
            setattr(kind, name, _guarded(method))


def _kinds(module: ModuleType) -> list[type[QObject]]:
    return [
        kind
        for kind in vars(module).values()
        if isinstance(kind, type)
        and issubclass(kind, QObject)
        and kind.__module__ == module.__name__
    ]


def _guarded(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def run(*args: Any) -> Any:
        try:
            return method(*args)
        except BaseException:  # it is an object now
            raise

    return run
