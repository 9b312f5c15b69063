"""What is labelled in a project, and how much of it a study has. Imports nothing heavy."""

from collections import Counter
from dataclasses import dataclass

from aldesk.store import Project

DEFAULT_TEST = 0.2
"""Share of each class that is tested on, where a project has no test split."""


@dataclass(frozen=True)
class PoolSize:
    """How many labelled samples a study has.

    Attributes
    ----------
    n_pool : int
        That can be asked about.
    n_test : int
        That accuracy is measured on.
    n_classes : int
    """

    n_pool: int
    n_test: int
    n_classes: int


def known_labels(project: Project) -> list[str | None]:
    """Return the label of each sample: what a person said goes before the source."""
    given = project.journal.labels
    return [given.class_of(sample.id) or sample.label for sample in project.samples]


def share_to_test(text: str) -> float | None:
    """Return the share that a plan's ``test`` says, such as ``20%``; None if it cannot be read."""
    if not text:
        return DEFAULT_TEST
    try:
        share = float(text.removesuffix("%")) / 100
    except ValueError:
        return None
    return share if text.endswith("%") and 0 < share < 1 else None


def n_tested(n: int, share: float) -> int:
    """Return how many of a class's `n` samples are tested on; one is left for the pool."""
    return min(max(round(share * n), 1), n - 1)


def pool_size(project: Project, share: float = DEFAULT_TEST) -> PoolSize:
    """Count the samples that a study of a project runs on; broken ones are in none of them."""
    broken = {row for _, row, _ in project.embeddings.broken(project.meta.encoder_key)}
    pool: Counter[str] = Counter()
    test: Counter[str] = Counter()
    for row, label in enumerate(known_labels(project)):
        if label is not None and row not in broken:
            is_test = project.samples[row].split == "test"
            (test if is_test else pool)[label] += 1
    n_classes = len(pool | test)
    n_test = test.total() or sum(n_tested(n, share) for n in pool.values())
    n_pool = pool.total() - (0 if test else n_test)
    return PoolSize(n_pool, n_test, n_classes)
