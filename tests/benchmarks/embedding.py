"""Pictures and clips a second: ALDesk, the bare forward pass, and the notebooks' own loop.

python tests/benchmarks/embedding.py [--n 96] [--rounds 3] [--variants] [--json]

The models have the size of dinov2-small and wav2vec2-base, with random weights unless folders are
given (--picture-encoder, --sound-encoder). The data are made on the spot: 32 × 32 pictures as PNG,
and noise of 0.4 to 1.5 s at 48 kHz as FLAC. What is compared runs in turns, and medians are told.

- `aldesk`: from files to shards on the disk, as `aldesk embed` does.
- `bare`: the forward pass alone, on tensors that are ready, with the same batches, side by side in
  one-thread workers as ALDesk runs them; `bare_all_threads`: one after another, with all of
  PyTorch's threads in each.
- `notebook`: `datasets.map` with batches of 32 pictures, or of 2 clips padded to the same length;
  files are decoded by the same libraries as in ALDesk.
- `notebook_strays`: how far the vectors of the notebook's batches are from those of each sample
  alone, as a share of their length (median, largest); `aldesk_strays` the same for ALDesk's.
- `variants`: other ways to run the forward pass (--variants).
"""

import argparse
import json
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np
import soundfile
import torch
import transformers
from PIL import Image

from aldesk.arrays import Vectors
from aldesk.core.ids import SampleId
from aldesk.core.sample import Sample
from aldesk.embed import SHARD_SIZE, Input, WrittenShard, embed_all, load_encoder, read_shard
from aldesk.embed.batches import in_batches
from aldesk.media import read_picture, read_sound, resample

CORES = os.cpu_count() or 1
Batches = list[list[Input]]


def make_encoders(folder: Path) -> tuple[Path, Path]:
    """Save models of true size with random weights."""
    torch.manual_seed(0)
    config = transformers.Dinov2Config(
        hidden_size=384, num_hidden_layers=12, num_attention_heads=6, image_size=518, patch_size=14
    )
    picture, sound = folder / "dinov2-small", folder / "wav2vec2-base"
    transformers.Dinov2Model(config).save_pretrained(picture)
    transformers.BitImageProcessorPil(
        size={"shortest_edge": 256}, crop_size={"height": 224, "width": 224}
    ).save_pretrained(picture)
    transformers.Wav2Vec2Model(transformers.Wav2Vec2Config()).save_pretrained(sound)
    transformers.Wav2Vec2FeatureExtractor(return_attention_mask=False).save_pretrained(sound)
    return picture, sound


def make_files(folder: Path, n: int) -> tuple[list[Path], list[Path]]:
    """Write pictures and clips."""
    rng = np.random.default_rng(0)
    pictures = [folder / f"{number:05d}.png" for number in range(n)]
    clips = [folder / f"{number:05d}.flac" for number in range(n)]
    for picture, clip in zip(pictures, clips, strict=True):
        Image.fromarray(rng.integers(0, 256, (32, 32, 3), np.uint8)).save(picture)
        noise = 0.1 * rng.standard_normal(int(48_000 * rng.uniform(0.4, 1.5)))
        soundfile.write(clip, noise, 48_000)
    return pictures, clips


