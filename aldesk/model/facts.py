"""What belongs to a model besides its numbers, as `model.json` has it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from math import isfinite
from typing import Any, Final, Self, cast

from aldesk.core.calibration import Calibration
from aldesk.core.decoding import Decoding
from aldesk.core.encoder_card import EncoderCard
from aldesk.core.names import plain_name
from aldesk.core.recording import WindowRule
from aldesk.core.sample import Media
from aldesk.model.head import ARRAYS, HeadKind

FORMAT: Final = "aldesk-model"
VERSION: Final = 1
MOST_CLASSES: Final = 10_000
_LONGEST = 10_000  # characters of a text
_LEAST_SECONDS, _MOST_SECONDS = 0.05, 86_400.0
_MOST_FEATURES = 1 << 20


@dataclass(frozen=True, slots=True)
class Threshold:
    """From which probability on a class counts, and what was measured there.

    Attributes
    ----------
    class_name : str
    value : float
        0 … 1.
    precision, low : float
        That was measured at it, and the lower bound that holds with 95 %; 0 … 1.
    recall : float or None
    n : int
        Labelled samples that it was validated on.
    """

    class_name: str
    value: float
    precision: float
    low: float
    recall: float | None = None
    n: int = 0


@dataclass(frozen=True)
class EncoderFacts:
    """Which encoder makes the embeddings, and how.

    Attributes
    ----------
    name : str
        As `aldesk.embed.load_encoder` takes it; a file or folder with its whole path.
    key : str
        Of the embeddings: another encoder has another.
    card : EncoderCard
    pooling, precision : str
        As they were chosen for a transformer.
    decoding : Decoding
    """

    name: str
    key: str
    card: EncoderCard
    pooling: str = "auto"
    precision: str = "auto"
    decoding: Decoding = field(default_factory=Decoding)

    @property
    def pinned(self) -> str:
        """The name with the commit that it had, of a model from the hub."""
        revision = self.card.revision
        return f"{self.name}@{revision}" if revision and "@" not in self.name else self.name

    @property
    def short_name(self) -> str:
        """The name, of a file or folder without where it lies on a computer."""
        name = self.name.replace("\\", "/")
        is_path = name.startswith("/") or ":/" in name
        return name.rstrip("/").rpartition("/")[2] if is_path else name


@dataclass(frozen=True)
class ModelFacts:
    """What a model is, where it comes from, and how it is applied.

    Attributes
    ----------
    classes : tuple of str
        In the order of the probabilities.
    is_several : bool
        Whether a sample may have several classes.
    media : {"sound", "picture"}
    kind : {"mc-dropout", "logistic"}
        The learner.
    n_features : int
        Length of an embedding.
    encoder : EncoderFacts
    windows : WindowRule or None
        How recordings are cut; None for whole files.
    calibration : Calibration
    thresholds : tuple of Threshold
        Of the classes that were validated.
    training : Mapping
        What it was trained on, as JSON, for a person: labels of each class, how they were chosen,
        how accurate it is.
    versions : Mapping of str to str
        Of the program and the libraries.
    """

    classes: tuple[str, ...]
    is_several: bool
    media: Media
    kind: HeadKind
    n_features: int
    encoder: EncoderFacts
    windows: WindowRule | None = None
    calibration: Calibration = field(default_factory=Calibration)
    thresholds: tuple[Threshold, ...] = ()
    training: Mapping[str, Any] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Encoder and learner."""
        return f"{self.encoder.short_name} + {self.kind}"

    def as_json(self) -> dict[str, Any]:
        """Return what `model.json` holds."""
        encoder = self.encoder
        return {
            "format": FORMAT,
            "version": VERSION,
            "classes": list(self.classes),
            "several": self.is_several,
            "media": self.media,
            "learner": self.kind,
            "n_features": self.n_features,
            "encoder": {
                "name": encoder.name,
                "key": encoder.key,
                "card": encoder.card.as_dict(),
                "pooling": encoder.pooling,
                "precision": encoder.precision,
                "decoding": encoder.decoding.to_json(),
            },
            "windows": asdict(self.windows) if self.windows else None,
            "calibration": self.calibration.as_json(),
            "thresholds": [asdict(threshold) for threshold in self.thresholds],
            "training": dict(self.training),
            "versions": dict(self.versions),
        }

    @classmethod
    def from_json(cls, said: Any) -> Self:
        """Return what `as_json` wrote.

        Raises
        ------
        ValueError
            If it says what cannot be, with what and where.
        """
        _need(isinstance(said, dict), "it holds no names with values")
        _need(said.get("format") == FORMAT, f"its format is not {FORMAT}")
        _need(said.get("version") == VERSION, f"its version is not {VERSION}")
        classes = _classes(said.get("classes"))
        several = said.get("several")
        _need(isinstance(several, bool), "several is not true or false")
        return cls(
            classes=classes,
            is_several=several,
            media=cast(Media, _one_of(said, "media", ("sound", "picture"))),
            kind=cast(HeadKind, _one_of(said, "learner", tuple(ARRAYS))),
            n_features=int(_number(said, "n_features", 1, _MOST_FEATURES)),
            encoder=_encoder(_mapping(said, "encoder")),
            windows=_windows(said.get("windows")),
            calibration=_calibration(_mapping(said, "calibration"), len(classes), several),
            thresholds=_thresholds(said.get("thresholds", []), classes),
            training=_mapping(said, "training"),
            versions={str(k): str(v) for k, v in _mapping(said, "versions").items()},
        )


