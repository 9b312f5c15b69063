"""The parts of views that take longest to make."""

from functools import cached_property
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from aldesk.gui.results.curve_card import CurveCard
from aldesk.gui.results.reliability_card import ReliabilityCard
from aldesk.gui.results.several import SeveralResults
from aldesk.gui.study.form import StudyForm
from aldesk.gui.study.results import StudyResults
from aldesk.gui.workspace.controller import SessionController

_Widget = TypeVar("_Widget", bound=QWidget)


class ViewParts(QWidget):
    """Each part is made when it is first asked for: one at a time ahead, or all with their view.

    It lies in here, unseen, until its view takes it.

    Attributes
    ----------
    curve : CurveCard
    several : SeveralResults
    reliability : ReliabilityCard
    study_form : StudyForm
    study_results : StudyResults
    """

    def __init__(self, controller: SessionController, parent: QWidget) -> None:
        super().__init__(parent)
        self._controller = controller
        self.hide()

    @cached_property
    def curve(self) -> CurveCard:
        """The learning curve of the results."""
        return self._keep(CurveCard())

    @cached_property
    def several(self) -> SeveralResults:
        """The results where samples may have several classes."""
        several = SeveralResults(self._controller.session)
        self._keep(several.card)
        self._keep(several.side)
        return several

    @cached_property
    def reliability(self) -> ReliabilityCard:
        """How far the model's probabilities can be believed."""
        return self._keep(ReliabilityCard(self._controller.session))

    @cached_property
    def study_form(self) -> StudyForm:
        """The form of a study's plan."""
        return self._keep(StudyForm())

    @cached_property
    def study_results(self) -> StudyResults:
        """What comes of a study."""
        return self._keep(StudyResults(self._controller.messages))

    def _keep(self, part: _Widget) -> _Widget:
        part.setParent(self)
        return part
