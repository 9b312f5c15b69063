"""What people call the measures of a study."""

from aldesk.gui.kit.i18n import noop

MEASURE_WORDS = {
    "": noop("the usual one"),
    "accuracy": noop("Accuracy"),
    "average precision": noop("Average precision"),
    "precision": noop("Precision"),
    "recall": noop("Recall"),
    "F1": noop("F1"),
}
"""The usual one is accuracy, or average precision where samples may have several classes."""
