"""Labels that were taken from the model: a kind of their own, which no human label is ever."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from aldesk.core.ids import ClassId, SampleId

_NO_CLASSES: frozenset[ClassId] = frozenset()


@dataclass
class ModelLabels:
    """The classes that samples were given by the model, whatever people said of them since.

    Attributes
    ----------
    of : dict of SampleId to frozenset of ClassId
        The ids as they were given, merged or not.
    """

    of: dict[SampleId, frozenset[ClassId]] = field(default_factory=dict)
    _same: dict[frozenset[ClassId], frozenset[ClassId]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def add(self, sample: SampleId, class_id: ClassId, *, is_several: bool) -> frozenset[ClassId]:
        """Give a sample a class, the only one or one more; return what it had before."""
        before = self.of.get(sample, _NO_CLASSES)
        self.put(sample, before | {class_id} if is_several else frozenset((class_id,)))
        return before

    def put(self, sample: SampleId, classes: frozenset[ClassId]) -> None:
        """Let a sample have these classes and no others."""
        if classes:  # few are different, and so take no memory
            self.of[sample] = self._same.setdefault(classes, classes)
        else:
            self.of.pop(sample, None)

    def classes_of(
        self, sample: SampleId, members: Mapping[ClassId, Collection[ClassId]]
    ) -> list[ClassId]:
        """Return the classes in use that a sample was given, in their order; see `members_of`."""
        given = self.of.get(sample)
        if not given:
            return []
        return [class_id for class_id, ids in members.items() if not given.isdisjoint(ids)]
