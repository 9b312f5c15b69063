"""What comes of a study: its curves while they grow, its table, and what it says."""

from collections.abc import Mapping, Sequence
from math import isnan
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aldesk.core.errors import Problem
from aldesk.core.files import write_whole
from aldesk.gui.kit.export_file import export_file
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.messages import Messages
from aldesk.gui.kit.problem_text import problem_text
from aldesk.gui.kit.widgets import ElidedLabel, button, card, card_column, empty_page, label
from aldesk.gui.study.curves import StudyCurves
from aldesk.gui.study.outside import open_or_say
from aldesk.gui.study.pens import pen_of
from aldesk.gui.study.table import StudyTable
from aldesk.study.folder import FACTS, read_facts
from aldesk.study.running_curves import LiveCurves
from aldesk.study.verdict import SENTENCES, Finding, parts

_HEAD = (noop("strategy"), noop("area under the curve"), noop("repetitions complete"))
_EMPTY = noop(
    "A study labels the pool by itself, with labels that are known already, and compares how fast "
    "each strategy learns. Set one up on the left and start it; you can go on labelling meanwhile."
)
_BANDS = noop(
    "Means over complete repetitions. Select a strategy to see its 95 % interval (needs three); "
    "untick it to hide it. Wheel: zoom, drag: move, double click: show everything."
)
_LEAST_TABLE = 112


