"""One thread for small products of numpy and scipy."""

from contextlib import AbstractContextManager
from functools import cache

import scipy.linalg  # noqa: F401  # its library is to be known, too
from threadpoolctl import ThreadpoolController


def one_blas_thread() -> AbstractContextManager[object]:
    """Return what keeps numpy's and scipy's products in one thread.

    On a busy machine a second thread costs small products fifty times their time. To look for the
    libraries takes longer than a small fit, so that is done once.
    """
    limited: AbstractContextManager[object] = _libraries().limit(limits=1, user_api="blas")
    return limited


@cache
def _libraries() -> ThreadpoolController:
    return ThreadpoolController()
