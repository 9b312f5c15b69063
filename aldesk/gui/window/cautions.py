"""What a person should know once of the place where a project lies."""

from pathlib import Path

from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.messages import Messages
from aldesk.gui.kit.preferences import preferences
from aldesk.store.place import cloud_of, network_of
from aldesk.store.project import Project

_KEPT = "places that were warned about"
_MOST = 200


def tell_cautions(project: Project, messages: Messages) -> None:
    """Say quietly what is risky about a project's place; of each project once."""
    known = _known()
    for kind, text in _cautions(project):
        if (key := f"{kind} {project.path}") not in known:
            messages.notice(text)
            known.append(key)
    preferences().setValue(_KEPT, known[-_MOST:])


def _cautions(project: Project) -> list[tuple[str, str]]:
    path: Path = project.path
    found = []
    if not project.has_native_lock:
        text = tr("This disk cannot keep two programs apart: open the project on one computer at "
                  "a time. You can label.")  # fmt: skip
        found.append(("lock", text))
    if cloud := cloud_of(path):
        text = tr("The project lies in a folder that {cloud} copies. Let it finish before you open "
                  "the project on another computer.", cloud=cloud)  # fmt: skip
        found.append(("cloud", text))
    elif kind := network_of(path):
        text = tr("The project lies on a network drive ({kind}). It is safe there, and quicker on "
                  "a disk of this computer.", kind=kind)  # fmt: skip
        found.append(("network", text))
    return found


def _known() -> list[str]:
    kept = preferences().value(_KEPT, [])
    return [str(key) for key in kept] if isinstance(kept, list) else [str(kept)]
