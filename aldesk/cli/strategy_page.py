"""The guide's page of query strategies, and of the classifiers that a study may use."""

from collections.abc import Sequence

from aldesk.learn.catalogue import BY_NAME as LEARNERS
from aldesk.strategies.catalogue import CATALOGUE, Parameter, Strategy
from aldesk.strategies.table import needs, parameter_text
from aldesk.study.classifiers import PARAMETERS, SCIKIT_LEARN

_INTRODUCTION = """\
`aldesk strategies` prints them in a terminal. In the window, `Ctrl+T` chooses one, and a
[study](studies.md) compares them. With few labels, strategies that need only embeddings do better;
once each class has some, those that look at the classifier's probabilities. None beats random
sampling on all data."""
_CLASSIFIERS = """\
## Classifiers of a study

A [plan](studies.md#the-plan) names one of ALDesk's, or one of scikit-learn's with scikit-learn's
parameters and `standardize`."""


def markdown() -> str:
    """Return the page."""
    rows = [f"| [{s.name}](#{s.name.lower()}) | {s.sentence} |" for s in CATALOGUE]
    table = ["| strategy | what it does |", "|---|---|", *rows, ""]
    strategies = [_strategy(strategy) for strategy in CATALOGUE]
    classifiers = [_classifier(name, parameters) for name, parameters in PARAMETERS.items()]
    others = ["### scikit-learn's", "", *(f"- `{name}`" for name in SCIKIT_LEARN)]
    head = ["# Query strategies", "", _INTRODUCTION, "", *table]
    return "\n".join([*head, *strategies, _CLASSIFIERS, "", *classifiers, *others])


def _strategy(strategy: Strategy) -> str:
    facts = [f"- Cost: {strategy.cost}", f"- Needs: {needs(strategy)}"]
    facts += _parameters((*strategy.parameters, *strategy.more))
    facts += [f"- Beside scikit-activeml: {strategy.differs}"] if strategy.differs else []
    facts += [f"- {strategy.paper}"] if strategy.paper else []
    return _section(f"## {strategy.name}", f"{strategy.sentence} {strategy.when}", facts)


def _classifier(name: str, parameters: Sequence[Parameter]) -> str:
    return _section(f"### {name}", LEARNERS[name].sentence, _parameters(parameters))


def _parameters(parameters: Sequence[Parameter]) -> list[str]:
    return [f"- `{parameter.name}`: {parameter_text(parameter)}" for parameter in parameters]


def _section(head: str, sentence: str, facts: Sequence[str]) -> str:
    return "\n".join([head, "", sentence, "", *facts, ""])
