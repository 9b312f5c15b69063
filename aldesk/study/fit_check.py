"""Refuses a plan that its data do not fit."""

from aldesk.strategies.check import check
from aldesk.study.data import StudyData
from aldesk.study.plan import ACCURACY
from aldesk.study.plan_file import PlanFile


def check_fit(file: PlanFile, data: StudyData) -> None:
    """Refuse a plan that its data are too few for."""
    plan, text = file.plan, file.text
    n, n_classes = len(data.X), len(data.classes)
    if plan.batch_size > n:
        what = f"The batch of {plan.batch_size} is larger than the pool of {n}"
        raise text.problem(what, "study", "batch_size")
    if plan.n_labels > n:
        what = f"The study takes {plan.n_labels} labels, and the pool has {n} samples"
        raise text.problem(what, "study", "n_cycles", todo="Take fewer cycles or smaller batches")
    _check_classes(file, data)
    if data.is_several:
        return
    if plan.n_labels < n_classes:
        what = f"There are {n_classes} classes, and the study takes {plan.n_labels} labels"
        raise text.problem(what, "study", "n_cycles", todo="Take more cycles or larger batches")
    drawn = {strategy.first_labels or plan.first_labels for strategy in plan.strategies}
    if "stratified" in drawn and plan.n_init < n_classes:
        what = f"{plan.n_init} first labels cannot be of all {n_classes} classes"
        raise text.problem(what, "study", "n_init", todo='Take more, or first_labels = "random"')


def _check_classes(file: PlanFile, data: StudyData) -> None:
    """Refuse what does not work with one class for a sample, or with several."""
    plan, text = file.plan, file.text
    for number, strategy in enumerate(plan.strategies):
        try:
            check(strategy.name, strategy.parameters, several=data.is_several)
        except ValueError as error:
            raise text.problem(str(error), "strategy", "name", number) from error
    if plan.challenge is not None and not data.is_several and plan.measure in ("", ACCURACY):
        what = "The challenge's files are of average precision"
        todo = 'Add measure = "average precision" to [study]'
        raise text.problem(what, "challenge", "", todo=todo)
