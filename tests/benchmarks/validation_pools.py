"""Pools with scores and the truth, on which validations are simulated."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from aldesk.arrays import Doubles, Floats, Ints, Mask

SIZE = 10_000
PREVALENCES = (0.01, 0.05, 0.3)
Pool = tuple[str, Floats, Mask]

CHOSEN_ON = (("pictures", "frog"), ("soundscapes", "zero"), ("calls", "george"))
"""Classes of the packs on which the spread of the answers was chosen."""
FRESH = (
    ("pictures", "dog"), ("pictures", "airplane"), ("soundscapes", "one"), ("soundscapes", "two"),
    ("calls", "jackson"), ("calls", "zero"), ("pitches", "low"), ("pitches", "five"),
)  # fmt: skip


def normal(seed: int) -> Iterator[Pool]:
    """Yield mixtures of two normal distributions; as probabilities true, too sure, and too low."""
    for prevalence in PREVALENCES:
        for raised in (3.0, 3.5):
            rng = np.random.default_rng([seed, int(1000 * prevalence), int(10 * raised)])
            present = rng.random(SIZE) < prevalence
            logit = _logit(rng, present, raised, prevalence)
            for name, scores in (
                ("", logit),
                (" too sure", 1.7 * logit),
                (" too low", logit - 1.5),
            ):
                if not name or raised == 3.0:
                    yield f"{prevalence:.0%} raised {raised}{name}", sigmoid(scores), present


def shaped(seed: int) -> Iterator[Pool]:
    """Yield pools with scores of other shapes."""
    for prevalence in PREVALENCES:
        rng = np.random.default_rng([seed, int(1000 * prevalence), 7])
        present = rng.random(SIZE) < prevalence
        logit = _logit(rng, present, 3.0, prevalence)
        tails = 2 * rng.standard_t(3, SIZE) + 9 * present - 4.5 + _odds(prevalence)
        missed = present & (rng.random(SIZE) < 0.3)
        two = np.where(missed, _logit(rng, np.zeros(SIZE, bool), 3.0, prevalence), logit)
        noise = np.where(logit < 0, -5 + 0.1 * rng.standard_normal(SIZE), logit)
        for name, scores in (
            ("heavy tails", sigmoid(tails)),
            ("ties", np.round(sigmoid(logit), 2)),
            ("saturated", np.clip(1.2 * sigmoid(2 * logit) - 0.1, 0, 1)),
            ("a third unlike", sigmoid(two)),
            ("noise below", sigmoid(noise)),
        ):
            yield f"{prevalence:.0%} {name}", scores.astype(np.float32), present
    for top in (0.895, 0.85):
        rng = np.random.default_rng([seed, int(1000 * top)])
        scores = rng.random(SIZE).astype(np.float32)
        present = rng.random(SIZE) < np.where(scores > 0.8, top, 0.02)
        yield f"never above {top:.1%}", scores, present
    for n_hidden in (200, 300):
        rng = np.random.default_rng([seed, n_hidden])
        scores = np.sort(rng.random(SIZE).astype(np.float32))[::-1] * np.float32(0.3)
        scores[:100] += np.float32(0.7)
        present = np.arange(SIZE) < 95
        present[rng.choice(np.arange(SIZE // 2, SIZE), n_hidden, replace=False)] = True
        yield f"{n_hidden} in the lower half", scores, present


def of_packs(folder: Path, seed: int, classes: tuple[tuple[str, str], ...]) -> Iterator[Pool]:
    """Yield pools with the scores of a logistic regression on real embeddings.

    A class is thinned out and multiplied by resampling with a little noise.
    """
    from sklearn.linear_model import LogisticRegression

    for pack, word in classes:
        vectors, has = _read(folder / pack, word)
        rng = np.random.default_rng(seed)
        n_each = min(80, int(has.sum()) // 2)
        train = np.concatenate([rng.permutation(np.flatnonzero(has == v))[:n_each] for v in (0, 1)])
        rest = np.setdiff1d(np.arange(len(has)), train)
        model = LogisticRegression(C=0.1, max_iter=1000).fit(vectors[train], has[train])
        logit = model.decision_function(vectors[rest])
        for prevalence in PREVALENCES:
            n = round(SIZE * prevalence)
            drawn = np.concatenate(
                [rng.choice(np.flatnonzero(has[rest] == v), m) for v, m in ((1, n), (0, SIZE - n))]
            )
            noise = 0.3 * logit.std() * rng.standard_normal(SIZE)
            scores = logit[drawn] + noise + _odds(prevalence)
            yield f"{prevalence:.0%} {pack} {word}", sigmoid(scores), has[rest][drawn] == 1


def recordings(seed: int, n: int, prevalence: float, alike: float) -> tuple[Floats, Mask, Ints]:
    """Return scores, truth and recording of windows, 20 of each of `n` recordings.

    In every other recording none is present; `alike` is the standard deviation of what a recording
    adds to the logits of all of its windows.
    """
    rng = np.random.default_rng([seed, n])
    of = np.repeat(np.arange(n), 20)
    here = rng.random(n) < 0.5
    present = (rng.random(len(of)) < 2 * prevalence) & here[of]
    added = alike * rng.standard_normal(n)
    return sigmoid(_logit(rng, present, 3.0, prevalence) + added[of]), present, of


def sigmoid(logit: Doubles) -> Floats:
    """Return the probabilities of logits."""
    scores: Floats = (1 / (1 + np.exp(-logit))).astype(np.float32)
    return scores


def _odds(prevalence: float) -> float:
    return float(np.log(prevalence / (1 - prevalence)))


def _logit(rng: np.random.Generator, present: Mask, raised: float, prevalence: float) -> Doubles:
    """Return the logits that are true of two normal distributions `raised` deviations apart."""
    noise = rng.standard_normal(len(present))
    logit: Doubles = raised * (noise + raised * present) - raised**2 / 2 + _odds(prevalence)
    return logit


def _read(folder: Path, word: str) -> tuple[Floats, Ints]:
    lines = (folder / "labels.csv").read_text().splitlines()[1:]
    names, labels = zip(*(line.split(",")[:2] for line in lines), strict=True)
    (encoder,) = (folder / "embeddings").iterdir()
    vectors = np.stack([np.load(encoder / f"{Path(name).stem}.npy") for name in names])
    return vectors / vectors.std(), np.array([word in label for label in labels], np.int64)
