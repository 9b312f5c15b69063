"""Find an encoder by its name."""

from pathlib import Path

from aldesk.core.decoding import AS_IS, Decoding
from aldesk.core.device_name import DEVICES, is_device
from aldesk.core.errors import Problem
from aldesk.core.hub_id import HubId
from aldesk.core.typed_path import with_home
from aldesk.embed.catalogue import is_matrix, is_model_file
from aldesk.embed.encoder import Encoder
from aldesk.embed.encoder_check import unknown
from aldesk.embed.gradients import GradientsEncoder
from aldesk.embed.spectral import SpectralEncoder

_BUILT_IN: dict[str, type[SpectralEncoder] | type[GradientsEncoder]] = {
    "spectral": SpectralEncoder,
    "gradients": GradientsEncoder,
}


def load_encoder(
    name: str | Path,
    device: str = "auto",
    *,
    pooling: str = "auto",
    precision: str = "auto",
    decoding: Decoding = AS_IS,
) -> Encoder:
    """Load an encoder.

    Parameters
    ----------
    name : str or Path
        A built-in name, a folder in the Hugging Face format, a hub id, ``owner/name`` or
        ``owner/name@revision``, a model file (``.onnx``, ``.tflite``), or a file with embeddings
        (``.npy``, ``.npz``, ``.parquet``). Only a hub id that is not in the local cache uses the
        network.
    device : str, default "auto"
        "cpu", "cuda", "cuda:1", "mps" …; "auto" takes a GPU if there is one.
    pooling : str, default "auto"
        How hidden states become one vector: "cls", "mean", "pooler", "projected",
        or what suits the model.
    precision : str, default "auto"
        "float32", "float16" or "bfloat16"; "auto" is float16 on a GPU, float32 on the CPU.

        These three are for transformers; other encoders take no notice of them.
    decoding : Decoding, optional
        How the files are taken where there is a choice; it is a part of the encoder's key.
        Embeddings from a file take no notice of it.

    Raises
    ------
    Problem
        If there is no such encoder, or it cannot be had or loaded.
    """
    if not is_device(device):
        raise Problem("There is no such device", subject=device, todo=f"Choose {DEVICES}")
    text = str(name)
    if text in _BUILT_IN:
        built_in = _BUILT_IN[text]()
        built_in.use(decoding)
        return built_in
    path = with_home(text)
    if is_matrix(path) and not path.is_dir():
        from aldesk.embed.matrix import MatrixEncoder

        return MatrixEncoder(path)
    if is_model_file(path) and not path.is_dir():
        from aldesk.embed.file_encoder import load_model_file

        model = load_model_file(path, text)
        model.use(decoding)
        return model
    revision = ""
    if not path.is_dir():
        hub_id = None if isinstance(name, Path) else HubId.parse(text)
        if hub_id is None:
            raise unknown(text)
        from aldesk.embed.hub import commit_of, fetch

        path = fetch(hub_id)
        revision = commit_of(path)
    from aldesk.embed.model import Wish, load_folder

    encoder = load_folder(path, Wish(text, revision, device, pooling, precision))
    encoder.use(decoding)
    return encoder
