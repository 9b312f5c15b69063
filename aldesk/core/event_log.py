"""All events of a journal, in a tenth of the memory that as many objects would take."""

from abc import abstractmethod
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import overload

from aldesk.core.event import Actor, Event, Kind
from aldesk.core.ids import ClassId, SampleId
from aldesk.core.packed_texts import PackedTexts

_Said = tuple[Actor, Kind, ClassId, str, int]


class _Events(Sequence[Event]):
    """Events that are made when they are asked for."""

    @overload
    def __getitem__(self, place: int) -> Event: ...
    @overload
    def __getitem__(self, place: slice) -> list[Event]: ...
    def __getitem__(self, place: int | slice) -> Event | list[Event]:
        places = range(len(self))[place]
        return list(map(self._event, places)) if isinstance(places, range) else self._event(places)

    def __iter__(self) -> Iterator[Event]:
        return map(self._event, range(len(self)))

    @abstractmethod
    def _event(self, place: int) -> Event:
        """Return the event at a place, which is none from the end."""


@dataclass
class EventLog(_Events):
    """Events by their places, the first, whose `seq` is 1, at 0.

    Most say the same as others do, only of another sample at another time.
    """

    _at: PackedTexts = field(default_factory=PackedTexts)
    _act: "array[int]" = field(default_factory=lambda: array("q"))
    _sample: list[SampleId] = field(default_factory=list)
    _said: list[_Said] = field(default_factory=list)
    _same: dict[_Said, _Said] = field(default_factory=dict, repr=False, compare=False)

    def append(self, event: Event) -> None:
        """Take in the next event.

        Raises
        ------
        ValueError
            If it is not the next.
        """
        seq, at, actor, kind, act, sample, class_id, text, target = event
        if seq != len(self._said) + 1:
            raise ValueError(f"event {len(self._said) + 1} is missing")
        said = (actor, kind, class_id, text, target)
        self._act.append(act)
        self._at.append(at)
        self._sample.append(sample)
        self._said.append(self._same.setdefault(said, said))  # last: it is counted in other threads

    def __len__(self) -> int:
        return len(self._said)

    def _event(self, place: int) -> Event:
        actor, kind, class_id, text, target = self._said[place]
        at, act, sample = self._at[place], self._act[place], self._sample[place]
        return Event(place + 1, at, actor, kind, act, sample, class_id, text, target)


class EventsOfAct(_Events):
    """The events of an act, of which there may be very many.

    Parameters
    ----------
    events : sequence of Event
        All that there are.
    first : int
        The number of the act, which is that of its first event.
    more : sequence of int
        Of its other ones.
    """

    def __init__(self, events: Sequence[Event], first: int, more: Sequence[int]) -> None:
        self._events, self._first, self._more = events, first, more

    def __len__(self) -> int:
        return 1 + len(self._more)

    def _event(self, place: int) -> Event:
        return self._events[(self._more[place - 1] if place else self._first) - 1]
