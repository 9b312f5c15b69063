"""What a session is told and what it tells: settings, samples asked about, changes."""

from dataclasses import dataclass, field, replace

from aldesk.core.refit import Parameter, Recipe
from aldesk.core.sample import Sample
from aldesk.store import values
from aldesk.store.database import damaged_values
from aldesk.store.project import Project
from aldesk.store.query_table import Reason
from aldesk.strategies.catalogue import BY_NAME

_MOST_IN_A_BATCH = 1_000_000
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
    weighs : bool
        Measure the accuracy also on labels that were asked for with known probabilities.
    """

    recipe: Recipe = field(default_factory=Recipe)
    audit_rate: float = 0.2
    seed: int = 0
    blind: bool = False
    weighs: bool = False


def load_settings(project: Project) -> Settings:
    """Return the settings that a project keeps, or those that a new one begins with."""
    kept = project.meta.settings
    if kept is None:
        return Settings()
    with damaged_values(project.path, "the fact 'settings'"):
        recipe = Recipe(**kept["recipe"])
        return _possible(Settings(**{**kept, "recipe": recipe}))


def _possible(settings: Settings) -> Settings:
    """Return settings that can be; others are a ValueError."""
    recipe = settings.recipe
    for name in (recipe.learner, recipe.strategy):
        values.text(name, "the recipe")
    values.whole(recipe.batch_size, "the batch size", 1, _MOST_IN_A_BATCH)
    values.whole(recipe.max_candidates, "the number of candidates")
    if not isinstance(recipe.parameters, dict) or not all(
        isinstance(value, Parameter) for value in recipe.parameters.values()
    ):
        raise ValueError("the parameters of the strategy are none")
    values.real(settings.audit_rate, "the audit's share", 0, 1)
    values.whole(settings.seed, "the seed")
    if not isinstance(settings.blind, bool):
        raise ValueError("whether it is blind is neither yes nor no")
    if not isinstance(settings.weighs, bool):
        raise ValueError("whether labels are weighted is neither yes nor no")
    return settings


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
    ``bulk_check``: drawn at random from samples that were answered together; kept back for it, or
    labelled, and asked about once more.
    ``shared``: drawn at random for the copies of several people.
    ``adjudicate``: two people gave answers that contradict each other, without knowing that.
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
