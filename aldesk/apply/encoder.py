"""The encoder of a model, on this computer."""

from pathlib import Path

from aldesk.core.errors import Problem
from aldesk.core.files import is_there
from aldesk.core.hub_id import HubId
from aldesk.core.typed_path import with_home
from aldesk.embed.catalogue import ENCODERS, POOLINGS, PRECISIONS, full_name, is_matrix
from aldesk.embed.encoder_check import refuse_unfit
from aldesk.embed.model_cache import cached_model
from aldesk.engine.embed.encoder_choice import EncoderChoice
from aldesk.model.facts import EncoderFacts, ModelFacts

_KEPT = "Nothing was embedded"


def encoder_choice(facts: ModelFacts, instead: str = "") -> EncoderChoice:
    """Return the model's encoder, or another place of it, with the options that it had.

    Nothing is fetched because a folder that somebody gave away names it.

    Raises
    ------
    Problem
        If it is not here, is a file of embeddings, or cannot be used.
    """
    encoder = facts.encoder
    name = full_name(instead) if instead else encoder.pinned
    if is_matrix(name):
        raise Problem(
            "The model's embeddings were made elsewhere and read from a file: ALDesk cannot make "
            "those of other data",
            subject=name,
            kept=_KEPT,
            todo="In Python, load_model(folder).score(embeddings) takes them",
        )
    if not instead:
        _refuse_away(name)
    refuse_unfit(name, (facts.media,))
    card = encoder.card
    pooling, precision = encoder.pooling, encoder.precision
    if pooling == "auto" and card.pooling in POOLINGS:
        pooling = card.pooling
    if precision == "auto" and card.precision in PRECISIONS:
        precision = card.precision  # what suits another computer could be another
    return EncoderChoice(name, pooling, precision, encoder.decoding)


def refuse_other(encoder: EncoderFacts, key: str, name: str) -> None:
    """Refuse an encoder whose embeddings mean something else than those that trained the model.

    Raises
    ------
    Problem
    """
    if key != encoder.key:
        raise Problem(
            "This is another encoder than the model was trained with, or the same with another "
            f"content or other options ({key[:60]} and not {encoder.key[:60]})",
            subject=name,
            kept=_KEPT,
            todo="Give the place of the same one with --encoder",
        )


def _refuse_away(name: str) -> None:
    if name in {known.name for known in ENCODERS} or is_there(with_home(name)):
        return
    hub_id = None if Path(name).is_absolute() else HubId.parse(name)
    if hub_id is None:
        raise Problem(
            "The model's encoder is not here",
            subject=name,
            kept=_KEPT,
            todo="Copy it to this computer, and say where it lies with --encoder",
        )
    if cached_model(hub_id) is None:
        raise Problem(
            "The model's encoder has not been fetched to this computer",
            subject=name,
            kept=_KEPT,
            todo=f"To fetch it from Hugging Face, add --encoder {name}",
        )
