"""One refit: fit on the labels, choose the next batch; then measure, calibrate and predict.

The engine's worker and a session without an engine call the same function. It may import
`aldesk.learn` and all below; it is the place where learner and query strategy meet.
"""

from collections.abc import Generator
from dataclasses import dataclass
from time import perf_counter

import numpy as np
import numpy.typing as npt

from aldesk.arrays import MISSING, Doubles, Floats, Mask, Rows, Verdicts
from aldesk.core.calibration import Calibration
from aldesk.core.errors import Problem
from aldesk.core.refit import Ranking, Recipe, RefitRequest, RefitResult
from aldesk.learn.activeml import call_func
from aldesk.learn.calibrate import FEWEST, N_FOLDS, calibrate, is_due
from aldesk.learn.catalogue import BY_NAME as LEARNERS
from aldesk.learn.crossfit import HeldOut, cross_fitting
from aldesk.learn.fit import Fitted, fit, is_labeled
from aldesk.learn.halves import N_HALVES, Probe, compare, probe_of
from aldesk.learn.logistic import discriminator
from aldesk.learn.predict import EmbeddingMatrix, locate, measure, measures, predict
from aldesk.learn.steps import done
from aldesk.strategies import SubSamplingWrapper
from aldesk.strategies.build import build
from aldesk.strategies.catalogue import BY_NAME as STRATEGIES
from aldesk.strategies.check import check
from aldesk.strategies.several import labelled_or_not

N_TO_WEIGH = 10
"""Folds that labels are weighed with: their models learn from a tenth fewer labels than the one of
all, which on spoken digits are 0.8 points; of five, 1.9."""
_N_MEMBERS = 10
# A strategy that asks the ensemble holds some arrays of candidates × members × classes at once:
# this many cells keep each under 160 MB.
_MAX_CELLS = 20_000_000


@dataclass(frozen=True)
class _Pool:
    """What a learner and a strategy may see: all embeddings but those of checked samples."""

    X: Floats
    y: Rows | Verdicts
    candidates: Rows  # indices into X
    groups: Rows  # equal where labelled samples are alike

    @property
    def n_labeled(self) -> int:
        return int(is_labeled(self.y).sum())


@dataclass(frozen=True)
class _Held:
    """The embeddings that there are when a refit begins; more may come while it goes on."""

    rows: Rows
    X: Floats


def refit(request: RefitRequest, embeddings: EmbeddingMatrix) -> RefitResult:
    """Do all steps of `refitting`."""
    steps = refitting(request, embeddings)
    next(steps)
    return done(steps)


def refitting(
    request: RefitRequest, embeddings: EmbeddingMatrix
) -> Generator[Ranking | None, None, RefitResult]:
    """Answer a request; samples without an embedding are left out of everything.

    The first that is yielded is the ranking: it is all that labelling goes on with. What takes
    longer and nobody waits for, the folds of the calibration and the predictions, comes in steps
    after it, between which other work can be done.

    The same request and embeddings give the same answer, but for the seconds. Where the strategy
    cannot work yet, the ranking is random and `note` says why.

    Raises
    ------
    Problem
        If the recipe names a learner, a strategy or a parameter that there is not.
    """
    _check(request.recipe, several=request.is_several)
    embeddings = _Held(embeddings.rows, embeddings.X)
    where, pool = _pool(request, embeddings)
    started = perf_counter()
    fitted = None
    if pool.n_labeled:
        fitted = fit(request.recipe.learner, pool.X, pool.y, request.n_classes, _seed(request, 0))
    fitted_at = perf_counter()
    order, weights, note = _rank(request, pool, fitted)
    ranking = Ranking(
        request.generation,
        pool.n_labeled,
        embeddings.rows[where[order]],
        fitted_at - started,
        perf_counter() - fitted_at,
        note,
        weights,
    )
    yield ranking

    probe = probe_of(request, embeddings, _seed(request, 5)) if fitted else None
    held_out, calibration = yield from _look_held_out(request, embeddings.rows[where], pool, probe)
    halves = yield from _halving(request, pool, probe, held_out)
    checked = measure(request, embeddings, fitted, calibration)
    held_rows, held_right = _judge_held_out(request, embeddings.rows[where], pool.y, held_out)
    rows, proba = yield from predict(request, embeddings, fitted, calibration)
    if held_out is not None:
        _judge_labels(embeddings.rows[where], held_out, calibration, rows, proba)
    return RefitResult(
        **vars(ranking),
        rows=rows,
        proba=proba,
        n_check=len(checked.rows),
        n_correct=checked.n_correct,
        check_rows=checked.rows,
        check_codes=checked.codes,
        check_guesses=checked.guesses,
        measures=measures(request, checked),
        calibration=calibration,
        check_sureness=checked.sureness,
        check_before=checked.before,
        halves=compare(probe, fitted, halves, calibration) if probe and fitted else None,
        held_rows=held_rows,
        held_right=held_right,
    )


