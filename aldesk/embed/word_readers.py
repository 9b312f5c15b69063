"""Which encoders can be asked in words, told by their files alone; light, and never connects."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal

from aldesk.core.errors import Problem
from aldesk.core.files import is_folder
from aldesk.core.hub_id import HubId
from aldesk.core.typed_path import with_home
from aldesk.embed.catalogue import is_model_file
from aldesk.embed.class_names import ClassNames
from aldesk.embed.model_cache import cached_model
from aldesk.embed.model_file import read_model_file
from aldesk.embed.two_towers import has_tokenizer, shared_pooling

READERS: Final = (
    "CLIP, SigLIP and CLAP read sentences; BirdNET and other model files know the names of their "
    "own classes"
)


@dataclass(frozen=True, slots=True)
class WordReader:
    """What an encoder can be asked.

    Attributes
    ----------
    kind : {"sentences", "classes", ""}
        Any text, the names of its own classes, or nothing.
    why_not : str
        Why it is nothing, for a person.
    classes : ClassNames
        Of its own classes; none for sentences.
    """

    kind: Literal["sentences", "classes", ""]
    why_not: str = ""
    classes: ClassNames = field(default_factory=lambda: ClassNames(()))


def word_reader(
    encoder: str, pooling: str = "auto", card: Mapping[str, Any] | None = None
) -> WordReader:
    """Tell what an encoder can be asked in words.

    Parameters
    ----------
    encoder : str
        As `aldesk.embed.load_encoder` takes it.
    pooling : str, default "auto"
    card : mapping, optional
        The `EncoderCard`, as JSON holds it, of embeddings that there are already: an earlier
        version of ALDesk took other vectors of the same models.
    """
    path = with_home(encoder)
    if is_model_file(path) and not is_folder(path):
        return _of_file(path)
    folder: Path | None = path if is_folder(path) else None
    if folder is None and (hub_id := HubId.parse(encoder)) is not None:
        folder = cached_model(hub_id)
    if folder is None:
        return WordReader("", f"This encoder reads no words. {READERS}")
    return _of_folder(folder, pooling, card or {})


def _of_folder(folder: Path, pooling: str, card: Mapping[str, Any]) -> WordReader:
    shared = shared_pooling(folder)
    if not shared:
        return WordReader("", f"This encoder reads no words. {READERS}")
    if not shared_pooling(folder, pooling):
        return WordReader("", f"With the pooling {pooling} it reads no words; choose {shared}")
    if not has_tokenizer(folder):
        return WordReader("", "To read words, it lacks tokenizer.json in its folder")
    if card.get("pooling", shared) != shared:
        return WordReader("", "To read words, all must be embedded again; choose the encoder anew")
    return WordReader("sentences")


def _of_file(path: Path) -> WordReader:
    try:
        model = read_model_file(path)
    except Problem as problem:
        return WordReader("", problem.what)
    if model.scores is None:
        lacks = "gives no scores of classes" if model.card.classes else "has no names of classes"
        return WordReader("", f"The model file {lacks}: the guide tells how, under “Model files”")
    return WordReader("classes", classes=ClassNames(model.card.classes))
