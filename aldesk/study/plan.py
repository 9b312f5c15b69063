"""What a study compares. Imports nothing heavy: the window reads it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from aldesk.evaluate.several import MEASURES as OF_SEVERAL
from aldesk.strategies.catalogue import BY_NAME

Value = bool | int | float | str
FirstLabels = Literal["random", "stratified", "strategy"]
SeedsKind = Literal["own", "tutorial"]

ACCURACY = "accuracy"
THRESHOLD = 0.5
MEASURES = (ACCURACY, *OF_SEVERAL)
"""What a learning curve can show; all but the first are the mean of the classes."""

RANDOM = "RandomSampling"
"""The strategy that the others are compared with, if it is in the plan."""


@dataclass(frozen=True, slots=True)
class DataPlan:
    """Where the samples and their true labels come from: a project, a source, or a matrix.

    Attributes
    ----------
    project : str
        A project file whose samples are embedded.
    source, encoder, pattern, label_column, media_folder : str
        What `aldesk new` takes; the project is made in the study's folder.
    matrix, labels, test_matrix, test_labels : str
        ``.npy``, ``.npz`` or a table; the labels of the last two lie in the same file. `matrix` may
        be a folder of ``.npy``, and `labels` is a table then; see `aldesk.study.data_of_pack`.
    label_separator : str
        What stands between the labels of one sample, such as ``;``: samples may have several
        classes then. Lists, and one column a class, need none.
    id_column : str
        Of a table; without it a sample's id is its row number.
    test : str
        Share of the samples that accuracy is measured on, such as ``20%``, where the data bring no
        test split. A source also takes ``column=value,value``.
    """

    project: str = ""
    source: str = ""
    encoder: str = ""
    pattern: str = ""
    label_column: str = ""
    media_folder: str = ""
    matrix: str = ""
    labels: str = ""
    test_matrix: str = ""
    test_labels: str = ""
    id_column: str = ""
    test: str = ""
    label_separator: str = ""


@dataclass(frozen=True, slots=True)
class ClassifierPlan:
    """A classifier, by its name in `aldesk.study.classifiers`, and its parameters."""

    name: str = "logistic"
    parameters: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StrategyPlan:
    """A query strategy, by its name in the catalogue, its parameters, and what it is called.

    `first_labels` is that of the plan, if it is empty.
    """

    name: str
    parameters: Mapping[str, Value] = field(default_factory=dict)
    title: str = ""
    first_labels: FirstLabels | Literal[""] = ""

    @property
    def words(self) -> str:
        """What people read: a title of its own, or else that of the catalogue."""
        return BY_NAME[self.name].title if self.title in ("", self.name) else self.title


@dataclass(frozen=True, slots=True)
class ChallengePlan:
    """Who hands results in to BioDCASE Task 4, whose files are written if this is in a plan."""

    author_lastname: str = ""
    institute_abbreviation: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A study.

    Attributes
    ----------
    name : str
    data : DataPlan
    classifier : ClassifierPlan
    strategies : tuple of StrategyPlan
        With distinct titles.
    n_reps : int
        Repetitions; each has other first labels, the same for all strategies.
    n_cycles : int
        Queries in one repetition.
    batch_size : int
        Samples in one query.
    n_init : int
        Labels before the first query.
    first_labels : {"random", "stratified", "strategy"}
        How these are drawn; by the strategy itself only where it needs no labels, else at random.
    max_candidates : int or float
        The strategy sees the labelled samples and so many others, drawn anew for each query: a
        number, or a share of those without a label between 0 and 1; 0 means all.
    seed : int
        Everything random follows from it.
    seeds : {"own", "tutorial"}
        How: `aldesk.study.seeds` derives them, also as scikit-activeml's tutorials do.
    full_data : bool
        Whether the classifier is fitted on the whole pool, too, to compare with.
    measure : str
        One of `MEASURES`, or empty: accuracy where a sample has exactly one class, else average
        precision.
    threshold : float
        The probability from which on a class counts as predicted, where samples may have several.
    from_origin : bool
        Whether the area under a curve begins at no label and a value of 0.
    challenge : ChallengePlan or None
    """

    data: DataPlan
    strategies: tuple[StrategyPlan, ...]
    classifier: ClassifierPlan = field(default_factory=ClassifierPlan)
    name: str = "Study"
    n_reps: int = 3
    n_cycles: int = 10
    batch_size: int = 10
    n_init: int = 10
    first_labels: FirstLabels = "random"
    max_candidates: int | float = 0
    seed: int = 0
    seeds: SeedsKind = "own"
    full_data: bool = True
    measure: str = ""
    threshold: float = THRESHOLD
    from_origin: bool = False
    challenge: ChallengePlan | None = None

    @property
    def words(self) -> dict[str, str]:
        """What people read in the place of each strategy's title."""
        return {strategy.title or strategy.name: strategy.words for strategy in self.strategies}

    @property
    def n_labels(self) -> int:
        """How many labels a repetition ends with."""
        return self.n_init + self.n_cycles * self.batch_size
