"""What a project has to hold once an act was acknowledged, and what of it is lost."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aldesk.core.errors import Problem
from aldesk.store import Project
from aldesk.store.backup import backups_of

_KEPT_COPIES = 8
CHANGES = {
    "open": {"meta"},
    "reopen": {"meta"},
    "migration": {"meta"},
    "allow several": {"meta"},
    "settings": {"meta"},
    "keep together": {"meta"},
    "import labels": {"bands"},
    "import truth": {"truth", "meta"},
    "import files": {"imports", "places"},
    "import a recording": {"places"},
    "move files": {"imports", "places"},
    "embed": {"shards"},
    "validate": {"validations"},
    "validate more": {"validations"},
    "aldesk embed": {"meta", "shards"},
    "restore": {"meta", "bands", "truth", "imports", "places", "shards", "validations"},
}
"""What besides journal, samples, curve and queries an act may change, by its kind."""
REMOVES = ("back up", "allow several", "repair", "new project")
"""The acts that thin the copies, or replace another project that they made before."""


@dataclass(frozen=True)
class Held:
    """What a project holds.

    Attributes
    ----------
    grown : dict of str to (int, str)
        Of all that only grows, such as the journal: how much there is, and its checksum.
    facts : dict of str to str
        The checksums of all else.
    files : dict of str to int
        The other projects beside it, its copies among them, with the number of their events.
    """

    grown: dict[str, list[Any]]
    facts: dict[str, str]
    files: dict[str, int]

    def lost_in(self, project: Project, under_way: str) -> list[str]:
        """Return what of it a project does not hold, though an act of a kind was under way."""
        lost = [
            f"{name}: of {n} not all are there, or they are others"
            for name, (n, digest) in self.grown.items()
            if Sums().of(name, _GROWN[name](project)[:n]) != [n, digest]
        ]
        may_differ = CHANGES.get(under_way, set())
        now = _facts(project)
        lost += [f"{name}: others" for name in self.facts if now[name] != self.facts[name]
                 and name not in may_differ]  # fmt: skip
        return lost + self._lost_files(project.path, under_way)

    def _lost_files(self, file: Path, under_way: str) -> list[str]:
        now = Files().of(file)
        gone = [name for name in self.files if name not in now]
        n_left = sum(name in now for name in self.files if _is_timed(file, name))
        n_before = sum(_is_timed(file, name) for name in self.files)
        lost = []
        if under_way not in REMOVES:
            lost = [f"{name}: gone" for name in gone]
            others = (name for name, n in self.files.items() if now.get(name, n) != n)
            lost += [f"{name}: another one" for name in others]
        elif n_left < min(_KEPT_COPIES, n_before):
            lost.append(f"{n_before - n_left} of {n_before} copies are gone")
        return lost


def _is_timed(file: Path, name: str) -> bool:
    return name.startswith(f"{backups_of(file).name}/{file.stem}-")


class Sums:
    """Checksums of lists that grow, so that only what is new has to be read."""

    def __init__(self) -> None:
        self._sums: dict[str, Any] = {}
        self._n: dict[str, int] = {}

    def of(self, name: str, items: Sequence[object]) -> list[Any]:
        """Return how many there are, and the checksum of all."""
        digest = self._sums.setdefault(name, hashlib.sha256())
        for item in items[self._n.get(name, 0) :]:
            digest.update(repr(item).encode())
        self._n[name] = len(items)
        return [len(items), digest.hexdigest()]


class Files:
    """The projects that lie beside one; each is opened once while it stays the same file.

    Parameters
    ----------
    strict : bool
        One that cannot be opened is a `Problem`; otherwise it has −1 events.
    """

    def __init__(self, *, strict: bool = False) -> None:
        self._strict = strict
        self._known: dict[tuple[str, int], int] = {}

    def of(self, file: Path) -> dict[str, int]:
        """Return their names and how many events they have."""
        beside = [path for path in file.parent.glob("*.aldesk") if path != file]
        beside += [*file.parent.glob("*.backup"), *backups_of(file).glob("*.aldesk")]
        return {str(path.relative_to(file.parent)): self._n_events(path) for path in beside}

    def _n_events(self, path: Path) -> int:
        key = (str(path), path.stat().st_mtime_ns)
        if key not in self._known:
            try:
                with Project(path, to_read=True) as project:
                    self._known[key] = len(project.journal.events)
            except Problem:
                if self._strict:
                    raise
                return -1
        return self._known[key]


def held_by(project: Project, sums: Sums | None = None, files: Files | None = None) -> Held:
    """Return what a project holds; checksums and files of before save time."""
    sums = sums or Sums()
    grown = {name: sums.of(name, read(project)) for name, read in _GROWN.items()}
    return Held(grown, _facts(project), (files or Files()).of(project.path))


_GROWN: dict[str, Callable[[Project], Sequence[object]]] = {
    "events": lambda project: project.journal.events,
    "samples": lambda project: [sample.id for sample in project.samples],
    "measured": lambda project: project.curve.points(),
    "queries": lambda project: project.queries.all(),
}


def _facts(project: Project) -> dict[str, str]:
    draws, imports = project.validations.all(), project.imports
    found: dict[str, object] = {
        "meta": sorted(project.meta.read_all().items()),
        "bands": sorted(project.bands.all().items()),
        "truth": sorted(project.truth.told.items()),
        "imports": (imports.sources(), imports.report(), sorted(map(repr, imports.seen().items()))),
        "places": [sample.path.name for sample in project.samples],
        "shards": sorted((s.path.name, s.sha256, s.n) for s in project.embeddings.committed()),
        "validations": [(draw, project.validations.strata(draw.number).tolist()) for draw in draws],
    }
    # The paths of a project that was moved, as after a power cut, differ in their folder alone.
    plain = {name: repr(fact).replace(str(project.path.parent), "") for name, fact in found.items()}
    return {name: hashlib.sha256(text.encode()).hexdigest() for name, text in plain.items()}
