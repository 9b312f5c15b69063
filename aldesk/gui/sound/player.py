"""Plays clips without ever making the window wait; silent where there is no sound device."""

import logging
import time
from collections import deque
from collections.abc import Callable, Iterator

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from aldesk.arrays import Floats
from aldesk.core.errors import SampleProblem
from aldesk.gui.kit.background import Background
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.problem_text import problem_text
from aldesk.gui.sound.output import Device, Output, Silence, device_names
from aldesk.media.stream import Passage, stream

_log = logging.getLogger(__name__)
_NO_DEVICE = noop(
    "No sound device was found. You can still label; the play-head moves without sound."
)
_FAILS = noop(
    "The sound device cannot be used at the moment. You can still label; the next clip tries it "
    "again."
)
_PATIENCE_MS = 2000
"""For a driver or a drive to end what plays when something else shall be played."""
_UNUSED_SECONDS = 30.0
"""After that the device is opened anew: another may be plugged in or chosen by now."""
_REST_SECONDS = 5.0
"""Between two tries of a device that fails: each takes a moment."""
_PIECE_SECONDS = 0.02
_QUIETEST_DB = -60.0


class Player(QObject):
    """Plays one passage at a time.

    Signals
    -------
    ended
        The passage was played to its end; `stopped` follows.
    stopped
        At the passage's end, or when it was stopped.
    silent : str
        Once, when there turns out to be no sound device.
    lost : str
        The device that there was is gone, or it does not work.
    sounds
        There is one that works.
    failed : str
        A part of the clip cannot be read.
    """

    ended = Signal()
    stopped = Signal()
    silent = Signal(str)
    lost = Signal(str)
    sounds = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Opening a device can take long, so everything that touches it happens in this thread.
        self._thread = Background("sound")
        self._late = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._late.timeout.connect(self._leave_stuck)
        self._fed = 0
        self._used = 0.0
        self._has_sounded = False
        self._tried = -_REST_SECONDS
        self._output: Output | None = None
        self._device = ""
        self._turn = 0
        self._passage: Passage | None = None
        self._started = 0.0
        self._levels: deque[tuple[float, float]] = deque(maxlen=100)

    @property
    def is_playing(self) -> bool:
        """Whether a clip is heard, or would be if there were a sound device."""
        return self._passage is not None

    @property
    def position(self) -> float:
        """The place in the clip that is heard, in seconds; 0 while nothing plays."""
        return self._passage.position(self._elapsed) if self._passage else 0.0

    @property
    def level(self) -> float:
        """The loudest amplitude that is heard now, in dB below full scale (−60 … 0)."""
        if self._passage:
            elapsed = self._elapsed
            for end, decibels in list(self._levels):
                if elapsed < end:
                    return decibels
        return _QUIETEST_DB

    def play(self, passage: Passage) -> None:
        """Play this and nothing else; returns at once."""
        self._turn += 1  # what plays sees this and ends
        self._passage = passage
        self._started = float("inf")
        turn = self._turn
        self._late.start()
        self._thread.submit(lambda: self._feed(passage, turn), lambda whole: self._end(turn, whole))

    def stop(self) -> None:
        """Fall silent; returns at once."""
        self._turn += 1
        if self._passage:
            self._passage = None
            self.stopped.emit()

    def use_device(self, name: str) -> None:
        """Play on this output from the next passage on; an empty name is the system's choice."""
        if name != self._device:
            self._device = name
            self._tried = -_REST_SECONDS
            self._thread.submit(self._close_output)

    def find_devices(self, then: Callable[[list[str]], None]) -> None:
        """Have the names of the outputs handed over."""
        self._thread.submit(self._find_all, then)

    def close(self) -> None:
        """Stop, and end the thread that feeds the device."""
        self._turn += 1
        self._passage = None
        self._late.stop()
        self._thread.close(self._close_output)

    @property
    def _elapsed(self) -> float:
        return max(0.0, time.monotonic() - self._started)

    def _end(self, turn: int, is_whole: bool) -> None:
        if turn == self._turn:
            if is_whole:
                self.ended.emit()
            self.stop()

    def _feed(self, passage: Passage, turn: int) -> bool:
        """In the thread: play a passage until another's turn; tell whether to its end."""
        self._fed = turn
        output = self._opened()
        try:
            return self._played(passage, turn, output)
        finally:
            self._used = time.monotonic()
            if output is not self._output:  # it was left behind
                _closed(output)

    def _played(self, passage: Passage, turn: int, output: Output) -> bool:
        n_heard = 0
        self._levels.clear()
        try:
            for piece in _pieces(stream(passage, output.rate), output.rate):
                if turn != self._turn:
                    break
                if not n_heard:
                    output.start()
                    self._started = time.monotonic() + output.latency
                n_heard += len(piece)
                self._note(piece, n_heard / output.rate)
                output.write(piece)
            while turn == self._turn and self._elapsed < n_heard / output.rate:
                time.sleep(_PIECE_SECONDS)
            output.abort()
            return turn == self._turn
        except SampleProblem as problem:
            self._thread.post(self.failed.emit, problem_text(problem))
        except Exception as error:
            if isinstance(output, Silence):
                raise
            if output is self._output:
                self._fall_silent(error)
            if turn == self._turn:
                return self._played(passage, turn, Silence())
        return False

    def _note(self, piece: Floats, end: float) -> None:
        """Keep how loud a piece is, and the clock from running ahead of a late device."""
        peak = 20 * np.log10(max(1e-6, float(np.abs(piece).max())))
        self._levels.append((end, float(np.clip(peak, _QUIETEST_DB, 0.0))))
        self._started += max(0.0, self._elapsed - end)

    def _find_all(self) -> list[str]:
        self._close_output()  # what came since it was opened is not found while it is open
        return device_names()

    def _opened(self) -> Output:
        """Return the device, which may be back by now; or silence."""
        if self._output and time.monotonic() - self._used > _UNUSED_SECONDS:
            self._close_output()
        if self._output is None and time.monotonic() - self._tried > _REST_SECONDS:
            try:
                self._output = Device(self._device)
            except Exception as error:  # noqa: BLE001 - OSError, PortAudioError, a driver's own
                self._fall_silent(error)
            else:
                self._has_sounded = True
                self._thread.post(lambda _: self.sounds.emit(), None)
        return self._output or Silence()

    def _fall_silent(self, error: Exception) -> None:
        _log.info("no sound: %s", error)
        self._tried = time.monotonic()
        self._close_output()
        if self._has_sounded or device_names():
            self._thread.post(self.lost.emit, tr(_FAILS))
        else:
            self._thread.post(self.silent.emit, tr(_NO_DEVICE))

    def _leave_stuck(self) -> None:
        """Open the device anew where the thread that has it does not come back from it."""
        if self._fed != self._turn and self.is_playing:
            self._output = None
            self._thread.overtake()

    def _close_output(self) -> None:
        output, self._output = self._output, None
        if output:
            _closed(output)


def _closed(output: Output) -> None:
    try:
        output.close()
    except Exception as error:  # noqa: BLE001 - the driver may be gone
        _log.info("closing the sound device: %s", error)


def _pieces(blocks: Iterator[Floats], rate: int) -> Iterator[Floats]:
    """Cut blocks so short that stopping between two of them is heard as at once."""
    n = max(1, round(_PIECE_SECONDS * rate))
    for block in blocks:
        for start in range(0, len(block), n):
            yield block[start : start + n]
