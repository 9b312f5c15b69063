"""Settings that are one frozen dataclass, kept from start to start."""

import json
from collections.abc import Callable
from dataclasses import asdict, fields, replace
from typing import Any, TypeVar, cast

from aldesk.gui.kit.preferences import preferences

_Settings = TypeVar("_Settings")


def keep_settings(key: str, settings: Any) -> None:
    """Keep settings under a key."""
    preferences().setValue(key, json.dumps(asdict(settings)))


def kept_settings(key: str, standard: _Settings, fits: Callable[[str, Any], bool]) -> _Settings:
    """Return what was kept under a key; what is none of ours is as in `standard`.

    Parameters
    ----------
    key : str
    standard : dataclass
    fits : callable
        Says of a name and a value whether such a setting can be: anybody may write the file.
    """
    try:
        found = json.loads(str(preferences().value(key, "{}")))
    except ValueError:
        return standard
    known = found if isinstance(found, dict) else {}
    settings: Any = standard
    names = [f.name for f in fields(settings) if f.name in known]
    fitting = {name: known[name] for name in names if fits(name, known[name])}
    return cast(_Settings, replace(settings, **fitting))