def fit_alone(request: RefitRequest, embeddings: EmbeddingMatrix) -> tuple[Fitted, Calibration]:
    """Return what `refit` fits at this request, and what calibrates it; do nothing else.

    Raises
    ------
    Problem
        If none of the labelled samples has an embedding.
    """
    _check(request.recipe, several=request.is_several)
    where, pool = _pool(request, embeddings)
    if not pool.n_labeled:
        raise Problem("No labelled sample is embedded yet", todo="Embed the samples first")
    fitted = fit(request.recipe.learner, pool.X, pool.y, request.n_classes, _seed(request, 0))
    _, calibration = done(_look_held_out(request, embeddings.rows[where], pool, None))
    return fitted, calibration


def _check(recipe: Recipe, *, several: bool) -> None:
    if recipe.learner not in LEARNERS:
        names = ", ".join(LEARNERS)
        raise Problem(f"There is no learner {recipe.learner!r}", todo=f"Choose from {names}")
    try:
        check(recipe.strategy, recipe.parameters, several=several)
    except ValueError as error:
        raise Problem(str(error), todo="Choose another in the strategy pane") from error


def _seed(request: RefitRequest, purpose: int) -> int:
    """Derive independent seeds, so that the picks don't repeat the draws of the fit."""
    return int(np.random.SeedSequence([request.seed, purpose]).generate_state(1)[0])


def _pool(request: RefitRequest, embeddings: EmbeddingMatrix) -> tuple[Rows, _Pool]:
    """Return the pool and where in the embeddings its samples are."""
    rows = embeddings.rows
    index, found = locate(rows, request.rows)
    y = np.full((len(rows), *request.codes.shape[1:]), MISSING, request.codes.dtype)
    y[index] = request.codes[found]
    groups = -1 - np.arange(len(rows))  # each its own
    if len(request.groups):
        groups[index] = request.groups[found]
    is_candidate = np.zeros(len(rows), bool)
    is_candidate[locate(rows, request.candidates)[0]] = True
    in_pool = np.ones(len(rows), bool)
    in_pool[locate(rows, request.check_rows)[0]] = False
    where = np.flatnonzero(in_pool)
    X = embeddings.X if in_pool.all() else embeddings.X[where]
    candidates = np.flatnonzero(is_candidate[where])
    return where, _Pool(X, y[where], candidates, groups[where])


def _rank(request: RefitRequest, pool: _Pool, fitted: Fitted | None) -> tuple[Rows, Doubles, str]:
    """Return the candidates, the next batch first, by what they were drawn, and a note."""
    # Equal utilities keep this order, so that ties are drawn and not taken by row number.
    order = np.random.default_rng(_seed(request, 1)).permutation(pool.candidates)
    note = _obstacle(request, pool)
    if note or not len(order):
        return order, np.ones(len(order)), note
    draws = STRATEGIES[request.recipe.strategy].draws
    seen, note = _seen(request, order)
    if len(seen) < len(order):
        picks, utilities = _query_part(request, pool, fitted, seen)
    else:
        picks, utilities = _query(request, pool, fitted, seen)
    if draws == "by utility":
        order = _drawn(order, picks, utilities, _seed(request, 7))
        return order, utilities[order], note
    # -inf and NaN: candidates that the strategy did not see or could not judge.
    utility = np.nan_to_num(utilities[order], nan=-np.inf, neginf=-np.inf)
    ranked = order[np.argsort(-utility, kind="stable")]
    # BatchBALD can pick a sample twice where utilities tie.
    picks = picks[np.sort(np.unique(picks, return_index=True)[1])]
    ranked = np.concatenate([picks, ranked[~np.isin(ranked, picks)]])
    return ranked, np.ones(len(ranked) if draws else 0), note


