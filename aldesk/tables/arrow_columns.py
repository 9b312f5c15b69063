"""What the columns of a Parquet or Arrow file hold: told by the data set's features, or by type."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from aldesk.tables.cell_text import text_of

if TYPE_CHECKING:
    import pyarrow as pa

Kind = Literal["sound", "picture", "media", "class", "labels", "text", "other"]

_DECLARED: Mapping[str, Kind] = {
    "Audio": "sound",
    "Image": "picture",
    "Array2D": "picture",
    "Array3D": "picture",
}
_LISTS = ("Sequence", "List", "LargeList")


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes
    ----------
    name : str
    kind : str
        ``"media"`` holds bytes that nobody declared to be sound or a picture; ``"class"`` holds
        numbers that `names` gives names to; ``"labels"`` holds lists of texts, or of such numbers.
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
        return self.kind in ("class", "labels", "text")

    @property
    def has_classes(self) -> bool:
        """Whether somebody declared that its values are classes."""
        return self.kind == "class" or bool(self.names)

    def text(self, value: Any) -> str:
        """Return a value as text; a class by its name, and a class out of range as none.

        A list that holds only what is missing says nothing, as opposed to an empty one.
        """
        if self.kind == "class" and isinstance(value, int):
            return self._name(value)
        if self.kind == "labels" and isinstance(value, list) and value:
            known = self._names(value) if self.names else [one for one in value if one is not None]
            return text_of(known) if known else ""
        return text_of(value)

    def _names(self, codes: list[Any]) -> list[str]:
        named = (self._name(code) for code in codes if isinstance(code, int))
        return [name for name in named if name]

    def _name(self, code: int) -> str:
        return self.names[code] if 0 <= code < len(self.names) else ""


def columns_of(schema: "pa.Schema") -> tuple[Column, ...]:
    """Describe the columns of a schema; `datasets` writes its features into the metadata."""
    try:
        facts = json.loads((schema.metadata or {}).get(b"huggingface", b"{}"))
        features = facts["info"]["features"]
    except (ValueError, KeyError, TypeError):
        features = {}
    return tuple(_column(field, features.get(field.name)) for field in schema)


def _column(field: "pa.Field", feature: Any) -> Column:
    if isinstance(feature, list) and len(feature) == 1:
        feature = {"_type": "List", "feature": feature[0]}
    feature = feature if isinstance(feature, dict) else {}
    declared = feature.get("_type")
    if declared in _DECLARED:
        return Column(field.name, _DECLARED[declared])
    if declared == "ClassLabel" and isinstance(names := feature.get("names"), list):
        return Column(field.name, "class", tuple(map(str, names)))
    if isinstance(names := _listed(feature).get("names"), list):
        return Column(field.name, "labels", tuple(map(str, names)))
    return Column(field.name, _kind(field.type))


def _listed(feature: Any) -> dict[str, Any]:
    """Return what a list of classes holds, as any version of `datasets` writes it; else nothing."""
    inner = feature.get("feature") if feature.get("_type") in _LISTS else None
    is_class = isinstance(inner, dict) and inner.get("_type") == "ClassLabel"
    return inner if isinstance(inner, dict) and is_class else {}


def _kind(kind: "pa.DataType") -> Kind:
    import pyarrow.types as is_

    if is_.is_dictionary(kind):
        kind = kind.value_type
    if is_.is_binary(kind) or is_.is_large_binary(kind):
        return "media"
    if is_.is_struct(kind):
        fields = {kind.field(i).name for i in range(kind.num_fields)}
        if {"array", "sampling_rate"} <= fields:
            return "sound"
        return "media" if "bytes" in fields else "other"
    if is_.is_list(kind) or is_.is_large_list(kind):
        inner = kind.value_type
        return "labels" if is_.is_string(inner) or is_.is_large_string(inner) else "other"
    if is_.is_nested(kind):
        return "other"
    return "text"
