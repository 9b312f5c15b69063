"""A few numbers a sample that bound the distances of all from below."""

import numpy as np

from aldesk.strategies.arrays import Floats
from aldesk.strategies.threads import one_blas_thread

_SIZES = (8, 16, 32, 64)
_N_FOR_BASIS, _N_PROBED = 4096, 512
# What a number of two samples that are fetched costs, in numbers of a block's product.
_FETCHED = 30
_WORTHWHILE = 0.5


def shortened(X: Floats, squares: Floats, floor: Floats) -> Floats | None:
    """Return shorter vectors, or None where comparing these first would save little.

    The first principal components of a sample, and the length of what they leave of it: no two
    samples are nearer than these are. Samples of a part tell how many components pay off.

    Parameters
    ----------
    X : (n_samples, n_features)
    squares : (n_samples,)
        Their squared lengths.
    floor : (n_samples,)
        Pairs count with −‖x − z‖² / 2 above that of one of the two.
    """
    sizes = [size for size in _SIZES if 4 * size <= X.shape[1]]
    if not sizes:
        return None
    some = _evenly(len(X), _N_PROBED)
    costs = []
    # On a busy machine two threads wait for each other longer than these small products take.
    with one_blas_thread():
        basis = _principal(X[_evenly(len(X), _N_FOR_BASIS)], sizes[-1])
        for size in sizes:
            short = _shorter(X[some], squares[some], basis[:, :size])
            share = _share_near(short, floor[some])
            costs.append((size + 3) / X.shape[1] + _FETCHED * share)
    best = int(np.argmin(costs))
    if costs[best] > _WORTHWHILE:
        return None
    return _shorter(X, squares, basis[:, : sizes[best]])


def _evenly(n: int, n_some: int) -> Floats:
    return np.linspace(0, n - 1, min(n, n_some), dtype=np.intp)


def _principal(X: Floats, n_components: int) -> Floats:
    """Return about the first principal components, (n_features, n_components).

    A few steps of the power method do: any orthonormal vectors give a bound.
    """
    start = np.random.default_rng(0).standard_normal((X.shape[1], n_components))
    basis = np.linalg.qr(start)[0].astype(X.dtype)
    for _ in range(3):
        basis = np.linalg.qr((X.T @ (X @ basis)).astype(np.float64))[0].astype(X.dtype)
    turn = np.linalg.svd((X @ basis).astype(np.float64), full_matrices=False)[2]
    turned: Floats = (basis @ turn.T).astype(X.dtype)
    return turned


def _shorter(X: Floats, squares: Floats, basis: Floats) -> Floats:
    short = np.empty((len(X), basis.shape[1] + 1), X.dtype)
    np.matmul(X, basis, out=short[:, :-1])
    kept = np.einsum("ij,ij->i", short[:, :-1], short[:, :-1], dtype=np.float64)
    short[:, -1] = np.sqrt(np.maximum(squares - kept, 0))
    return short


def _share_near(short: Floats, floor: Floats) -> float:
    """Return the share of pairs of different samples that the bound leaves."""
    squares = np.einsum("ij,ij->i", short, short)
    nearness = short @ short.T - squares / 2 - squares[:, None] / 2
    near = nearness > np.minimum(floor, floor[:, None])
    np.fill_diagonal(near, False)
    return float(near.mean())
