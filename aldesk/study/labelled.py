"""What is labelled in a project, and how much of it a study has. Imports nothing heavy."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain

import numpy as np

from aldesk.arrays import MISSING
from aldesk.core.classes import class_of_name, merge_goals
from aldesk.core.groups import BY_PART, group_of
from aldesk.core.ids import NO_CLASS
from aldesk.core.names import plain_name
from aldesk.core.recording import Recording
from aldesk.store import Project
from aldesk.store.truth_table import Told
from aldesk.study.several_labels import rarest

_CODES = {"present": 1, "absent": 0, "not judged": MISSING}
_Verdicts = tuple[int, ...]
DEFAULT_TEST = 0.2
"""Share of each class that is tested on, where a project has no test split."""
_ORDER_KEY = b"aldesk study test 1"


@dataclass(frozen=True)
class PoolSize:
    """How many labelled samples a study has.

    Attributes
    ----------
    n_pool : int
        That can be asked about.
    n_test : int
        That accuracy is measured on.
    n_classes : int
    is_several : bool
        Whether a sample may have several classes.
    """

    n_pool: int
    n_test: int
    n_classes: int
    is_several: bool = False


def known_labels(project: Project) -> dict[int, str]:
    """Return the labels by rising row: what a person said goes before annotations and source.

    Classes are called as they are now, whatever the source or the annotations call them.
    """
    given, samples = project.journal.labels, project.samples
    found = {
        row: sample.label
        for rows, run in samples.runs()
        if not isinstance(run, Recording)  # whose windows have no label of the source
        for row, sample in zip(rows, run, strict=True)
        if sample.label
    }
    n_of_source = len(found)
    for id_, told in project.truth.told.items():
        if (row := samples.row_of(id_)) is not None and told.label is not None:
            found[row] = told.label
    names, ids = given.classes, class_of_name(given.all_classes)
    called = {
        label: names.get(ids.get(plain_name(label)) or NO_CLASS, label)
        for label in set(found.values())
    }
    if any(label != name for label, name in called.items()):
        found = {row: called[label] for row, label in found.items()}
    for id_ in given.marks:
        row, name = samples.row_of(id_), given.class_of(id_)
        if row is not None and name:
            found[row] = name
    return found if len(found) == n_of_source else dict(sorted(found.items()))


def known_verdicts(project: Project) -> dict[int, tuple[int, ...]]:
    """Return what is known of samples that may have several classes, by rising row.

    A verdict for each class in use, in their order: 1 present, 0 absent, −1 not known. Of each
    class what a person said goes before the source, which says nothing of the classes of others.
    """
    labels, samples = project.journal.labels, project.samples
    code_of = {class_id: code for code, class_id in enumerate(labels.members)}
    goals = merge_goals(labels.all_classes)
    first = project.journal.first_classes
    judged = [code_of[goals[c]] for c in first if c in goals]
    codes = {name: code_of[c] for name, c in class_of_name(labels.all_classes).items()}
    found: dict[int, _Verdicts] = {}
    for rows, run in samples.runs():
        if isinstance(run, Recording):  # whose windows have no label of the source
            continue
        for row, sample in zip(rows, run, strict=True):
            if (names := sample.all_labels) is not None:
                its = judged if sample.judged is None else _known(sample.judged, codes)
                found[row] = _verdicts(len(code_of), its, _known(names, codes))
    of_told: dict[Told, _Verdicts] = {}
    for id_, told in project.truth.told.items():
        if (at := samples.row_of(id_)) is not None:
            if (said := of_told.get(told)) is None:  # many are told the same
                absent, present = _known(told.of or (), codes), _known(told.has, codes)
                said = of_told[told] = _verdicts(len(code_of), absent, present)
            found[at] = _over(found[at], said) if at in found else said
    for id_, known in labels.judgements.items():
        if (place := samples.row_of(id_)) is not None:
            said = tuple(_CODES[known.verdict(members)] for members in labels.members.values())
            found[place] = _over(found[place], said) if place in found else said
    return {row: said for row, said in sorted(found.items()) if set(said) != {MISSING}}


def _known(names: Iterable[str], codes: Mapping[str, int]) -> list[int]:
    return [codes[plain] for name in names if (plain := plain_name(name)) in codes]


def _verdicts(n: int, judged: Collection[int], present: Collection[int]) -> _Verdicts:
    known = {**dict.fromkeys(judged, 0), **dict.fromkeys(present, 1)}
    return tuple(known.get(code, MISSING) for code in range(n))


def _over(before: _Verdicts, said: _Verdicts) -> _Verdicts:
    """Return what is said, and what was known before of the rest."""
    both = zip(before, said, strict=True)
    return tuple(old if new == MISSING else new for old, new in both)


def names_present(
    project: Project, verdicts: Mapping[int, tuple[int, ...]]
) -> dict[int, tuple[str, ...]]:
    """Return the names of the classes that each sample of `known_verdicts` has."""
    names = project.journal.labels.class_names
    return {
        row: tuple(name for name, verdict in zip(names, said, strict=True) if verdict == 1)
        for row, said in verdicts.items()
    }


def share_to_test(text: str) -> float | None:
    """Return the share that a plan's ``test`` says, such as ``20%``; None if it cannot be read."""
    if not text:
        return DEFAULT_TEST
    try:
        share = float(text.removesuffix("%")) / 100
    except ValueError:
        return None
    return share if text.endswith("%") and 0 < share < 1 else None


