"""Embeds the samples of one shard; runs on the workers of a Dask cluster."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from aldesk.core.decoding import Decoding
from aldesk.core.errors import Problem, SampleProblem, Unreachable
from aldesk.core.refit import WrittenShard
from aldesk.core.sample import Sample, has_content
from aldesk.core.temporary import temporary_folder
from aldesk.embed import Encoder, embed_all, load_encoder
from aldesk.engine.process.messages import Arrays, pack, unpack
from aldesk.engine.process.sample_facts import sample_of


def main(shared: bytes, message: bytes) -> bytes:
    """Say what the encoder is, whether files are seen here, or embed a block."""
    kind, head, arrays = unpack(message)
    if kind == "sees":
        return pack("seen", {"all": all(_sees(*item) for item in head["files"].items())})
    encoder = _encoder(shared)
    if kind == "card":
        known = {"key": encoder.key, "card": encoder.card.as_dict(), "media": encoder.media}
        facts = {"needs_project": encoder.needs_project, "hears": encoder.hears}
        return pack("key", {**known, **facts})
    if encoder.key != head["key"]:
        raise Problem(f"A worker's encoder is another one: {encoder.key}, not {head['key']}")
    with temporary_folder() as folder:
        return _Block(encoder, folder, head["samples"], arrays).embed()


@lru_cache(maxsize=1)
def _encoder(shared: bytes) -> Encoder:
    _, options, _ = unpack(shared)
    decoding = Decoding.from_json(options.pop("decoding", {}))
    encoder = load_encoder(options.pop("encoder"), **options, decoding=decoding)
    encoder.n_workers = 1  # a worker of the cluster is one thread
    return encoder


def _sees(path: str, sample_id: str) -> bool:
    try:
        return has_content(Path(path), [sample_id]) is not None
    except OSError:
        return False


class _Block:
    def __init__(
        self, encoder: Encoder, folder: Path, samples: list[Any], contents: Arrays
    ) -> None:
        self._encoder = encoder
        self._folder = folder
        self._sent: dict[Path, Path] = {}
        self._paths: dict[int, tuple[str, str]] = {}
        self._samples = [(row, self._sample(row, facts, contents)) for row, facts in samples]
        self._arrays: dict[str, Any] = {}
        self._failed: list[dict[str, Any]] = []

    def embed(self) -> bytes:
        """Return vectors and rows, and what was said of the others."""
        folder, say = self._folder / "shards", self._on_broken
        # Whether everything fails is for the one to say who sees more than this block.
        embed_all(self._encoder, self._samples, folder, self._on_shard, say, has_worked=True)
        return pack("embedded", {"failed": self._failed}, self._arrays)

    def _sample(self, row: int, facts: dict[str, Any], contents: Arrays) -> Sample:
        """Return a sample, with its content on this disk if it was sent."""
        sample = sample_of(facts)
        if (content := contents.get(str(row))) is not None:
            here = self._sent[sample.path] = self._folder / f"{row}{sample.path.suffix}"
            here.write_bytes(content.tobytes())
        if sample.path not in self._sent:
            return sample
        self._paths[row] = (str(self._sent[sample.path]), facts["path"])
        return replace(sample, path=self._sent[sample.path])

    def _on_shard(self, shard: WrittenShard) -> None:
        vectors = np.load(shard.path, allow_pickle=False)
        self._arrays = {"vectors": vectors, "rows": shard.rows}

    def _on_broken(self, row: int, problem: SampleProblem) -> None:
        path_here, path = self._paths.get(row, ("\0", ""))
        parts = {
            part: getattr(problem, part).replace(path_here, path)
            for part in ("what", "subject", "kept", "todo")
        }
        is_away = isinstance(problem, Unreachable)
        self._failed.append({"row": row, "is_away": is_away, **parts})
