"""Encoders, the pipeline that embeds samples with them, and the shard files it fills.

May import `aldesk.core`, `aldesk.media` and numpy. Only `model` with what it imports, `hub`,
`onnx_net` and `tflite_net` import torch, transformers, huggingface_hub, onnxruntime and LiteRT, and
that only when such an encoder is loaded, so that this package and the built-in encoders stay light.
"""

from aldesk.core.refit import WrittenShard
from aldesk.embed.catalogue import ENCODERS, BuiltIn, default_encoder
from aldesk.embed.embedding_matrix import EmbeddingMatrix
from aldesk.embed.encoder import Encoder, Input
from aldesk.embed.load import load_encoder
from aldesk.embed.model_file import window_seconds
from aldesk.embed.pipeline import SHARD_SIZE, embed_all
from aldesk.embed.shards import read_shard, verify, write_shard

__all__ = [
    "ENCODERS",
    "SHARD_SIZE",
    "BuiltIn",
    "EmbeddingMatrix",
    "Encoder",
    "Input",
    "WrittenShard",
    "default_encoder",
    "embed_all",
    "load_encoder",
    "read_shard",
    "verify",
    "window_seconds",
    "write_shard",
]
