"""Which act was done on top of which, and the way from the state after one to that after another.

Acts form a tree: whoever undoes some and does others begins a branch.
"""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final

_NO_ACT: Final = -1


@dataclass
class ActTree:
    """Acts by their numbers; 0 is the beginning.

    Attributes
    ----------
    now : int
        The act after which things are as they are.
    """

    now: int = 0
    _base: "array[int]" = field(default_factory=lambda: array("q"))

    def grow(self, act: int) -> None:
        """Take in an act that is done for the first time."""
        while len(self._base) < act:
            self._base.append(_NO_ACT)
        self._base.append(self.now)
        self.now = act

    def __contains__(self, act: int) -> bool:
        return 0 < act < len(self._base) and self._base[act] != _NO_ACT

    def before(self, act: int) -> int:
        """Return the act on top of which another was done."""
        return self._base[act]

    def path(self, since: int) -> list[int]:
        """Return the acts that led to what is now, the last one first, down to a number."""
        return list(takewhile(lambda act: act >= max(1, since), self._down_from(self.now)))

    def way_to(self, goal: int) -> tuple[list[int], list[int]]:
        """Return the acts to undo and those to do again, each in their order, up to an act."""
        to_do: list[int] = []
        present = set(self._down_from(self.now))
        while goal not in present:
            to_do.append(goal)
            goal = self._base[goal]
        to_undo = []
        for act in self._down_from(self.now):
            if act == goal:
                break
            to_undo.append(act)
        return to_undo, to_do[::-1]

    def _down_from(self, act: int) -> Iterator[int]:
        while act:
            yield act
            act = self._base[act]
        yield 0
