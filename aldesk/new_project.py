"""From a source to a project file: scan, choose an encoder, write."""

from dataclasses import dataclass, field
from pathlib import Path

from aldesk.core.errors import Problem
from aldesk.core.progress import Progress, silent
from aldesk.core.sample import Media
from aldesk.embed.catalogue import ENCODERS, default_encoder
from aldesk.sources import Options, place_of, scan
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
        What the person reads; empty for the source's name.
    """

    file: Path
    source: Path
    options: Options = field(default_factory=Options)
    encoder: str = ""
    name: str = ""


def project_beside(source: Path) -> Path:
    """Return where a source's project file goes when nobody says otherwise."""
    return source.with_name(f"{source.stem if source.is_file() else source.name}.aldesk")


def printable(path: Path) -> Path:
    """Return a path that can be written as text, whatever bytes its name has."""
    return Path(str(path).encode(errors="backslashreplace").decode())


def make(new: NewProject, progress: Progress = silent) -> Project:
    """Scan the source, write the project, and open it.

    Raises
    ------
    Problem
        If the source cannot be read, or holds nothing that can be labelled.
    Cancelled
        If `progress` raises it; no project is written then.
    """
    found = scan(new.source, new.options, progress)
    broken = [(printable(item.path), item.reason) for item in found.problems]
    broken += [(copy, f"same content as {first}") for copy, first in found.duplicates]
    if not found.samples:
        path, reason = broken[0]
        raise Problem(
            f"None of the {len(broken)} files can be labelled; the first, {path.name}: {reason}",
            subject=str(new.source),
        )
    media = found.samples[0].media
    encoder = new.encoder or default_encoder(media)
    _refuse_unfit(encoder, media)
    meta = {
        "name": new.name or new.source.stem,
        "encoder": encoder,
        "source": {"where": place_of(new.source), **new.options.to_json()},
    }
    return Project.create(new.file, found.samples, found.classes, meta=meta, broken=broken)


def _refuse_unfit(encoder: str, media: Media) -> None:
    """Refuse a name that can be no encoder, or a built-in one for the other kind of media."""
    built_in = {known.name: known for known in ENCODERS}
    if encoder in built_in and built_in[encoder].media != media:
        raise Problem(
            f"The encoder is for {built_in[encoder].media}, and these samples are {media}",
            subject=encoder,
            todo=f"Choose {default_encoder(media)}, or leave the choice out",
        )
    if encoder not in built_in and "/" not in encoder and not Path(encoder).is_dir():
        raise Problem(
            "There is no such encoder",
            subject=encoder,
            todo=f"Give one of {', '.join(built_in)}, a folder with a model, or a hub id",
        )