def seconds(work: Callable[[], Any]) -> float:
    """Return how long a piece of work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


class Compared:
    """One encoder and the files that all ways have to embed."""

    def __init__(self, folder: Path, files: Sequence[Path], scratch: Path) -> None:
        self.encoder: Any = load_encoder(folder, device="cpu")
        self.folder, self.files, self.scratch = folder, files, scratch
        self.media = self.encoder.media
        self.samples = [
            (row, Sample(SampleId(f"{row:032x}"), path, self.media))
            for row, path in enumerate(files)
        ]
        self.n_runs = 0
        self.ready = self.batches()

    def batches(self, batch_size: int = 0) -> Batches:
        """Prepare all inputs, in the batches of the pipeline or in larger or smaller ones."""
        made: Batches = []
        for start in range(0, len(self.files), SHARD_SIZE):
            block = self.files[start : start + SHARD_SIZE]
            inputs = ((0, part) for path in block for part in self.encoder.open(path))
            size = batch_size or self.encoder.batch_size
            made += [batch for _, batch in in_batches(inputs, self.encoder.batch_key, size)]
        return made

    def aldesk(self) -> Vectors:
        """Embed files as the program does."""
        self.n_runs += 1
        shards: list[WrittenShard] = []

        def keep(shard: WrittenShard) -> None:
            shards.append(shard)

        def fail(row: int, problem: Exception) -> None:
            raise problem

        torch.set_num_threads(1)
        embed_all(self.encoder, self.samples, self.scratch / str(self.n_runs), keep, fail)
        return np.concatenate([read_shard(shard.path) for shard in shards])

    def forward(self, batches: Batches, n_workers: int, n_threads: int) -> None:
        """Run the model on what is ready."""
        torch.set_num_threads(n_threads)
        if n_workers == 1:
            for batch in batches:
                self.encoder.embed_batch(batch)
            return
        with ThreadPoolExecutor(n_workers) as pool:
            list(pool.map(self.encoder.embed_batch, batches))

    def notebook(self) -> Vectors:
        """Embed as the notebooks do."""
        import datasets

        torch.set_num_threads(CORES)
        embed = self._embed_pictures if self.media == "picture" else self._embed_clips
        size = 32 if self.media == "picture" else 2
        data = datasets.Dataset.from_dict({"path": [str(path) for path in self.files]})
        # Its own fingerprint would hash the model, once, whatever the number of samples.
        made = data.map(embed, batched=True, batch_size=size, new_fingerprint=f"run{self.n_runs}")
        return np.stack(made["emb"]).astype(np.float32)

    def _embed_pictures(self, batch: dict[str, Any]) -> dict[str, Any]:
        images = [Image.fromarray(read_picture(Path(path)).pixels) for path in batch["path"]]
        inputs = self.encoder.processor(images=images, return_tensors="pt")
        with torch.no_grad():
            out = self.encoder.model(**inputs).last_hidden_state[:, 0]
        return {"emb": out.numpy()}

    def _embed_clips(self, batch: dict[str, Any]) -> dict[str, Any]:
        waveforms = [resample(read_sound(Path(path)), 16_000).samples for path in batch["path"]]
        inputs = self.encoder.extractor(
            waveforms, sampling_rate=16_000, return_tensors="pt", padding=True
        )
        with torch.no_grad():
            out = self.encoder.model(**inputs).last_hidden_state
        return {"emb": out.mean(dim=1).numpy()}


def measure(compared: Compared, n_rounds: int) -> dict[str, Any]:
    """Run all ways in turns."""
    workers = compared.encoder.n_workers
    ways: dict[str, Callable[[], Any]] = {
        "aldesk": compared.aldesk,
        "bare": lambda: compared.forward(compared.ready, workers, 1),
        "bare_all_threads": lambda: compared.forward(compared.ready, 1, CORES),
        "notebook": compared.notebook,
    }
    took: dict[str, list[float]] = {name: [] for name in ways}
    compared.forward(compared.ready[:4], 1, 1)  # warm
    for _ in range(n_rounds):
        for name, way in ways.items():
            took[name].append(seconds(way))
    n = len(compared.files)
    rates: dict[str, Any] = {name: round(n / median(times), 2) for name, times in took.items()}
    rates["aldesk_of_bare"] = round(rates["aldesk"] / rates["bare"], 3)
    rates["aldesk_of_notebook"] = round(rates["aldesk"] / rates["notebook"], 3)
    torch.set_num_threads(1)
    alone = np.concatenate([compared.encoder.embed([path]) for path in compared.files])
    rates["aldesk_strays"] = strays(compared.aldesk(), alone)
    rates["notebook_strays"] = strays(compared.notebook(), alone)
    return rates


def strays(vectors: Vectors, reference: Vectors) -> list[float]:
    """Return the median and the largest distance, as a share of the reference's length."""
    distance = np.linalg.norm(vectors - reference, axis=1) / np.linalg.norm(reference, axis=1)
    return [float(f"{value:.2g}") for value in (np.median(distance), distance.max())]


def variants(compared: Compared, n_rounds: int) -> dict[str, float]:
    """Measure other ways to run the forward pass, in samples a second."""
    ways = {
        f"{workers} × {threads} threads": (compared.ready, workers, threads)
        for workers, threads in {(1, 1), (1, CORES), (CORES, 1), (2 * CORES, 1)}
    }
    for size in (1, 2, 4, 8):
        ways[f"batches of {size}"] = (compared.batches(size), compared.encoder.n_workers, 1)
    took: dict[str, list[float]] = {}
    for _ in range(n_rounds):
        for name, way in ways.items():
            took.setdefault(name, []).append(seconds(partial(compared.forward, *way)))
        if compared.media == "picture":
            compared.encoder.model.to(memory_format=torch.channels_last)
            run = partial(compared.forward, compared.ready, compared.encoder.n_workers, 1)
            took.setdefault("channels last", []).append(seconds(run))
            compared.encoder.model.to(memory_format=torch.contiguous_format)
    return {name: round(len(compared.files) / median(times), 2) for name, times in took.items()}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--n", type=int, default=96)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--picture-encoder", type=Path)
    parser.add_argument("--sound-encoder", type=Path)
    parser.add_argument("--variants", action="store_true")
    parser.add_argument("--json", action="store_true")
    wanted = parser.parse_args()
    transformers.utils.logging.set_verbosity_error()
    transformers.utils.logging.disable_progress_bar()
    with tempfile.TemporaryDirectory() as name:
        os.environ["HF_DATASETS_CACHE"] = name
        import datasets

        datasets.disable_progress_bars()
        folder = Path(name)
        made = make_encoders(folder)
        encoders = (wanted.picture_encoder or made[0], wanted.sound_encoder or made[1])
        found: dict[str, Any] = {"cores": CORES, "n": wanted.n}
        for encoder, files in zip(encoders, make_files(folder, wanted.n), strict=True):
            compared = Compared(encoder, files, folder / encoder.name)
            facts = measure(compared, wanted.rounds)
            if wanted.variants:
                facts["variants"] = variants(compared, wanted.rounds)
            found[f"{compared.media}s_per_second"] = facts
    print(json.dumps(found) if wanted.json else json.dumps(found, indent=2))


if __name__ == "__main__":
    main()
