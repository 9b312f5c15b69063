"""How far a project had come at some moment; what came later only adds to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class ProjectState:
    """How much there was of all that only grows.

    Attributes
    ----------
    n_events : int
        Of the journal.
    n_queries : int
    n_samples : int
    n_drawn : mapping of int to int
        How many samples had been drawn for each validation, by its number.
    """

    n_events: int
    n_queries: int
    n_samples: int
    n_drawn: Mapping[int, int] = field(default_factory=dict)
