"""What a study's random numbers start from."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from aldesk.study.plan import Plan
from aldesk.study.task import seed_of


class Seeds(Protocol):
    """What each draw of a repetition starts from; numbers are 0 … 2³² − 1."""

    def strategy(self, name: str, repetition: int) -> int:
        """Return the seed of a strategy."""

    def candidates(self, repetition: int) -> int | np.random.RandomState:
        """Return from what the candidates are drawn that a strategy sees."""

    def first_labels(self, repetition: int) -> np.random.Generator | np.random.RandomState:
        """Return what draws the first labels."""

    def classifier(self, repetition: int, cycle: int) -> int:
        """Return the seed of a fit."""


def seeds_of(plan: Plan) -> Seeds:
    """Return the seeds that a plan asks for."""
    return TutorialSeeds(plan) if plan.seeds == "tutorial" else OwnSeeds(plan)


@dataclass(frozen=True)
class OwnSeeds:
    """Independent seeds for all that is drawn."""

    plan: Plan

    def strategy(self, name: str, repetition: int) -> int:
        """Return the seed of a strategy."""
        return seed_of(self.plan, name, repetition)

    def candidates(self, repetition: int) -> int:
        """Return from what the candidates are drawn that a strategy sees."""
        return seed_of(self.plan, "candidates", repetition)

    def first_labels(self, repetition: int) -> np.random.Generator:
        """Return what draws the first labels."""
        return np.random.default_rng(seed_of(self.plan, "first labels", repetition))

    def classifier(self, repetition: int, cycle: int) -> int:
        """Return the seed of a fit."""
        return seed_of(self.plan, "classifier", repetition, cycle)


@dataclass(frozen=True)
class TutorialSeeds:
    """The seeds of scikit-activeml's tutorials: in a repetition all strategies have the same.

    Those of "Deep active learning with frozen vision transformer" where a study begins without a
    label, else those of "Bayesian active learning". The network of the latter draws from torch's
    generator on and on, of which nothing can be kept: its fits have seeds of their own.
    """

    plan: Plan

    def strategy(self, name: str, repetition: int) -> int:
        """Return the seed of a strategy."""
        first = self._of(repetition)
        return first if self.plan.n_init else _next(np.random.RandomState(first))

    def candidates(self, repetition: int) -> int | np.random.RandomState:
        """Return from what the candidates are drawn that a strategy sees."""
        first = self._of(repetition)
        return first if self.plan.n_init else np.random.RandomState(first)

    def first_labels(self, repetition: int) -> np.random.RandomState:
        """Return what draws the first labels."""
        return np.random.RandomState(self._of(repetition))

    def classifier(self, repetition: int, cycle: int) -> int:
        """Return the seed of a fit."""
        if self.plan.n_init:
            return OwnSeeds(self.plan).classifier(repetition, cycle)
        return _next(np.random.RandomState(self.plan.seed))

    def _of(self, repetition: int) -> int:
        number = self.plan.seed + repetition
        return number if self.plan.n_init else _next(np.random.RandomState(number))


def _next(random: np.random.RandomState) -> int:
    return int(random.randint(0, 2**31))
