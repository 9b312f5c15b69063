"""What a refit is asked, and what it answers: all that crosses between session and engine."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from aldesk.arrays import Doubles, Floats, Mask, Rows, Verdicts
from aldesk.core.calibration import Calibration
from aldesk.core.halves import Halves

Parameter = bool | int | float | str


def _no_rows() -> Rows:
    return np.zeros(0, np.int64)


def _no_weights() -> Doubles:
    return np.zeros(0)


@dataclass(frozen=True)
class Shard:
    """One immutable ``.npy`` file of embeddings, float32 (n, d); ``rows[i]`` owns vector ``i``."""

    path: Path
    rows: Rows


@dataclass(frozen=True)
class WrittenShard(Shard):
    """A shard that is safely on the disk, with what commits it to a project.

    Attributes
    ----------
    key : str
        Of the encoder.
    sha256 : str
        Of the whole file.
    d : int
        Length of its vectors.
    """

    key: str
    sha256: str
    d: int


@dataclass(frozen=True)
class Recipe:
    """How to fit and how to query; the part of a refit that a person chooses.

    Attributes
    ----------
    learner : str
        A name in `aldesk.learn.catalogue`.
    strategy : str
        A name in `aldesk.strategies.catalogue`.
    parameters : Mapping[str, Parameter]
        The strategy's parameters.
    batch_size : int
        Samples in one query.
    max_candidates : int
        The strategy sees at most this many candidates, drawn at random; 0 means all.
    """

    learner: str = "mc-dropout"
    strategy: str = "UncertaintySampling"
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    batch_size: int = 10
    max_candidates: int = 0


@dataclass(frozen=True)
class RefitRequest:
    """Fit on the labels, choose the next batch, measure the accuracy.

    Attributes
    ----------
    generation : int
        Grows with every request, so that a stale answer is recognised.
    shards : tuple of Shard
        The embeddings that there are; rows without one are left out.
    n_classes : int
    rows, codes : int64 (n_labeled,)
        Training samples and their class codes, 0 … n_classes − 1. Where a sample may have several
        classes, `codes` are verdicts, int8 (n_labeled, n_classes): 1 present, 0 absent, −1 not
        judged.
    candidates : int64 (n_candidates,)
        Samples that may be queried.
    check_rows, check_codes : int64 (n_check,)
        Samples that the accuracy is measured on, the test split or the audit set; `check_codes` are
        verdicts where `codes` are.
    predict_rows : int64 (n_predict,)
        Samples whose class probabilities are wanted.
    recipe : Recipe
    seed : int
        Of everything random in this refit.
    check_groups : int64 (n_check,)
        Equal where checked samples are alike; read only where there are several classes.
    groups : int64 (n_labeled,)
        Equal where training samples are alike; calibrating goes by them. Empty where none are.
    weighs : bool
        Whether all labels are predicted by folds that learned from nearly as many labels, for
        `RefitResult.held_right`; it costs a fit for each fold.
    calibration : Calibration, optional
        What the last refit of these classes, learner and embeddings corrected probabilities by; it
        is used again while there are hardly more labels. None has it fitted anew.
    """

    generation: int
    shards: tuple[Shard, ...]
    n_classes: int
    rows: Rows
    codes: Rows | Verdicts
    candidates: Rows
    check_rows: Rows
    check_codes: Rows | Verdicts
    predict_rows: Rows
    recipe: Recipe
    seed: int
    check_groups: Rows = field(default_factory=_no_rows)
    groups: Rows = field(default_factory=_no_rows)
    calibration: Calibration | None = None
    weighs: bool = False

    @property
    def is_several(self) -> bool:
        """Whether a sample may have several classes."""
        return self.codes.ndim == 2


@dataclass(frozen=True)
class Ranking:
    """The part of a refit that labelling goes on with; see `RefitResult` for what is in it."""

    generation: int
    n_labeled: int
    ranked: Rows
    fit_seconds: float
    query_seconds: float
    note: str = ""
    weights: Doubles = field(default_factory=_no_weights)


@dataclass(frozen=True)
class RefitResult:
    """What came of a refit.

    Attributes
    ----------
    generation : int
        Of the request.
    n_labeled : int
        Labels that the learner was fitted on.
    ranked : int64 (n_ranked,)
        Candidates, the next batch first, then the others by falling utility.
    rows : int64 (n_predicted,)
        Of `predict_rows`, those that have an embedding.
    proba : float16 (n_predicted, n_classes)
        Class probabilities; shape (0, n_classes) before the first label. Those of labelled samples
        come, where possible, from a fit that has not seen their labels. Where a sample may have
        several classes, the probability of each, which do not add up to 1. They are calibrated;
        `ranked` comes of those that are not.
    n_check, n_correct : int
        Checked samples that have an embedding, and how many of them are predicted right; where
        there are several classes, in all of those that were judged.
    fit_seconds, query_seconds : float
    check_rows, check_codes, check_guesses : int64 (n_check,)
        The checked samples, their class codes, and the codes that the learner gives them. Where
        there are several classes, verdicts, int8 (n_check, n_classes), and the probabilities of
        each class, float16 (n_check, n_classes).
    measures : float64 (1 + n_classes, n_measures, 3)
        What `aldesk.evaluate.several` measured, where there are several classes.
    note : str
        For the person, where something did not go as asked (such as random picks before the
        first label); empty otherwise.
    calibration : Calibration
        What corrected the probabilities.
    check_sureness, check_before : float32 (n_check,) or float16 (n_check, n_classes)
        The probabilities of `check_guesses`, and those before they were calibrated. Where there are
        several classes, the first is empty, for `check_guesses` has them. Empty where nobody knows.
    halves : Halves, optional
        How fits on half of the labels differ; None where nothing can be told.
    weights : float64 (n_ranked,)
        Where all of `ranked` were drawn one after another: in proportion to what each was, among
        those that were left. Empty where the order is not drawn.
    held_rows : int64 (n_held,)
        Where it was asked to weigh: the training samples that have an embedding.
    held_right : bool (n_held,)
        Whether fits that have not seen their labels predict them.
    """

    generation: int
    n_labeled: int
    ranked: Rows
    rows: Rows
    proba: npt.NDArray[np.float16]
    n_check: int
    n_correct: int
    fit_seconds: float
    query_seconds: float
    note: str = ""
    check_rows: Rows = field(default_factory=_no_rows)
    check_codes: Rows | Verdicts = field(default_factory=_no_rows)
    check_guesses: Rows | npt.NDArray[np.float16] = field(default_factory=_no_rows)
    measures: Doubles = field(default_factory=lambda: np.zeros((0, 0, 3)))
    calibration: Calibration = field(default_factory=Calibration)
    check_sureness: Floats = field(default_factory=lambda: np.zeros(0, np.float32))
    check_before: Floats | npt.NDArray[np.float16] = field(
        default_factory=lambda: np.zeros(0, np.float32)
    )
    halves: Halves | None = None
    weights: Doubles = field(default_factory=_no_weights)
    held_rows: Rows = field(default_factory=_no_rows)
    held_right: Mask = field(default_factory=lambda: np.zeros(0, bool))

    @property
    def is_several(self) -> bool:
        """Whether a sample may have several classes."""
        return self.check_codes.ndim == 2

    @property
    def ranking(self) -> Ranking:
        """Its part that was there first."""
        return Ranking(
            self.generation,
            self.n_labeled,
            self.ranked,
            self.fit_seconds,
            self.query_seconds,
            self.note,
            self.weights,
        )
