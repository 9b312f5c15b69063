"""The projects that were open last, kept among the preferences."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from aldesk.gui.kit.preferences import preferences

_PLACE = "recent projects"
_MOST = 12


@dataclass(frozen=True, slots=True)
class Recent:
    """A project that was open.

    Attributes
    ----------
    path : str
    name : str
    at : str
        When it was open last, in ISO 8601.
    n_labels : int
    """

    path: str
    name: str
    at: str
    n_labels: int = 0


def recent_projects() -> list[Recent]:
    """Return the projects, the last one first; what cannot be read is passed over."""
    try:
        lines = json.loads(str(preferences().value(_PLACE, "[]")))
        return [
            Recent(str(e["path"]), str(e["name"]), str(e["at"]), int(e["n_labels"])) for e in lines
        ]
    except (ValueError, TypeError, KeyError):
        return []


def remember(path: Path, name: str, n_labels: int) -> None:
    """Put a project at the head of the list."""
    entry = Recent(str(path), name, datetime.now().isoformat(timespec="seconds"), n_labels)
    others = [project for project in recent_projects() if project.path != entry.path]
    _keep([entry, *others][:_MOST])


def forget(path: str) -> None:
    """Take a project off the list; its file is left as it is."""
    _keep([project for project in recent_projects() if project.path != path])


def _keep(projects: list[Recent]) -> None:
    preferences().setValue(_PLACE, json.dumps([asdict(project) for project in projects]))
