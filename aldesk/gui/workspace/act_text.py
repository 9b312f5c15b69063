"""What an act was, in the words of the person who did it."""

from collections.abc import Sequence
from datetime import datetime

from aldesk.core.event import Event
from aldesk.gui.kit.i18n import day, tr
from aldesk.session import LabelSession


def describe(events: Sequence[Event], session: LabelSession) -> str:
    """Return an act as a short line."""
    first = events[0]
    if len(events) > 1:
        return _many(first, len(events))
    return _line(first, session)


def when(event: Event, today: datetime) -> str:
    """Return an event's time of day here, with its day if that is not today."""
    at = datetime.fromisoformat(event.at).astimezone(today.tzinfo)
    if at.date() == today.date():
        return f"{at:%H:%M:%S}"
    is_old = at.year != today.year
    said = day(at, with_year=is_old)
    return said if is_old else f"{said} {at:%H:%M}"


def class_name(class_id: str, session: LabelSession) -> str:
    """Return a class's name, also of one that was merged away or whose adding was undone."""
    for item in session.labels.all_classes:
        if item.id == class_id:
            return item.name
    for event in reversed(session.project.journal.events):
        if event.class_id == class_id and event.kind in ("add_class", "rename_class"):
            return event.name
    return class_id


def _many(first: Event, n: int) -> str:
    """Return an act of several events, which are all of a kind."""
    if first.kind == "add_class":
        return tr("{n} class(es) added", "", n)
    if first.kind != "label":
        return tr("{n} sample(s): {what}", "", n, what=first.kind)
    if first.actor == "import":
        return tr("{n} sample(s) labelled from a table", "", n)
    return tr("{n} sample(s) labelled", "", n)


def _line(event: Event, session: LabelSession) -> str:
    name = f"“{class_name(event.class_id, session)}”" if event.class_id else ""
    sample = _sample_name(event.sample, session)
    lines = {
        "label": f"{sample}: {name}",
        "skip": tr("{sample}: skipped", sample=sample),
        "cant_tell": tr("{sample}: can't tell", sample=sample),
        "flag": tr("{sample}: flagged{note}", sample=sample, note=_note(event)),
        "unflag": tr("{sample}: flag taken off", sample=sample),
        "add_class": tr("Class “{text}” added", text=event.name),
        "rename_class": tr("Class renamed to “{text}”", text=event.name),
        "delete_class": tr("Class {name} deleted", name=name),
        "move_class": tr("Class {name} moved to place {place}", name=name, place=_number(event)),
        "recolour_class": tr("Class {name} recoloured", name=name),
    }
    if event.kind == "merge_class":
        return tr(
            "Class {name} merged into “{into}”",
            name=name,
            into=class_name(event.merged_into, session),
        )
    if event.kind == "set_aliases":
        return tr(
            "Aliases of {name}: {names}",
            name=name,
            names=", ".join(event.aliases or ()) or tr("none"),
        )
    return lines.get(event.kind, event.kind)


def _sample_name(sample_id: str, session: LabelSession) -> str:
    return session.project.samples[session.project.row_of(sample_id)].path.name if sample_id else ""


def _note(event: Event) -> str:
    return f" ({event.note})" if event.note else ""


def _number(event: Event) -> int:
    return 0 if event.number is None else event.number + 1
