"""Which samples are the test split, when the person says so."""

import hashlib
from collections.abc import Mapping, Sequence

from aldesk.core.errors import Problem
from aldesk.core.groups import group_of
from aldesk.core.ids import SampleId
from aldesk.core.sample import Sample

_SEED = b"aldesk test split 1"


class SplitRule:
    """Which samples are the test split, told for each by itself.

    A share is drawn by recording: all windows of one are of the test split, or none. Drawn by a
    column, such as ``site``, the samples with the same value stay together; those without a value
    are drawn by recording.

    Parameters
    ----------
    text : str
        ``column=value,value``, or a share of the labelled samples such as ``20%`` or
        ``20% by site``.
    windows : bool, default False
        Recordings are cut into windows, whose labels come later, from annotations: a share is drawn
        from all files, and not only from those with a label.

    Raises
    ------
    Problem
        If the rule cannot be read.
    """

    def __init__(self, text: str, *, windows: bool = False) -> None:
        self._text, self._windows = text, windows
        column, equals, values = text.partition("=")
        self._column = column.strip() if equals else ""
        self._values = {value.strip() for value in values.split(",")}
        number, _, group = text.partition(" by ")
        self.group = "" if equals else group.strip()
        self.share = 0.0 if equals else _share(number if self.group else text)

    def __call__(self, sample: Sample) -> bool:
        """Tell whether a sample is of the test split."""
        if self._column:
            return self._fits(sample.columns)
        may_measure = self._windows or sample.all_labels is not None
        return may_measure and self.draws(sample.id, sample.columns)

    def draws(self, sample_id: SampleId, columns: Mapping[str, str]) -> bool:
        """Tell whether a share has the group of this sample, or of a recording with this id."""
        return _drawn(group_of(sample_id, columns, self.group), self.share)

    @property
    def column(self) -> str:
        """The column that it goes by; empty for none."""
        return self._column or self.group

    def expected(
        self, is_labelled: Sequence[bool], columns: Sequence[Mapping[str, str] | None]
    ) -> int:
        """Return how many labelled samples the test split will have, for the share about.

        Parameters
        ----------
        is_labelled : sequence of bool
        columns : sequence of mapping or None
            None where what is known of a sample comes only later.

        Raises
        ------
        Problem
            If no sample can fit the rule.
        """
        known = [row for row in columns if row is not None]
        if self.column and len(known) == len(columns):
            if not any(self.column in row for row in known):
                raise _no_column(self.column, known)
            if self._column and not any(map(self._fits, known)):
                raise self.fits_none()
        if not self._column:
            n = sum(is_labelled)
            if not n and not self._windows:
                raise self.fits_none()
            return round(self.share * n)
        pairs = zip(columns, is_labelled, strict=True)
        n = sum(row is not None and known and self._fits(row) for row, known in pairs)
        return round(n * len(columns) / max(1, len(known)))

    def fits_none(self) -> Problem:
        """Return what to say when no sample fits."""
        return Problem(f"No sample fits the test split {self._text!r}")

    def _fits(self, columns: Mapping[str, str]) -> bool:
        return columns.get(self._column) in self._values


def _no_column(column: str, columns: Sequence[Mapping[str, str]]) -> Problem:
    names = sorted({name for row in columns for name in row})
    return Problem(
        f"There is no column {column!r} to take the test split from",
        todo=f"The columns are: {', '.join(names) or 'none'}",
    )


def _share(rule: str) -> float:
    number, percent, rest = rule.strip().partition("%")
    try:
        share = float(number) / 100
    except ValueError:
        share = 0.0
    if not percent or rest or not 0 < share < 1:
        raise Problem(
            f"The test split {rule!r} cannot be read",
            todo="Write column=value,value or a share such as 20% or 20% by site",
        )
    return share


def _drawn(name: str, share: float) -> bool:
    """Draw by the group's own name alone, so that new samples never move the old ones."""
    digest = hashlib.blake2b(name.encode(), digest_size=8, key=_SEED).digest()
    return int.from_bytes(digest, "big") < share * 2**64
