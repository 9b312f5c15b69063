"""One act of the annotator, as the journal keeps it."""

import json
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from aldesk.core.ids import NO_CLASS, NO_SAMPLE, ClassId, SampleId
from aldesk.core.json_text import read_json

Kind = Literal[
    "label",
    "skip",
    "cant_tell",
    "several_classes",
    "answer",
    "present",
    "absent",
    "unjudge",
    "by_model",
    "flag",
    "unflag",
    "add_class",
    "rename_class",
    "merge_class",
    "delete_class",
    "move_class",
    "recolour_class",
    "set_aliases",
    "undo",
    "redo",
    "restore",
]
Actor = Literal["setup", "annotator", "import", "auto"]
ONLY_NAMED = "only named"
"""The text of ``several_classes`` where earlier labels judge no class but their own."""
_HAS, _OF = "has", "of"
_BACK, _ON = "back", "on"
_MOST_DIGITS = 9


class Event(NamedTuple):
    """A line of the journal; never changed, never removed.

    Attributes
    ----------
    seq : int
        Its place in the journal, from 1.
    at : str
        UTC time in ISO 8601 with milliseconds.
    actor : {"setup", "annotator", "import", "auto"}
        Who did it. What `setup` did cannot be undone.
    kind : str
        What was done.
    act : int
        The first `seq` of the act that this event belongs to: an import of a thousand labels is
        one act, and is undone as one.
    sample : SampleId
        Id of the sample concerned, or empty.
    class_id : ClassId
        Id of the class concerned, or empty. A class keeps its id when its name changes.
    text : str
        As the journal writes what else there is to say; read it by the property of its kind:
        `note`, `name`, `merged_into`, `number`, `aliases`, `called`, `class_ids`, `only_named` or
        `turned`; of ``by_model`` the probability, for the record.
    target : int
        The act that is undone or redone, or after which everything is restored, or 0.
    """

    seq: int
    at: str
    actor: Actor
    kind: Kind
    act: int
    sample: SampleId = NO_SAMPLE
    class_id: ClassId = NO_CLASS
    text: str = ""
    target: int = 0

    @property
    def note(self) -> str:
        """The note of a ``flag``, perhaps empty."""
        return self.text

    @property
    def name(self) -> str:
        """The new name, of ``add_class`` and ``rename_class``."""
        return self.text

    @property
    def merged_into(self) -> ClassId:
        """The id of the class that takes the labels over, of ``merge_class``."""
        return ClassId(self.text)

    @property
    def called(self) -> ClassId:
        """The id of the class that a source's ``label`` named, if that had been merged by then."""
        return ClassId(self.text)

    @property
    def number(self) -> int | None:
        """The new index of ``move_class``, or colour of ``recolour_class``; None if damaged."""
        is_one = self.text.isdecimal() and len(self.text) <= _MOST_DIGITS
        return int(self.text) if is_one else None

    @property
    def aliases(self) -> tuple[str, ...] | None:
        """The aliases that ``set_aliases`` gave; None if damaged."""
        return _names(_read(self.text))

    @property
    def class_ids(self) -> tuple[ClassId, ...] | None:
        """The ids of the classes that a sample has, of ``answer``; None if damaged."""
        read = _read(self.text)
        ids = _names(read.get(_HAS) if isinstance(read, dict) else read)
        is_whole = not isinstance(read, dict) or _judged(self.text) is not None
        return tuple(map(ClassId, ids)) if ids is not None and is_whole else None

    @property
    def judged_ids(self) -> tuple[ClassId, ...] | None:
        """The ids of the classes that an ``answer`` speaks of; None where it is all there are."""
        return _judged(self.text)

    @property
    def turned(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The acts that a ``restore`` undid and did again; only a journal of several copies says.

        In one of a single copy they follow from the acts before it.
        """
        read = _read(self.text)
        told = [read.get(key) for key in (_BACK, _ON)] if isinstance(read, dict) else []
        back, on = (
            tuple(act for act in acts if isinstance(act, int)) if isinstance(acts, list) else ()
            for acts in (told or (None, None))
        )
        return back, on

    @property
    def only_named(self) -> bool:
        """Whether labels before ``several_classes`` say nothing of other classes."""
        return self.text == ONLY_NAMED


def given_by(event: Event) -> tuple[ClassId, ...]:
    """Return the classes that an event gave to its sample."""
    if event.kind == "answer":
        return event.class_ids or ()
    return (event.class_id,) if event.kind in ("label", "present") else ()


def is_act(events: Sequence[Event], act: int) -> bool:
    """Tell whether an act has this number, which is that of its first event."""
    return 0 < act <= len(events) and events[act - 1].act == act


def number_text(number: int) -> str:
    """Return what `Event.number` reads; a negative one counts as 0."""
    return str(max(0, number))


def list_text(items: Iterable[str]) -> str:
    """Return what `Event.aliases` reads."""
    return json.dumps(list(items), ensure_ascii=False)


def answer_text(class_ids: Iterable[str], judged: Iterable[str] | None = None) -> str:
    """Return what `Event.class_ids` and `Event.judged_ids` read."""
    if judged is None:
        return list_text(class_ids)
    return json.dumps({_HAS: list(class_ids), _OF: list(judged)})


def turned_text(back: Iterable[int], on: Iterable[int]) -> str:
    """Return what `Event.turned` reads."""
    return json.dumps({_BACK: list(back), _ON: list(on)})


def _read(text: str) -> object:
    try:
        return read_json(text)
    except (ValueError, RecursionError):
        return None


def _names(read: object) -> tuple[str, ...] | None:
    is_list = isinstance(read, list) and all(isinstance(name, str) for name in read)
    return tuple(read) if isinstance(read, list) and is_list else None


def _judged(text: str) -> tuple[ClassId, ...] | None:
    read = _read(text)
    names = _names(read.get(_OF)) if isinstance(read, dict) else None
    return None if names is None else tuple(map(ClassId, names))
