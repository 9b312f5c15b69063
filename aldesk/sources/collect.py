"""Look into the files that a source names, part by part, and make samples of them."""

import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from aldesk.core.counted import counted
from aldesk.core.errors import SampleProblem
from aldesk.core.ids import SampleId
from aldesk.core.import_batch import AlreadyImported, FileProblem, ImportBatch, SourceSummary
from aldesk.core.names import plain_name
from aldesk.core.natural import natural
from aldesk.core.progress import Beat, Progress
from aldesk.core.recording import recording_id, window_id
from aldesk.core.sample import Media, Sample
from aldesk.core.span import Span
from aldesk.media import media_of
from aldesk.media.antiphase import cancels_out
from aldesk.media.recording_facts import RecordingFacts
from aldesk.media.shortness import percent
from aldesk.sources.cut import as_recording
from aldesk.sources.extract import extracted
from aldesk.sources.names import most_frequent_media, with_facts_of_names
from aldesk.sources.part_builder import PartBuilder
from aldesk.sources.probe_file import Looked, look, look_long
from aldesk.sources.split_rule import SplitRule
from aldesk.sources.stretch_files import StretchFiles, Trouble, fitted
from aldesk.sources.told import columns_before, columns_of_file, further
from aldesk.sources.types import Options, SourceEntry, split_named

FIRST_PART = 200
LATER_PARTS = 500
"""Files in a part: so few that the window takes one in between two key presses."""

_Labels = tuple[str | None, tuple[str, ...] | None, tuple[str, ...] | None]
_SHUFFLE_KEY = b"aldesk import order 1"


