"""What an act was, in the words of the person who did it."""

import json
from collections.abc import Sequence
from datetime import datetime

from aldesk.core.event import Event
from aldesk.session import LabelSession


def describe(events: Sequence[Event], session: LabelSession) -> str:
    """Return an act as a short line."""
    first = events[0]
    if len(events) > 1:
        many = f"{len(events):,} samples" if first.sample else f"{len(events):,} classes"
        verb = {"label": "labelled", "add_class": "added"}.get(first.kind, first.kind)
        by = " from a table" if first.actor == "import" else ""
        return f"{many} {verb}{by}"
    return _line(first, session)


def when(event: Event, today: datetime) -> str:
    """Return an event's time of day here, with its day if that is not today."""
    at = datetime.fromisoformat(event.at).astimezone(today.tzinfo)
    if at.date() == today.date():
        return f"{at:%H:%M:%S}"
    return f"{at:%d %b %H:%M}" if at.year == today.year else f"{at:%d %b %Y}"


def class_name(class_id: str, session: LabelSession) -> str:
    """Return a class's name, also of one that was merged away or whose adding was undone."""
    for item in session.labels.all_classes:
        if item.id == class_id:
            return item.name
    for event in reversed(session.project.journal.events):
        if event.class_id == class_id and event.kind in ("add_class", "rename_class"):
            return event.text
    return class_id


def _line(event: Event, session: LabelSession) -> str:
    name = f"“{class_name(event.class_id, session)}”" if event.class_id else ""
    sample = _sample_name(event.sample, session)
    lines = {
        "label": f"{sample}: {name}",
        "skip": f"{sample}: skipped",
        "cant_tell": f"{sample}: can't tell",
        "flag": f"{sample}: flagged{_note(event)}",
        "unflag": f"{sample}: flag taken off",
        "add_class": f"Class “{event.text}” added",
        "rename_class": f"Class renamed to “{event.text}”",
        "move_class": f"Class {name} moved to place {_number(event)}",
        "recolour_class": f"Class {name} recoloured",
    }
    if event.kind == "merge_class":
        return f"Class {name} merged into “{class_name(event.text, session)}”"
    if event.kind == "set_aliases":
        return f"Aliases of {name}: {', '.join(json.loads(event.text)) or 'none'}"
    return lines.get(event.kind, event.kind)


def _sample_name(sample_id: str, session: LabelSession) -> str:
    return session.project.samples[session.project.row_of(sample_id)].path.name if sample_id else ""


def _note(event: Event) -> str:
    return f" ({event.text})" if event.text else ""


def _number(event: Event) -> int:
    return int(event.text) + 1 if event.text.isdecimal() else 0
