"""The learners that a person can choose from. Imports nothing heavy: the window reads it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Learner:
    """A learner, described.

    Attributes
    ----------
    name : str
        What `aldesk.learn.fit.fit` calls it.
    title : str
        What the window calls it.
    sentence : str
        What it does and when to use it.
    has_ensemble : bool
        Whether it has members that can disagree, as some query strategies need.
    needs_two_classes : bool
        Whether it knows nothing until two classes have a label.
    """

    name: str
    title: str
    sentence: str
    has_ensemble: bool
    needs_two_classes: bool


LEARNERS = (
    Learner(
        name="mc-dropout",
        title="Bayesian network (MC dropout)",
        sentence="A small neural network that predicts ten times, each time without some features, "
        "and so knows how sure it is. Works with every query strategy.",
        has_ensemble=True,
        needs_two_classes=False,
    ),
    Learner(
        name="logistic",
        title="Logistic regression",
        sentence="The plain linear classifier: fast, and strong with a good encoder and few "
        "labels. It has no ensemble, so some query strategies cannot use it.",
        has_ensemble=False,
        needs_two_classes=True,
    ),
)

BY_NAME = {learner.name: learner for learner in LEARNERS}
