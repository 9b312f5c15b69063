"""The form in which a study's plan is composed."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.parameter_form import ParameterForm
from aldesk.gui.kit.settings_field import combo, field, number
from aldesk.gui.kit.tips import set_tip
from aldesk.gui.kit.widgets import label
from aldesk.gui.study.measure_words import MEASURE_WORDS
from aldesk.gui.study.pool_use import fitting_cycles, pool_problem, use_text
from aldesk.gui.study.strategies import StudyStrategies
from aldesk.learn.catalogue import LEARNERS
from aldesk.strategies.catalogue import BY_NAME, Value
from aldesk.study.classifiers import MC_DROPOUT, NAMES, PARAMETERS
from aldesk.study.labelled import PoolSize
from aldesk.study.plan import RANDOM, ClassifierPlan, DataPlan, Plan, StrategyPlan
from aldesk.study.plan_check import MistakeKind, first_mistake

_MOST = 1_000_000
_TITLES = {learner.name: learner.title for learner in LEARNERS}
_MISTAKES: dict[MistakeKind, str] = {
    "no strategy": noop("Tick the strategies to compare."),
    "same title": noop("There are two strategies called “{title}”. Give one another name."),
    "no ensemble": noop("{strategy} needs an ensemble. Choose the classifier {classifier}."),
    "candidates": noop("Max. candidates is a whole number, a share between 0 and 1, or “all”."),
    "few candidates": noop("{most} candidates are too few for a batch of {batch_size} samples."),
}
"""Of the mistakes that the form can make; its data are those of the project or of a plan's file."""
_MEASURE = noop(
    "What the curves show: accuracy, or average precision where samples may have several classes, "
    "if you choose no other"
)
_FIRST = (
    (noop("at random"), "random"),
    (noop("equally from each class"), "stratified"),
    (noop("by the strategy itself"), "strategy"),
)


def first_plan(project: Path) -> Plan:
    """Return what the form begins with: some strategies that need no ensemble."""
    names = (RANDOM, "UncertaintySampling", "Badge", "TypiClust")
    strategies = tuple(StrategyPlan(name, title=name) for name in names)
    return Plan(DataPlan(project=str(project)), strategies, name=tr("Study"))


