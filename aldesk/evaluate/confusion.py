"""Which classes are predicted as which, and how many of each class are found."""

import numpy as np

from aldesk.arrays import Ints
from aldesk.evaluate.accuracy import Accuracy
from aldesk.evaluate.clustered import clustered_interval


def confusion_matrix(truth: Ints, guess: Ints, n_classes: int) -> Ints:
    """Count samples by their true and predicted class.

    Parameters
    ----------
    truth, guess : int64 (n_samples,)
        Class codes, 0 … n_classes − 1.
    n_classes : int

    Returns
    -------
    int64 (n_classes, n_classes)
        Row: the true class. Column: the predicted one.
    """
    cells = np.bincount(truth * n_classes + guess, minlength=n_classes * n_classes)
    return cells.reshape(n_classes, n_classes).astype(np.int64)


def recalls(matrix: Ints) -> list[Accuracy]:
    """Return for each class how many of its samples were found; the interval comes with it.

    Parameters
    ----------
    matrix : int64 (n_classes, n_classes)
        As `confusion_matrix` returns it.
    """
    totals = matrix.sum(axis=1)
    return [Accuracy(int(matrix[c, c]), int(totals[c])) for c in range(len(matrix))]


def clustered_recalls(truth: Ints, guess: Ints, clusters: Ints, n_classes: int) -> list[Accuracy]:
    """Return the same for samples that come in clusters; each class has its own interval.

    Parameters
    ----------
    truth, guess : int64 (n_samples,)
        Class codes, 0 … n_classes − 1.
    clusters : int64 (n_samples,)
        Such as the number of each one's recording.
    n_classes : int
    """
    right = truth == guess
    of_class = [truth == code for code in range(n_classes)]
    return [Accuracy.of(clustered_interval(right[of], clusters[of])) for of in of_class]