class Collector:
    """Makes samples of the files that a source names.

    Parameters
    ----------
    found : sequence of SourceEntry
    problems : iterable of FileProblem
        What listing the files showed; they come with the first part.
    options : Options
    known : AlreadyImported, optional
        What was taken in before; files that have not changed since are not looked into again.
    media : {"sound", "picture"}, optional
        What the project holds; whatever is more numerous by default.
    refused : iterable of FileProblem
        Files that are not to be looked into: an earlier attempt did not survive it.

    Attributes
    ----------
    listing : SourceSummary

    Raises
    ------
    Problem
        If the pattern or the test split cannot be read, or fits nothing.
    """

    def __init__(
        self,
        found: Sequence[SourceEntry],
        problems: Iterable[FileProblem],
        options: Options,
        known: AlreadyImported | None = None,
        media: Media | None = None,
        refused: Iterable[FileProblem] = (),
    ) -> None:
        self._part = PartBuilder()
        self._part.problems += problems
        self._options = options
        known = known or AlreadyImported()
        self._seen = known.files
        self._samples = dict(known.samples)
        whole = [sample for sample in known.samples.values() if sample.span is None]
        self._old_labels = {sample.path: sample.all_labels for sample in whole}
        self._stretch_files = StretchFiles(known.samples)
        parts = {recording_id(s.id) for s in known.samples.values() if s.span is not None}
        self._stretched = parts - known.samples.keys()
        self._stretches: dict[SampleId, SourceEntry] = {}
        self._recorders: dict[Path, Mapping[str, str]] = {}
        self._refused = {problem.path: problem for problem in refused}
        named = with_facts_of_names(found, options.pattern, self._part.problems)
        media = media or most_frequent_media(named)
        self._entries = [entry for entry in named if _is_wanted(entry, media, self._part.problems)]
        cuts = options.window_rule is not None
        self._rule = SplitRule(options.test, windows=cuts) if options.test else None
        self.listing = self._list(media)
        self._classes = frozenset(self.listing.classes)
        self._tell_changed_labels()

    def parts(
        self,
        progress: Progress,
        *,
        shuffled: bool = True,
        about_to: Callable[[Path], None] = lambda path: None,
    ) -> Iterator[ImportBatch]:
        """Look into the files and yield what they hold, the first part early.

        Parameters
        ----------
        progress : Progress
            Called after each file, and now and then within a long one.
        shuffled : bool, default True
            Take the files in an order drawn by their names, so that the samples known at any moment
            are a random part of all; else in the order given.
        about_to : callable, optional
            Called with the path before a file is looked into.
        """
        self._about_to = about_to
        entries = sorted(self._entries, key=_drawn_place) if shuffled else self._entries
        total, limit = len(entries), FIRST_PART
        for done, entry in enumerate(entries):
            self._take(entry, lambda done=done: progress(done, total))  # type: ignore[misc]
            progress(done + 1, total)
            if self._part.is_full(limit):
                yield self._cut()
                limit = LATER_PARTS
        yield self._cut()

    def _cut(self) -> ImportBatch:
        done, self._part = self._part, PartBuilder()
        return done.part()

    # Names

    def _list(self, media: Media | None) -> SourceSummary:
        labels = [entry.all_labels for entry in self._entries]
        judged = {of for entry in self._entries if (of := entry.judged) is not None}
        found = {label for its in labels for label in its or ()}.union(*judged)
        typed = tuple(dict.fromkeys(map(plain_name, self._options.classes)))
        classes = typed or tuple(sorted(found, key=natural))
        kept, given = set(classes), chain.from_iterable(its or () for its in labels)
        self._unknown = Counter(label for label in given if label and label not in kept)
        is_known = [its is not None and (not its or not kept.isdisjoint(its)) for its in labels]
        is_several = any(entry.labels is not None for entry in self._entries)
        if self._options.several is not None:
            is_several = self._options.several
        if self._rule and self._entries:
            n_test = self._rule.expected(is_known, columns_before(self._entries, self._rule.column))
        else:
            n_test = sum(
                known and split_named(entry.split) == "test"
                for known, entry in zip(is_known, self._entries, strict=True)
            )
        n_files = len({entry.path for entry in self._entries})  # with several stretches each
        return SourceSummary(n_files, n_test, media, classes, is_several)

    # Contents

    def _take(self, entry: SourceEntry, beat: Beat) -> None:
        if entry.span is not None:
            self._take_stretch(entry, entry.span, beat)
            return
        if self._is_seen(entry.path, _status(entry.path)):
            self._tell_stretched(entry, self._stretch_files.id_before(entry.path))
            return
        self._part.n_looked += 1
        if refused := self._refused.get(entry.path):
            self._part.problems.append(refused)
            self._part.note(entry.path, _status(entry.path), "")
            return
        self._about_to(entry.path)
        try:
            if entry.content is not None:
                entry = extracted(entry)
                self._part.written.append(entry.path)
        except SampleProblem as problem:
            self._part.problems.append(entry.broken(*_trouble(problem)))
            return
        status = _status(entry.path)
        if self._is_seen(entry.path, status):  # known only now, if it was extracted
            return
        looked = self._look(entry, beat)
        self._part.note(entry.path, status, looked.id if looked else "")
        if looked:
            self._sort_in(entry, self._sample(entry, looked.id), looked.facts)

    def _is_seen(self, path: Path, status: os.stat_result | None) -> bool:
        facts = (status.st_size, status.st_mtime_ns) if status else None
        return facts is not None and self._seen.get(path) == facts

    def _tell_stretched(self, entry: SourceEntry, id_: SampleId | None) -> bool:
        """Tell of a recording that it is not cut because stretches of it are samples already."""
        is_so = self._options.window_rule is not None and id_ in self._stretched
        if is_so:
            self._part.problems.append(entry.broken(_STRETCHED, "duplicate"))
        return is_so

    def _look(self, entry: SourceEntry, beat: Beat) -> Looked | None:
        """Return what is known of a file; None if it cannot be read."""
        looked = _tried(lambda: look(entry.path, beat, self._options.window_rule))
        if isinstance(looked, Trouble):
            self._part.problems.append(entry.broken(*looked))
            return None
        if looked.missing:
            reason = f"Kept: its end is missing or damaged ({percent(looked.missing)})."
            self._part.problems.append(entry.broken(reason, "short"))
        return looked

    def _take_stretch(self, entry: SourceEntry, span: Span, beat: Beat) -> None:
        files, status = self._stretch_files, _status(entry.path)
        before = files.id_before(entry.path)
        if (
            before
            and self._is_seen(entry.path, status)
            and window_id(before, span) in self._samples
        ):
            return
        self._part.n_looked += 1
        looked = files.looked.get(entry.path) or self._look_once(entry, status, beat)
        if isinstance(looked, Trouble):
            self._part.problems.append(entry.broken(*looked))
            return
        inside = fitted(span, looked.facts.seconds if looked.facts else 0.0)
        if isinstance(inside, str):
            self._part.problems.append(entry.broken(inside, "times"))
        elif before not in (None, looked.id):
            self._part.problems.append(entry.broken(_CHANGED, "changed"))
        else:
            self._sort_in_stretch(entry, looked.id, inside)

    def _look_once(
        self, entry: SourceEntry, status: os.stat_result | None, beat: Beat
    ) -> Looked | Trouble:
        """Look into a recording, and tell what is to be told of it as a whole."""
        files, path = self._stretch_files, entry.path
        if refused := self._refused.get(path):
            looked: Looked | Trouble = Trouble(refused.reason, refused.kind)
        else:
            self._about_to(path)
            looked = _tried(lambda: look_long(path, beat))
        files.looked[path] = looked
        self._part.note(path, status, "" if isinstance(looked, Trouble) else looked.id)
        if isinstance(looked, Trouble):
            return looked
        if looked.missing:
            reason = f"Kept: its end is missing or damaged ({percent(looked.missing)})."
            self._part.problems.append(FileProblem(path, reason, "short"))
        if files.is_gone(looked.id):
            files.move(looked.id, path)
            self._part.moved.append((looked.id, path))
        elif (first := files.first_path(looked.id, path)) != path:
            self._part.duplicates.append((path, first))
        elif _is_silent_mix(path):
            self._part.problems.append(FileProblem(path, _SILENT_MIX, "channels"))
        return looked

    def _sort_in_stretch(self, entry: SourceEntry, file: SampleId, span: Span) -> None:
        """Tell a new stretch from one that is there already."""
        path = self._stretch_files.first_path(file, entry.path)
        id_ = window_id(file, span)
        if twice := self._stretches.get(id_):
            is_same = twice.all_labels == entry.all_labels
            kind = "duplicate" if is_same else "conflicting label"
            reason = f"the same stretch is there twice; it is {_said(twice.all_labels)}."
            self._part.problems.append(entry.broken(reason, kind))
            return
        self._stretches[id_] = entry
        if id_ not in self._samples:
            sample = replace(self._sample(entry, id_), path=path, span=span)
            self._samples[id_] = sample
            self._part.samples.append(sample)
            if entry.band:
                self._part.bands[id_] = entry.band

    def _sample(self, entry: SourceEntry, id_: SampleId) -> Sample:
        media = media_of(entry.path) or self.listing.media
        assert media is not None  # noqa: S101 - `look` refuses other files
        label, labels, judged = self._labels(entry)
        split = split_named(entry.split) or "pool"
        columns = {**entry.columns, **further(entry.columns, self._told_by_file(entry))}
        sample = Sample(id_, entry.path, media, label, split, columns, labels=labels, judged=judged)
        if self._rule:
            sample = replace(sample, split="test" if self._rule(sample) else "pool")
        return sample

    def _labels(self, entry: SourceEntry) -> _Labels:
        """Return the label of a sample, all of them, and of which classes they speak."""
        for name in entry.all_labels or ():
            if name not in self._classes:
                self._tell_unknown(entry, name)
        label = entry.label if entry.label in self._classes else None
        if entry.labels is None:
            return label, None, None
        has = tuple(name for name in entry.labels if name in self._classes)
        if not has and entry.labels:  # what it has is none of the classes
            return None, None, None
        judged = entry.judged
        if judged is not None:
            kept = tuple(name for name in judged if name in self._classes)
            judged = kept if len(kept) < len(self._classes) else None
        return label, has, judged

    def _told_by_file(self, entry: SourceEntry) -> Mapping[str, str]:
        """Return what a file's metadata tell; read once, however many stretches there are."""
        path = entry.path
        if entry.span is None:
            return columns_of_file(path)
        if path not in self._recorders:
            self._recorders[path] = columns_of_file(path)
        return self._recorders[path]

    def _tell_changed_labels(self) -> None:
        """Report once that the source has other labels by now than the project has of it."""
        old = self._old_labels
        changed = [
            e
            for e in self._entries
            if e.all_labels and not e.span and old.get(e.path, e.all_labels) != e.all_labels
        ]
        if changed:
            first = changed[0]
            now, before = _listed(first.all_labels), _listed(old[first.path])
            n_changed = counted(len(changed), "sample", "samples")
            reason = (
                f"The source calls it {now} now, and the project {before}. So "
                f"it is with {n_changed}; the project's labels stay. To take labels "
                "over, import them."
            )
            self._part.problems.append(first.broken(reason, "label"))

    def _tell_unknown(self, entry: SourceEntry, label: str) -> None:
        """Report a label that is none of the classes once, however many files have it."""
        if n := self._unknown.pop(label, 0):
            count = f" The same goes for {n - 1:,} other{'s' * (n > 2)}." if n > 1 else ""
            reason = f"{label!r} is not one of your classes; the file has no label.{count}"
            self._part.problems.append(entry.broken(reason, "label"))

    def _sort_in(self, entry: SourceEntry, sample: Sample, facts: RecordingFacts | None) -> None:
        """Tell a new sample from a file that moved, that changed, or that is there twice."""
        first = self._samples.get(sample.id)
        if first is None and sample.path in self._old_labels:
            self._part.problems.append(entry.broken(_CHANGED, "changed"))
        elif first is None and facts and self._tell_stretched(entry, sample.id):
            pass
        elif first is None:
            self._samples[sample.id] = sample
            if facts and (rule := self._options.window_rule):
                self._part.recordings.append(as_recording(sample, facts, rule))
            else:
                self._part.samples.append(sample)
            if sample.media == "sound" and _is_silent_mix(sample.path):
                self._part.problems.append(entry.broken(_SILENT_MIX, "channels"))
        elif first.path == sample.path:
            pass
        elif _status(first.path) is None:
            self._samples[sample.id] = replace(first, path=sample.path)
            self._part.moved.append((sample.id, sample.path))
        else:
            self._part.duplicates.append((sample.path, first.path))
            if sample.all_labels != first.all_labels:
                self._part.problems.append(_conflict(entry, sample, first))


