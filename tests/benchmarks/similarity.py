"""How long it takes to order a pool by similarity, beside a read of the same bytes.

python tests/benchmarks/similarity.py [N …] [--features 1024] [--folder FOLDER]

Writes N random embeddings as shards, half of them in clusters, and asks ten times with a warm
cache. The order is compared with brute force in double precision. A million vectors of 1,024
features need 6 GB of disk. Takes minutes.
"""

import argparse
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from aldesk.arrays import Doubles
from aldesk.core.refit import Shard
from aldesk.embed import read_shard
from aldesk.embed.nearest.cosine_search import CosineSearch, cosines
from aldesk.embed.nearest.half_copy import half_copy

_SHARD, _TIMES = 128, 10


def write(folder: Path, n: int, d: int) -> list[Shard]:
    """Write plain shard files, which no project knows."""
    rng = np.random.default_rng(0)
    centres = rng.standard_normal((100, d), dtype=np.float32)
    shards = []
    for start in range(0, n, _SHARD):
        rows = np.arange(start, min(n, start + _SHARD))
        X = rng.standard_normal((len(rows), d), dtype=np.float32)
        X[::2] = 0.3 * X[::2] + centres[rng.integers(0, 100, len(X[::2]))]
        path = folder / f"k-{start:08d}.npy"
        np.save(path, X)
        shards.append(Shard(path, rows))
    return shards


def best(work: Callable[[], object]) -> tuple[float, float]:
    """Return the least and the median seconds of some calls."""
    seconds = []
    for _ in range(_TIMES):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return min(seconds), float(np.median(seconds))


def longest_pause(work: Callable[[], object]) -> float:
    """Return for how long at most another thread of Python had to wait during some calls."""
    ends, gaps = threading.Event(), [0.0]

    def tick() -> None:
        last = time.perf_counter()
        while not ends.is_set():
            time.sleep(0.001)
            now = time.perf_counter()
            gaps.append(now - last)
            last = now

    ticking = threading.Thread(target=tick)
    ticking.start()
    for _ in range(_TIMES):
        work()
    ends.set()
    ticking.join()
    return max(gaps)


def measure(folder: Path, n: int, d: int) -> None:
    """Print one pool's figures."""
    shards = write(folder, n, d)
    search = CosineSearch(folder)
    start = time.perf_counter()
    search.update("k", shards)
    made = time.perf_counter() - start
    query = np.asarray(read_shard(shards[0].path)[0], np.float64)
    query /= np.linalg.norm(query)
    found = search.ask(query)
    least, median = best(lambda: search.ask(query))
    print(f"{n:,} × {d}: {1e3 * least:.1f} ms (median {1e3 * median:.1f}), made in {made:.1f} s")
    exact = brute_force(shards, query)
    wanted = np.lexsort((np.arange(n), -exact))
    for k in (10, 100, found.n_exact):
        shared = len(np.intersect1d(found.rows[:k], wanted[:k])) / max(1, k)
        same = np.array_equal(found.rows[:k], wanted[:k])
        print(f"  recall of the first {k:,}: {shared:.4f}, in the same order: {same}")
    print(
        f"  longest wait of another thread: {1e3 * longest_pause(lambda: search.ask(query)):.1f} ms"
    )
    copies = half_copy(folder, "k", shards)
    least, _ = best(lambda: [copy.view(np.int64).max() for copy in copies])
    print(f"  floor: reading its bytes (max of int64, one thread) {1e3 * least:.1f} ms")
    if 4 * n * d <= 1 << 30:
        X = np.concatenate([read_shard(shard.path) for shard in shards])
        single = query.astype(np.float32)
        least, _ = best(lambda: np.argsort(-(X @ single)))
        print(f"  plain numpy, float32 in memory, with its sort: {1e3 * least:.1f} ms")


def brute_force(shards: list[Shard], query: Doubles) -> Doubles:
    """Return all similarities in double precision."""
    return np.concatenate([cosines(read_shard(shard.path), query) for shard in shards])


def main() -> None:
    """Measure each size."""
    parser = argparse.ArgumentParser()
    parser.add_argument("n", nargs="*", type=int, default=[10_000, 120_000, 1_000_000])
    parser.add_argument("--features", type=int, default=1024)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    for n in options.n:
        with tempfile.TemporaryDirectory(dir=options.folder) as folder:
            measure(Path(folder), n, options.features)


if __name__ == "__main__":
    main()
