"""How often the intervals of kappa and alpha hold the true agreement, by simulation.

python tests/benchmarks/agreement_coverage.py [--rounds 2000] [--seed 0] [--json]

Each sample has a true class, drawn evenly, each half as often as the one before (*halving*), or
nearly always the first one (*rare*: 95 %). In the cases called by these names people have an answer
in common with the probability that is told, which is then kappa and alpha, and else draw one each.
In those called *unlike* each of two people has a random confusion matrix of their own, and so other
shares of the classes; kappa follows from them. Where people are three, each passes over a share of
the samples. Rounds in which nothing can be said are left out.

Told are the shares of rounds in which the interval of 95 % holds the truth, its mean width, and the
means over all cases, which are to be 93 to 97.5 %; and how many of 100 cases are so themselves. The
usual interval, with the standard error of Fleiss, Cohen and Everitt, stands beside it.
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from math import sqrt
from typing import Literal, get_args

import numpy as np

from aldesk.arrays import MISSING, Doubles, Ints
from aldesk.evaluate.agreement import Agreement, alpha, kappa

Z = 1.959963985
WANTED = (0.93, 0.975)

Measure = Literal["kappa", "alpha"]
Kind = Literal["even", "halving", "rare", "unlike"]


@dataclass(frozen=True)
class Case:
    """What is simulated."""

    measure: Measure
    kind: Kind
    n: int
    n_classes: int
    agree: float
    n_people: int = 2
    missing: float = 0.0

    def truth(self) -> float:
        """Return the agreement of very many answers."""
        if self.kind != "unlike":
            return self.agree
        table = self._table()
        chance = table.sum(axis=0) @ table.sum(axis=1)
        return float((np.trace(table) - chance) / (1 - chance))

    def draw(self, rng: np.random.Generator) -> Ints:
        """Return answers, (n_people, n)."""
        if self.kind == "unlike":
            cells = rng.choice(self.n_classes**2, self.n, p=self._table().ravel())
            return np.stack(np.divmod(cells, self.n_classes))
        size = (self.n_people, self.n)
        shares = self._shares()
        common = rng.choice(self.n_classes, self.n, p=shares)
        own = rng.choice(self.n_classes, size, p=shares)
        # Two of several people then have the common answer with the probability that is wanted.
        answers = np.where(rng.random(size) < sqrt(self.agree), common, own)
        return np.where(rng.random(size) < self.missing, MISSING, answers)

    def _shares(self) -> Doubles:
        weights: Doubles = np.ones(self.n_classes)
        if self.kind == "halving":
            weights *= 0.5 ** np.arange(self.n_classes)
        elif self.kind == "rare":
            weights[0] = 19 * (self.n_classes - 1)
        shares: Doubles = weights / weights.sum()
        return shares

    def _table(self) -> Doubles:
        """Return the probabilities of pairs of answers where people err each in their own way."""
        rng = np.random.default_rng([self.n_classes, round(1000 * self.agree)])
        shares = rng.dirichlet(np.full(self.n_classes, rng.choice([1, 5])))
        errs = 1 - sqrt(self.agree)
        one, other = (
            np.eye(self.n_classes) * (1 - err)
            + err * rng.dirichlet(np.full(self.n_classes, 0.5), self.n_classes)
            for err in (errs * 0.5, min(1.0, errs * 1.5))
        )
        table: Doubles = one.T @ np.diag(shares) @ other
        return table


@dataclass(frozen=True)
class Coverage:
    """Shares of the rounds in which something can be said, and the mean width."""

    covered: float
    usual: float
    width: float
    said: float


def cases() -> Iterator[Case]:
    """Yield all that the full table has."""
    for n in (30, 50, 100, 300, 1000):
        for n_classes in (2, 3, 10):
            for kind in get_args(Kind):
                for agree in (0.0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95):
                    yield Case("kappa", kind, n, n_classes, agree)
    for n in (50, 300):
        for n_classes in (2, 10):
            for kind in get_args(Kind)[:3]:
                for agree in (0.0, 0.4, 0.8, 0.95):
                    yield Case("alpha", kind, n, n_classes, agree, n_people=3, missing=0.3)


def coverage(case: Case, rounds: int, seed: int) -> Coverage:
    """Simulate one case."""
    rng = np.random.default_rng([seed, case.n, case.n_classes, round(1000 * case.agree)])
    truth, told = case.truth(), []
    for _ in range(rounds):
        answers = case.draw(rng)
        found = kappa(*answers) if case.measure == "kappa" else alpha(answers)
        if np.isnan(found.value):
            continue
        usual = _usual(answers, found) if case.measure == "kappa" else float("nan")
        # Where people agree as chance has it, the bound may be the truth itself but for rounding.
        covers = found.low - 1e-9 <= truth <= found.high + 1e-9
        told.append([covers, abs(found.value - truth) <= usual, found.high - found.low])
    covered, plain, width = np.mean(told, axis=0).tolist() if told else [float("nan")] * 3
    return Coverage(covered, plain, width, len(told) / rounds)


def _usual(answers: Ints, found: Agreement) -> float:
    """Return half the width of the usual interval."""
    n = answers.shape[1]
    table = np.zeros((answers.max() + 1, answers.max() + 1))
    np.add.at(table, tuple(answers), 1 / n)
    p, q = table.sum(axis=1), table.sum(axis=0)
    chance = p @ q
    both = p[:, None] + q
    # a, b and c as in Fleiss, Cohen and Everitt 1969, equation 13.
    a = np.diag(table) @ (1 - (p + q) * (1 - found.value)) ** 2
    b = (1 - found.value) ** 2 * ((table - np.diag(np.diag(table))) * both.T**2).sum()
    c = (found.value - chance * (1 - found.value)) ** 2
    return float(Z * sqrt(max(0.0, a + b - c) / n) / (1 - chance)) + 1e-9


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    found = {case: coverage(case, args.rounds, args.seed) for case in cases()}
    means = {
        f"{measure}, {kind}": _means([f for c, f in found.items() if (c.measure, c.kind) == of])
        for of in dict.fromkeys((case.measure, case.kind) for case in found)
        for measure, kind in [of]
    }
    means["all"] = _means(list(found.values()))
    if args.json:
        rows = [asdict(case) | asdict(its) for case, its in found.items()]
        print(json.dumps({"rounds": args.rounds, "means": means, "cases": rows}))
        return
    for case, its in found.items():
        print(
            f"{case.measure} {case.kind:<8} n {case.n:<5} classes {case.n_classes:<3} agreement "
            f"{case.truth():>5.2f}   covered {100 * its.covered:>5.1f}   usual "
            f"{100 * its.usual:>5.1f}   width {its.width:.3f}"
        )
    for name, mean in means.items():
        print(f"{name:<16} {mean}")


def _means(found: list[Coverage]) -> dict[str, float]:
    covered = np.array([its.covered for its in found if its.said > 0])
    low, high = WANTED
    return {
        "covered": round(float(covered.mean()), 4),
        "least": round(float(covered.min()), 4),
        "most": round(float(covered.max()), 4),
        "cases within": round(float(((covered >= low) & (covered <= high)).mean()), 3),
        "usual": round(float(np.nanmean([its.usual for its in found if its.said > 0])), 4),
    }


if __name__ == "__main__":
    main()