def _need(is_so: bool, why: str) -> None:
    if not is_so:
        raise ValueError(why)


def _text(said: Mapping[str, Any], name: str) -> str:
    value = said.get(name, "")
    _need(isinstance(value, str) and len(value) <= _LONGEST, f"{name} is no text")
    return str(value)


def _number(said: Mapping[str, Any], name: str, low: float, high: float) -> float:
    value = said.get(name)
    _need(isinstance(value, int | float) and not isinstance(value, bool), f"{name} is no number")
    number = float(cast(float, value))
    _need(isfinite(number) and low <= number <= high, f"{name} is not from {low:g} to {high:g}")
    return number


def _mapping(said: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = said.get(name, {})
    _need(isinstance(value, dict), f"{name} holds no names with values")
    return cast(Mapping[str, Any], value)


def _one_of(said: Mapping[str, Any], name: str, choices: Sequence[str]) -> str:
    value = said.get(name)
    _need(value in choices, f"{name} is none of {', '.join(choices)}")
    return str(value)


def _classes(value: Any) -> tuple[str, ...]:
    _need(isinstance(value, list) and bool(value), "classes is no list of names")
    _need(len(value) <= MOST_CLASSES, f"it has more than {MOST_CLASSES:,} classes")
    names = tuple(name if isinstance(name, str) else "" for name in value)
    plain = {plain_name(name) for name in names}
    _need(
        "" not in plain and len(plain) == len(names), "two classes have one name, or one has none"
    )
    _need(max(map(len, names)) <= _LONGEST, "the name of a class is too long")
    return names


def _encoder(said: Mapping[str, Any]) -> EncoderFacts:
    card = EncoderCard.from_dict(_mapping(said, "card"))
    for part in (card.name, card.revision, card.licence, card.sha256, card.pooling):
        _need(isinstance(part, str) and len(part) <= _LONGEST, "the encoder's card is damaged")
    _need(isinstance(card.versions, dict), "the encoder's card is damaged")
    name, key = _text(said, "name"), _text(said, "key")
    _need(bool(name and key), "the encoder has no name or no key")
    _need("\0" not in name, "the encoder's name is no text")
    decoding = Decoding.from_json(_mapping(said, "decoding"))
    _need(decoding.expansion >= 1 and decoding.channel >= 0, "its decoding cannot be")
    pooling, precision = _text(said, "pooling") or "auto", _text(said, "precision") or "auto"
    return EncoderFacts(name, key, card, pooling, precision, decoding)


def _windows(said: Any) -> WindowRule | None:
    if said is None:
        return None
    _need(isinstance(said, dict), "windows holds no seconds")
    seconds = _number(said, "seconds", _LEAST_SECONDS, _MOST_SECONDS)
    return WindowRule(seconds, _number(said, "hop", _LEAST_SECONDS, _MOST_SECONDS))


def _calibration(said: Mapping[str, Any], n_classes: int, is_several: bool) -> Calibration:
    found = Calibration.from_json(said)
    _need(found.kind in ("none", "temperature", "beta"), "its calibration is of no known kind")
    _need(found.kind == "none" or found.is_several is is_several, "its calibration does not fit")
    _need(is_several or not any(found.b), "its calibration does not fit")
    for numbers in (found.a, found.b, found.c):
        _need(len(numbers) in (1, n_classes), "its calibration does not fit the classes")
        _need(all(map(isfinite, numbers)), "its calibration is not finite numbers")
    _need(min(found.a) > 0 and min(found.b) >= 0, "its calibration turns probabilities around")
    return Calibration(is_several=is_several, n=found.n) if found.kind == "none" else found


def _thresholds(said: Any, classes: tuple[str, ...]) -> tuple[Threshold, ...]:
    _need(isinstance(said, list) and len(said) <= len(classes), "thresholds is no list")
    return tuple(_threshold(one, classes) for one in said)


def _threshold(said: Any, classes: tuple[str, ...]) -> Threshold:
    _need(isinstance(said, dict), "a threshold is damaged")
    name = _text(said, "class_name")
    _need(name in classes, "a threshold is of no class")
    value, precision, low = (_number(said, part, 0, 1) for part in ("value", "precision", "low"))
    recall = None if said.get("recall") is None else _number(said, "recall", 0, 1)
    return Threshold(name, value, precision, low, recall, int(_number(said, "n", 0, 1e12)))
