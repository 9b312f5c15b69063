"""What the columns of a Parquet or Arrow file hold: told by the data set's features, or by type."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from aldesk.core.errors import Problem
from aldesk.sources.cell_text import text_of

if TYPE_CHECKING:
    import pyarrow as pa

Kind = Literal["sound", "picture", "media", "class", "text", "other"]

# Names that win where the types leave a choice; the first ones first.
_MEDIA_NAMES = ("audio", "image", "img", "sound", "picture")
_LABEL_NAMES = ("label", "labels", "class", "category", "target")
_DECLARED: Mapping[str, Kind] = {
    "Audio": "sound",
    "Image": "picture",
    "Array2D": "picture",
    "Array3D": "picture",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes
    ----------
    name : str
    kind : str
        ``"media"`` holds bytes that nobody declared to be sound or a picture; ``"class"`` holds
        numbers that `names` gives names to.
    names : tuple of str
    """

    name: str
    kind: Kind
    names: tuple[str, ...] = ()

    @property
    def is_media(self) -> bool:
        """Whether it can hold sound or pictures."""
        return self.kind in ("sound", "picture", "media")

    @property
    def is_text(self) -> bool:
        """Whether its values can be shown in a line."""
        return self.kind in ("class", "text")

    def text(self, value: Any) -> str:
        """Return a value as text; a class by its name, and a class out of range as none."""
        if self.kind == "class" and isinstance(value, int):
            return self.names[value] if 0 <= value < len(self.names) else ""
        return text_of(value)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which columns are taken, and which others are possible."""

    media: Column
    label: Column | None
    media_choices: tuple[str, ...]
    label_choices: tuple[str, ...]


def columns_of(schema: "pa.Schema") -> tuple[Column, ...]:
    """Describe the columns of a schema; `datasets` writes its features into the metadata."""
    try:
        facts = json.loads((schema.metadata or {}).get(b"huggingface", b"{}"))
        features = facts["info"]["features"]
    except (ValueError, KeyError, TypeError):
        features = {}
    return tuple(_column(field, features.get(field.name)) for field in schema)


def choose(columns: Sequence[Column], media: str = "", label: str = "") -> Chosen:
    """Choose the columns with the media and with the labels.

    Declared sound and pictures come before mere bytes. Of several label columns the one with the
    plainest name is taken, then the one with most classes.

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
            column.kind != "class",
            _place(column.name, _LABEL_NAMES),
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


def _is_label(column: Column) -> bool:
    return column.kind == "class" or (column.kind == "text" and column.name.lower() in _LABEL_NAMES)


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


def _column(field: "pa.Field", feature: Any) -> Column:
    feature = feature if isinstance(feature, dict) else {}
    declared = feature.get("_type")
    if declared in _DECLARED:
        return Column(field.name, _DECLARED[declared])
    if declared == "ClassLabel" and isinstance(names := feature.get("names"), list):
        return Column(field.name, "class", tuple(map(str, names)))
    return Column(field.name, _kind(field.type))


def _kind(kind: "pa.DataType") -> Kind:
    import pyarrow.types as is_

    if is_.is_binary(kind) or is_.is_large_binary(kind):
        return "media"
    if is_.is_struct(kind):
        fields = {kind.field(i).name for i in range(kind.num_fields)}
        if {"array", "sampling_rate"} <= fields:
            return "sound"
        return "media" if "bytes" in fields else "other"
    if is_.is_nested(kind):
        return "other"
    return "text"
