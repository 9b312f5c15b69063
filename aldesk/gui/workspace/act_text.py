"""What an act was, in the words of the person who did it: about what, and what was said of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from aldesk.core.event import Event, given_by
from aldesk.core.sample_name import sample_name
from aldesk.gui.kit.i18n import day, tr
from aldesk.session import LabelSession

_MOST_NAMES = 5


@dataclass(frozen=True)
class ActText:
    """An act in two parts, which stand in two columns.

    Attributes
    ----------
    what : str
        The sample, or a whole sentence.
    answer : str
        What was said of it, or empty.
    """

    what: str
    answer: str = ""

    @property
    def line(self) -> str:
        """Both parts as one line."""
        return f"{self.what}: {self.answer}" if self.answer else self.what


def act_text(events: Sequence[Event], session: LabelSession) -> ActText:
    """Return an act in two parts."""
    first = events[0]
    if len(events) > 1:
        return _many(events, session)
    if first.kind == "restore":
        time = when(session.labels.act(first.target)[0])
        return ActText(tr("Branch of {time}", time=time), tr("restored"))
    if first.sample:
        return ActText(_sample_name(first.sample, session), _said(first, session))
    return ActText(_class_line(first, session))


def branch_text(acts: Sequence[int], session: LabelSession) -> ActText:
    """Return what an undone branch consists of; one of a single act is told as that act."""
    if len(acts) == 1:
        return act_text(session.labels.act(acts[0]), session)
    n_labels = sum(labels_of(acts, session).values())
    return ActText(
        tr("{n} act(s)", "", len(acts)), tr("{n} label(s)", "", n_labels) if n_labels else ""
    )


def branch_tip(acts: Sequence[int], session: LabelSession) -> str:
    """Return all that is told of an undone branch: its acts, its classes, when it began and ended.

    Of many classes, those with the most labels.
    """
    first, last = (session.labels.act(act)[0] for act in (acts[0], acts[-1]))
    given = labels_of(acts, session).most_common()
    classes = [f"{class_name(class_id, session)} {n}" for class_id, n in given[:_MOST_NAMES]]
    classes += ["…"] if len(given) > _MOST_NAMES else []
    lines = [branch_text(acts, session).line, ", ".join(classes)]
    lines += [f"{long_when(first)} – {long_when(last)}"]
    return "\n".join(line for line in lines if line)


def toggled_text(session: LabelSession) -> str:
    """Return what the last act did that added a class to samples, or took it away."""
    events = session.labels.act(session.labels.done[-1])
    name, n = class_name(events[0].class_id, session), len(events)
    if events[0].kind == "present":
        return tr("“{name}” added to {n} sample(s).", "", n, name=name)
    return tr("“{name}” taken from {n} sample(s).", "", n, name=name)


def labels_of(acts: Sequence[int], session: LabelSession) -> Counter[str]:
    """Return how many labels of each class, by id, some acts gave."""
    events = (event for act in acts for event in session.labels.act(act))
    return Counter(class_id for event in events for class_id in given_by(event))


def when(event: Event) -> str:
    """Return an event's time of day here, or its day if that is not today: short, for a column."""
    at, now = _local_time(event), datetime.now().astimezone()
    if at is None:
        return ""
    if at.date() == now.date():
        return f"{at:%H:%M}"
    return day(at, with_year=at.year != now.year)


def long_when(event: Event) -> str:
    """Return an event's day and time to the second; nothing if no clock can have said it."""
    if (at := _local_time(event)) is None:
        return ""
    return f"{day(at, with_year=True)} {at:%H:%M:%S}"


def class_name(class_id: str, session: LabelSession) -> str:
    """Return a class's name, also of one that was merged away or whose adding was undone."""
    for item in session.labels.all_classes:
        if item.id == class_id:
            return item.name
    for event in reversed(session.project.journal.events):
        if event.class_id == class_id and event.kind in ("add_class", "rename_class"):
            return event.name
    return class_id


def _local_time(event: Event) -> datetime | None:
    """Return when it was here, whatever the clock said then; None where there is no such time."""
    try:
        return datetime.fromisoformat(event.at).astimezone()
    except (ValueError, OverflowError, OSError):  # at the ends of time, or before 1970 on Windows
        return None


def _many(events: Sequence[Event], session: LabelSession) -> ActText:
    """Return an act of several events: classes, labels, or classes and labels of a table."""
    labels = [event for event in events if event.sample]
    if not labels:
        return ActText(tr("{n} class(es) added", "", len(events)))
    given = labels[0].kind
    if given in ("label", "present"):  # some of look-alikes were said to be of another class
        labels = [event for event in labels if event.kind == given]
    samples = tr("{n} sample(s)", "", len(labels))
    if labels[0].actor == "import":
        return ActText(samples, tr("from a table"))
    classes = {event.class_id for event in labels}
    is_one = len(classes) == 1 and labels[0].kind != "answer"
    if is_one and len({event.kind for event in labels}) > 1:  # absent here, not judged there
        return ActText(samples, _taken_back(labels[0], session))
    what = _said(labels[0], session) if is_one else tr("{n} class(es)", "", len(classes))
    return ActText(samples, what)


def _taken_back(event: Event, session: LabelSession) -> str:
    return tr("“{name}” taken back", name=class_name(event.class_id, session))


def _said(event: Event, session: LabelSession) -> str:
    flagged = tr("flagged: {note}", note=event.note) if event.note else tr("flagged")
    said = {
        "skip": tr("skipped"),
        "cant_tell": tr("can't tell"),
        "flag": flagged,
        "unflag": tr("flag removed"),
    }
    if event.kind in said:
        return said[event.kind]
    if event.kind == "answer":
        names = [class_name(class_id, session) for class_id in event.class_ids or ()]
        return ", ".join(names) or tr("none of the classes")
    name = class_name(event.class_id, session)
    verdicts = {
        "present": tr("has “{name}”", name=name),
        "absent": tr("has not “{name}”", name=name),
        "unjudge": _taken_back(event, session),
        "by_model": tr("“{name}” by the model", name=name),
    }
    return verdicts.get(event.kind, name)


def _class_line(event: Event, session: LabelSession) -> str:
    name = class_name(event.class_id, session) if event.class_id else ""
    lines = {
        "add_class": tr("Class “{text}” added", text=event.name),
        "rename_class": tr("Class renamed to “{text}”", text=event.name),
        "delete_class": tr("Class “{name}” deleted", name=name),
        "move_class": tr("Class “{name}” moved to place {place}", name=name, place=_number(event)),
        "recolour_class": tr("Class “{name}” recoloured", name=name),
    }
    if event.kind == "merge_class":
        return tr(
            "Class “{name}” merged into “{into}”",
            name=name,
            into=class_name(event.merged_into, session),
        )
    if event.kind == "set_aliases":
        return tr(
            "Aliases of “{name}”: {names}",
            name=name,
            names=", ".join(event.aliases or ()) or tr("none"),
        )
    return lines.get(event.kind, event.kind)


def _sample_name(sample_id: str, session: LabelSession) -> str:
    return sample_name(session.project.samples[session.project.row_of(sample_id)])


def _number(event: Event) -> int:
    return 0 if event.number is None else event.number + 1
