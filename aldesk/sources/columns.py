"""Which columns of a data set hold the media and the labels."""

from collections.abc import Sequence
from dataclasses import dataclass

from aldesk.core.errors import Problem
from aldesk.tables.arrow_columns import Column
from aldesk.tables.label_cell import label_of
from aldesk.tables.roles import LABELS

# Names that win where the types leave a choice; the first ones first.
_MEDIA_NAMES = ("audio", "image", "img", "sound", "picture")


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which columns are taken, and which others are possible."""

    media: Column
    label: Column | None
    media_choices: tuple[str, ...]
    label_choices: tuple[str, ...]


def choose(columns: Sequence[Column], media: str = "", label: str = "") -> Chosen:
    """Choose the columns with the media and with the labels.

    Declared sound and pictures come before mere bytes. Of several label columns the one with the
    plainest name is taken, then one that holds lists, then the one with most classes.

    Parameters
    ----------
    columns : sequence of Column
    media, label : str
        The names that the person wants; empty for the best ones.

    Raises
    ------
    Problem
        If there is no such column, or none that can hold sound or pictures.
    """
    holders = sorted(
        (column for column in columns if column.is_media),
        key=lambda column: (column.kind == "media", _place(column.name, _MEDIA_NAMES)),
    )
    if not holders:
        raise Problem(
            "No column holds sound or pictures", todo=f"The columns are: {_listed(columns)}"
        )
    labels = sorted(
        (column for column in columns if _is_label(column)),
        key=lambda column: (
            not column.has_classes,
            _place(column.name, LABELS),
            column.kind != "labels",
            -len(column.names),
        ),
    )
    texts = [column for column in columns if column.is_text]
    return Chosen(
        _named(media, holders) if media else holders[0],
        _named(label, texts) if label else (labels[0] if labels else None),
        tuple(column.name for column in holders),
        tuple(column.name for column in labels),
    )


def label_in(cells: dict[str, str], column: Column | None, *, keep_na: bool = False) -> str | None:
    """Take the label out of a row's cells; a class that the data set names is always one."""
    text = cells.pop(column.name, "") if column else ""
    is_named = column is not None and column.has_classes
    return label_of(text, keep_na=keep_na or is_named)


def _is_label(column: Column) -> bool:
    return column.has_classes or (column.is_text and column.name.lower() in LABELS)


def _named(name: str, columns: Sequence[Column]) -> Column:
    for column in columns:
        if column.name == name:
            return column
    raise Problem(
        f"There is no column {name!r} to choose", todo=f"Choose one of: {_listed(columns)}"
    )


def _listed(columns: Sequence[Column]) -> str:
    return ", ".join(column.name for column in columns) or "none"


def _place(name: str, names: Sequence[str]) -> int:
    return names.index(name.lower()) if name.lower() in names else len(names)
