"""What was undone in any of several copies that were merged, and how it comes back."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from aldesk.core.event import Event, is_act
from aldesk.core.origins import Origins

_TURNS = ("undo", "redo")


@dataclass
class UndoneActs:
    """The branches of all copies, found from the events alone, so that no order matters.

    An act belongs to the state that another was done on if whoever did that other knew of it, and
    to them it was done. Two acts are in each other's place if one of the two persons knew of both
    and neither belongs to the other's state. In a single copy this is the tree of `ActTree`.

    Attributes
    ----------
    events : sequence of Event
        Those taken in so far; it grows.
    origins : Origins
    """

    events: Sequence[Event]
    origins: Origins
    _turns: dict[int, list[tuple[int, bool]]] = field(default_factory=dict)
    _redoable: dict[str, list[int]] = field(default_factory=dict)  # by each sitting, the next last
    _last: dict[str, int] = field(default_factory=dict)
    _left: list[tuple[int, list[int]]] = field(default_factory=list)

    def take(self, event: Event, back: Iterable[int], on: Iterable[int]) -> None:
        """Take in an event that is no source's, with the acts that it undid and did again."""
        for acts, is_done in ((back, False), (on, True)):
            for act in acts:
                if is_act(self.events, act):
                    self._turns.setdefault(act, []).append((event.seq, is_done))
        id_ = self.origins.sitting(event.seq).id
        if id_ not in self._redoable:
            self._redoable[id_] = self._redoable_at(event.seq)
        self._last[id_] = event.seq
        redoable = self._redoable[id_]
        if event.kind in _TURNS:
            self._turn(redoable, event)
        elif redoable:
            self._left.append((event.seq, redoable[::-1]))
            redoable.clear()

    def branches(self, done: Collection[int], redoable: Iterable[int]) -> list[tuple[int, ...]]:
        """Return the acts of each branch that is not done, the one that was left last first.

        What somebody undid before the copies were merged, and nothing took its place, is one, too,
        if it cannot be redone any more.

        Parameters
        ----------
        done : collection of int
            The acts that are done.
        redoable : iterable of int
            Those that the next redo brings back.
        """
        listed = {act for _, acts in self._left for act in acts}.union(redoable)
        open_ = [(self._last[id_], acts[::-1]) for id_, acts in self._redoable.items() if acts]
        left = [*self._left, *((seq, acts) for seq, acts in open_ if acts[-1] not in listed)]
        found: dict[tuple[int, ...], None] = {}
        for _, acts in sorted(left, reverse=True):
            its = self._until_restore(acts)
            if any(act not in done for act in its if not self._is_restore(act)):
                found[its] = None
        return list(found)

    def way_to(self, goal: int, done: Sequence[int]) -> tuple[list[int], list[int]]:
        """Return the acts to undo and those to do again, each in their order, up to an act.

        Undone is what is in the place of those that are done again; what others did who knew
        nothing of these stays.

        Parameters
        ----------
        goal : int
            Undone, and no ``restore``.
        done : sequence of int
            The acts that are done.
        """
        present = set(done)
        belongs = {act for act in self._turns if act == goal or self._belongs(act, goal)}
        belongs.update(self._beside_on_branch(goal))
        on = sorted(act for act in belongs if act not in present and not self._is_restore(act))
        ends = self._first_and_last(on)
        back = [
            act
            for act in done
            if not self._is_restore(act) and any(self._in_place_of(act, end) for end in ends)
        ]
        return back[::-1], on

    def _beside_on_branch(self, goal: int) -> list[int]:
        """Return what others did before an act, unknown to it, and was undone together with it."""
        open_ = [(self._last[id_], acts[::-1]) for id_, acts in self._redoable.items()]
        having = [(seq, acts) for seq, acts in (*self._left, *open_) if goal in acts]
        acts = max(having, default=(0, [goal]))[1]
        before = acts[: acts.index(goal)]
        return [act for act in before if not self.origins.knows(goal, act)]

    def _redoable_at(self, seq: int) -> list[int]:
        """Return what could be redone when a sitting began, the next one last."""
        turns = []
        for other in range(seq - 1, 0, -1):
            event = self.events[other - 1]
            if event.actor != "setup" and self.origins.knows(seq, other):
                if event.kind not in _TURNS:
                    break
                turns.append(event)
        redoable: list[int] = []
        for event in reversed(turns):
            self._turn(redoable, event)
        return redoable

    def _turn(self, redoable: list[int], event: Event) -> None:
        """Take in an undo or a redo among what can be redone."""
        if event.target in redoable:
            redoable.remove(event.target)
        if event.kind == "undo" and is_act(self.events, event.target):
            redoable.append(event.target)

    def _belongs(self, act: int, to: int) -> bool:
        """Tell whether another act was done on a state that an act belongs to."""
        knows = self.origins.knows
        if act >= to or not knows(to, act):
            return False
        turns = [is_done for seq, is_done in self._turns.get(act, ()) if knows(to, seq)]
        return not turns or turns[-1]

    def _in_place_of(self, one: int, other: int) -> bool:
        first, second = sorted((one, other))
        return self.origins.knows(second, first) and not self._belongs(first, second)

    def _first_and_last(self, acts: Iterable[int]) -> set[int]:
        """Return the first and the last act of each sitting: who knew neither knew none."""
        by: dict[str, list[int]] = {}
        for act in acts:
            by.setdefault(self.origins.sitting(act).id, []).append(act)
        return {end for its in by.values() for end in (its[0], its[-1])}

    def _until_restore(self, acts: Sequence[int]) -> tuple[int, ...]:
        """Return the acts of a branch without a restored one at its end, which is listed itself."""
        n = len(acts)
        while n and self._is_restore(acts[n - 1]):
            n -= 1
        return tuple(acts[:n])

    def _is_restore(self, act: int) -> bool:
        return self.events[act - 1].kind == "restore"
