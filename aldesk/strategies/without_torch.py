"""Imports scikit-activeml without torch, which only its wrappers of networks use.

scikit-activeml imports torch whenever it is there: two seconds and 170 MB that no strategy needs.
Here its modules are told that there is none, and each gets a `__getattr__` that defines its wrapper
once somebody asks for it. So a script may use both, in any order.

scikit-learn in turn imports pandas if that is there, and does nothing with it before it is given a
table. That is a fifth of what is left, and is hidden as well where scikit-learn is not there yet.
"""

import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from threading import get_ident
from types import ModuleType

_NEED_TORCH = {
    "make_criterion_tuple_aware": ("skactiveml.utils._functions", "skactiveml.utils"),
    "SkorchMixin": ("skactiveml.base",),
    "SkorchClassifier": ("skactiveml.classifier._wrapper", "skactiveml.classifier"),
    "SkorchRegressor": ("skactiveml.regressor._wrapper", "skactiveml.regressor"),
}


_HIDDEN = ("torch", "skorch", "pandas")


class _Hidden(MetaPathFinder):
    """Hides some modules from the thread that made it; others may be importing them."""

    def __init__(self) -> None:
        self._thread = get_ident()

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name in _HIDDEN and get_ident() == self._thread:
            raise ModuleNotFoundError(f"{name} is imported when it is used", name=name)
        return None


def import_activeml() -> None:
    """Import scikit-activeml's strategies, and torch not yet; nothing if either is there."""
    if "torch" in sys.modules or "skactiveml.utils" in sys.modules:
        return
    hidden = _Hidden()
    sys.meta_path.insert(0, hidden)
    try:
        import_module("skactiveml.pool")
    finally:
        sys.meta_path.remove(hidden)
    if not find_spec("torch") or not find_spec("skorch"):
        return
    for name, homes in _NEED_TORCH.items():
        for module in map(import_module, homes):
            vars(module).setdefault("__all__", []).append(name)
            vars(module)["__getattr__"] = _definer(module, name, homes)


def _definer(module: ModuleType, name: str, homes: Sequence[str]) -> Callable[[str], object]:
    def define(asked: str) -> object:
        if asked != name:
            raise AttributeError(f"module {module.__name__!r} has no attribute {asked!r}")
        found = _define(sys.modules[homes[0]], name)
        for home in homes:
            setattr(sys.modules[home], name, found)
        return found

    return define


def _define(module: ModuleType, name: str) -> object:
    """Run the module's code again, now with torch, and keep of it what it has not defined yet."""
    loader = module.__spec__ and module.__spec__.loader
    again = {key: value for key, value in vars(module).items() if key != "__getattr__"}
    exec(loader.get_code(module.__name__), again)  # type: ignore[union-attr] # noqa: S102
    # Its other classes are those that there have been, to `isinstance` and to pickle.
    again.update({key: value for key, value in vars(module).items() if key in again})
    return again[name]
