"""Whether a name and parameters, as a person chose them, make a strategy. Imports nothing heavy."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from aldesk.strategies.catalogue import BY_NAME, Parameter, Strategy, Value


def check(name: str, parameters: Mapping[str, Value], *, several: bool = False) -> Strategy:
    """Return the strategy's description, or raise as `aldesk.strategies.build.build` does."""
    if name not in BY_NAME:
        raise ValueError(f"There is no query strategy {name!r}; there are {', '.join(BY_NAME)}")
    strategy = BY_NAME[name]
    if several and not strategy.several:
        raise ValueError(
            f"{name} does not work where samples may have several classes. "
            f"{strategy.why_not_several}"
        )
    known = {parameter.name: parameter for parameter in parameters_of(strategy, several=several)}
    for key, value in parameters.items():
        if key not in known:
            which = ", ".join(known) or "none"
            raise ValueError(f"{name} has no parameter {key!r}; it has: {which}")
        check_value(name, known[key], value)
    return strategy


def parameters_of(strategy: Strategy, *, several: bool = False) -> tuple[Parameter, ...]:
    """Return all parameters that a strategy has."""
    return (*strategy.parameters, *strategy.more, *(strategy.for_several if several else ()))


def check_value(name: str, parameter: Parameter, value: Value) -> None:
    """Raise a ValueError that says what a parameter of `name` must be, if `value` is not it."""
    if not is_allowed(parameter, value):
        raise ValueError(f"{parameter.name} of {name} must be {allowed(parameter)}, not {value!r}")


def is_allowed(parameter: Parameter, value: Value) -> bool:
    """Say whether a parameter may have a value."""
    if parameter.choices:
        return value in parameter.choices
    if isinstance(parameter.default, bool):
        return isinstance(value, bool)
    # True is an int, and 10.0 is not one to scikit-activeml.
    if not isinstance(value, int | float) or type(value) is not type(parameter.default):
        return False
    return parameter.low <= value <= parameter.high


def allowed(parameter: Parameter) -> str:
    """Say in English which values a parameter may have."""
    if parameter.choices:
        return "one of " + ", ".join(parameter.choices)
    if isinstance(parameter.default, bool):
        return "True or False"
    whole = "whole " if isinstance(parameter.default, int) else ""
    return f"a {whole}number from {parameter.low:g} to {parameter.high:g}"


def plain(value: Any) -> Value:
    """Return a number of numpy as the one of Python that is written like it, others as they are.

    A float32 of 0.2 is meant as 0.2, and not as 0.20000000298.
    """
    if isinstance(value, np.floating):
        return float(str(value))
    plain_value: Value = value.item() if isinstance(value, np.generic) else value
    return plain_value
