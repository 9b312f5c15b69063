"""The events of a damaged journal that still fit each other, numbered anew."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from aldesk.core.classes import CLASS_KINDS
from aldesk.core.errors import Problem
from aldesk.core.event import Event
from aldesk.core.ids import ClassId
from aldesk.core.labels import Labels, fold

_MOST_REPLAYED = 20_000_000
"""Events that are applied again after one that did not fit; then the rest is left out."""
_MOST_MISSING = 10_000_000
_NAMES_A_CLASS = frozenset(("label", "present", "absent", "unjudge", "by_model"))
_DID_NOT_FIT = (Problem, ValueError, TypeError, LookupError, AttributeError)


@dataclass
class KeptEvents:
    """What is kept of a journal.

    Attributes
    ----------
    events : list of Event
        In the order of their new numbers, from 1.
    were : list of int
        The number that each had before; 0 for those that are new.
    n_new_classes : int
        Classes whose own event is lost: they are there again, without their names.
    n_left_out : int
    """

    events: list[Event] = field(default_factory=list)
    were: list[int] = field(default_factory=list)
    n_new_classes: int = 0
    n_left_out: int = 0
    _labels: Labels = field(default_factory=Labels)
    _new_act: dict[int, int] = field(default_factory=dict)
    _n_replayed: int = 0

    def take(self, event: Event) -> None:
        """Keep an event if it fits those that are kept."""
        for class_id in self._unknown(event):
            self._add_class(event, class_id)
        here = len(self.events) + 1
        act = self._new_act.get(event.act, here)
        target = self._new_act.get(event.target, 0)
        if event.target and not target:
            self.n_left_out += 1
            return
        renumbered = event._replace(seq=here, act=act, target=target)
        if self._fits(renumbered):
            self.events.append(renumbered)
            self.were.append(event.seq)
            self._new_act.setdefault(event.act, act)
        else:
            self.n_left_out += 1

    def _fits(self, event: Event) -> bool:
        if self._n_replayed > _MOST_REPLAYED:
            return False
        try:
            self._labels.apply(event)
        except _DID_NOT_FIT:
            if event.kind not in ("undo", "redo"):  # those are refused before anything changes
                self._n_replayed += len(self.events)
                self._labels = fold(self.events)
            return False
        return True

    def _unknown(self, event: Event) -> list[ClassId]:
        """Return the classes that an event names and that no event has made."""
        named: list[ClassId] = []
        if event.kind in _NAMES_A_CLASS or event.kind in CLASS_KINDS - {"add_class"}:
            named = [event.class_id]
        elif event.kind == "answer":
            named = list(event.class_ids or ())
        if event.kind == "merge_class":
            named.append(event.merged_into)
        known = {item.id for item in self._labels.all_classes}
        return [class_id for class_id in dict.fromkeys(named) if class_id and class_id not in known]

    def _add_class(self, event: Event, class_id: ClassId) -> None:
        here = len(self.events) + 1
        name = f"class {class_id} (its name is lost)"
        made = Event(here, event.at, "setup", "add_class", here, class_id=class_id, text=name)
        if self._fits(made):
            self.events.append(made)
            self.were.append(0)
            self.n_new_classes += 1


def kept_events(events: Iterable[Event], may_be: Callable[[Event], bool]) -> KeptEvents:
    """Return what is kept of events in their order, some of which may be missing.

    Parameters
    ----------
    events : iterable of Event
    may_be : callable
        Whether an event may be kept, as far as it does not depend on others.
    """
    kept, before = KeptEvents(), 0
    for event in events:
        n_missing = event.seq - before - 1
        if n_missing <= _MOST_MISSING:
            kept.n_left_out += n_missing
            before = event.seq
        if may_be(event):
            kept.take(event)
        else:
            kept.n_left_out += 1
    return kept