class StudyForm(QWidget):
    """Fields for all that a plan says but its data.

    Signals
    -------
    changed
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._plan: Plan | None = None
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name of the study"))
        set_tip(self.name, tr("Name of the study"))
        self.data = label("", "muted", wraps=True)
        self.strategies = StudyStrategies()
        titles = [(_title(name), name) for name in NAMES]
        self.classifier = combo(tr("Classifier"), titles)
        self.parameters = ParameterForm()
        self.n_reps = number(tr("Repetitions"), 1, 1000, "", 1)
        self.n_cycles = number(tr("Cycles"), 1, 10_000, "", 1)
        self.batch_size = number(tr("Batch size"), 1, _MOST, "", 1)
        self.n_init = number(tr("First labels"), 0, _MOST, "", 1)
        self.first_labels = combo(
            tr("How the first labels are drawn"), ((tr(w), v) for w, v in _FIRST)
        )
        self.candidates = QLineEdit()
        self.candidates.setAccessibleName(tr("Max. candidates"))
        set_tip(self.candidates, tr("A number, or a share such as 0.2; 0 is all"))
        measures = [(tr(words), value) for value, words in MEASURE_WORDS.items()]
        self.measure = combo(tr("Measure"), measures)
        set_tip(self.measure, tr(_MEASURE))
        self.use = label("", "small", wraps=True)
        self._pool: PoolSize | None = None
        self._fits_pool = False
        self.seed = number(tr("Seed"), 0, 2**31 - 1, "", 1)
        self.full_data = QCheckBox(tr("Also fit on all labels (reference)"))
        set_tip(self.full_data, tr("The accuracy that no strategy is expected to beat"))
        self._lay_out()
        self._connect()

    def show_plan(self, plan: Plan, *, fits_pool: bool = False) -> None:
        """Fill the form with a plan, whose data it keeps; its cycles may follow the pool."""
        self._plan = None
        self.name.setText(plan.name)
        self.data.setText(_data_text(plan.data))
        self.strategies.show_strategies(plan.strategies)
        self.classifier.setCurrentIndex(self.classifier.findData(plan.classifier.name))
        self._show_parameters(plan.classifier)
        self.n_reps.setValue(plan.n_reps)
        self.n_cycles.setValue(plan.n_cycles)
        self.batch_size.setValue(plan.batch_size)
        self.n_init.setValue(plan.n_init)
        self.first_labels.setCurrentIndex(self.first_labels.findData(plan.first_labels))
        self.measure.setCurrentIndex(self.measure.findData(plan.measure))
        self.candidates.setText(f"{plan.max_candidates}" if plan.max_candidates else tr("all"))
        self.seed.setValue(plan.seed)
        self.full_data.setChecked(plan.full_data)
        self._plan, self._fits_pool = plan, fits_pool
        self._tell()

    def show_pool(self, pool: PoolSize | None) -> None:
        """Take in how many labelled samples there are; None where that is not known yet."""
        if pool != self._pool:
            self._pool = pool
            self.strategies.set_several(bool(pool and pool.is_several))
            self._tell()

    def plan(self) -> Plan:
        """Return what the form says; whether it makes sense is for whoever reads the plan."""
        assert self._plan  # noqa: S101 - the form begins with a plan
        candidates = self.candidates.text().strip()
        return replace(
            self._plan,
            name=self.name.text().strip() or tr("Study"),
            strategies=self.strategies.strategies(),
            classifier=self._classifier(),
            n_reps=self.n_reps.value(),
            n_cycles=self.n_cycles.value(),
            batch_size=self.batch_size.value(),
            n_init=self.n_init.value(),
            first_labels=self.first_labels.currentData(),
            max_candidates=0 if candidates in ("all", tr("all")) else _read_number(candidates),  # type: ignore[arg-type]
            seed=self.seed.value(),
            full_data=self.full_data.isChecked(),
            measure=self.measure.currentData(),
        )

    def problem(self, plan: Plan) -> str:
        """Say in the form's own words what makes no sense in its plan; empty where all is well."""
        if (mistake := first_mistake(plan)) is None:
            return ""
        values = dict(mistake.values)
        if mistake.kind == "parameter":
            return _parameter_text(str(values["owner"]), str(values["parameter"]))
        if mistake.kind == "no ensemble":
            strategy = plan.strategies[mistake.number]
            values = {"strategy": tr(strategy.words), "classifier": _title(MC_DROPOUT)}
        return tr(_MISTAKES[mistake.kind], **values)

    def misfit(self, plan: Plan) -> str:
        """Say why a plan does not fit the labels that there are; empty where it does."""
        return pool_problem(plan, self._pool)

    def _classifier(self) -> ClassifierPlan:
        name = str(self.classifier.currentData())
        if name in PARAMETERS:
            return ClassifierPlan(name, self.parameters.values())
        kept = self._plan.classifier if self._plan else None
        return kept if kept and kept.name == name else ClassifierPlan(name)

    def _show_parameters(self, classifier: ClassifierPlan) -> None:
        parameters = PARAMETERS.get(classifier.name, ())
        self.parameters.show_parameters(parameters, classifier.parameters)

    def _change_classifier(self) -> None:
        if self._plan:
            self._show_parameters(ClassifierPlan(str(self.classifier.currentData())))
            self._tell()

    def _own_cycles(self) -> None:
        """Leave the number of cycles as the person has set it."""
        if self._plan:
            self._fits_pool = False
            self._tell()

    def _tell(self) -> None:
        if not self._plan:
            return
        if self._fits_pool and self._pool:
            self.n_cycles.blockSignals(True)
            self.n_cycles.setValue(fitting_cycles(self.plan(), self._pool))
            self.n_cycles.blockSignals(False)
        self.use.setText(use_text(self.plan(), self._pool))
        self.use.setVisible(bool(self.use.text()))
        self.changed.emit()

    def _connect(self) -> None:
        for text in (self.name, self.candidates):
            text.textEdited.connect(self._tell)
        for whole in (self.n_reps, self.batch_size, self.n_init, self.seed):
            whole.valueChanged.connect(self._tell)
        self.n_cycles.valueChanged.connect(self._own_cycles)
        for choice in (self.first_labels, self.measure):
            choice.currentIndexChanged.connect(self._tell)
        self.full_data.toggled.connect(self._tell)
        self.classifier.currentIndexChanged.connect(self._change_classifier)
        for part in (self.strategies, self.parameters):
            part.changed.connect(self._tell)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12)
        fields = (
            (tr("First labels"), self.n_init),
            (tr("Drawn"), self.first_labels),
            (tr("Cycles"), self.n_cycles),
            (tr("Batch size"), self.batch_size),
            (tr("Max. candidates"), self.candidates),
            (tr("Repetitions"), self.n_reps),
            (tr("Seed"), self.seed),
            (tr("Measure"), self.measure),
        )
        for place, (words, widget) in enumerate(fields):
            grid.addWidget(field(words, widget), place // 2, place % 2)
            grid.setColumnStretch(place % 2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(field(tr("Name"), self.name))
        column.addWidget(self.data)
        column.addSpacing(8)
        column.addWidget(label(tr("Strategies to compare"), "strong"))
        column.addWidget(self.strategies)
        column.addSpacing(8)
        column.addWidget(label(tr("Classifier"), "strong"))
        column.addWidget(self.classifier)
        column.addWidget(self.parameters)
        column.addSpacing(8)
        column.addWidget(label(tr("Labels"), "strong"))
        column.addLayout(grid)
        column.addWidget(self.use)
        column.addWidget(self.full_data)


def _data_text(data: DataPlan) -> str:
    if data.project:
        name = Path(data.project).name
        return tr("Data: the labels and embeddings of {name}", name=name)
    return tr("Data: {where}, as in the plan file", where=data.source or data.matrix)


def _title(name: str) -> str:
    return tr(_TITLES[name]) if name in _TITLES else name.rpartition(".")[2]


def _parameter_text(owner: str, name: str) -> str:
    """Say what a number must be; other fields can hold nothing wrong."""
    strategy = BY_NAME.get(owner)
    known = (*strategy.parameters, *strategy.more) if strategy else PARAMETERS[owner]
    parameter = next(p for p in known if p.name == name)
    text = (
        noop("{parameter} must be a whole number from {low} to {high}.")
        if isinstance(parameter.default, int)
        else noop("{parameter} must be a number from {low} to {high}.")
    )
    ends = {"low": f"{parameter.low:g}", "high": f"{parameter.high:g}"}
    return tr(text, parameter=tr(parameter.title), **ends)


def _read_number(text: str) -> Value:
    """Return a number as it is written, whole or not, or else the text."""
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text
