"""Some of a project's samples in any order, and their ids, without a list of either."""

from collections.abc import Sequence
from typing import Protocol, overload

import numpy as np

from aldesk.arrays import Rows
from aldesk.core.ids import SampleId
from aldesk.core.sample import Sample


class _Samples(Protocol):
    """All samples by row: `aldesk.core.sample_rows.SampleRows`."""

    def __getitem__(self, row: int, /) -> Sample: ...
    def row_of(self, id_: SampleId) -> int | None:
        """Return the row of a sample, or None."""


class SomeRows(Sequence[Sample]):
    """Some of the samples in any order, made when they are asked for.

    Parameters
    ----------
    samples : SampleRows
        All samples.
    rows : int64 (n,) or range
    """

    def __init__(self, samples: _Samples, rows: Rows | range) -> None:
        self._samples, self.rows = samples, np.asarray(rows, np.int64)

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, place: int) -> Sample: ...
    @overload
    def __getitem__(self, place: slice) -> "SomeRows": ...
    def __getitem__(self, place: int | slice) -> "Sample | SomeRows":
        if isinstance(place, slice):
            return SomeRows(self._samples, self.rows[place])
        return self._samples[int(self.rows[place])]

    @property
    def ids(self) -> "SomeIds":
        """The ids of these samples, in the same order."""
        return SomeIds(self)

    def place_of(self, id_: SampleId) -> int | None:
        """Return where a sample is among these, or None."""
        row = self._samples.row_of(id_)
        places = np.flatnonzero(self.rows == (-1 if row is None else row))
        return int(places[0]) if len(places) else None

    def by(self, order: Rows) -> "SomeRows":
        """Return them in the order of some places, int64 (m,)."""
        return SomeRows(self._samples, self.rows[order])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]


class SomeIds(Sequence[SampleId]):
    """The ids of some samples, made when they are asked for.

    Parameters
    ----------
    samples : SomeRows
    """

    def __init__(self, samples: SomeRows) -> None:
        self._samples = samples

    def __len__(self) -> int:
        return len(self._samples)

    @overload
    def __getitem__(self, place: int) -> SampleId: ...
    @overload
    def __getitem__(self, place: slice) -> "SomeIds": ...
    def __getitem__(self, place: int | slice) -> "SampleId | SomeIds":
        if isinstance(place, slice):
            return SomeIds(self._samples[place])
        return self._samples[place].id

    def __contains__(self, id_: object) -> bool:
        return isinstance(id_, str) and self._samples.place_of(SampleId(id_)) is not None

    def index(self, value: object, start: int = 0, stop: int | None = None) -> int:
        """Return where a sample is among these; without looking at each.

        Raises
        ------
        ValueError
            If it is none of them.
        """
        place = self._samples.place_of(SampleId(str(value)))
        if place is None or place not in range(len(self))[start:stop]:
            raise ValueError(value)
        return place
