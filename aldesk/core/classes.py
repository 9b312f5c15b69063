"""The classes as they are after some events: names, order, colours, aliases, merges."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, get_args

from aldesk.core.event import Event
from aldesk.core.ids import NO_CLASS, ClassId
from aldesk.core.names import plain_name

ClassKind = Literal[
    "add_class",
    "rename_class",
    "merge_class",
    "delete_class",
    "move_class",
    "recolour_class",
    "set_aliases",
]
CLASS_KINDS: frozenset[str] = frozenset(get_args(ClassKind))


@dataclass(frozen=True, slots=True)
class LabelClass:
    """One class.

    Attributes
    ----------
    id : ClassId
        Stays when all else changes.
    name : str
        What a person reads.
    color : int
        Its place in the theme's list of class colours, which repeats.
    aliases : tuple of str
        Other names that it is found by.
    names : tuple of (int, str)
        All names that it has had, each with the event that gave it.
    merged_into : str
        Id of the class that took its labels over; empty for a class that is in use.
    is_deleted : bool
        It is out of use, and had no labels.
    """

    id: ClassId
    name: str
    color: int
    aliases: tuple[str, ...] = ()
    names: tuple[tuple[int, str], ...] = ()
    merged_into: ClassId = NO_CLASS
    is_deleted: bool = False

    @property
    def is_in_use(self) -> bool:
        """Whether it can be given."""
        return not (self.merged_into or self.is_deleted)


Classes = tuple[LabelClass, ...]
"""All classes in their order; those out of use stay in it, for their names."""


def in_use(classes: Classes) -> Iterator[LabelClass]:
    """Yield the classes that can be given, in their order."""
    return (item for item in classes if item.is_in_use)


def told_apart(classes: Classes) -> Classes:
    """Return the classes with no name twice among those in use: a newer one gets a number.

    A source may bring a class while an act that gave another one its name is undone; done again,
    that act meets it.
    """
    names = [_plain(item.name) for item in in_use(classes)]
    if len(set(names)) == len(names):
        return classes
    taken: set[str] = set()
    named: dict[ClassId, str] = {}
    for item in in_creation_order(tuple(in_use(classes))):
        name, number = item.name, 2
        while _plain(name) in taken:
            name, number = f"{item.name} ({number})", number + 1
        taken.add(_plain(name))
        named[item.id] = name
    return tuple(replace(item, name=named.get(item.id, item.name)) for item in classes)


@lru_cache(maxsize=1 << 14)
def _plain(name: str) -> str:
    """Return a name as `plain_name` does: asked for all names again with each change."""
    return plain_name(name)


def in_creation_order(classes: Classes) -> list[LabelClass]:
    """Return all classes, those out of use too, the oldest first."""
    return sorted(classes, key=lambda item: item.names[0])


def merge_goals(classes: Classes) -> dict[ClassId, ClassId]:
    """Return for each class's id that of the class that it, perhaps merged twice, is now.

    What was deleted, or merged into a class that was, is left out.
    """
    into = {item.id: item.merged_into for item in classes}
    kept = {item.id for item in in_use(classes)}
    found: dict[ClassId, ClassId] = {}
    for class_id in into:
        goal = class_id
        while into[goal]:
            goal = into[goal]
        if goal in kept:
            found[class_id] = goal
    return found


def first_called(classes: Classes) -> Mapping[str, ClassId]:
    """Return which class had each plain name first, whatever it was merged into since."""
    goal = merge_goals(classes)
    ids: dict[str, ClassId] = {}
    for _, name, class_id in sorted((seq, n, item.id) for item in classes for seq, n in item.names):
        if class_id in goal:
            ids.setdefault(plain_name(name), class_id)
    return ids


def class_of_name(classes: Classes) -> Mapping[str, ClassId]:
    """Return which class each plain name means that a class has, or once had.

    The source of the data goes on using the names that the classes began with, so a name belongs
    to the class that was called so first, even if another one is called so now.
    """
    goal = merge_goals(classes)
    return {name: goal[class_id] for name, class_id in first_called(classes).items()}


def change(classes: Classes, event: Event) -> Classes | None:
    """Return the classes after an event that concerns them, or None if it does not fit."""
    place = {item.id: place for place, item in enumerate(classes)}.get(event.class_id)
    if event.kind == "add_class":
        return None if place is not None or not event.class_id else _add(classes, event)
    if place is None or not classes[place].is_in_use:
        return None
    if event.kind == "move_class":
        return _move(classes, place, event.number)
    changed = _changed(classes, classes[place], event)
    return None if changed is None else (*classes[:place], changed, *classes[place + 1 :])


def _add(classes: Classes, event: Event) -> Classes:
    names = ((event.seq, event.name),)
    return (*classes, LabelClass(event.class_id, event.name, len(classes), names=names))


def _changed(classes: Classes, item: LabelClass, event: Event) -> LabelClass | None:
    match event.kind:
        case "rename_class":
            return replace(item, name=event.name, names=(*item.names, (event.seq, event.name)))
        case "set_aliases":
            aliases = event.aliases
            return None if aliases is None else replace(item, aliases=aliases)
        case "recolour_class":
            return None if event.number is None else replace(item, color=event.number)
        case "delete_class":
            return replace(item, is_deleted=True)
        case "merge_class" if (into := event.merged_into) != item.id:
            goals = {other.id for other in in_use(classes)}
            return replace(item, merged_into=into) if into in goals else None
    return None


def _move(classes: Classes, place: int, to: int | None) -> Classes | None:
    """Move a class to a place among those in use."""
    if to is None:
        return None
    others = [*classes[:place], *classes[place + 1 :]]
    places = [at for at, other in enumerate(others) if other.is_in_use]
    at = places[to] if to < len(places) else len(others)
    return (*others[:at], classes[place], *others[at:])