def _drawn(order: Rows, picks: Rows, weights: Doubles, seed: int) -> Rows:
    """Return what was drawn first, and all others as if one went on drawing by the weights.

    An exponential waiting time for each, at a rate that is its weight, gives this order (Efraimidis
    and Spirakis, 2006, "Weighted random sampling with a reservoir").
    """
    waits = np.random.default_rng(seed).exponential(size=len(order)) / weights[order]
    rest = order[np.argsort(waits)]
    return np.concatenate([picks, rest[~np.isin(rest, picks)]])


def _obstacle(request: RefitRequest, pool: _Pool) -> str:
    """Return why the strategy cannot work, as a note for the person; empty if it can."""
    recipe = request.recipe
    learner = LEARNERS[recipe.learner]
    strategy = STRATEGIES[recipe.strategy]
    if not strategy.needs_labels:
        return ""
    if not pool.n_labeled:
        return "Samples come in random order until the first label"
    if strategy.needs_ensemble and not learner.has_ensemble:
        return (
            f"{strategy.title} needs an ensemble, which {learner.title} has not: "
            "samples come in random order"
        )
    return _obstacle_of_several(pool.y) if request.is_several else _obstacle_of_one(request, pool)


def _obstacle_of_one(request: RefitRequest, pool: _Pool) -> str:
    learner = LEARNERS[request.recipe.learner]
    if request.n_classes < 2:
        return "Samples come in random order until there are two classes"
    if learner.needs_two_classes and len(np.unique(pool.y[pool.y != MISSING])) < 2:
        return f"{learner.title} needs labels of two classes: until then the order is random"
    return ""


def _obstacle_of_several(y: Rows | Verdicts) -> str:
    if ((y == 1).any(axis=0) & (y == 0).any(axis=0)).any():
        return ""
    return "Samples come in random order until one sample has a class that another has not"


def _seen(request: RefitRequest, order: Rows) -> tuple[Rows, str]:
    """Return the candidates that the strategy can see in bounded time and memory, and a note."""
    recipe = request.recipe
    strategy = STRATEGIES[recipe.strategy]
    most, spared = strategy.most_candidates or len(order), "time"
    if strategy.needs_ensemble and not request.is_several:
        samples = int(recipe.parameters.get("n_MC_samples", _N_MEMBERS))
        most, spared = _MAX_CELLS // (max(samples, _N_MEMBERS) * request.n_classes), "memory"
    most = max(recipe.batch_size, most)
    if min(len(order), recipe.max_candidates or len(order)) <= most:
        return order, ""
    return order[:most], f"To save {spared} the strategy saw {most} of {len(order)} candidates"


def _query_part(
    request: RefitRequest, pool: _Pool, fitted: Fitted | None, seen: Rows
) -> tuple[Rows, Doubles]:
    """Query as `_query` does, but with nothing in the pool but these candidates and the labels.

    Some strategies look at samples that are no candidates, too, and would take as long as with all.
    """
    is_kept = is_labeled(pool.y)
    is_kept[seen] = True
    where = np.flatnonzero(is_kept)
    candidates = np.searchsorted(where, seen)
    part = _Pool(pool.X[where], pool.y[where], candidates, pool.groups[where])
    picks, some = _query(request, part, fitted, candidates)
    utilities = np.full(len(pool.y), np.nan)
    utilities[where] = some
    return where[picks], utilities


