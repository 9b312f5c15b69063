"""Read a plan, written in TOML, and say of every mistake which line it is on."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast, get_args

from aldesk.core.errors import Problem
from aldesk.strategies.catalogue import BY_NAME, Parameter
from aldesk.strategies.check import check_value
from aldesk.study.classifiers import LOGISTIC, MC_DROPOUT, NAMES, PARAMETERS
from aldesk.study.plan import (
    ClassifierPlan,
    DataPlan,
    FirstLabels,
    Plan,
    StrategyPlan,
    Value,
)
from aldesk.study.plan_text import PlanText, Table

_DATA_KEYS = tuple(DataPlan.__dataclass_fields__)
_KINDS = ("project", "source", "matrix")


@dataclass(frozen=True)
class PlanFile:
    """A plan and the text that it was read from.

    Attributes
    ----------
    plan : Plan
    text : PlanText
        For problems that show later, and to be kept beside the results.
    folder : Path
        What the plan's relative paths start from.
    """

    plan: Plan
    text: PlanText
    folder: Path


def read_plan(path: Path) -> PlanFile:
    """Read a plan.

    Raises
    ------
    Problem
        If it cannot be read or asks for something that there is not; the message names the line,
        and what there is.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is no UTF-8 text"
        raise Problem(f"The plan cannot be read ({reason})", subject=str(path)) from error
    return parse_plan(text, str(path), path.resolve().parent)


def parse_plan(text: str, where: str, folder: Path) -> PlanFile:
    """Read a plan's text; `where` is what messages call it. Raises as `read_plan` does."""
    source = PlanText(text, where)
    top = source.parse()
    name = top.string("name", "Study")
    data = _data(top.table("data"))
    classifier = _classifier(top.table("classifier"))
    strategies = _strategies(top, classifier)
    plan = _numbers(top.table("study"), Plan(data, strategies, classifier, name))
    top.end()
    return PlanFile(plan, source, folder)


def _data(table: Table) -> DataPlan:
    texts = {key: table.string(key) for key in _DATA_KEYS}
    table.end()
    named = [kind for kind in _KINDS if texts[kind]]
    if len(named) != 1:
        what = f"[data] must name one of {', '.join(_KINDS)}"
        raise table.problem(what + (f", not {' and '.join(named)}" if named else ""), "")
    if texts["matrix"].endswith(".npy") and not texts["labels"]:
        raise table.problem("A .npy has no labels in it", "matrix", 'Add labels = "FILE.npy"')
    return DataPlan(**texts)


def _classifier(table: Table) -> ClassifierPlan:
    name = table.string("name", LOGISTIC)
    if name not in NAMES:
        raise table.unknown("name", name, NAMES, "classifier")
    if name in PARAMETERS:
        return ClassifierPlan(name, _parameters(table, name, PARAMETERS[name]))
    # Whether scikit-learn knows the others shows where scikit-learn is imported.
    return ClassifierPlan(name, table.rest())


def _strategies(top: Table, classifier: ClassifierPlan) -> tuple[StrategyPlan, ...]:
    tables = top.tables("strategy")
    if not tables:
        raise top.problem(
            "The plan names no strategy", "strategy", 'Add [[strategy]] and name = "…"'
        )
    found = [_strategy(table, classifier) for table in tables]
    titles = [strategy.title for strategy in found]
    for n, (table, title) in enumerate(zip(tables, titles, strict=True)):
        if title in titles[:n]:
            todo = 'Give one of them another title = "…"'
            raise table.problem(f"There are two strategies called {title!r}", "name", todo)
    return tuple(found)


def _strategy(table: Table, classifier: ClassifierPlan) -> StrategyPlan:
    name = table.string("name")
    if name not in BY_NAME:
        raise table.unknown("name", name, BY_NAME, "strategy")
    title = table.string("title", name)
    strategy = BY_NAME[name]
    parameters = _parameters(table, name, (*strategy.parameters, *strategy.more))
    if strategy.needs_ensemble and classifier.name != MC_DROPOUT:
        what = f"{name} needs an ensemble, which {classifier.name} has not"
        raise table.problem(what, "name", f"Choose the classifier {MC_DROPOUT}")
    return StrategyPlan(name, parameters, title)


def _parameters(table: Table, owner: str, parameters: Sequence[Parameter]) -> dict[str, Value]:
    """Return what the table says of the parameters, each checked."""
    known = {parameter.name: parameter for parameter in parameters}
    values: dict[str, Value] = {}
    for key, written in table.rest().items():
        if key not in known:
            raise table.unknown(key, key, known, f"parameter of {owner},")
        is_float = isinstance(known[key].default, float) and type(written) is int
        values[key] = float(written) if is_float else written
        try:
            check_value(owner, known[key], values[key])
        except ValueError as error:
            raise table.problem(str(error), key) from error
    return values


def _numbers(table: Table, plan: Plan) -> Plan:
    """Return the plan with its numbers."""
    first = table.string("first_labels", plan.first_labels, get_args(FirstLabels))
    numbers = Plan(
        plan.data,
        plan.strategies,
        plan.classifier,
        plan.name,
        n_reps=table.whole("n_reps", plan.n_reps, 1),
        n_cycles=table.whole("n_cycles", plan.n_cycles, 1),
        batch_size=table.whole("batch_size", plan.batch_size, 1),
        n_init=table.whole("n_init", plan.n_init),
        first_labels=cast("FirstLabels", first),
        max_candidates=table.number_or_share("max_candidates", 0),
        seed=table.whole("seed", 0),
        full_data=table.flag("full_data", True),
    )
    table.end()
    most = numbers.max_candidates
    if isinstance(most, int) and 0 < most < numbers.batch_size:
        what = f"max_candidates, {most}, is less than the batch of {numbers.batch_size}"
        raise table.problem(what, "max_candidates")
    return numbers
