"""A model in Python: scores of embeddings, and predictions for files, in this process."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from aldesk.apply.job import ApplyJob, least_of
from aldesk.arrays import Doubles, Floats
from aldesk.core.errors import Problem
from aldesk.core.events import JoinRule, SoundEvent, join
from aldesk.core.progress import Progress, silent
from aldesk.core.span import Span
from aldesk.model.facts import ModelFacts
from aldesk.model.folder import Model, read_model
from aldesk.session.export.predictions import passes


@dataclass(frozen=True)
class Predicted:
    """What a model says of some files.

    Attributes
    ----------
    classes : tuple of str
    paths : list of Path
        Of each window or whole file.
    starts, stops : float64 (n,)
        Seconds in the recording; NaN for a picture.
    proba : float32 (n, n_classes)
        Calibrated.
    problems : tuple of str
        Files that could not be read.
    model : AppliedModel
    """

    classes: tuple[str, ...]
    paths: list[Path]
    starts: Doubles
    stops: Doubles
    proba: Floats
    problems: tuple[str, ...]
    model: "AppliedModel"

    def __len__(self) -> int:
        return len(self.paths)

    def events(
        self, threshold: float | None = None, rule: JoinRule | None = None
    ) -> list[SoundEvent]:
        """Return what is probable enough, neighbouring windows of a class joined.

        Parameters
        ----------
        threshold : float, optional
            Of all classes; by default each class has its validated one, or 0.5.
        rule : JoinRule, optional
            By default windows are joined that touch.
        """
        least, facts = self.model.least(threshold), self.model.facts
        enough = passes(self.proba, least, is_several=facts.is_several)
        windows = (
            SoundEvent(
                self.paths[row],
                Span(float(self.starts[row]), float(self.stops[row])),
                self.classes[code],
                facts.name,
                float(self.proba[row, code]),
            )
            for row, code in np.argwhere(enough).tolist()
            if self.stops[row] == self.stops[row]
        )
        return join(windows, rule or JoinRule())


@dataclass(frozen=True)
class AppliedModel:
    """A model that can be asked; from `load_model`."""

    model: Model

    @property
    def facts(self) -> ModelFacts:
        """What it is, and how it was trained."""
        return self.model.facts

    @property
    def classes(self) -> tuple[str, ...]:
        """In the order of the probabilities."""
        return self.facts.classes

    def least(self, threshold: float | None = None) -> Floats:
        """Return from which probability on each class counts, float32 (n_classes,)."""
        job = ApplyJob(self.model.folder, (), Path(), threshold=threshold)
        return least_of(job, self.facts)

    def score(self, embeddings: Floats) -> Floats:
        """Return the calibrated probabilities of embeddings.

        Parameters
        ----------
        embeddings : float32 (n, d)
            Of the model's encoder.

        Returns
        -------
        proba : float32 (n, n_classes)

        Raises
        ------
        Problem
            If they are not of the encoder's length, or not finite.
        """
        X = np.asarray(embeddings, np.float32)
        if X.ndim != 2 or X.shape[1] != self.facts.n_features or not np.isfinite(X).all():
            raise Problem(
                f"The model takes finite embeddings (n, {self.facts.n_features}), and these are "
                f"{X.shape}",
                subject=str(self.model.folder),
            )
        return self.model.head.predict_proba(X)

    def predict(
        self,
        paths: str | Path | Sequence[str | Path],
        *,
        encoder: str = "",
        device: str = "auto",
        progress: Progress = silent,
    ) -> Predicted:
        """Cut recordings as in training, embed and score them, here and in memory.

        For some hours; `apply_model` keeps what it has done on the disk, and goes on after a stop.

        Parameters
        ----------
        paths : path or sequence of paths
            Sound files or pictures, and folders of them.
        encoder : str
            Where the model's encoder lies, if that is elsewhere on this computer.
        device : str
        progress : Progress
            Counts windows.

        Raises
        ------
        Problem
            If the encoder is not here, or another than the model's.
        """
        from aldesk.apply.here import embed_files

        several: Iterable[str | Path] = [paths] if isinstance(paths, str | Path) else paths
        found = embed_files(self.facts, [Path(p) for p in several], encoder, device, progress)
        proba = self.score(found.vectors)
        told = (found.paths, found.starts, found.stops, proba, found.problems)
        return Predicted(self.classes, *told, self)


def load_model(folder: str | Path) -> AppliedModel:
    """Read a model that ALDesk has exported.

    Raises
    ------
    Problem
        If there is no model, or it is damaged.
    """
    return AppliedModel(read_model(Path(folder)))
