"""Facts about the whole project, as typed attributes."""

import json
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Generic, TypeVar

from aldesk.core.decoding import Decoding
from aldesk.store.database import damaged_values, transaction

T = TypeVar("T")
Json = dict[str, Any]


class _Fact(Generic[T]):
    """An attribute of `MetaTable` that is kept as JSON under the attribute's name."""

    def __init__(self, default: T) -> None:
        self._default = default

    def __set_name__(self, owner: "type[MetaTable]", name: str) -> None:
        self._key = name

    def __get__(self, table: "MetaTable", owner: "type[MetaTable]") -> T:
        value: T = table.read(self._key, self._default)
        return value

    def __set__(self, table: "MetaTable", value: T) -> None:
        table.write(self._key, value)


class MetaTable:
    """The facts; setting one commits it.

    Attributes
    ----------
    name : str
        What a person reads; empty for the file's name.
    encoder : str
        As `aldesk.embed.load_encoder` takes it; empty if none is chosen.
    encoder_options : dict
        How it is used: ``pooling`` and ``precision``.
    encoder_key : str
        Of the shards in use; empty until something is embedded.
    encoder_card : dict
        What `EncoderCard.as_dict` says of the encoder; empty until something is embedded.
    encoders : list of dict
        Those that have embedded samples, each with the facts above as they were then, by
        ``encoder``, ``options``, ``key`` and ``card``; the one that came first is the first.
    expects_test : bool
        The source's names promise a test split that is large enough to measure the accuracy on.
    settings : dict or None
        The session's, as JSON.
    audit_seed : int or None
        What the audit set was first drawn with.
    audit_by : str
        What of recordings the audit keeps together, as `aldesk.session.audit_groups` takes it.
    project_id : str
        Drawn when the project was made, to tell it from others of the same samples; empty in
        projects of version 0.1.0.
    study_data : dict or None
        The part of a study's plan that the project was made for.
    decoding : Decoding
        How the files are shown, played and embedded where there is a choice.
    """

    name = _Fact("")
    encoder = _Fact("")
    encoder_options: _Fact[Json] = _Fact({})
    encoder_key = _Fact("")
    encoder_card: _Fact[Json] = _Fact({})
    encoders: _Fact[list[Json]] = _Fact([])
    expects_test = _Fact(False)
    settings: _Fact[Json | None] = _Fact(None)
    audit_seed: _Fact[int | None] = _Fact(None)
    audit_by = _Fact("")
    project_id = _Fact("")
    study_data: _Fact[Json | None] = _Fact(None)

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    @property
    def decoding(self) -> Decoding:
        """How the files are decoded; in older projects as they are."""
        return Decoding.from_json(self.read("decoding", {}))

    @decoding.setter
    def decoding(self, decoding: Decoding) -> None:
        self.write("decoding", decoding.to_json())

    def read(self, key: str, default: Any) -> Any:
        """Return the JSON value kept under a key."""
        line = self._connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        with damaged_values(self._path, f"the fact {key!r}"):
            return default if line is None else json.loads(line[0])

    def write(self, key: str, value: Any) -> None:
        """Keep a JSON value under a key."""
        self.write_all({key: value})

    def write_all(self, facts: Mapping[str, Any]) -> None:
        """Keep JSON values under their keys, all of them or none."""
        lines = [(key, json.dumps(value)) for key, value in facts.items()]
        with transaction(self._connection, self._path):
            self._connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", lines)
