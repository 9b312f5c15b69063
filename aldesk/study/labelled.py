"""What is labelled in a project, and how much of it a study has. Imports nothing heavy."""

from collections import Counter
from dataclasses import dataclass

from aldesk.core.recording import Recording
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


def known_labels(project: Project) -> dict[int, str]:
    """Return the labels by rising row: what a person said goes before the source."""
    given, samples = project.journal.labels, project.samples
    found = {
        row: sample.label
        for rows, run in samples.runs()
        if not isinstance(run, Recording)  # whose windows have no label of the source
        for row, sample in zip(rows, run, strict=True)
        if sample.label
    }
    for id_ in given.marks:
        row, name = samples.row_of(id_), given.class_of(id_)
        if row is not None and name:
            found[row] = name
    return dict(sorted(found.items()))


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
    for row, label in known_labels(project).items():
        if row not in broken:
            is_test = project.samples[row].split == "test"
            (test if is_test else pool)[label] += 1
    n_classes = len(pool | test)
    n_test = test.total() or sum(n_tested(n, share) for n in pool.values())
    n_pool = pool.total() - (0 if test else n_test)
    return PoolSize(n_pool, n_test, n_classes)
