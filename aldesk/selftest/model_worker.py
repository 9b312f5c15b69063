"""The process that makes two tiny models in the Hugging Face format, with random weights."""

import os
import traceback
from multiprocessing.connection import Connection
from pathlib import Path

from aldesk.engine.process.messages import pack, unpack
from aldesk.selftest.models import PICTURE, SOUND


def main(pipe: "Connection[bytes, bytes]") -> None:
    """Write the models into the folder that the pipe brings, then end."""
    _, head, _ = unpack(pipe.recv_bytes())
    try:
        _make(Path(head["folder"]))
    except Exception:  # noqa: BLE001 - the report is what the self-test shows
        pipe.send_bytes(pack("failed", {"report": traceback.format_exc()}))
    else:
        pipe.send_bytes(pack("done"))


def _make(folder: Path) -> None:
    os.environ["HF_HUB_OFFLINE"] = "1"  # read when transformers is imported
    import torch
    import transformers

    transformers.utils.logging.disable_progress_bar()
    torch.manual_seed(0)
    sound = transformers.Wav2Vec2Config(
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        conv_dim=(8,) * 7,
        num_conv_pos_embeddings=4,
        num_conv_pos_embedding_groups=2,
    )
    transformers.Wav2Vec2Model(sound).save_pretrained(folder / SOUND)
    transformers.Wav2Vec2FeatureExtractor().save_pretrained(folder / SOUND)
    picture = transformers.Dinov2Config(
        hidden_size=16, num_hidden_layers=1, num_attention_heads=2, patch_size=14, image_size=28
    )
    transformers.Dinov2Model(picture).save_pretrained(folder / PICTURE)
    transformers.BitImageProcessorPil(
        size={"shortest_edge": 32}, crop_size={"height": 28, "width": 28}
    ).save_pretrained(folder / PICTURE)
