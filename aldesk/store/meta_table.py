"""Facts about the whole project, as typed attributes."""

import json
import sqlite3
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import fields
from pathlib import Path
from types import NoneType
from typing import Any, Generic, TypeVar

from aldesk.core.decoding import Decoding
from aldesk.core.encoder_card import EncoderCard
from aldesk.store import values
from aldesk.store.database import damaged_values, reading, transaction

T = TypeVar("T")
Json = dict[str, Any]


def _refuse_card(card: Any) -> None:
    """Raise ValueError for what is not the card of an encoder."""
    if not card:
        return
    known = EncoderCard.from_dict(card)
    values.whole(known.n_features, "the number of its features")
    values.whole(known.preprocessing, "the version of its preprocessing")
    if not isinstance(known.versions, dict):
        raise ValueError("the versions of its libraries are none")
    for field in fields(known):
        if field.type in ("str", str):
            values.text(getattr(known, field.name), f"its {field.name}")


def _refuse_options(options: Any) -> None:
    for name, value in options.items():
        values.text(value, name)


def _refuse_seed(seed: Any) -> None:
    if seed is not None:
        values.whole(seed, "the seed")


class _Fact(Generic[T]):
    """An attribute of `MetaTable` that is kept as JSON under the attribute's name."""

    def __init__(
        self, default: T, *kinds: type, check: Callable[[Any], object] = lambda _: None
    ) -> None:
        self._default = default
        self._kinds = kinds or (type(default),)
        self._check = check

    def __set_name__(self, owner: "type[MetaTable]", name: str) -> None:
        self._key = name

    def __get__(self, table: "MetaTable", owner: "type[MetaTable]") -> T:
        value: T = table.read(self._key, self._default)
        with damaged_values(table.path, f"the fact {self._key!r}"):
            if not isinstance(value, self._kinds):
                raise ValueError(ascii(value)[:60])
            self._check(value)
        return value

    def __set__(self, table: "MetaTable", value: T) -> None:
        table.write(self._key, value)


class MetaTable:
    """The facts; setting one commits it.

    Views ask for the same facts after each key: one is read once, and again after any was written.

    Attributes
    ----------
    path : Path
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
    shared : dict or None
        What is asked about in the copies of several people, as `store.second_copy` drew it.
    is_merged : bool
        The journal is of several copies, which `aldesk merge` joined.
    decoding : Decoding
        How the files are shown, played and embedded where there is a choice.
    """

    name = _Fact("")
    encoder = _Fact("")
    encoder_options: _Fact[Json] = _Fact({}, check=_refuse_options)
    encoder_key = _Fact("")
    encoder_card: _Fact[Json] = _Fact({}, check=_refuse_card)
    encoders: _Fact[list[Json]] = _Fact([])
    expects_test = _Fact(False)
    settings: _Fact[Json | None] = _Fact(None, dict, NoneType)
    audit_seed: _Fact[int | None] = _Fact(None, int, NoneType, check=_refuse_seed)
    audit_by = _Fact("")
    project_id = _Fact("")
    study_data: _Fact[Json | None] = _Fact(None, dict, NoneType)
    is_merged = _Fact(False)
    shared: _Fact[Json | None] = _Fact(None, dict, NoneType)

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        # The lines of the table, as JSON since who gets a value may change it.
        self._lines: dict[str, tuple[Any] | None] = {}
        self.path = path

    @property
    def decoding(self) -> Decoding:
        """How the files are decoded; in older projects as they are."""
        facts = self.read("decoding", {})
        with damaged_values(self.path, "the fact 'decoding'"):
            return Decoding.from_json(facts)

    @decoding.setter
    def decoding(self, decoding: Decoding) -> None:
        self.write("decoding", decoding.to_json())

    def read(self, key: str, default: Any) -> Any:
        """Return the JSON value kept under a key."""
        with reading(self.path, f"the fact {key!r}"):
            if key not in self._lines:
                read = self._connection.execute("SELECT value FROM meta WHERE key = ?", (key,))
                self._lines[key] = read.fetchone()
            line = self._lines[key]
            return deepcopy(default) if line is None else values.read_json(line[0], "its value")

    def read_all(self) -> Json:
        """Return all facts; one that cannot be is a `Problem`."""
        return {name: getattr(self, name) for name in META_FACTS}

    def write(self, key: str, value: Any) -> None:
        """Keep a JSON value under a key."""
        self.write_all({key: value})

    def write_all(self, facts: Mapping[str, Any]) -> None:
        """Keep JSON values under their keys, all of them or none."""
        lines = [(key, json.dumps(value)) for key, value in facts.items()]
        self._lines.clear()
        with transaction(self._connection, self.path):
            self._connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", lines)


class PastFacts(MetaTable):
    """The facts of now, but for some that were others."""

    def __init__(self, now: MetaTable, facts: Mapping[str, Any]) -> None:
        super().__init__(now._connection, now.path)
        self._lines = now._lines
        self._facts = facts

    def read(self, key: str, default: Any) -> Any:
        """Return the JSON value that was, or is, kept under a key."""
        return self._facts[key] if key in self._facts else super().read(key, default)


_FACTS = [name for name, one in vars(MetaTable).items() if isinstance(one, _Fact)]
META_FACTS = (*_FACTS, "decoding")
"""The names of all facts that are attributes."""
