"""One thread for small products of numpy and scipy."""

from contextlib import AbstractContextManager

from aldesk.strategies.threads import libraries


def one_blas_thread() -> AbstractContextManager[object]:
    """Return what keeps numpy's and scipy's products in one thread.

    On a busy machine a second thread costs small products fifty times their time.
    """
    limited: AbstractContextManager[object] = libraries().limit(limits=1, user_api="blas")
    return limited
