"""How a fit on all labels differs from fits on half of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Halves:
    """What the second half of the labels changed: means over both ways to halve them.

    Attributes
    ----------
    n_probe : int
        Samples without a label that were predicted by all fits.
    changed : float
        Share of them that a fit on half of the labels gives another class.
    believed : float
        How much of them the fit on all labels has right more, as it believes itself: the mean
        difference of the calibrated probabilities of both classes.
    n_check : int
        Samples that the accuracy is measured on, of both fits together.
    won, lost : int
        Those of them that only the fit on all labels has right, and that only one of half has.
    """

    n_probe: int
    changed: float
    believed: float
    n_check: int
    won: int
    lost: int

    @property
    def can_be(self) -> bool:
        """Whether these numbers can be what they are called; they may come from elsewhere."""
        counts = self.n_probe, self.n_check, self.won, self.lost
        if not all(isinstance(n, int) and n >= 0 for n in counts):
            return False
        shares = self.changed, self.believed
        is_within = all(isinstance(share, float) and -1 <= share <= 1 for share in shares)
        return is_within and self.changed >= 0 and self.won + self.lost <= self.n_check
