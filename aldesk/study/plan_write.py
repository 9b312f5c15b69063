"""Write a plan as TOML, so that `plan_file` reads the same plan."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from aldesk.study.plan import THRESHOLD, Plan, Value

_NUMBERS = (
    "n_reps",
    "n_init",
    "first_labels",
    "n_cycles",
    "batch_size",
    "max_candidates",
    "seed",
    "full_data",
)
_UNUSUAL = {"seeds": "own", "measure": "", "threshold": THRESHOLD, "from_origin": False}
"""What is written only if it is not so."""


def write_plan(plan: Plan) -> str:
    """Return a plan's text; what is as by default in ``[data]`` is left out."""
    data = {key: value for key, value in asdict(plan.data).items() if value}
    parts = [f"name = {_value(plan.name)}\n", _table("[data]", data)]
    classifier = {"name": plan.classifier.name, **plan.classifier.parameters}
    parts.append(_table("[classifier]", classifier))
    numbers = {name: getattr(plan, name) for name in _NUMBERS}
    others = {name: getattr(plan, name) for name in _UNUSUAL}
    numbers |= {name: value for name, value in others.items() if value != _UNUSUAL[name]}
    parts.append(_table("[study]", numbers))
    if plan.challenge is not None:
        parts.append(_table("[challenge]", asdict(plan.challenge)))
    for strategy in plan.strategies:
        title = {"title": strategy.title} if strategy.title not in ("", strategy.name) else {}
        first = {"first_labels": strategy.first_labels} if strategy.first_labels else {}
        table = {"name": strategy.name, **title, **first, **strategy.parameters}
        parts.append(_table("[[strategy]]", table))
    return "\n".join(parts)


def _table(header: str, values: Mapping[str, Any]) -> str:
    return "\n".join([header, *(f"{key} = {_value(value)}" for key, value in values.items()), ""])


def _value(value: Value) -> str:
    if isinstance(value, str):
        # JSON's strings are TOML's, but for this one character.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")
    return json.dumps(value)
