"""The sample: what it is, why it was asked about, and the clip or picture itself."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aldesk.core.decoding import Decoding
from aldesk.core.sample import Sample
from aldesk.core.sample_columns import columns_of
from aldesk.core.sample_name import sample_name
from aldesk.gui.kit.action_table import Action
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.keys import keys
from aldesk.gui.kit.view_settings import SettingsKeeper, ViewSettings
from aldesk.gui.kit.widgets import label
from aldesk.gui.picture.view import PictureView
from aldesk.gui.render.prefetch import Prefetcher, Prepared
from aldesk.gui.sample.facts import ColumnsLine, ColumnsPane
from aldesk.gui.sample.head import SampleHead
from aldesk.gui.sample.notice import Notice
from aldesk.gui.sound.controls import decoding_words
from aldesk.gui.sound.paint import time_text
from aldesk.gui.sound.player import Player
from aldesk.gui.sound.view import SoundView
from aldesk.media.clip import seconds
from aldesk.media.excerpt import Excerpt
from aldesk.session import QueueItem

_WHY = {
    "audit": noop("random audit sample"),
    "model_check": noop("random check of the model's labels"),
    "bulk_check": noop("random check of labels given together"),
    "random": noop("drawn at random"),
    "shared": noop("drawn at random for several people"),
    "adjudicate": noop("two answers contradict each other"),
    "query": noop("chosen by the strategy"),
    "ranked": noop("next in the last ranking"),
    "picked": noop("picked by you"),
    "suspect": noop("second look"),
    "control": noop("second look"),
}
_ROOM = 760
_WAIT_MS = 500
"""After that nothing of the sample before is seen any more."""
_AGAIN_MS = 3000


class SamplePane(QWidget):
    """Shows the current sample, or says why there is none.

    Signals
    -------
    noticed : str
        Something that the person may want to know.
    """

    noticed = Signal(str)

    def __init__(self, player: Player, prefetcher: Prefetcher) -> None:
        super().__init__()
        self._prefetcher = prefetcher
        self._shown = ""
        self._shown_path = Path()
        self._painted: Prepared | None = None
        self._wanted: list[Sample] = []
        self._why_nothing: Callable[[], str] = str
        self._waits = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._waits.timeout.connect(self._say_waits)
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(self._look_again)
        self._drawer = QTimer(self, singleShot=True, interval=0)
        self._drawer.timeout.connect(self._draw_ahead)
        self.settings = SettingsKeeper()
        self.head = SampleHead()
        self._notice = Notice()
        self._line = ColumnsLine()
        self._columns = ColumnsPane()
        self.sound = SoundView(player, self.settings)
        self.picture = PictureView(self.settings)
        self._text = label("", "muted", wraps=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text.setContentsMargins(48, 48, 48, 48)
        self._stack = QStackedWidget()
        for view in (self.sound, self.picture, self._text):
            self._stack.addWidget(view)
        self._lay_out()
        self._line.hide()
        self._columns.hide()
        prefetcher.use(self.settings.now)
        prefetcher.ready.connect(self._on_ready)
        self.settings.changed.connect(self._wear)
        self.sound.failed.connect(self.noticed)
        player.failed.connect(self.noticed)
        self._line.clicked.connect(self.toggle_columns)
        keys.changed.connect(self._show_why_nothing)

    @property
    def shown(self) -> str:
        """The id of the sample on the screen, empty while there is none."""
        return self._shown

    def show_asked(
        self,
        asked: QueueItem | None,
        *,
        flagged: bool,
        why: str = "",
        back: str = "",
    ) -> None:
        """Show a sample and, in place of the reason for it, `why`; `back` says how to leave it.

        Another sample is painted at once: that is what a person waits for, so all else comes after.
        """
        if asked is None:
            self._show_nothing()
            return
        flag = "⚑ " + tr("flagged") + " · " if flagged else ""
        name, why = sample_name(asked.sample), flag + (why or tr(_WHY[asked.reason]))
        if asked.sample.id == self._shown and asked.sample.path == self._shown_path:
            self.head.show_sample(name, why, back)
        else:
            prepared = self._prefetcher.get(asked.sample)
            self.head.show_sample(name, why, back, _facts(prepared))
            self._turn_to(asked.sample, prepared)

    def want(self, items: Sequence[QueueItem]) -> None:
        """Have samples decoded: the one that is shown, and those that come after it."""
        self._wanted = [asked.sample for asked in items]
        self._prefetcher.want(self._wanted)
        self._drawer.start()

    def keep_columns_line(self, keeps: bool) -> None:
        """Say whether samples have columns: all of them are given the same height then."""
        self._line.keep_room(keeps)

    def use_decoding(self, decoding: Decoding) -> None:
        """Show the sample anew, decoded by another rule."""
        self.sound.silence()
        self._prefetcher.use_decoding(decoding)
        self._prefetcher.want(self._wanted)

    def apply_theme(self) -> None:
        """Take the colours of the current theme."""
        self._columns.apply_theme()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the sample its room first."""
        super().resizeEvent(event)
        self._make_room()

    def stop(self) -> None:
        """Take in nothing more: a decoded sample may still be on its way."""
        self._shown = ""
        self._wanted = []
        self._waits.stop()
        self._again.stop()
        self._drawer.stop()
        self.sound.close_threads()

    def play(self) -> None:
        """Play or stop, if the sample is a clip."""
        if self.view is self.sound:
            self.sound.toggle()

    def replay(self) -> None:
        """Play from the start, if the sample is a clip."""
        if self.view is self.sound:
            self.sound.play()

    def toggle_playing_by_itself(self) -> None:
        """Play each clip when it arrives, or only when asked to."""
        plays = not self.settings.now.plays_by_itself
        self.settings.change(plays_by_itself=plays)
        playing = tr("The next clip plays when it arrives.")
        waiting = tr("The next clip waits for {key}.", key=keys.text(Action.PLAY))
        self.noticed.emit(playing if plays else waiting)

    def toggle_columns(self) -> None:
        """Unfold or fold what the source says."""
        self.settings.change(shows_columns=not self.settings.now.shows_columns)

    @property
    def view(self) -> SoundView | PictureView | None:
        """What shows the sample, None while there is none that can be shown."""
        shown = self._stack.currentWidget()
        return shown if self._painted and isinstance(shown, (SoundView, PictureView)) else None

    def _view_of(self, sample: Sample) -> SoundView | PictureView:
        return self.picture if sample.media == "picture" else self.sound

    def _wear(self, settings: ViewSettings) -> None:
        self._prefetcher.use(settings)
        self._prefetcher.want(self._wanted)
        self._make_room()

    def _on_ready(self, prepared: Prepared) -> None:
        if (prepared.sample.id, prepared.sample.path) == (self._shown, self._shown_path):
            self.head.show_facts(_facts(prepared))
            self._show(prepared)
        elif prepared.sample in self._wanted[1:2]:
            self._drawer.start()

    def _turn_to(self, sample: Sample, prepared: Prepared | None) -> None:
        self._shown, self._shown_path = sample.id, sample.path
        self._show_columns(sample)
        if prepared:
            self._show(prepared)
        else:
            self._painted = None  # what is still seen is another sample
            self.sound.silence()
            self._notice.show_text("")
            self._stack.setCurrentWidget(self._view_of(sample))
            self._waits.start()

    def _draw_ahead(self) -> None:
        """Draw the sample that comes next, if it is ready, so that to show it is only to copy."""
        for sample in self._wanted[1:2]:
            if prepared := self._prefetcher.get(sample):
                self._view_of(sample).draw_ahead(prepared)

    def _say_waits(self) -> None:
        """Let nobody take the sample before for one whose file is not read yet."""
        self._say(lambda: f"{_is_waited_for(self._shown_path)}\n\n{_how_to_skip()}")

    def _look_again(self) -> None:
        self._prefetcher.want(self._wanted)

    def _show(self, prepared: Prepared) -> None:
        self._waits.stop()
        if prepared.is_away:
            self._again.start()
        else:
            self._again.stop()
        before, self._painted = self._painted, prepared
        self._notice.show_text(prepared.notice)
        if prepared.problem:
            self._say(lambda: f"{prepared.problem}\n\n{_how_to_skip()}")
        elif prepared.clip:
            self._stack.setCurrentWidget(self.sound)
            self.sound.show_sample(prepared)
            is_new = before is None or before.sample.id != prepared.sample.id
            if is_new and self.settings.now.plays_by_itself and self.isVisible():
                self.sound.play()
        elif prepared.image:
            self._stack.setCurrentWidget(self.picture)
            self.picture.show_sample(prepared)

    def _show_columns(self, sample: Sample) -> None:
        self._line.show_columns(columns_of(sample))
        self._columns.show_sample(sample)
        self._make_room()

    def _make_room(self) -> None:
        """Unfold the columns if they are wanted and leave the sample enough room."""
        is_wanted = self.settings.now.shows_columns and bool(self._shown)
        self._columns.setVisible(is_wanted and self.width() >= _ROOM)

    def _show_nothing(self) -> None:
        self._shown = ""
        self._waits.stop()
        self._again.stop()
        self._painted = None
        self._wanted = []
        self.head.show_sample(tr("All done"), "", facts="")
        self._line.hide()
        self._notice.show_text("")
        self._columns.hide()
        self._say(_all_done)

    def _say(self, why: Callable[[], str]) -> None:
        """Show a text in the place of a sample."""
        self.sound.silence()
        self._why_nothing = why
        self._show_why_nothing()
        self._stack.setCurrentWidget(self._text)

    def _show_why_nothing(self) -> None:
        self._text.setText(self._why_nothing())

    def _lay_out(self) -> None:
        card = QFrame()
        card.setObjectName("card")
        inside = QGridLayout(card)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._stack, 0, 0)
        inside.addWidget(self._notice, 0, 0, Qt.AlignmentFlag.AlignTop)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(card, 1)
        middle.addWidget(self._columns)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self._line)
        column.addLayout(middle, 1)


def _facts(prepared: Prepared | None) -> str:
    """Return how long a clip is or how large a picture; of what is waited for, nobody knows."""
    if prepared is None:
        return "…"
    if clip := prepared.clip:
        length = clip.about.seconds if isinstance(clip, Excerpt) else seconds(clip)
        said = time_text(length, length) + (" s" if length < 60 else "")
        return " · ".join([said, *decoding_words(clip)])
    return "{} × {} px".format(*prepared.size) if prepared.image else ""


def _is_waited_for(path: Path) -> str:
    return tr(
        "{path} is being waited for. Its drive may be slow or gone; the sample is shown as soon as "
        "it has been read.",
        path=path,
    )


def _how_to_skip() -> str:
    return tr("Press {key} to skip it.", key=keys.text(Action.SKIP))


def _all_done() -> str:
    return tr(
        "Every sample of the pool is labelled or skipped.\n\n"
        "{undo} goes back. {export} exports the labels.",
        undo=keys.text(Action.UNDO),
        export=keys.text(Action.EXPORT_LABELS),
    )
