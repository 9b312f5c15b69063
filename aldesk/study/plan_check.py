"""Whether a plan makes sense: the first mistake in it, as data. Imports nothing heavy."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from aldesk.strategies.catalogue import BY_NAME, Parameter
from aldesk.strategies.check import allowed, is_allowed, parameters_of
from aldesk.study.classifiers import MC_DROPOUT, PARAMETERS
from aldesk.study.plan import ClassifierPlan, DataPlan, Plan, StrategyPlan, Value

DATA_KINDS = ("project", "source", "matrix")
MistakeKind = Literal[
    "no data",
    "two data",
    "no labels",
    "parameter",
    "no strategy",
    "same title",
    "no ensemble",
    "candidates",
    "few candidates",
    "threshold",
]
SENTENCES: dict[MistakeKind, tuple[str, str]] = {
    "no data": ("[data] must name one of {kinds}", ""),
    "two data": ("[data] must name one of {kinds}, not {named}", ""),
    "no labels": ("A .npy has no labels in it", 'Add labels = "FILE.npy"'),
    "parameter": ("{parameter} of {owner} must be {allowed}, not {value!r}", ""),
    "no strategy": ("The plan names no strategy", 'Add [[strategy]] and name = "…"'),
    "same title": (
        "There are two strategies called {title!r}",
        'Give one of them another title = "…"',
    ),
    "no ensemble": (
        "{strategy} needs an ensemble, which {classifier} has not",
        "Choose the classifier {needed}",
    ),
    "candidates": (
        "max_candidates must be a whole number, or a share between 0 and 1, not {value!r}",
        "",
    ),
    "few candidates": ("max_candidates, {most}, is less than the batch of {batch_size}", ""),
    "threshold": ("threshold must be a number between 0 and 1, not {value!r}", ""),
}
"""What is wrong and what to do, in the words of a plan's file."""


@dataclass(frozen=True)
class Mistake:
    """What is wrong with a plan, and where.

    Attributes
    ----------
    kind : MistakeKind
    table, key : str
        Where in a plan's file it is; an empty table is the top, an empty key the table's header.
    number : int
        Of the table, where there are several of that name.
    values : Mapping
        What is put into a sentence about it.
    """

    kind: MistakeKind
    table: str
    key: str
    number: int = 0
    values: Mapping[str, Value] = field(default_factory=dict)


def first_mistake(plan: Plan) -> Mistake | None:
    """Return the first mistake in a plan, or None; the types of its values are taken as right."""
    return (
        _in_data(plan.data)
        or _in_classifier(plan.classifier)
        or _in_strategies(plan)
        or _in_numbers(plan)
    )


def _in_data(data: DataPlan) -> Mistake | None:
    named = [kind for kind in DATA_KINDS if getattr(data, kind)]
    values = {"kinds": ", ".join(DATA_KINDS), "named": " and ".join(named)}
    if len(named) != 1:
        return Mistake("two data" if named else "no data", "data", "", values=values)
    if data.matrix.lower().endswith(".npy") and not data.labels:
        return Mistake("no labels", "data", "matrix")
    return None


def _in_classifier(classifier: ClassifierPlan) -> Mistake | None:
    if classifier.name not in PARAMETERS:
        return None  # scikit-learn knows them
    return _in_parameters(classifier, PARAMETERS[classifier.name], "classifier")


def _in_parameters(
    chosen: ClassifierPlan | StrategyPlan, known: Sequence[Parameter], table: str, number: int = 0
) -> Mistake | None:
    for parameter in known:
        value = chosen.parameters.get(parameter.name, parameter.default)
        if not is_allowed(parameter, value):
            values = {"parameter": parameter.name, "owner": chosen.name, "value": value}
            values["allowed"] = allowed(parameter)
            return Mistake("parameter", table, parameter.name, number, values)
    return None


def _in_strategies(plan: Plan) -> Mistake | None:
    if not plan.strategies:
        return Mistake("no strategy", "", "strategy")
    titles = [strategy.title or strategy.name for strategy in plan.strategies]
    for number, strategy in enumerate(plan.strategies):
        known = BY_NAME[strategy.name]
        parameters = parameters_of(known, several=True)
        if mistake := _in_parameters(strategy, parameters, "strategy", number):
            return mistake
        if known.needs_ensemble and plan.classifier.name != MC_DROPOUT:
            values: dict[str, Value] = {"strategy": strategy.name, "needed": MC_DROPOUT}
            values["classifier"] = plan.classifier.name
            return Mistake("no ensemble", "strategy", "name", number, values)
        if titles[number] in titles[:number]:
            values = {"title": titles[number]}
            return Mistake("same title", "strategy", "name", number, values)
    return None


def _in_numbers(plan: Plan) -> Mistake | None:
    most = plan.max_candidates
    if not isinstance(most, int | float) or most < 0 or (type(most) is float and not 0 < most < 1):
        return Mistake("candidates", "study", "max_candidates", values={"value": most})
    if isinstance(most, int) and 0 < most < plan.batch_size:
        values = {"most": most, "batch_size": plan.batch_size}
        return Mistake("few candidates", "study", "max_candidates", values=values)
    if not 0 < plan.threshold < 1:
        return Mistake("threshold", "study", "threshold", values={"value": plan.threshold})
    return None
