"""The catalogue as text: for the command line, and for the guide."""

from collections.abc import Iterator

from aldesk.strategies.catalogue import CATALOGUE, Parameter, Strategy

_INTRODUCTION = """\
`aldesk strategies` prints this page in a terminal. In the window they are chosen where it is said
what to ask next, and compared in a [study](studies.md). With few labels, strategies that need
embeddings only are the better ones; with some for each class, those that look at the classifier's
probabilities. None beats random sampling on all data."""


def lines() -> Iterator[str]:
    """Yield the catalogue for a terminal."""
    for strategy in CATALOGUE:
        yield f"{strategy.name} ({strategy.title})"
        yield f"    {strategy.sentence}"
        yield f"    When: {strategy.when}"
        yield f"    Cost: {strategy.cost}"
        yield f"    Needs: {_needs(strategy)}"
        for parameter in (*strategy.parameters, *strategy.more):
            choice, default = _choice(parameter), parameter.default
            yield f"    {parameter.name}: {parameter.title}; {choice}; {default} if unset"
        if strategy.paper:
            yield f"    {strategy.paper}"
        yield ""


def markdown() -> str:
    """Return the guide's page."""
    rows = [
        f"| [{strategy.name}](#{strategy.name.lower()}) | {strategy.sentence} |"
        for strategy in CATALOGUE
    ]
    head = "| strategy | what it does |\n|---|---|"
    sections = [_section(strategy) for strategy in CATALOGUE]
    return "\n".join(["# Query strategies", "", _INTRODUCTION, "", head, *rows, "", *sections])


def _section(strategy: Strategy) -> str:
    facts = [f"- Cost: {strategy.cost}", f"- Needs: {_needs(strategy)}"]
    parameters = (*strategy.parameters, *strategy.more)
    facts += [f"- `{p.name}`: {p.title}; {_choice(p)}; {p.default} if unset" for p in parameters]
    facts += [f"- {strategy.paper}"] if strategy.paper else []
    when = f"{strategy.sentence} {strategy.when}"
    return "\n".join([f"## {strategy.name}", "", when, "", *facts, ""])


def _choice(parameter: Parameter) -> str:
    if parameter.choices:
        return ", ".join(parameter.choices)
    if isinstance(parameter.default, bool):
        return "True, False"
    return f"{parameter.low:g} to {parameter.high:g}"


def _needs(strategy: Strategy) -> str:
    return ", ".join(strategy.needs) or "nothing"
