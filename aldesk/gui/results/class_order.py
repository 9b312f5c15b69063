"""In which order classes stand, and how evenly the labels are spread over them."""

from collections.abc import Callable, Sequence
from typing import Literal

from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.results.class_table import ClassLine

Order = Literal["classes", "recall", "labels"]
ORDERS: tuple[tuple[str, Order], ...] = (
    (noop("In class order"), "classes"),
    (noop("Lowest recall first"), "recall"),
    (noop("Fewest labels first"), "labels"),
)
ORDER_KEYS: dict[Order, Callable[[ClassLine], tuple[float, int, int]]] = {
    "classes": lambda line: (0.0, 0, line.code),
    # Of equal recalls, the one that is surest comes first.
    "recall": lambda line: (
        line.recall.value if line.recall.n else 2.0,
        -line.recall.n,
        line.code,
    ),
    "labels": lambda line: (line.n_labels, 0, line.code),
}


def spread_text(lines: Sequence[ClassLine]) -> str:
    """Say how many labels there are, and how evenly they are spread over the classes."""
    total = sum(line.n_labels for line in lines)
    if not total:
        return tr("No labels yet.")
    fewest, most = min(lines, key=lambda c: c.n_labels), max(lines, key=lambda c: c.n_labels)
    if most.n_labels == total:
        return tr("{n} label(s), all {name}.", "", total, name=most.name)
    if n_empty := sum(not line.n_labels for line in lines):
        text = noop("{n} labels; {n_empty} of {n_classes} classes have none.")
        return tr(text, n=total, n_empty=n_empty, n_classes=len(lines))
    if fewest.n_labels == most.n_labels:
        return tr("{n} labels, {fewest} of each class.", n=total, fewest=fewest.n_labels)
    return tr(
        "{n} labels; most {most_of} ({most}), fewest {fewest_of} ({fewest}).",
        n=total,
        fewest=fewest.n_labels,
        fewest_of=fewest.name,
        most=most.n_labels,
        most_of=most.name,
    )