_CHANGED = "Its content has changed. The sample and its label stay with the old content."
_STRETCHED = (
    "Left out: stretches of it are samples already, so it is not cut into windows, too. For "
    "windows make a new project, and import the table there as annotations."
)
_SILENT_MIX = "Kept: its channels cancel out in the mix; choose the left or right channel."


def _is_silent_mix(path: Path) -> bool:
    try:
        return cancels_out(path)
    except SampleProblem:
        return False


def _is_wanted(entry: SourceEntry, media: Media | None, problems: list[FileProblem]) -> bool:
    """Tell by its names whether a file is to be looked into."""
    if entry.split and split_named(entry.split) is None:
        reason = f"Left out: the split {entry.split!r} is not train, pool, val or test."
        problems.append(entry.broken(reason, "split"))
        return False
    its = media_of(entry.path)
    if its is not None and its != media:
        problems.append(
            entry.broken(f"Left out: it is a {its}, and the others are not.", "other media")
        )
        return False
    return True


def _tried(looking: Callable[[], Looked]) -> Looked | Trouble:
    try:
        return looking()
    except SampleProblem as problem:
        return _trouble(problem)
    except MemoryError:
        return Trouble("Reading it takes too much memory.", "too large")
    except (ArithmeticError, LookupError, TypeError) as error:  # a damaged header's doing
        return Trouble(f"It cannot be read ({type(error).__name__}: {error}).", "unreadable")


def _trouble(problem: SampleProblem) -> Trouble:
    text = " ".join(f"{part}." for part in (problem.what, problem.todo) if part)
    return Trouble(text, problem.kind)


def _conflict(entry: SourceEntry, second: Sample, first: Sample) -> FileProblem:
    here, there = _said(second.all_labels), _said(first.all_labels)
    reason = f"Left out: {here}, and the same content, {first.path}, is {there}."
    return entry.broken(reason, "conflicting label")


def _said(labels: tuple[str, ...] | None) -> str:
    return "not labelled" if labels is None else f"labelled {_listed(labels)}"


def _listed(labels: tuple[str, ...] | None) -> str:
    return ", ".join(map(repr, labels)) if labels else str(None)


def _drawn_place(entry: SourceEntry) -> bytes:
    """Return where a file comes in the random order; more files never change two files' order."""
    times = f"@{entry.span.start}-{entry.span.stop}" if entry.span else ""
    name = os.fsencode(entry.path) + times.encode()
    return hashlib.blake2b(name, digest_size=8, key=_SHUFFLE_KEY).digest()


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except (OSError, ValueError):
        return None
