"""The parts of the results where samples may have several classes, and what fills them."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from aldesk.evaluate.several import SeveralMeasures
from aldesk.gui.kit.background import Background
from aldesk.gui.kit.i18n import tr
from aldesk.gui.results.curve_card import basis_text
from aldesk.gui.results.several_side import SeveralSide
from aldesk.gui.results.several_table import SeveralLine
from aldesk.gui.results.together_card import TogetherCard
from aldesk.session import LabelSession
from aldesk.session.checked_several import CheckedSeveral, checked_several


class SeveralResults(QObject):
    """Pairs of classes and a table by class.

    Attributes
    ----------
    card : TogetherCard
    side : SeveralSide

    Signals
    -------
    samples_wanted : (int64 array, str, str)
        Samples to be shown, what they are, and by what it is known.
    """

    samples_wanted = Signal(object, str, str)

    def __init__(self, session: LabelSession) -> None:
        super().__init__()
        self._session = session
        self._known: CheckedSeveral | None = None
        self._measures: SeveralMeasures | None = None
        self._background: Background | None = None
        self.card = TogetherCard(session)
        self.side = SeveralSide()
        self.card.samples_wanted.connect(self.samples_wanted)
        self.card.kind.currentIndexChanged.connect(lambda _: self.show_session())
        self.card.part.currentIndexChanged.connect(lambda _: self.show_session())
        self.side.labelled_wanted.connect(self._open_labelled)
        self.side.measured_wanted.connect(self._open_measured)

    def show_session(self) -> None:
        """Show the part that is chosen of what is known now."""
        self.card.part.show_samples(self._session.project.samples)
        rows, verdicts = self._session.verdicts.of(self._session.labels.members)
        known = checked_several(self._session)
        is_in = None if known is None else self.card.part.is_in(known.rows)
        if known is not None and is_in is not None:
            known = known.part(is_in)
        self._measure(known)
        self.card.show_samples(rows, verdicts, known)
        self.side.show_classes(
            self._session.labels.classes_in_use,
            verdicts,
            self._measures,
            tr("Measuring …") if known and not self._measures else "",
            self._session.answers.where_answer_is("label")[rows],
        )

    def stop(self) -> None:
        """End the thread that measures."""
        if self._background:
            self._background.close()

    def _measure(self, known: CheckedSeveral | None) -> None:
        """Take what the refit measured; what it did not is measured in the background."""
        if known is not None and known.says_the_same(self._known):
            return
        self._known, self._measures = known, known.measures if known else None
        if known is None or self._measures is not None:
            return
        if self._background is None:
            self._background = Background("measuring")
        self._background.forget_waiting()
        self._background.submit(known.measured, partial(self._take, known))

    def _take(self, known: CheckedSeveral, measures: SeveralMeasures) -> None:
        if known is self._known:
            self._measures = measures
            self.show_session()

    def _open_labelled(self, line: SeveralLine) -> None:
        rows, verdicts = self._session.verdicts.of(self._session.labels.members)
        self.samples_wanted.emit(rows[verdicts[:, line.code] == 1], line.name, tr("labelled"))

    def _open_measured(self, line: SeveralLine) -> None:
        if self._known is not None:
            rows = self._known.rows[self._known.verdicts[:, line.code] == 1]
            self.samples_wanted.emit(rows, line.name, basis_text(self._session))
