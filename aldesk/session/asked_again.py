"""What was said of labels since they were given, to tell whether a blind answer checked them."""

from collections.abc import Collection, Iterable
from typing import Final, Literal

from aldesk.core.event import Event
from aldesk.core.ids import ClassId, SampleId
from aldesk.core.judgement import VERDICT_KINDS, Verdict
from aldesk.store.project import Project

Outcome = Literal["waiting", "gone"] | Verdict
"""``waiting``: nothing was said since. ``gone``: another act than an answer to the sample alone has
replaced the label, so that there is nothing to check. Else what that answer says of the class;
``not judged`` where nobody can tell."""
_ANSWERS: Final = ("label", "answer", "skip", "cant_tell")
_ALONE: Final = ("annotator", "auto")


class AskedAgain:
    """Reads on in the journal what was said of some samples.

    The first answer given to the sample alone is the one that was asked for, as in
    `aldesk.session.second_look_log`, so that it needs no event of its own.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._since: dict[SampleId, list[Event]] = {}
        self._n_read = -1

    def follow(self, samples: Iterable[SampleId], last_event: int) -> None:
        """Heed from now on what is said of samples after so many events."""
        first = not self._since
        self._n_read = last_event if first else min(self._n_read, last_event)
        for sample in samples:
            self._since.setdefault(sample, [])

    def outcome(
        self,
        sample: SampleId,
        last_event: int,
        present: Collection[int],
        ids: frozenset[ClassId],
        said: Verdict,
    ) -> Outcome:
        """Return what became of a label that an act in force has given.

        Parameters
        ----------
        sample : SampleId
            One that is followed.
        last_event : int
            Of the act.
        present : collection of int
            The acts in force since then.
        ids : frozenset of ClassId
            What means the class; empty if it is gone.
        said : {"present", "absent"}
            What the act said of it.
        """
        self._read()
        labels = self._project.journal.labels
        for event in self._since[sample]:
            if event.seq <= last_event or event.act not in present:
                continue
            if _is_answer(event) and len(labels.act(event.act)) == 1:
                return _said(event, ids)
            if event.kind in VERDICT_KINDS and event.class_id not in ids:
                continue  # of another class
            if event.kind in ("label", *VERDICT_KINDS) and _said(event, ids) == said:
                continue
            return "gone"
        classes = (class_id for class_id in labels.classes if class_id in ids)
        now = next(classes, None)
        return "waiting" if now and labels.verdict(sample, now) == said else "gone"

    def _read(self) -> None:
        events = self._project.journal.events
        for place in range(self._n_read, len(events)):
            event = events[place]
            if event.sample in self._since and event.kind in (*_ANSWERS, *VERDICT_KINDS):
                self._since[event.sample].append(event)
        self._n_read = len(events)


def _is_answer(event: Event) -> bool:
    return event.kind in _ANSWERS and event.actor in _ALONE


def _said(event: Event, ids: frozenset[ClassId]) -> Verdict:
    """Return what an event says of the class that some ids mean."""
    if event.kind in ("skip", "cant_tell", "unjudge"):
        return "not judged"
    named = (event.class_ids or ()) if event.kind == "answer" else (event.class_id,)
    if event.kind == "absent":
        return "absent"
    return "absent" if ids.isdisjoint(named) else "present"
