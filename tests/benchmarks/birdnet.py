"""Embedding windows of recordings with BirdNET: ALDesk beside the bare interpreter, in one run.

python tests/benchmarks/birdnet.py MODEL [--recording FILE] [--minutes 10] [--rounds 3] [--json]

MODEL is BirdNET 2.4 as a .tflite file. Without a recording, one of noise at 48 kHz is made.

- `aldesk`: from the recording to shards on the disk, as `aldesk embed` does.
- `bare`: the interpreter alone, one a core with one thread each, on windows that are ready in the
  memory, asked for the embedding as BirdNET's own tools ask: with all tensors kept.
- `share`: how fast ALDesk is as a share of that, the median over rounds that take turns;
  `cpu_share`: the same of the processors' time, which other programs disturb less.
- `hours_per_hour`: hours of recordings that ALDesk embeds in an hour.
- `strays`: the largest difference between ALDesk's vectors and the bare interpreter's.
"""

import argparse
import json
import os
import tempfile
import time
import warnings
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from aldesk.arrays import Floats, Vectors
from aldesk.core.ids import SampleId
from aldesk.core.recording import WindowRule, window_id
from aldesk.core.sample import Sample
from aldesk.embed import WrittenShard, embed_all, load_encoder, read_shard
from aldesk.media import resample
from aldesk.media.sound import read_sound

RATE, SECONDS = 48_000, 3.0
CORES = os.cpu_count() or 1
RECORDING = SampleId("0" * 32)


def make_recording(path: Path, minutes: float) -> Path:
    """Write noise."""
    rng = np.random.default_rng(0)
    with soundfile.SoundFile(path, "w", RATE, 1, "PCM_16") as file:
        for _ in range(round(minutes * 60)):
            file.write(0.1 * rng.standard_normal(RATE))
    return path


def windows_of(path: Path, minutes: float) -> list[tuple[int, Sample]]:
    """Cut the first minutes of a recording into samples."""
    length = min(soundfile.info(path).duration, minutes * 60)
    rule = WindowRule(SECONDS, SECONDS)
    spans = [rule.span(k, length) for k in range(rule.count(length))]
    whole = [span for span in spans if span.seconds >= SECONDS]
    return [
        (row, Sample(window_id(RECORDING, span), path, "sound", span=span))
        for row, span in enumerate(whole)
    ]


def ready(samples: list[tuple[int, Sample]]) -> list[Floats]:
    """Cut and resample all windows ahead of time."""
    whole = read_sound(samples[0][1].path)
    made = []
    for _, sample in samples:
        assert sample.span
        start, stop = (round(at * whole.rate) for at in (sample.span.start, sample.span.stop))
        part = type(whole)(whole.samples[start:stop], whole.rate)
        made.append(np.ascontiguousarray(resample(part, RATE).samples[None, : int(RATE * SECONDS)]))
    return made


class Bare:
    """Interpreters without anything around them."""

    def __init__(self, model: Path) -> None:
        from ai_edge_litert.interpreter import Interpreter

        warnings.filterwarnings("ignore", message=".*experimental_preserve_all_tensors")
        self.nets: list[Any] = [
            Interpreter(str(model), num_threads=1, experimental_preserve_all_tensors=True)
            for _ in range(CORES)
        ]
        for net in self.nets:
            net.allocate_tensors()

    def embed(self, windows: list[Floats]) -> Vectors:
        """Embed windows, every so many on one of the interpreters."""
        with ThreadPoolExecutor(CORES) as pool:
            found = list(pool.map(lambda k: self._some(k, windows[k::CORES]), range(CORES)))
        vectors = np.empty((len(windows), found[0].shape[1]), np.float32)
        for k, some in enumerate(found):
            vectors[k::CORES] = some
        return vectors

    def _some(self, k: int, windows: list[Floats]) -> Vectors:
        net = self.nets[k]
        taken, given = net.get_input_details()[0]["index"], net.get_output_details()[0]["index"]
        made = []
        for window in windows:
            net.set_tensor(taken, window)
            net.invoke()
            made.append(net.get_tensor(given - 1)[0])
        return np.stack(made)


def aldesk(encoder: Any, samples: list[tuple[int, Sample]], folder: Path) -> Vectors:
    """Embed the recording as the program does."""
    shards: list[WrittenShard] = []

    def keep(shard: WrittenShard) -> None:
        shards.append(shard)

    def fail(row: int, problem: Exception) -> None:
        raise problem

    embed_all(encoder, samples, folder, keep, fail)
    return np.concatenate([read_shard(shard.path) for shard in shards])


def timed(work: Callable[[], Vectors]) -> tuple[Floats, Vectors]:
    """Return the seconds that a piece of work takes, also of the processors, and what it makes."""
    start = time.perf_counter(), time.process_time()
    made = work()
    took = time.perf_counter() - start[0], time.process_time() - start[1]
    return np.array(took, np.float32), made


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("model", type=Path)
    parser.add_argument("--recording", type=Path)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = wanted.recording or make_recording(folder / "noise.wav", wanted.minutes)
        samples = windows_of(path, wanted.minutes)
        windows, encoder, bare = ready(samples), load_encoder(wanted.model), Bare(wanted.model)
        bare.embed(windows[: 2 * CORES])
        shares, paces, strays = [], [], 0.0
        for number in range(wanted.rounds):
            ours, made = timed(partial(aldesk, encoder, samples, folder / str(number)))
            theirs, expected = timed(partial(bare.embed, windows))
            shares.append(theirs / ours)
            paces.append(len(samples) * SECONDS / ours[0])
            strays = max(strays, float(np.abs(made - expected).max()))
        found = {
            "cores": CORES,
            "windows": len(samples),
            "share": round(float(np.median(shares, axis=0)[0]), 3),
            "cpu_share": round(float(np.median(shares, axis=0)[1]), 3),
            "hours_per_hour": round(float(np.median(paces)), 1),
            "strays": strays,
        }
    print(json.dumps(found, indent=None if wanted.json else 2))


if __name__ == "__main__":
    main()
