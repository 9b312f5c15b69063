"""What can be done now: the one rule of the menus and of the list of all actions."""

from collections.abc import Set
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QAction

from aldesk.gui.kit.action_table import Scope
from aldesk.gui.kit.actions import in_table

if TYPE_CHECKING:
    from aldesk.core.labels import Labels
    from aldesk.gui.window.open_project import OpenProject

_ON_SAMPLES = ("label", "grid", "map")


def scopes_now(
    opened: "OpenProject | None",
    in_front: "OpenProject | None",
    answered: "OpenProject | None" = None,
    *,
    on_start_page: bool,
) -> frozenset[Scope]:
    """Return where the window is.

    Parameters
    ----------
    opened : OpenProject or None
    in_front : OpenProject or None
        The same while its views are shown.
    answered : OpenProject or None
        The same while its samples are answered, in its views or elsewhere.
    on_start_page : bool
    """
    found: set[Scope] = {"always"}
    if not on_start_page:
        found.add("page")
    if opened:
        found.add("project")
        if opened.embedding.is_running or not opened.embedding.is_complete:
            found.add("embedding")
        if opened.refits.is_stopped:
            found.add("stopped")
    if in_front:
        found |= {"views", *_of_view(in_front)}
    if acting := answered or in_front:
        found |= _of_acts(acting.session.labels)
    return frozenset(found)


def _of_acts(labels: "Labels") -> set[Scope]:
    found: set[Scope] = {"undo"} if labels.done else set()
    return found | ({"redo"} if labels.undone else set())


def _of_view(opened: "OpenProject") -> set[Scope]:
    shown = opened.views.shown
    found: set[Scope] = {"samples"} if shown in _ON_SAMPLES else set()
    if shown in ("label", "grid"):
        found.add(cast(Scope, shown))
    if shown == "label" and not opened.session.labels.is_several:
        found.add("single")
    if shown == "label" and (view := opened.label.sample.view):
        from aldesk.gui.sound.view import SoundView

        found.add("sample")
        if isinstance(view, SoundView):
            found |= {"sound", "stretch"} if view.is_stretch else {"sound"}
        else:
            found.add("picture")
    return found


def can_be_done(action: QAction, scopes: Set[Scope]) -> bool:
    """Say whether an action can be done there; a class is given in the views of samples."""
    known = in_table(action)
    return (known.scope if known else "samples") in scopes
