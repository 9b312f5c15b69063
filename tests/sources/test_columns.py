"""Which columns of a data set are taken: told by their features, their types and their names."""

import json
from typing import Any

import pyarrow as pa
import pytest

from aldesk.core.errors import Problem
from aldesk.sources.columns import choose
from aldesk.tables.arrow_columns import columns_of

BYTES = pa.struct({"bytes": pa.binary(), "path": pa.string()})


def schema(fields: dict[str, Any], features: dict[str, Any] | None = None) -> pa.Schema:
    metadata = {"huggingface": json.dumps({"info": {"features": features}})} if features else None
    return pa.schema(fields, metadata)


def classes(n: int) -> dict[str, Any]:
    return {"_type": "ClassLabel", "names": [f"c{i}" for i in range(n)]}


AUDIO_MNIST = schema(
    {"speaker_id": pa.string(), "audio": BYTES, "digit": pa.int64(), "gender": pa.int64()},
    {"audio": {"_type": "Audio"}, "digit": classes(10), "gender": classes(2)},
)
CIFAR_100 = schema(
    {"img": BYTES, "fine_label": pa.int64(), "coarse_label": pa.int64()},
    {"img": {"_type": "Image"}, "fine_label": classes(100), "coarse_label": classes(20)},
)


@pytest.mark.parametrize(
    ("given", "media", "kind", "label", "other"),
    [
        (AUDIO_MNIST, "audio", "sound", "digit", "gender"),
        (CIFAR_100, "img", "picture", "fine_label", "coarse_label"),
    ],
)
def test_features_tell_the_columns(
    given: pa.Schema, media: str, kind: str, label: str, other: str
) -> None:
    chosen = choose(columns_of(given))
    assert (chosen.media.name, chosen.media.kind) == (media, kind)
    assert chosen.label
    assert chosen.label.name == label
    assert chosen.label_choices == (label, other)
    assert chosen.media_choices == (media,)


def test_most_classes_come_first_whatever_the_order() -> None:
    given = schema(
        {"gender": pa.int64(), "audio": BYTES, "digit": pa.int64()},
        {"gender": classes(2), "audio": {"_type": "Audio"}, "digit": classes(10)},
    )
    assert choose(columns_of(given)).label_choices == ("digit", "gender")


def test_a_plain_name_comes_before_more_classes() -> None:
    given = schema(
        {"audio": BYTES, "many": pa.int64(), "label": pa.int64()},
        {"many": classes(50), "label": classes(2)},
    )
    chosen = choose(columns_of(given))
    assert chosen.label
    assert chosen.label.name == "label"


def test_without_features_the_types_tell() -> None:
    given = schema({"id": pa.int32(), "blob": pa.binary(), "clip": BYTES, "label": pa.string()})
    chosen = choose(columns_of(given))
    assert chosen.media_choices == ("blob", "clip")
    assert chosen.label
    assert chosen.label.name == "label"


@pytest.mark.parametrize(
    "metadata", [b"not json", b"[]", b'{"info": null}', b'{"info": {"features": {"audio": 3}}}']
)
def test_damaged_features_are_passed_over(metadata: bytes) -> None:
    given = pa.schema({"audio": BYTES}, {b"huggingface": metadata})
    assert columns_of(given)[0].kind == "media"


def test_columns_may_be_chosen() -> None:
    columns = columns_of(AUDIO_MNIST)
    chosen = choose(columns, label="speaker_id")
    assert chosen.label
    assert chosen.label.name == "speaker_id"
    with pytest.raises(Problem, match=r"no column 'digits'.*speaker_id, digit, gender"):
        choose(columns, label="digits")
    with pytest.raises(Problem, match=r"no column 'digit'.*audio"):
        choose(columns, media="digit")


def test_without_media_there_is_nothing_to_label() -> None:
    with pytest.raises(Problem, match=r"No column holds sound or pictures.*text, label"):
        choose(columns_of(schema({"text": pa.string(), "label": pa.int64()})))


@pytest.mark.parametrize(("value", "text"), [(0, "c0"), (9, "c9"), (-1, ""), (10, ""), (None, "")])
def test_classes_have_names(value: int | None, text: str) -> None:
    assert columns_of(AUDIO_MNIST)[2].text(value) == text
