"""Whether an encoder suits a project, told before it is loaded; light, and never connects."""

from collections.abc import Collection, Sequence
from pathlib import Path

from aldesk.core.errors import Problem
from aldesk.core.files import is_folder, is_there
from aldesk.core.hub_id import HubId
from aldesk.core.sample import Media, Sample
from aldesk.core.typed_path import with_home
from aldesk.embed.catalogue import ENCODERS, default_encoder, is_matrix, is_model_file
from aldesk.embed.litert import refuse_without_litert
from aldesk.embed.matrix_file import read_matrix
from aldesk.embed.matrix_rows import rows_of
from aldesk.embed.model_cache import cached_model
from aldesk.embed.model_file import media_of_model
from aldesk.embed.model_folder import refuse_unusable

_KINDS: dict[Media, str] = {"sound": "sound", "picture": "pictures"}


def refuse_unfit(
    encoder: str, media: Collection[Media] = (), samples: Sequence[Sample] | None = None
) -> None:
    """Refuse an encoder that cannot work.

    A model of the hub that is not here yet cannot be looked at; it is when it is loaded.

    Parameters
    ----------
    encoder : str
        As `aldesk.embed.load_encoder` takes it.
    media : collection of {"sound", "picture"}
        What the samples are; empty if that is not known yet.
    samples : sequence of Sample, optional
        All of the project's, to look for their rows in a file of embeddings, which is read then.

    Raises
    ------
    Problem
        If there is no such encoder, it is for the other kind of media or for text, its folder has
        no weights, its model file lacks what an encoder needs or the library that runs it is not
        installed, or no row of its file of embeddings belongs to a sample.
    """
    built_in = {known.name: known for known in ENCODERS}
    path = with_home(encoder)
    hub_id = HubId.parse(encoder)
    if not encoder:
        raise unknown(encoder)
    if encoder in built_in:
        refuse_other_media(encoder, built_in[encoder].media, media)
    elif is_folder(path):
        refuse_other_media(encoder, refuse_unusable(path), media)
    elif is_matrix(path):
        _refuse_matrix(path, samples)
    elif is_model_file(path):
        refuse_without_litert(path)
        refuse_other_media(encoder, media_of_model(path), media)
    elif hub_id is None:
        raise unknown(encoder)
    elif folder := cached_model(hub_id):
        refuse_other_media(encoder, refuse_unusable(folder), media)


def refuse_other_media(encoder: str, its_media: Media, media: Collection[Media]) -> None:
    """Refuse an encoder for sound where all samples are pictures, and the other way round."""
    if media and its_media not in media:
        [other] = {*media}
        raise Problem(
            f"The encoder is for {_KINDS[its_media]}, and these samples are {_KINDS[other]}",
            subject=encoder,
            kept="Nothing was changed",
            todo=f"Choose {default_encoder(other)}, or another encoder for {_KINDS[other]}",
        )


def unknown(encoder: str) -> Problem:
    """Return the problem of a name that no encoder has."""
    names = ", ".join(known.name for known in ENCODERS)
    return Problem(
        "There is no such encoder",
        subject=encoder,
        todo=f"Give one of {names}, a folder with a model, a model file, a file with embeddings, "
        "or a hub id such as facebook/dinov2-small",
    )


def _refuse_matrix(path: Path, samples: Sequence[Sample] | None) -> None:
    if samples is None:
        if not is_there(path):
            raise Problem("There is no such file", subject=str(path))
        return
    matrix, names = read_matrix(path)
    rows_of(len(matrix), names, samples, path)
