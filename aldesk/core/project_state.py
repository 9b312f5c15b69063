"""How far a project had come at some moment; what came later only adds to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from aldesk.core.runs import Runs


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
    known : mapping of str to int
        In a project that was merged since: the newest of the events that there were, as
        `Sitting.knows` has them. Empty where they are the first `n_events`.
    queries : tuple of (int, int)
        The queries that there were, as runs of numbers, each up to its second one. Empty where they
        are the first `n_queries`.
    samples : tuple of (int, int)
        The rows of the samples that there were, in their order then, as runs. Empty where they are
        the first `n_samples`.
    """

    n_events: int
    n_queries: int
    n_samples: int
    n_drawn: Mapping[int, int] = field(default_factory=dict)
    known: Mapping[str, int] = field(default_factory=dict)
    queries: Runs = ()
    samples: Runs = ()