class StudyResults(QWidget):
    """Curves above, the table below."""

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self._out: Path | None = None
        self.curves = StudyCurves()
        self.table = StudyTable()
        self._titles: list[str] = []
        self._chosen = ""
        self.table.chosen.connect(self._choose)
        self.table.setMinimumHeight(_LEAST_TABLE)
        self.curves.legend.chosen.connect(self._choose_title)
        self.verdict = label("", wraps=True)
        self.report = button(
            tr("Open the report"), tr("Open the study's report in the browser"), "quiet"
        )
        self.report.clicked.connect(lambda: self._open("report.html"))
        self._place = ElidedLabel("small")
        self.folder = button(
            tr("Show folder"), tr("Open the study's folder in the file manager"), "quiet"
        )
        self.folder.clicked.connect(lambda: self._open(""))
        self.rows = button(
            tr("Open results.csv"), tr("Every measurement, as a table for a spreadsheet"), "quiet"
        )
        self.rows.clicked.connect(lambda: self._open("results.csv"))
        self.export = button(
            tr("Export the figure …"), tr("Save the curves as PNG or SVG"), "quiet"
        )
        self.export.clicked.connect(self._choose_export)
        curves = card_column(tr("LEARNING CURVES"), self.export)
        curves.addWidget(self.curves, 1)
        curves.addWidget(label(tr(_BANDS), "small", wraps=True))
        table = card_column(tr("COMPARISON"), self.report)
        table.addWidget(self.verdict)
        table.addWidget(self.table, 1)
        table.addLayout(self._folder_line())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self._empty = empty_page(tr("No study yet"), tr(_EMPTY))
        self._cards = (card(curves), card(table))
        column.addWidget(self._empty, 1)
        column.addWidget(self._cards[0], 6)
        column.addWidget(self._cards[1], 5)
        self.show_study(None, None, [])

    def show_study(self, curves: LiveCurves | None, out: Path | None, failures: list[str]) -> None:
        """Show what there is: the facts of a study that has ended, or the curves so far."""
        self._out = out
        is_ended = out is not None and (out / FACTS).exists()
        for act in (self.report, self.export, self.rows):
            act.setVisible(is_ended)
        self.folder.setVisible(out is not None)
        self._place.set_whole(tr("Saved in {folder}", folder=out) if out else "")
        self.curves.show_curves(curves)
        self._empty.setVisible(curves is None)
        for part in self._cards:
            part.setVisible(curves is not None)
        if curves is not None and out is not None and is_ended:
            self._show_facts(curves, out)
        elif curves is not None:
            self._show_live(curves, failures)

    def save_figure(self, path: Path) -> None:
        """Write the study's figure, as PNG or SVG by the file's ending; raises Problem."""
        assert self._out  # noqa: S101 - there is no button without it
        suffix = ".svg" if path.suffix.lower() == ".svg" else ".png"
        try:
            write_whole(path, (self._out / f"curves{suffix}").read_bytes())
        except OSError as error:
            what = tr("The file cannot be written ({error})", error=error.strerror)
            raise Problem(what, subject=str(path)) from error

    def _show_facts(self, curves: LiveCurves, out: Path) -> None:
        try:
            facts = read_facts(out)
        except Problem as problem:
            self.verdict.setText(problem_text(problem))
            return
        words = _words_of(curves)
        failed = [
            tr(
                "Failed and left out: {strategy}, repetition {n} ({what}).",
                strategy=words.get(f["strategy"], f["strategy"]),
                n=f["repetition"] + 1,
                what=f["what"],
            )
            for f in facts["failures"][:3]
        ]
        self.verdict.setText("\n".join([*_verdict(facts, words), *failed]))
        head, *rows = facts["table"]
        known = [row for row in rows if row[0] in words]
        told = [(words[title], *map(tr, figures)) for title, *figures in known]
        self._show_rows(curves, head, [row[0] for row in known], told)

    def _show_live(self, curves: LiveCurves, failures: list[str]) -> None:
        rows = []
        for title, said in _words_of(curves).items():
            area, n = curves.area(title)
            n_reps = curves.plan.n_reps
            mean = "–" if isnan(area) else f"{area:.3f}"
            rows.append((said, mean, tr("{n} of {total}", n=n, total=n_reps)))
        self._show_rows(curves, _HEAD, curves.titles, rows)
        failed = "".join("\n" + tr("Failed: {what}", what=failure) for failure in failures[:3])
        early = tr("No verdict until the study ends; early curves mislead.")
        self.verdict.setText(early + failed)

    def _show_rows(
        self,
        curves: LiveCurves,
        head: Sequence[str],
        titles: list[str],
        rows: Sequence[Sequence[str]],
    ) -> None:
        """Show the table; the strategy that is chosen stays so."""
        self._titles = titles
        pens = [pen_of(curves, title) for title in titles]
        self.table.show_rows([tr(name) for name in head], rows, pens)
        if self._chosen in titles:
            self.table.choose(titles.index(self._chosen))

    def _choose(self, row: int) -> None:
        self._chosen = self._titles[row] if row >= 0 else ""
        self.curves.choose(self._chosen)

    def _choose_title(self, title: str) -> None:
        self._chosen = title
        self.curves.choose(title)
        self.table.choose(self._titles.index(title) if title in self._titles else -1)

    def _open(self, name: str) -> None:
        if self._out:
            open_or_say(self._out / name, self._messages)

    def _folder_line(self) -> QHBoxLayout:
        """Return where the study lies, and what opens it."""
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._place, 1)
        line.addWidget(self.folder)
        line.addWidget(self.rows)
        return line

    def _choose_export(self) -> None:
        if not self._out:
            return
        start = self._out.parent.parent / f"{self._out.name}-curves.png"
        kinds = tr("Picture (*.png);;Drawing (*.svg)")
        title = tr("Export the figure")
        export_file(self, title, kinds, start, self.save_figure, self._messages)


def _words_of(curves: LiveCurves) -> dict[str, str]:
    """Return what stands in the place of each strategy's title."""
    return {title: tr(words) for title, words in curves.plan.words.items()}


def _verdict(facts: Mapping[str, Any], words: Mapping[str, str]) -> list[str]:
    """Say what a study found; one of version 0.1.0 has kept nothing but its English sentences."""
    if "findings" not in facts:
        return list(facts["verdict"])
    found = [Finding(f["kind"], tuple(f["names"]), f["best"]) for f in facts["findings"]]
    return [tr(SENTENCES[finding.kind], **parts(finding, words)) for finding in found]
