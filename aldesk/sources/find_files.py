"""Where the files lie that a table names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from pathlib import Path

from aldesk.core.progress import Beat
from aldesk.media import media_named
from aldesk.sources.folder import walk
from aldesk.tables.path_index import Ambiguous, PathIndex
from aldesk.tables.path_text import parts_of, spellings

_MOST_FILES = 500_000
"""So many entries of a folder are looked through for the files of a table."""


@dataclass(slots=True)
class FoundFiles:
    """Where the files are that some texts mean.

    Attributes
    ----------
    paths : list of Path
        For each text; where nothing was found, where the file would have been.
    ambiguous : dict of int to Ambiguous
        Texts, by their places, that fit several files.
    by_end : list of int
        Texts that were matched with a file by the end of the path.
    n_found : int
    looked_in : list of Path
        The folders in which files were looked for.
    """

    paths: list[Path]
    ambiguous: dict[int, Ambiguous] = field(default_factory=dict)
    by_end: list[int] = field(default_factory=list)
    n_found: int = 0
    looked_in: list[Path] = field(default_factory=list)


def find_files(
    texts: Sequence[str], table: Path, media_folder: Path | None = None, beat: Beat = lambda: None
) -> FoundFiles:
    """Find files: as the texts say, else by the longest common end with a file that is there.

    Relative paths begin at the folder chosen for the media, or at the table's. Files are looked for
    there; if the table's folder has none of them, in the folder around it.

    Parameters
    ----------
    texts : sequence of str
        The paths as the table spells them.
    table : Path
    media_folder : Path, optional
    beat : callable
        Called now and then; it may raise `Cancelled`.
    """
    bases = [folder for folder in (media_folder, table.parent) if folder]
    found = FoundFiles([bases[0]] * len(texts), looked_in=bases[:1] if media_folder else bases)
    is_file = cache(_is_file)
    missing: list[int] = []
    for place, text in enumerate(texts):
        beat()
        tried = [_inside(base, path) for path in spellings(text) for base in bases]
        there = next((path for path in tried if is_file(path)), None)
        found.paths[place] = there or next(iter(tried), table)
        if there is None:
            missing.append(place)
    found.n_found = len(texts) - len(missing)
    if missing:
        _match_ends(texts, missing, found, beat)
        is_all_missing = not found.n_found and not found.ambiguous
        around = table.parent.parent
        if is_all_missing and media_folder is None and _is_searchable(around):
            found.looked_in = [around]
            _match_ends(texts, missing, found, beat)
    return found


def _match_ends(texts: Sequence[str], places: list[int], found: FoundFiles, beat: Beat) -> None:
    exact = {found.paths[place] for place in set(range(len(texts))) - set(places)}
    index = PathIndex({path: path for path in media_below(found.looked_in, beat)})
    parts = {place: parts_of(texts[place]) for place in places}
    matched = index.match(parts.values(), exact)
    for place, wanted in parts.items():
        match matched.get(wanted):
            case Path() as path:
                found.paths[place] = path
                found.by_end.append(place)
                found.n_found += 1
            case Ambiguous() as several:
                found.ambiguous[place] = several


def media_below(folders: Sequence[Path], beat: Beat) -> Iterator[Path]:
    """Yield the sound and pictures below folders, of which none is one in which everything lies."""
    for folder in filter(_is_searchable, folders):
        for path in islice(walk(folder, []), _MOST_FILES):
            beat()
            if media_named(path):
                yield path


def _inside(base: Path, path: Path) -> Path:
    return path if path.is_absolute() else base / path


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _is_searchable(folder: Path) -> bool:
    """Tell whether a folder is one of the data's, and not one in which everything lies."""
    return folder not in (Path.home(), Path.home().parent, Path(folder.anchor))
