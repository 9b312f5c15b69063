"""What an export has done, as a value that says also what it has not."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aldesk.core.counted import counted


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was not copied, or that was left where it is, and why."""

    path: Path
    reason: str

    def __str__(self) -> str:
        """Return it as a sentence."""
        return f"{self.path}: {self.reason}."


@dataclass(frozen=True)
class Exported:
    """What was written.

    Attributes
    ----------
    to : Path
    n_labels : int
        Samples with a label.
    n_copied, n_there : int or None
        Files that are new in the folder, and those that were there already; None for a table.
    n_predicted, n_without : int or None
        Samples with a prediction, and those without, which are not embedded; None if none was asked
        for.
    n_embedded : int or None
        Samples whose embedding was written.
    skipped : tuple of Skipped
        What the folder lacks, or has too much.
    n_nowhere : int
        Samples that have none of the classes, and so lie in no folder.
    """

    to: Path
    n_labels: int = 0
    n_copied: int | None = None
    n_there: int | None = None
    n_predicted: int | None = None
    n_embedded: int | None = None
    n_without: int | None = None
    skipped: tuple[Skipped, ...] = ()
    n_nowhere: int = 0

    def as_dict(self) -> dict[str, Any]:
        """Return what JSON can hold; what was not asked for is left out."""
        facts: dict[str, Any] = {
            "labels": self.n_labels,
            "to": str(self.to),
            "copied": self.n_copied,
            "already_there": self.n_there,
            "predicted": self.n_predicted,
            "embedded": self.n_embedded,
            "without": self.n_without,
            "in_no_folder": self.n_nowhere or None,
        }
        told = {name: fact for name, fact in facts.items() if fact is not None}
        if self.n_copied is not None:
            told["skipped"] = [{"path": str(s.path), "reason": s.reason} for s in self.skipped]
        return told

    def text(self) -> str:
        """Return it for a person, in a line."""
        is_labels = self.n_embedded is None
        what = counted(self.n_labels, "label is", "labels are") if is_labels else "Embeddings are"
        parts = [f"{what} in {self.to}"]
        if self.n_copied is not None:
            parts.append(
                f"{counted(self.n_copied, 'file', 'files')} copied, {self.n_there} already there"
            )
        if self.n_nowhere:
            nowhere = counted(self.n_nowhere, "sample has", "samples have")
            parts.append(f"{nowhere} none of the classes, and no folder")
        if self.skipped:
            parts.append(f"{len(self.skipped)} left out")
        if self.n_predicted is not None:
            parts.append(counted(self.n_predicted, "prediction", "predictions"))
        if self.n_embedded is not None:
            parts.append(counted(self.n_embedded, "sample", "samples"))
        if self.n_without:
            parts.append(f"{counted(self.n_without, 'sample', 'samples')} without, not embedded")
        return "; ".join(parts) + "."
