"""From a source to a project file."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from aldesk.core.decoding import AS_IS, Decoding
from aldesk.core.errors import Problem
from aldesk.core.files import is_file
from aldesk.core.import_batch import ImportBatch, SourceSummary
from aldesk.core.names import plain_name
from aldesk.core.progress import Progress, silent
from aldesk.core.sample import Media
from aldesk.embed.catalogue import default_encoder, full_name
from aldesk.embed.encoder_check import refuse_unfit
from aldesk.evaluate.accuracy import ENOUGH
from aldesk.session.kept_together import usual
from aldesk.session.types import Settings
from aldesk.sources import Options, place_of, scan
from aldesk.store.import_table import SourceLine
from aldesk.store.project import Project


@dataclass(frozen=True)
class NewProject:
    """What a new project is made of.

    Attributes
    ----------
    file : Path
        The project file to write.
    source : Path
        A folder, a table, or a Hugging Face data set (as a hub id: ``Path("owner/name")``).
    options : Options
        How to read the source.
    encoder : str
        A built-in name, a folder with a transformers model, or a hub id; empty for the built-in one
        that suits the media.
    name : str
        What the person reads; empty for the file's name.
    decoding : Decoding
        How the files are shown, played and embedded where there is a choice.
    keep_together : str, optional
        What the audit keeps together, as `aldesk.session.kept_together` has it; by default what is
        `usual`.
    audit_rate : float
        Share of random audit samples in the queue that a session begins with, 0 … 0.5.
    facts : mapping
        Further facts that are written with it, as JSON, by names that `MetaTable` reads.
    """

    file: Path
    source: Path
    options: Options = field(default_factory=Options)
    encoder: str = ""
    name: str = ""
    decoding: Decoding = AS_IS
    keep_together: str | None = None
    audit_rate: float = Settings.audit_rate
    facts: Mapping[str, Any] = field(default_factory=dict)


def project_beside(source: Path) -> Path:
    """Return where a source's project file goes when nobody says otherwise."""
    return source.with_name(f"{source.stem if is_file(source) else source.name}.aldesk")


def make(new: NewProject, progress: Progress = silent) -> Project:
    """Read the whole source here and now, write the project, and open it.

    For small sources that are known to be good. `aldesk.engine.importing.client` reads others.

    Raises
    ------
    Problem
        If the source cannot be read, or holds nothing that can be labelled.
    Cancelled
        If `progress` raises it; no project is written then.
    """
    found = scan(new.source, new.options, progress)
    part = ImportBatch(
        found.samples,
        found.files,
        found.problems,
        found.duplicates,
        recordings=found.recordings,
        bands=found.bands,
    )
    if part.is_empty:
        raise nothing_to_label(part, str(new.source))
    n_test = sum(s.split == "test" and s.all_labels is not None for s in part.samples)
    listing = SourceSummary(len(found.files), n_test, part.media, found.classes, found.is_several)
    return begin(new, listing, part, is_complete=True)


def begin(
    new: NewProject, listing: SourceSummary, part: ImportBatch, *, is_complete: bool = False
) -> Project:
    """Write the project with the first part of its samples, and open it.

    Raises
    ------
    Problem
        If it cannot be written, or the encoder does not fit.
    """
    meta: dict[str, Any] = {
        **new.facts,
        "name": new.name or new.file.stem,
        "encoder": fitting_encoder(new, listing.media or part.media),
        "expects_test": listing.n_test >= ENOUGH,
        "decoding": new.decoding.to_json(),
    }
    has_windows = bool(part.recordings) or any(sample.span for sample in part.samples)
    by = new.keep_together
    meta["audit_by"] = usual(listing.n_files, windows=has_windows) if by is None else by
    if new.audit_rate != Settings.audit_rate:
        meta["settings"] = asdict(Settings(audit_rate=new.audit_rate))
    options = replace(new.options, several=listing.is_several).to_json()
    return Project.create(
        new.file,
        (),
        listing.classes,
        meta=meta,
        part=part,
        source=SourceLine(0, place_of(new.source), options, is_complete),
        several=listing.is_several,
    )


def take_listing(project: Project, listing: SourceSummary) -> bool:
    """Add the classes that a further source brings; return whether there are any.

    One that the person deleted stays deleted, also when its source is read again.
    The accuracy is measured on a test split from the next opening on, if there is one now.
    """
    labels = project.journal.labels
    if listing.n_test >= ENOUGH:
        project.meta.expects_test = True
    gone = {
        plain_name(name)
        for item in labels.all_classes
        if not item.is_in_use
        for _, name in item.names
    }
    unknown = (name for name in listing.classes if labels.class_id(name) is None)
    if not (new := [name for name in unknown if plain_name(name) not in gone]):
        return False
    journal = project.journal
    actor, journal.actor = journal.actor, "setup"
    try:
        journal.add_classes(new)
    finally:
        journal.actor = actor
    return True


def nothing_to_label(part: ImportBatch, source: str) -> Problem:
    """Return what to say of a source none of whose files can be read."""
    problems = part.report()
    if not problems:
        return Problem("There is no sound or picture in it", subject=source)
    first, n = problems[0], len(problems)
    which = f"None of the {n:,} files can be labelled; the first" if n > 1 else "The only file"
    return Problem(f"{which}, {first.path.name}: {first.reason.rstrip('.')}", subject=source)


def fitting_encoder(new: NewProject, media: Media) -> str:
    """Return the encoder that is chosen, or the built-in one for what the source holds.

    Raises
    ------
    Problem
        If the choice is no encoder, cannot be used, or is for the other kind of media.
    """
    encoder = new.encoder or default_encoder(media)
    refuse_unfit(encoder, (media,))
    return full_name(encoder)
