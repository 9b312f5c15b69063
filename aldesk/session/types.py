"""What a session is told and what it tells: settings, samples asked about, changes."""

from dataclasses import dataclass, field, replace

from aldesk.core.refit import Recipe
from aldesk.core.sample import Sample
from aldesk.store.project import Project
from aldesk.store.query_table import Reason
from aldesk.strategies.catalogue import BY_NAME

_IN_PLACE_OF = {"BatchBALD": "GreedyBALD"}


@dataclass(frozen=True)
class Settings:
    """What a person chooses about a session; kept in the project.

    Attributes
    ----------
    recipe : Recipe
        How to fit and how to query.
    audit_rate : float
        Share of random audit samples in the queue, 0 … 0.5; used when there is no test split.
    seed : int
        Seed of every random draw.
    blind : bool
        Hide the predictions for all samples, not only for those of the audit.
    """

    recipe: Recipe = field(default_factory=Recipe)
    audit_rate: float = 0.2
    seed: int = 0
    blind: bool = False


def load_settings(project: Project) -> Settings:
    """Return the settings that a project keeps, or those that a new one begins with."""
    kept = project.meta.settings
    if kept is None:
        return Settings()
    return Settings(**{**kept, "recipe": Recipe(**kept["recipe"])})


def for_several(settings: Settings) -> Settings:
    """Return settings whose strategy has a form for several classes, with all else as it was."""
    recipe = settings.recipe
    strategy = BY_NAME.get(recipe.strategy)
    if strategy is None or strategy.several:
        return settings
    other = _IN_PLACE_OF.get(strategy.name, Recipe().strategy)
    return replace(settings, recipe=replace(recipe, strategy=other, parameters={}))


@dataclass(frozen=True, slots=True)
class QueueItem:
    """A sample in the queue, and why it was asked about.

    ``audit``: drawn at random, to measure the accuracy. ``random``: there was no model yet.
    ``query``: chosen by the strategy. ``ranked``: next in the last ranking, because the annotator
    was faster than the refit. ``picked``: the annotator chose it, in the grid or on the map.
    ``model_check``: drawn at random from labels by the model, to see how many are right.
    """

    sample: Sample
    reason: Reason


@dataclass(frozen=True)
class BatchProgress:
    """How many samples a batch has, are answered, and are of the audit."""

    n_samples: int
    n_done: int
    n_audit: int


@dataclass(frozen=True)
class Changes:
    """What a call changed, so that only those concerned look again."""

    samples: frozenset[str] = frozenset()
    queue: bool = False
    classes: bool = False
    predictions: bool = False
    ready: bool = False
    curve: bool = False
    settings: bool = False
    pool: bool = False
    files: bool = False

    def __bool__(self) -> bool:
        """Whether a pane has anything to look at again."""
        return self != Changes()