def n_tested(n: int, share: float) -> int:
    """Return how many of a class's `n` samples are tested on; one is left for the pool."""
    return min(max(round(share * n), 1), n - 1)


def held_back_together(
    project: Project, labels: Mapping[int, str | tuple[str, ...]], share: float
) -> set[int]:
    """Return the rows that are tested on where samples are alike, such as windows of a recording.

    Whole recordings are, or sites or days if the project keeps these together: in an order drawn by
    their names, as many as come nearest to the share, one at least, and none that would leave a
    class without a sample to learn from. Empty where no two samples belong together, or nothing can
    be held back so.

    Parameters
    ----------
    project : Project
    labels : mapping of int to str or tuple of str
        By row, what is labelled: its class, or the several that it has.
    share : float
    """
    by = project.meta.audit_by
    if by in ("", BY_PART) and not project.samples.has_stretches:
        return set()
    groups: dict[str, list[int]] = {}
    for row in labels:
        sample = project.samples[row]
        name = group_of(sample.id, sample.columns, by)
        groups.setdefault(name, []).append(row)
    if len(groups) == len(labels):
        return set()
    of = {row: (said,) if isinstance(said, str) else said for row, said in labels.items()}
    left, found = Counter(chain.from_iterable(of.values())), set[int]()
    drawn = [groups[name] for name in sorted(groups, key=_drawn_place)]
    for rows in drawn:
        if len(found) + len(rows) / 2 <= share * len(labels) and _leaves_some(left, rows, of):
            found.update(rows)
            left -= Counter(chain.from_iterable(of[row] for row in rows))
    shortest = sorted(drawn, key=len)
    return found or set(next((r for r in shortest if _leaves_some(left, r, of)), ()))


def _leaves_some(
    left: Counter[str], rows: list[int], labels: Mapping[int, tuple[str, ...]]
) -> bool:
    its = Counter(chain.from_iterable(labels[row] for row in rows))
    return len(rows) < len(labels) and all(left[name] > n for name, n in its.items())


def _drawn_place(name: str) -> bytes:
    return blake2b(name.encode(errors="surrogateescape"), digest_size=8, key=_ORDER_KEY).digest()


def pool_size(project: Project, share: float = DEFAULT_TEST) -> PoolSize:
    """Count the samples that a study of a project runs on; broken ones are in none of them."""
    broken = {row for _, row, _ in project.embeddings.broken(project.meta.encoder_key)}
    is_several = project.journal.labels.is_several
    labels: Mapping[int, str | tuple[str, ...]]
    if is_several:
        verdicts = {row: v for row, v in known_verdicts(project).items() if row not in broken}
        labels = names_present(project, verdicts)
        said = np.array([*verdicts.values()], np.int8)
        strata: Counter[str] | Counter[int] = Counter(rarest(said).tolist())
        n_classes = int((said == 1).any(axis=0).sum())
    else:
        known = known_labels(project)
        for row in known.keys() & broken:
            del known[row]
        labels, strata = known, Counter(known.values())
        n_classes = len(strata)
    is_split = project.samples.n_test > 0
    n_test = sum(project.samples[row].split == "test" for row in labels) if is_split else 0
    if not n_test:
        alone = (n_tested(n, share) for n in strata.values())
        n_test = len(held_back_together(project, labels, share)) or sum(alone)
    return PoolSize(len(labels) - n_test, n_test, n_classes, is_several)
