"""Lines of tables and of annotation files that are not taken."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that is not taken.

    Attributes
    ----------
    place : str
        Such as ``"Row 7"``.
    reason : str
    """

    place: str
    reason: str

    def __str__(self) -> str:
        """Return it as a sentence."""
        return f"{self.place}: {self.reason}"
