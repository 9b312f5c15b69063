"""Whether a name and parameters, as a person chose them, make a strategy. Imports nothing heavy."""

from collections.abc import Mapping

from aldesk.strategies.catalogue import BY_NAME, Parameter, Strategy, Value


def check(name: str, parameters: Mapping[str, Value]) -> Strategy:
    """Return the strategy's description, or raise as `aldesk.strategies.build.build` does."""
    if name not in BY_NAME:
        raise ValueError(f"There is no query strategy {name!r}; there are {', '.join(BY_NAME)}")
    strategy = BY_NAME[name]
    known = {parameter.name: parameter for parameter in (*strategy.parameters, *strategy.more)}
    for key, value in parameters.items():
        if key not in known:
            which = ", ".join(known) or "none"
            raise ValueError(f"{name} has no parameter {key!r}; it has: {which}")
        check_value(name, known[key], value)
    return strategy


def check_value(name: str, parameter: Parameter, value: Value) -> None:
    """Raise a ValueError that says what a parameter of `name` must be, if `value` is not it."""
    if parameter.choices:
        good = value in parameter.choices
        allowed = "one of " + ", ".join(parameter.choices)
    elif isinstance(parameter.default, bool):
        good = isinstance(value, bool)
        allowed = "True or False"
    else:
        good = isinstance(value, int | float) and parameter.low <= value <= parameter.high
        # True is an int, and 10.0 is not one to scikit-activeml.
        good = good and type(value) is type(parameter.default)
        whole = "whole " if isinstance(parameter.default, int) else ""
        allowed = f"a {whole}number from {parameter.low:g} to {parameter.high:g}"
    if not good:
        raise ValueError(f"{parameter.name} of {name} must be {allowed}, not {value!r}")
