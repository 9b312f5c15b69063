"""Who answered for a sample without knowing what others said of it."""

from collections.abc import Iterable, Mapping

from aldesk.core.event import Event
from aldesk.core.ids import SampleId
from aldesk.core.labels import Labels
from aldesk.core.merged_labels import SAYS
from aldesk.core.origins import Origins
from aldesk.core.sitting import Sitting

_WHO_IS_NAMED = ("annotator", "import")
_ANSWERS = frozenset(("label", "answer"))
Answers = Mapping[str, Event]
"""The answers for one sample by who gave them."""


def raters(sittings: Iterable[Sitting]) -> dict[str, str]:
    """Return who sat in each sitting, by its id: the name, or a number where there is none.

    A sitting without a name is of the same person as the one before it in the same copy.
    """
    found: dict[str, str] = {}
    went_on: set[str] = set()
    for one in sorted(sittings, key=lambda one: (one.since, one.id)):
        before = [id_ for id_ in one.knows or [""] if id_ in found and id_ not in went_on]
        same = [id_ for id_ in before if found[id_].startswith("#")][:1]
        if not one.annotator:
            went_on.update(same)
        n = 1 + sum(name.startswith("#") for name in {*found.values()})
        found[one.id] = one.annotator or (found[same[0]] if same else f"#{n}")
    return found


def annotators(labels: Labels, origins: Origins) -> dict[SampleId, str]:
    """Return who answered each sample last, by a name that was given."""
    who = {one.id: one.annotator for one in origins.sittings.values()}
    found: dict[SampleId, str] = {}
    for act in labels.present_acts():
        for event in labels.act(act):
            if event.kind in SAYS and event.actor in _WHO_IS_NAMED:
                found[event.sample] = who[origins.sitting(event.seq).id]
    return {sample: name for sample, name in found.items() if name}


def _is_of_person(event: Event, origins: Origins) -> bool:
    is_named = event.actor == "import" and bool(origins.sitting(event.seq).annotator)
    return event.actor in ("annotator", "auto") or is_named


def independent_answers(labels: Labels, origins: Origins) -> dict[SampleId, Answers]:
    """Return the samples that several people answered for, none of whom knew of the others.

    Of each person it is the last answer that was given so: a decision between two answers knows
    them, and agrees with nobody by itself. Answers of a file count where it was said whose they
    are. Those of sources are left out, and so is who skipped a sample or could not tell.
    """
    who = raters(origins.sittings.values())
    given: dict[SampleId, list[Event]] = {}
    for act in labels.present_acts():
        for event in labels.act(act):
            if event.kind in _ANSWERS and _is_of_person(event, origins):
                given.setdefault(event.sample, []).append(event)
    found: dict[SampleId, Answers] = {}
    for sample, events in given.items():
        by = {event.seq: who[origins.sitting(event.seq).id] for event in events}
        if len(set(by.values())) < 2:
            continue
        alone = {
            by[event.seq]: event
            for event in events
            if not any(
                by[other.seq] != by[event.seq] and origins.knows(event.seq, other.seq)
                for other in events
            )
        }
        if len(alone) > 1:
            found[sample] = alone
    return found
