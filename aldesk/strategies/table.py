"""The catalogue as text."""

from collections.abc import Iterator

from aldesk.strategies.catalogue import CATALOGUE, Parameter, Strategy


def lines() -> Iterator[str]:
    """Yield the catalogue for a terminal."""
    for strategy in CATALOGUE:
        yield f"{strategy.name} ({strategy.title})"
        yield f"    {strategy.sentence}"
        yield f"    When: {strategy.when}"
        yield f"    Cost: {strategy.cost}"
        yield f"    Needs: {needs(strategy)}"
        for parameter in (*strategy.parameters, *strategy.more):
            yield f"    {parameter.name}: {parameter_text(parameter)}"
        if strategy.differs:
            yield f"    Beside scikit-activeml: {strategy.differs}"
        if strategy.paper:
            yield f"    {strategy.paper}"
        yield ""


def needs(strategy: Strategy) -> str:
    """Return what a strategy needs, in a line."""
    return ", ".join(strategy.needs) or "nothing"


def parameter_text(parameter: Parameter) -> str:
    """Return what a parameter is, which values it may have, and which it has if unset."""
    default = parameter.default
    # A study's plan is TOML, which writes true and false.
    unset = str(default).lower() if isinstance(default, bool) else default
    return f"{parameter.title}; {_choice(parameter)}; {unset} if unset"


def _choice(parameter: Parameter) -> str:
    if parameter.choices:
        return ", ".join(parameter.choices)
    if isinstance(parameter.default, bool):
        return "true, false"
    return f"{parameter.low:g} to {parameter.high:g}"