def _query(
    request: RefitRequest, pool: _Pool, fitted: Fitted | None, candidates: Rows
) -> tuple[Rows, Doubles]:
    """Return the picks and the utilities, (n_pool,), that the first pick was made by."""
    recipe = request.recipe
    # What is drawn from a part of the candidates has not the probability that it had in this part.
    is_limited = STRATEGIES[recipe.strategy].draws != "by utility"
    several, seed = request.is_several, _seed(request, 2)
    strategy = build(recipe.strategy, recipe.parameters, seed=seed, several=several)
    y = _known(pool.y, fitted)
    if several and recipe.max_candidates:
        candidates = candidates[: recipe.max_candidates]  # they are in random order
    batch_size = min(max(recipe.batch_size, 1), len(candidates))
    if several and STRATEGIES[recipe.strategy].several == "as it is":
        y = labelled_or_not(np.asarray(y), candidates, MISSING)
    elif is_limited and not several and 0 < recipe.max_candidates < len(candidates):
        batch_size = min(batch_size, recipe.max_candidates)
        strategy = SubSamplingWrapper(
            strategy,
            max_candidates=recipe.max_candidates,
            exclude_non_subsample=True,
            missing_label=MISSING,
            random_state=_seed(request, 3),
        )
    classifier = fitted and fitted.classifier
    picks, utilities = call_func(
        strategy.query,
        X=pool.X,
        y=y,
        clf=classifier,
        fit_clf=False,
        ensemble=classifier,
        fit_ensemble=False,
        estimator=classifier,
        fit_estimator=False,
        discriminator=discriminator(),
        candidates=np.sort(candidates),
        batch_size=batch_size,
        return_utilities=True,
    )
    return picks, utilities[0]


def _known(y: Rows | Verdicts, fitted: Fitted | None) -> Rows | Verdicts:
    """Leave out the classes that the classifier knows nothing of, for it tells nothing of them."""
    return y if fitted is None or fitted.known is None else y[:, fitted.known]


def _look_held_out(
    request: RefitRequest, pool_rows: Rows, pool: _Pool, probe: Probe | None
) -> Generator[None, None, tuple[HeldOut | None, Calibration]]:
    """Predict labelled samples without their labels where it is of use, and say how to calibrate.

    Parameters
    ----------
    request : RefitRequest
    pool_rows : int64 (n_pool,)
        Of the pool's samples.
    pool : _Pool
    probe : Probe or None
        Predicted by the same fits.
    """
    last = request.calibration
    if last is None or pool.n_labeled < FEWEST:
        last = Calibration(is_several=request.is_several)
    wants = len(request.predict_rows) or len(request.check_rows)
    due = bool(wants) and is_due(request.calibration, pool.y)
    judges = np.isin(pool_rows[is_labeled(pool.y)], request.predict_rows).any()
    if not due and not judges and not request.weighs:
        return None, last
    n_folds = N_FOLDS if due else N_HALVES
    held_out = yield from cross_fitting(
        request.recipe.learner,
        pool.X,
        pool.y,
        request.n_classes,
        _seed(request, 4),
        n_folds=N_TO_WEIGH if request.weighs else n_folds,
        groups=pool.groups if due or request.weighs else None,
        probe=None if probe is None else probe.X,
    )
    return held_out, calibrate(held_out, pool.y) if due else last


def _judge_held_out(
    request: RefitRequest, pool_rows: Rows, y: Rows | Verdicts, held_out: HeldOut | None
) -> tuple[Rows, Mask]:
    """Return all training samples, and which of them fits that have not seen them have right.

    Of a class with a single label none has: without it nobody knows the class.
    """
    if not request.weighs or held_out is None or request.is_several:
        return pool_rows[:0], np.zeros(0, bool)
    right = np.zeros(len(y), bool)
    right[held_out.index] = held_out.logits.argmax(axis=1) == y[held_out.index]
    known = np.flatnonzero(is_labeled(y))
    return pool_rows[known], right[known]


def _halving(
    request: RefitRequest, pool: _Pool, probe: Probe | None, held_out: HeldOut | None
) -> Generator[None, None, Rows]:
    """Return what fits on half of the labels say of the probe; nothing is fitted twice for it."""
    if probe is None or (held_out is not None and len(held_out.probed) == N_HALVES):
        return held_out.probed if held_out is not None else np.zeros((0, 0), np.int64)
    again = yield from cross_fitting(
        request.recipe.learner,
        pool.X,
        pool.y,
        request.n_classes,
        _seed(request, 6),
        probe=probe.X,
    )
    return again.probed


def _judge_labels(
    pool_rows: Rows,
    held_out: HeldOut,
    calibration: Calibration,
    rows: Rows,
    proba: npt.NDArray[np.float16],
) -> None:
    """Put in the place of what the learner repeats of the labels what it says without them.

    `pool_rows` are those of the pool's samples; `rows` and `proba` are the predictions.
    """
    place, found = locate(rows, pool_rows[held_out.index])
    new = calibration.apply(held_out.logits[found])
    # Of a class that it has not seen it knows nothing.
    proba[place] = np.where(held_out.is_told[found], new, proba[place])
