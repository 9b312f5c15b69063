"""Second looks: labels that are probably wrong are asked about once more, blind.

One in five is a control: drawn at random from all labels, whatever anybody believes of them. So who
answers cannot take it that a label is wrong, and the controls tell how many labels are, and how far
one agrees with oneself. What is suspected tells neither, for it was chosen because something
disagrees. Samples that measure the accuracy come as controls only: a label that is corrected
because the model doubts it would make the model look better than it is.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from math import ceil
from typing import Final, TypeVar

import numpy as np

from aldesk.arrays import MISSING
from aldesk.core.errors import Problem
from aldesk.core.ids import ClassId
from aldesk.evaluate.agreement import Agreement, kappa
from aldesk.evaluate.interval import wilson
from aldesk.session.answers import NONE
from aldesk.session.hidden_ticks import HiddenTicks
from aldesk.session.label_session import LabelSession
from aldesk.session.label_suspects import Suspects, Why
from aldesk.session.review import Asks, Progress
from aldesk.session.second_look_log import Look
from aldesk.session.types import Changes, QueueItem
from aldesk.store.query_table import Reason

N: Final = 50
"""So many are asked about, if nobody says otherwise."""
ONE_IN: Final = 5
"""Of so many, one is a control."""
_KEY: Final = b"second look"  # the audit draws by another: its samples are no likelier controls
T = TypeVar("T")


@dataclass(frozen=True)
class Drawn:
    """What a draw would ask about.

    Attributes
    ----------
    samples : tuple of (int, Reason)
        Rows and reasons, in the order of asking.
    known : tuple of int
        Controls that were looked at already, as suspects; they count, and are not asked again.
    """

    samples: tuple[tuple[int, Reason], ...]
    known: tuple[int, ...] = ()


def choose(session: LabelSession, suspects: Suspects, n: int = N) -> Drawn:
    """Choose what to look at once more.

    Content that has two labels comes first, the rest in an order that does not tell which of them
    are controls. Nothing that was looked at twice comes again, and neither does what checks an act
    in bulk: see `aldesk.session.bulk_checks`.

    Parameters
    ----------
    session : LabelSession
    suspects : Suspects
    n : int
        At most so many; fewer if fewer labels are suspected.

    Raises
    ------
    Problem
        If there is no label that was not looked at twice.
    """
    before = session.second_looks.looks()
    checked = session.bulk.looked_at()
    controls, known = _next_controls(session, before.keys(), checked, ceil(n / ONE_IN))
    left: dict[int, Why] = {}
    for row, why in zip(suspects.rows.tolist(), suspects.whys, strict=True):
        if row not in before and row not in checked:
            left.setdefault(row, why)  # of several classes of a sample the first is the worst
    random = np.random.default_rng([session.settings.seed, session.queue.n_batches])
    samples = _in_order(left, controls, n, random)
    if not samples:
        raise Problem(
            "There is no label that was not looked at twice",
            kept="Nothing was drawn",
            todo="Label some samples first",
        )
    return Drawn(samples, tuple(known))


def _in_order(
    suspects: Mapping[int, Why], controls: Collection[int], n: int, random: np.random.Generator
) -> tuple[tuple[int, Reason], ...]:
    """Return copies with different labels, then the other suspects with the controls among them."""
    copies = {row for row, why in suspects.items() if why == "duplicate"}
    among: list[tuple[int, Reason]] = [(row, "control") for row in controls if row not in copies]
    room = n - len(among)
    first: list[tuple[int, Reason]] = [
        (row, "control" if row in controls else "suspect") for row in suspects if row in copies
    ][:room]
    others: list[tuple[int, Reason]] = [
        (row, "suspect") for row in suspects if row not in copies and row not in controls
    ]
    return (*first, *_mixed(others[: room - len(first)], among, random))


def begin(session: LabelSession, drawn: Drawn) -> "SecondLooks":
    """Write down what is asked about, and ask; see `choose`.

    Raises
    ------
    Problem
        If the disk refuses.
    """
    session.ask_again([*drawn.samples, *((row, "control") for row in drawn.known)])
    return SecondLooks(session)


class SecondLooks(Asks):
    """Asks about what was drawn last for a second look, with neither label nor prediction in view.

    An answer is one as all others: it is the sample's label from then on, and an undo takes it
    back, so that the sample is asked about again. Leaving it keeps what was answered.
    """

    is_blind = True

    def __init__(self, session: LabelSession) -> None:
        super().__init__(session)
        self._reasons = dict(session.second_looks.draws[-1].samples)
        self._open = session.second_looks.open_rows()
        self._known = self._reasons.keys() & session.second_looks.looks().keys()
        self.hidden = HiddenTicks(session, lambda row: row in self._open)
        """What is still to be looked at, and ticked there."""

    @property
    def progress(self) -> Progress:
        """How far it is; every answer counts as present."""
        n = self.counts.n
        return Progress(n_present=n, total=n + len(self._open))

    def heed(self, changes: Changes) -> None:
        """Follow what changed in the project."""
        if changes.samples or changes.classes:
            self._open = self.session.second_looks.open_rows()
            self.hidden.forget_answered()

    @property
    def counts(self) -> "Counts":
        """What became of those that were drawn last, as far as they were looked at."""
        looks = self.session.second_looks.looks()
        asked = [row for row in self._reasons if row not in self._known]
        return _counts([looks[row] for row in asked if row in looks])

    @property
    def open_rows(self) -> list[int]:
        """The rows whose labels must not be seen."""
        return self._open

    def _items(self, n: int) -> list[QueueItem]:
        samples = self.session.project.samples
        return [QueueItem(samples[row], self._reasons[row]) for row in self._open[:n]]


@dataclass(frozen=True)
class Counts:
    """Of so many labels that were looked at twice, what became of them."""

    n: int
    n_confirmed: int
    n_changed: int
    n_unclear: int

    @property
    def n_clear(self) -> int:
        """Those that have a class both times."""
        return self.n - self.n_unclear


@dataclass(frozen=True)
class ClassLooks:
    """What controls have shown of one of several classes.

    Attributes
    ----------
    class_id : ClassId
    n : int
        Controls of which it was judged both times whether they have it.
    n_changed : int
    wrong : (float, float)
        95 % interval of the share of all judgements of it that a second look changes.
    agreement : Agreement
        As of `Report`, of this class.
    """

    class_id: ClassId
    n: int
    n_changed: int
    wrong: tuple[float, float]
    agreement: Agreement


@dataclass(frozen=True)
class Report:
    """What second looks have shown so far.

    Attributes
    ----------
    all, suspects, controls : Counts
    n_open : int
        Drawn last, and not looked at yet.
    wrong : (float, float)
        95 % interval of the share of all labels that a second look changes, by the controls.
    agreement : Agreement
        Cohen's kappa of both answers to the controls whose first answer was given by hand here:
        how far one agrees with oneself. NaN where samples may have several classes.
    of_classes : tuple of ClassLooks
        Of these instead, those that were judged twice, in their order.
    """

    all: Counts
    suspects: Counts
    controls: Counts
    n_open: int
    wrong: tuple[float, float]
    agreement: Agreement
    of_classes: tuple[ClassLooks, ...] = ()


def report(session: LabelSession) -> Report:
    """Return what second looks have shown so far."""
    looks = list(session.second_looks.looks().values())
    of_controls = [look for look in looks if look.is_control]
    controls = _counts(of_controls)
    return Report(
        _counts(looks),
        _counts([look for look in looks if not look.is_control]),
        controls,
        len(session.second_looks.open_rows()),
        wilson(controls.n_changed, controls.n_clear),
        _agreement(session, [look for look in of_controls if look.is_own]),
        tuple(
            filter(None, (_of_class(class_id, of_controls) for class_id in session.labels.classes))
        ),
    )


def _of_class(class_id: ClassId, controls: list[Look]) -> ClassLooks | None:
    both = [(look.judged[class_id], look.is_own) for look in controls if class_id in look.judged]
    if not both:
        return None
    changed = sum(first != now for (first, now), _ in both)
    own = np.array([said for said, is_own in both if is_own], np.int64).reshape(-1, 2)
    return ClassLooks(class_id, len(both), changed, wilson(changed, len(both)), kappa(*own.T))


def _counts(looks: list[Look]) -> Counts:
    unclear = sum(not look.is_clear for look in looks)
    changed = sum(look.is_changed for look in looks)
    return Counts(len(looks), len(looks) - unclear - changed, changed, unclear)


def _agreement(session: LabelSession, looks: list[Look]) -> Agreement:
    code = {class_id: code for code, class_id in enumerate(session.labels.classes)}
    both = [[code.get(look.before, MISSING), code.get(look.now, MISSING)] for look in looks]
    first, second = np.array(both, np.int64).reshape(-1, 2).T
    return kappa(first, second)


def _next_controls(
    session: LabelSession, before: Iterable[int], checked: Collection[int], n: int
) -> tuple[list[int], list[int]]:
    """Return the next controls of all labels in a random order, and those of them that are known.

    The order is a keyed hash of each sample's id, so that it goes on where it ended before. What
    was looked at as a suspect in the meantime is a control all the same when it is its turn, or
    the controls would stand for the labels that nobody suspects alone. What checks an act in bulk
    was drawn at random, so that the controls stand for the others without it.
    """
    samples, answers, pool = session.project.samples, session.answers, session.pool
    if session.labels.is_several:
        is_labelled = np.zeros(len(samples), bool)
        is_labelled[session.verdicts.of(session.labels.members)[0]] = True
    else:
        is_labelled = answers.codes(session.labels.classes) != NONE
    is_labelled &= pool.is_in
    is_labelled[list(checked)] = False
    looked, were_controls = set(before), session.second_looks.controls
    key = _KEY + (session.project.meta.audit_seed or 0).to_bytes(8, "little", signed=True)

    def rank(row: int) -> bytes:
        return blake2b(samples[row].id.encode(), key=key, digest_size=8).digest()

    asked: list[int] = []
    known: list[int] = []
    for row in sorted(np.flatnonzero(is_labelled).tolist(), key=rank):
        if len(asked) == n:
            break
        if row not in looked:
            asked.append(row)
        elif row not in were_controls:
            known.append(row)
    return asked, known


def _mixed(ranked: list[T], others: list[T], random: np.random.Generator) -> list[T]:
    """Put the others among the ranked ones, which keep their order, at random places."""
    places = set(random.permutation(len(ranked) + len(others))[: len(others)].tolist())
    one, other = iter(ranked), iter(others)
    return [next(other if at in places else one) for at in range(len(ranked) + len(others))]
