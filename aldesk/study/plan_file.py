"""Read a plan, written in TOML; a mistake is told with its line, which `PlanText` finds."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast, get_args

from aldesk.core.errors import Problem
from aldesk.strategies.catalogue import BY_NAME, Parameter
from aldesk.strategies.check import parameters_of
from aldesk.study.classifiers import LOGISTIC, NAMES, PARAMETERS
from aldesk.study.plan import (
    MEASURES,
    THRESHOLD,
    ChallengePlan,
    ClassifierPlan,
    DataPlan,
    FirstLabels,
    Plan,
    SeedsKind,
    StrategyPlan,
    Value,
)
from aldesk.study.plan_check import SENTENCES, Mistake, first_mistake
from aldesk.study.plan_text import PlanText, TomlTable
from aldesk.study.plan_write import write_plan

_MOST_REPS = 10_000
_LONGEST = 300
_DATA_KEYS = tuple(DataPlan.__dataclass_fields__)


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
    strategies = tuple(_strategy(table) for table in top.tables("strategy"))
    plan = Plan(data, strategies, classifier, name, challenge=_challenge(top))
    plan = _numbers(top.table("study"), plan)
    top.end()
    if mistake := first_mistake(plan):
        raise _problem(source, mistake)
    return PlanFile(plan, source, folder)


def plan_file(plan: Plan, folder: Path) -> PlanFile:
    """Return a plan that was not read from a file, as if it had been; it must be without mistake.

    Problems with it name no file and no line.
    """
    return PlanFile(plan, PlanText(write_plan(plan), ""), folder)


def _problem(source: PlanText, mistake: Mistake) -> Problem:
    what, todo = (sentence.format(**mistake.values) for sentence in SENTENCES[mistake.kind])
    what = what if len(what) <= _LONGEST else f"{what[:_LONGEST]}…"  # a value may be anything
    return source.problem(what, mistake.table, mistake.key, mistake.number, todo)


def _data(table: TomlTable) -> DataPlan:
    texts = {key: table.string(key) for key in _DATA_KEYS}
    table.end()
    return DataPlan(**texts)


def _classifier(table: TomlTable) -> ClassifierPlan:
    name = table.string("name", LOGISTIC)
    if name not in NAMES:
        raise table.unknown("name", name, NAMES, "classifier")
    if name in PARAMETERS:
        return ClassifierPlan(name, _parameters(table, name, PARAMETERS[name]))
    # Whether scikit-learn knows the others shows where scikit-learn is imported.
    return ClassifierPlan(name, table.rest())


def _challenge(top: TomlTable) -> ChallengePlan | None:
    if "challenge" not in top.values:
        return None
    table = top.table("challenge")
    said = {key: table.string(key) for key in ChallengePlan.__dataclass_fields__}
    table.end()
    return ChallengePlan(**said)


def _strategy(table: TomlTable) -> StrategyPlan:
    name = table.string("name")
    if name not in BY_NAME:
        raise table.unknown("name", name, BY_NAME, "strategy")
    title = table.string("title", name)
    first = table.string("first_labels", "", get_args(FirstLabels))
    strategy = BY_NAME[name]
    parameters = _parameters(table, name, parameters_of(strategy, several=True))
    return StrategyPlan(name, parameters, title, cast("FirstLabels", first))


def _parameters(table: TomlTable, owner: str, parameters: Sequence[Parameter]) -> dict[str, Value]:
    """Return what the table says of the parameters."""
    known = {parameter.name: parameter for parameter in parameters}
    values: dict[str, Value] = {}
    for key, written in table.rest().items():
        if key not in known:
            raise table.unknown(key, key, known, f"parameter of {owner},")
        is_float = isinstance(known[key].default, float) and type(written) is int
        values[key] = table.as_float(key) if is_float else written
    return values


def _numbers(table: TomlTable, plan: Plan) -> Plan:
    """Return the plan with its numbers."""
    first = table.string("first_labels", plan.first_labels, get_args(FirstLabels))
    seeds = table.string("seeds", plan.seeds, get_args(SeedsKind))
    numbers = Plan(
        plan.data,
        plan.strategies,
        plan.classifier,
        plan.name,
        n_reps=table.whole("n_reps", plan.n_reps, 1, _MOST_REPS),
        n_cycles=table.whole("n_cycles", plan.n_cycles, 1),
        batch_size=table.whole("batch_size", plan.batch_size, 1),
        n_init=table.whole("n_init", plan.n_init),
        first_labels=cast("FirstLabels", first),
        max_candidates=table.any_number("max_candidates", 0),
        seed=table.whole("seed", 0),
        seeds=cast("SeedsKind", seeds),
        full_data=table.flag("full_data", True),
        measure=table.string("measure", plan.measure, MEASURES),
        threshold=table.any_number("threshold", THRESHOLD),
        from_origin=table.flag("from_origin", False),
        challenge=plan.challenge,
    )
    table.end()
    return numbers
