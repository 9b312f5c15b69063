"""What samples are compared with: some of the project's, and files that were brought."""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from aldesk.arrays import Vectors
from aldesk.gui.kit.i18n import tr

_MOST_NAMED = 2


@dataclass(frozen=True)
class Example:
    """One example, or counter-example.

    Attributes
    ----------
    name : str
    row : int or None
        Of the sample; None for a file.
    vector : float32 (d,), optional
        Of a file.
    path : Path or None
        Of a file.
    key : str
        Of the encoder that embedded a file.
    """

    name: str
    row: int | None = None
    vector: Vectors | None = None
    path: Path | None = None
    key: str = ""

    def is_same(self, other: "Example") -> bool:
        """Tell whether it is the same sample or file."""
        return (self.row, self.path) == (other.row, other.path)


@dataclass(frozen=True)
class Examples:
    """Examples and counter-examples, the newest last."""

    like: tuple[Example, ...] = ()
    unlike: tuple[Example, ...] = ()

    def with_one(self, one: Example, *, is_counter: bool) -> "Examples":
        """Return these and one more; it is not on both sides."""
        like = tuple(other for other in self.like if not other.is_same(one))
        unlike = tuple(other for other in self.unlike if not other.is_same(one))
        if is_counter:
            return replace(self, like=like, unlike=(*unlike, one))
        return replace(self, like=(*like, one), unlike=unlike)

    def of(self, key: str) -> "Examples":
        """Return these without files that another encoder has embedded."""

        def ours(some: tuple[Example, ...]) -> tuple[Example, ...]:
            return tuple(one for one in some if one.path is None or one.key == key)

        return Examples(ours(self.like), ours(self.unlike))

    def text(self) -> str:
        """Say in a line what they are."""
        if not self.like:
            return ""
        if not self.unlike:
            return tr("Like {names}", names=_names(self.like))
        return tr(
            "Like {names}, unlike {others}", names=_names(self.like), others=_names(self.unlike)
        )

    def short_text(self) -> str:
        """Say how many they are; of a single one, what it is."""
        if len(self.like) + len(self.unlike) < 2:
            return self.text()
        like = tr("Like {n} example(s)", "", len(self.like))
        if not self.unlike:
            return like
        return tr("{like}, unlike {n}", like=like, n=len(self.unlike))


def rows_of(some: tuple[Example, ...]) -> list[int]:
    """Return the rows of those that are samples."""
    return [one.row for one in some if one.row is not None]


def vectors_of(some: tuple[Example, ...]) -> Vectors | None:
    """Return the vectors of those that are files, float32 (n, d), or None."""
    found = [one.vector for one in some if one.vector is not None]
    return np.stack(found) if found else None


def _names(some: tuple[Example, ...]) -> str:
    named = ", ".join(one.name for one in some[:_MOST_NAMED])
    more = len(some) - _MOST_NAMED
    return tr("{names} and {n} more", names=named, n=more) if more > 0 else named
