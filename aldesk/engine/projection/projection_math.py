"""From embeddings to places on a map: principal components at once, then t-SNE in steps."""

from collections.abc import Callable, Sequence

import numpy as np

from aldesk.arrays import Floats
from aldesk.strategies.threads import one_blas_thread

Report = Callable[[Floats, float], None]
"""Called with the places so far, float32 (n, 2), and the share that is done."""

MOST_FITTED = 20_000
_N_COMPONENTS = 50
_N_FOR_COMPONENTS = 20_000
_PERPLEXITY = 30.0
_EARLY, _LATE, _EVERY = 250, 500, 25
_N_NEIGHBOURS = 15


def components(blocks: Sequence[Floats], n_components: int = _N_COMPONENTS) -> Floats:
    """Return the first principal components of embeddings that lie in several blocks.

    The axes are found from an even selection of at most 20,000 samples; the blocks may be
    memory-mapped and are never all copied.

    Parameters
    ----------
    blocks : sequence of float32 (n_block, n_features)
    n_components : int

    Returns
    -------
    float32 (n, ≤ n_components)
        With the largest spread first; each axis points to where its longest tail is.
    """
    n = sum(map(len, blocks))
    step = max(1, -(-n // _N_FOR_COMPONENTS))
    part = np.concatenate([block[::step] for block in blocks]).astype(np.float32)
    mean = part.mean(axis=0)
    part -= mean
    covariance = part.T @ part
    with one_blas_thread():
        _, axes = np.linalg.eigh(covariance)
    axes = axes[:, ::-1][:, :n_components]
    projected = np.concatenate([(block - mean) @ axes for block in blocks])
    longest = projected[np.abs(projected).argmax(axis=0), np.arange(projected.shape[1])]
    return np.asarray(projected * np.where(longest < 0, -1, 1), np.float32)


def refine(X: Floats, seed: int, n_jobs: int, report: Report) -> Floats:
    """Return a t-SNE layout that begins at the first two components.

    Above 20,000 samples it is fitted to a random part of so many; each of the others is put at the
    median place of its nearest fitted neighbours.

    Parameters
    ----------
    X : float32 (n, n_components)
        As `components` returns it.
    seed, n_jobs : int
    report : callable
        May raise, to stop.

    Returns
    -------
    float32 (n, 2)

    References
    ----------
    P. G. Poličar, M. Stražar, B. Zupan. openTSNE: a modular Python library for t-SNE
    dimensionality reduction and embedding. J. Stat. Softw. 109(3), 2024.
    """
    from openTSNE import TSNEEmbedding, affinity, initialization

    n = len(X)
    perplexity = min(_PERPLEXITY, (n - 1) / 3)
    fitted = np.sort(np.random.default_rng(seed).permutation(n)[:MOST_FITTED])
    near = affinity.PerplexityBasedNN(
        X[fitted], perplexity=perplexity, n_jobs=n_jobs, random_state=seed
    )
    n_steps = 0

    def tell(iteration: int, error: float, places: Floats) -> bool:
        nonlocal n_steps
        n_steps += _EVERY
        done = min(0.99, n_steps / (_EARLY + _LATE))
        if n == len(fitted):
            report(np.array(places, np.float32), done)
        else:  # the others have no place yet
            report(np.empty((0, 2), np.float32), done)
        return False

    layout = TSNEEmbedding(
        initialization.rescale(X[fitted, :2].astype(np.float64)),
        near,
        n_jobs=n_jobs,
        random_state=seed,
        callbacks=tell,
        callbacks_every_iters=_EVERY,
    )
    layout.optimize(_EARLY, exaggeration=12, momentum=0.5, inplace=True)
    layout.optimize(_LATE, momentum=0.8, inplace=True)
    places = np.empty((n, 2), np.float32)
    places[fitted] = layout
    others = np.setdiff1d(np.arange(n), fitted)
    if len(others):
        places[others] = layout.prepare_partial(
            X[others], initialization="median", k=_N_NEIGHBOURS, perplexity=5
        )
    return places
