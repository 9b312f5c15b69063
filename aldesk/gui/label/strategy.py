"""What is asked next, and how it is learned: strategy, learner, batch, audit."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from aldesk.core.refit import Recipe
from aldesk.gui.kit import theme
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.calm_fields import Number
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.kept_words import name_text, sentence_text
from aldesk.gui.kit.keys import key_tip
from aldesk.gui.kit.parameter_form import ParameterForm
from aldesk.gui.kit.settings_field import allow, choice
from aldesk.gui.kit.tips import set_tip
from aldesk.gui.kit.widgets import label, pane_content, pane_head
from aldesk.gui.results.looks import LooksChoice, holds_text, looks
from aldesk.learn.catalogue import BY_NAME as LEARNER_OF
from aldesk.learn.catalogue import LEARNERS
from aldesk.session import LabelSession, Settings
from aldesk.session.kept_together import choices
from aldesk.strategies.catalogue import BY_NAME as STRATEGY_OF
from aldesk.strategies.catalogue import STRATEGIES, Strategy

_WEIGHS = noop(
    "Labels of samples that were drawn with known probabilities measure the accuracy, too, beside "
    "what measures it anyway: those of “Random” and “Sampled by uncertainty”, and those from "
    "before there was a model. Each refit takes longer."
)


class StrategyPane(QWidget):
    """A form over the session's settings; every change holds from the next batch on.

    Signals
    -------
    changed : Settings
    kept : str
        What the audit is to keep together; see `aldesk.session.kept_together`.
    closed
    """

    changed = Signal(object)
    kept = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._settings = Settings()
        self._is_filling = self._is_several = False
        self.strategy = choice(tr("Query strategy"), [(tr(s.title), s.name) for s in STRATEGIES])
        self.learner = choice(tr("Learner"), [(tr(item.title), item.name) for item in LEARNERS])
        self.batch_size = _number(tr("Samples in a batch"), 1, 500)
        self.max_candidates = _number(tr("Max. candidates"), 0, 1_000_000)
        self.max_candidates.setSpecialValueText(tr("all"))
        self.max_candidates.setSingleStep(1000)
        self.audit = _number(tr("Audit samples"), 0, 50)
        self.audit.setSuffix(" %")
        self.together = choice(tr("Kept together"), [])
        self.together.activated.connect(lambda _: self.kept.emit(self.together.currentData()))
        self._together = _row(tr("Kept together"), self.together)
        self._together_note = label("", "muted", wraps=True)
        self.blind = QCheckBox(tr("Hide all predictions"))
        key_tip(self.blind, tr("Hide all predictions"), Action.BLIND)
        self.weighs = QCheckBox(tr("Measure with labels, too (weighted)"))
        set_tip(self.weighs, self.weighs.text())
        self._weighs_note = label(tr(_WEIGHS), "muted", wraps=True)
        self._sentence = label("", wraps=True)
        self._when = label("", "muted", wraps=True)
        self._needs = label("", "warn", wraps=True)
        self._learner_sentence = label("", "muted", wraps=True)
        self._parameters = ParameterForm()
        self._parameters.changed.connect(self._apply)
        self._audit_note = label("", "muted", wraps=True)
        self.looks = LooksChoice()
        self._looks_note = label("", "muted", wraps=True)
        looks.changed.connect(self._say_looks)
        self._lay_out()
        for combo in (self.strategy, self.learner):
            combo.currentIndexChanged.connect(self._apply)
        for number in (self.batch_size, self.max_candidates, self.audit):
            number.valueChanged.connect(self._apply)
        for box in (self.blind, self.weighs):
            box.toggled.connect(self._apply)

    def show_session(self, session: LabelSession) -> None:
        """Fill the form with a session's settings."""
        self._settings = session.settings
        recipe = session.settings.recipe
        self._is_filling = True
        self._is_several = session.labels.is_several
        self.looks.setVisible(not self._is_several)
        self._say_looks()
        for item in STRATEGIES:
            has_form = item.several or not self._is_several
            allow(self.strategy, [item.name], "" if has_form else _why_not(item))
        self.strategy.setCurrentIndex(self.strategy.findData(recipe.strategy))
        self.learner.setCurrentIndex(self.learner.findData(recipe.learner))
        self.batch_size.setValue(recipe.batch_size)
        self.max_candidates.setValue(recipe.max_candidates)
        self.audit.setValue(round(100 * session.settings.audit_rate))
        self.audit.setEnabled(session.accuracy.basis == "audit")
        self.blind.setChecked(session.settings.blind)
        self.weighs.setChecked(session.settings.weighs)
        for part in (self.weighs, self._weighs_note):
            part.setVisible(not self._is_several)
        self._audit_note.setText(_audit_text(session))
        self._fill_together(session)
        self._fill_parameters(recipe)
        self._say(recipe)
        self._is_filling = False

    def _apply(self) -> None:
        if self._is_filling:
            return
        old, strategy = self._settings.recipe, str(self.strategy.currentData())
        recipe = Recipe(
            learner=str(self.learner.currentData()),
            strategy=strategy,
            parameters=self._parameters.values() if strategy == old.strategy else {},
            batch_size=self.batch_size.value(),
            max_candidates=self.max_candidates.value(),
        )
        self._settings = replace(
            self._settings,
            recipe=recipe,
            audit_rate=self.audit.value() / 100,
            blind=self.blind.isChecked(),
            weighs=self.weighs.isChecked(),
        )
        if strategy != old.strategy:
            self._fill_parameters(recipe)
        self._say(recipe)
        self.changed.emit(self._settings)

    def _say(self, recipe: Recipe) -> None:
        strategy, learner = STRATEGY_OF[recipe.strategy], LEARNER_OF[recipe.learner]
        self._sentence.setText(tr(strategy.sentence))
        self._when.setText(tr(strategy.when))
        self._learner_sentence.setText(tr(learner.sentence))
        lacks = strategy.needs_ensemble and not learner.has_ensemble
        self._needs.setVisible(lacks)
        self._needs.setText(
            tr(
                "{title} needs an ensemble, which this learner does not have. Samples are drawn "
                "at random until you choose another learner.",
                title=tr(strategy.title),
            )
        )

    def _say_looks(self) -> None:
        self._looks_note.setText(holds_text(is_several=self._is_several))

    def _fill_together(self, session: LabelSession) -> None:
        samples, now = session.project.samples, session.accuracy.kept_together
        windows, values = samples.has_stretches, choices(samples)
        values += [now] if now not in values else []
        self.together.clear()
        for by in values:
            self.together.addItem(name_text(by, windows=windows), by)
        self.together.setCurrentIndex(values.index(now))
        why_fixed = tr(session.accuracy.why_fixed) if session.accuracy.why_fixed else ""
        self.together.setEnabled(not why_fixed)
        sentence = sentence_text(now, windows=windows)
        self._together_note.setText(f"{sentence} {why_fixed}".rstrip())
        for part in (self._together, self._together_note):
            part.setVisible(len(values) > 1)

    def _fill_parameters(self, recipe: Recipe) -> None:
        strategy = STRATEGY_OF[recipe.strategy]
        parameters = strategy.parameters + strategy.for_several * self._is_several
        self._parameters.show_parameters(parameters, recipe.parameters)

    def _lay_out(self) -> None:
        tip = tr("Back to the classes")
        head = pane_head(tr("WHAT TO ASK NEXT"), tip, Action.STRATEGY, self.closed)
        parts = (
            label(tr("Query strategy"), "strong"),
            self.strategy,
            self._sentence,
            self._when,
            self._needs,
            self._parameters,
            _row(tr("Samples in a batch"), self.batch_size),
            _row(tr("Max. candidates"), self.max_candidates),
            label(tr("Learner"), "strong"),
            self.learner,
            self._learner_sentence,
            label(tr("Honest accuracy"), "strong"),
            _row(tr("Random audit samples"), self.audit),
            self._audit_note,
            self._together,
            self._together_note,
            self.looks,
            self._looks_note,
            self.weighs,
            self._weighs_note,
            self.blind,
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(pane_content(head, parts))


def _why_not(strategy: Strategy) -> str:
    """Say why a strategy is not offered where samples may have several classes."""
    not_here = tr("Not with several classes for a sample.")
    return f"{not_here} {tr(strategy.why_not_several)}"


def _audit_text(session: LabelSession) -> str:
    if session.accuracy.basis == "test":
        return tr(
            "Accuracy is measured on the test split of your data; no audit samples are needed."
        )
    return tr(
        "This share of the samples is drawn at random. You label them with the prediction hidden, "
        "and the model never learns from them: accuracy is measured on them alone."
    )


def _row(text: str, field: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(label(text))
    row.addStretch()
    row.addWidget(field)
    return made


def _number(name: str, low: int, high: int) -> QSpinBox:
    made = Number()
    made.setAccessibleName(name)
    made.setRange(low, high)
    made.setKeyboardTracking(False)
    made.setAlignment(Qt.AlignmentFlag.AlignRight)
    made.setFixedWidth(theme.px(96))
    bounds = tr("{low} to {high}; the arrow keys change it", low=low, high=high)
    set_tip(made, f"{name}: {bounds}")
    return made
