"""Which samples are the test split, when the person says so."""

import hashlib
from collections.abc import Mapping, Sequence

from aldesk.core.errors import Problem
from aldesk.core.sample import Sample

_SEED = b"aldesk test split 1"


class SplitRule:
    """Which samples are the test split, told for each by itself.

    Parameters
    ----------
    text : str
        ``column=value,value`` or a share of the labelled samples such as ``20%``.

    Raises
    ------
    Problem
        If the rule cannot be read.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        column, equals, values = text.partition("=")
        self._column = column.strip() if equals else ""
        self._values = {value.strip() for value in values.split(",")}
        self.share = 0.0 if equals else _share(text)

    def __call__(self, sample: Sample) -> bool:
        """Tell whether a sample is of the test split."""
        if self._column:
            return self._fits(sample.columns)
        return sample.label is not None and _drawn(sample.id, self.share)

    def expected(self, labels: Sequence[str | None], columns: Sequence[Mapping[str, str]]) -> int:
        """Return how many labelled samples the test split will have, for the share about.

        Raises
        ------
        Problem
            If no sample can fit the rule.
        """
        if not self._column:
            n = sum(label is not None for label in labels)
            if not n:
                raise self.fits_none()
            return round(self.share * n)
        names = sorted({name for row in columns for name in row})
        if self._column not in names:
            raise Problem(
                f"There is no column {self._column!r} to take the test split from",
                todo=f"The columns are: {', '.join(names) or 'none'}",
            )
        fits = [self._fits(row) for row in columns]
        if not any(fits):
            raise self.fits_none()
        return sum(fit and label is not None for fit, label in zip(fits, labels, strict=True))

    def fits_none(self) -> Problem:
        """Return what to say when no sample fits."""
        return Problem(f"No sample fits the test split {self._text!r}")

    def _fits(self, columns: Mapping[str, str]) -> bool:
        return columns.get(self._column) in self._values


def _share(rule: str) -> float:
    number, percent, rest = rule.strip().partition("%")
    try:
        share = float(number) / 100
    except ValueError:
        share = 0.0
    if not percent or rest or not 0 < share < 1:
        raise Problem(
            f"The test split {rule!r} cannot be read",
            todo="Write column=value,value or a share such as 20%",
        )
    return share


def _drawn(sample_id: str, share: float) -> bool:
    """Draw by the sample's own id alone, so that new samples never move the old ones."""
    digest = hashlib.blake2b(sample_id.encode(), digest_size=8, key=_SEED).digest()
    return int.from_bytes(digest, "big") < share * 2**64
