"""How far people agree who labelled the same samples without knowing of each other."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from math import isnan
from typing import Any

import numpy as np

from aldesk.arrays import MISSING, Ints
from aldesk.core.classes import merge_goals
from aldesk.core.event import Event
from aldesk.core.ids import ClassId
from aldesk.core.labels import Labels
from aldesk.core.raters import Answers, independent_answers
from aldesk.evaluate.agreement import Agreement, alpha, alpha_of_classes, kappa, kappa_of_classes
from aldesk.store import Project


@dataclass(frozen=True)
class Agreed:
    """How far they agree on one class against all others, or on all classes.

    Attributes
    ----------
    kappa : Agreement or None
        Of two people; None if there are more.
    alpha : Agreement
    """

    kappa: Agreement | None
    alpha: Agreement

    def as_dict(self) -> dict[str, Any]:
        """Return it as JSON has it; what cannot be said is null."""
        return {"kappa": self.kappa and _plain(self.kappa), "alpha": _plain(self.alpha)}


@dataclass(frozen=True)
class AgreementReport:
    """What is known of the agreement.

    Attributes
    ----------
    annotators : tuple of str
        Who answered for a sample that another one answered for, too; ``#1`` and so on without a
        name.
    n : int
        Samples with independent answers of two people or more.
    overall : Agreed or None
        None where samples have several classes, each of which is judged by itself.
    classes : dict of str to Agreed
        By the classes' names, in their order.
    """

    annotators: tuple[str, ...]
    n: int
    overall: Agreed | None
    classes: Mapping[str, Agreed]

    def as_dict(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        return {
            "annotators": list(self.annotators),
            "samples": self.n,
            "overall": self.overall and self.overall.as_dict(),
            "classes": {name: agreed.as_dict() for name, agreed in self.classes.items()},
        }


def measure_agreement(project: Project) -> AgreementReport:
    """Compare all independent answers that there are in a project."""
    journal = project.journal
    given = list(independent_answers(journal.labels, journal.origins()).values())
    people = tuple(sorted({name for answers in given for name in answers}))
    labels = journal.labels
    names = labels.class_names
    if labels.is_several:
        verdicts = {name: _verdicts(labels, given, people, c) for c, name in labels.classes.items()}
        each = {name: _agreed(said) for name, said in verdicts.items()}
        return AgreementReport(people, len(given), None, each)
    codes = _codes(labels, given, people)
    alphas: Sequence[Agreement] = alpha_of_classes(codes, len(names))
    kappas: Sequence[Agreement | None] = [None] * len(names)
    if len(people) == 2:
        kappas = kappa_of_classes(codes[0], codes[1], len(names))
    classes = dict(zip(names, map(Agreed, kappas, alphas), strict=True))
    return AgreementReport(people, len(given), _agreed(codes), classes)


def _agreed(answers: Ints) -> Agreed:
    return Agreed(kappa(*answers) if len(answers) == 2 else None, alpha(answers))


def _codes(labels: Labels, given: Sequence[Answers], people: Sequence[str]) -> Ints:
    """Return the code of each one's class for each sample, int64 (n_people, n)."""
    goals, codes = merge_goals(labels.all_classes), {c: n for n, c in enumerate(labels.classes)}

    def code(event: Event) -> int:
        return codes.get(goals.get(event.class_id, event.class_id), MISSING)

    return _table(given, people, code)


def _verdicts(
    labels: Labels, given: Sequence[Answers], people: Sequence[str], class_id: ClassId
) -> Ints:
    """Return whether each one gave a class to each sample, int64 (n_people, n)."""
    ids = labels.members[class_id]

    def verdict(event: Event) -> int:
        named = (event.class_ids or ()) if event.kind == "answer" else (event.class_id,)
        if not ids.isdisjoint(named):
            return 1
        judged = event.judged_ids
        return 0 if judged is None or ids.issubset(judged) else MISSING

    return _table(given, people, verdict)


def _table(given: Sequence[Answers], people: Sequence[str], code: Any) -> Ints:
    table = np.full((len(people), len(given)), MISSING, np.int64)
    for column, answers in enumerate(given):
        for row, name in enumerate(people):
            if name in answers:
                table[row, column] = code(answers[name])
    return table


def _plain(agreement: Agreement) -> dict[str, Any]:
    told = asdict(agreement)
    return {name: None if isnan(value) else value for name, value in told.items()}
