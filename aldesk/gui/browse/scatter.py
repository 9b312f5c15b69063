"""Many points in one picture: drawn, found and encircled with numpy, as Qt is too slow for it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import numpy.typing as npt

from aldesk.arrays import Floats, Ints

Pixels = npt.NDArray[np.uint32]

_MOST_SOFT = 20_000
"""Of more points the edges are not smoothed: it takes ten times as long, and nobody sees it."""


_CORE = 0.55


@dataclass(frozen=True)
class View:
    """Which part of the map is seen.

    Attributes
    ----------
    center : (float, float)
        The place in the middle of the screen, in map units.
    scale : float
        Pixels in one map unit.
    width, height : int
        Of the screen, in pixels.
    """

    center: tuple[float, float]
    scale: float
    width: int
    height: int

    def to_pixels(self, xy: Floats) -> Floats:
        """Return where places are on the screen, float32 (n, 2); y grows downwards there."""
        pixels = np.empty((len(xy), 2), np.float32)
        np.multiply(xy[:, 0], self.scale, out=pixels[:, 0])
        np.multiply(xy[:, 1], -self.scale, out=pixels[:, 1])
        pixels[:, 0] += self.width / 2 - self.scale * self.center[0]
        pixels[:, 1] += self.height / 2 + self.scale * self.center[1]
        return pixels

    def moved(self, dx: float, dy: float) -> "View":
        """Return the view after the map was dragged by so many pixels."""
        x, y = self.center
        return replace(self, center=(x - dx / self.scale, y + dy / self.scale))

    def zoomed(self, factor: float, x: float, y: float) -> "View":
        """Return the view enlarged around a pixel, which keeps its place."""
        dx, dy = x - self.width / 2, y - self.height / 2
        there = self.moved(-dx, -dy)
        return replace(there, scale=self.scale * factor).moved(dx, dy)


def fit(xy: Floats, width: int, height: int, margin: int = 32) -> View:
    """Return the view that shows all places, but for the farthest in a thousand."""
    if not len(xy):
        return View((0.0, 0.0), 1.0, width, height)
    low, high = np.quantile(xy, [0.001, 0.999], axis=0)
    span = np.maximum(high - low, 1e-6)
    room = max(width - 2 * margin, 16), max(height - 2 * margin, 16)
    scale = float(min(room[0] / span[0], room[1] / span[1]))
    x, y = (low + high) / 2
    return View((float(x), float(y)), scale, width, height)


@dataclass(frozen=True)
class Points:
    """What is drawn.

    Attributes
    ----------
    pixels : float32 (n, 2)
        Where the points are on the screen.
    colors : uint32 (n,)
        0xAARRGGBB.
    layers : sequence of int64 (m,)
        Which points are drawn, the last layer on top.
    raised : int64 (m,)
        Points that are drawn once more above all, with a rim.
    cores : uint32 (n,), optional
        Colours of smaller discs within the points; 0 for none.
    """

    pixels: Floats
    colors: Pixels
    layers: Sequence[Ints]
    raised: Ints
    cores: Pixels | None = None


def draw(points: Points, radius: float, view: View, ground: int, rim: int) -> Pixels:
    """Return a picture of round points.

    Parameters
    ----------
    points : Points
    radius : float
        In pixels.
    view : View
    ground, rim : int
        Colours of the ground and of the rim, 0xAARRGGBB.

    Returns
    -------
    uint32 (height, width)
    """
    wider = radius + max(1.5, 0.4 * radius)
    edge = int(np.ceil(wider)) + 1
    canvas = np.full((view.height + 2 * edge, view.width + 2 * edge), ground, np.uint32)
    for layer in points.layers:
        _stamp(canvas, points.pixels[layer], points.colors[layer], radius, edge)
        _stamp_cores(canvas, points, layer, radius, edge)
    if len(points.raised):
        places, colors = points.pixels[points.raised], points.colors[points.raised]
        _stamp(canvas, places, np.full(len(places), rim, np.uint32), wider, edge)
        _stamp(canvas, places, colors, radius, edge)
        _stamp_cores(canvas, points, points.raised, radius, edge)
    return canvas[edge:-edge, edge:-edge]


def _stamp_cores(canvas: Pixels, points: Points, layer: Ints, radius: float, edge: int) -> None:
    """Lay a second colour into the points that have one."""
    if points.cores is not None:
        cored = layer[points.cores[layer] != 0]
        _stamp(canvas, points.pixels[cored], points.cores[cored], _CORE * radius, edge)


def _stamp(canvas: Pixels, places: Floats, colors: Pixels, radius: float, edge: int) -> None:
    """Lay discs on a canvas that is wider than the screen by `edge` on each side."""
    high, wide = canvas.shape
    x, y = places[:, 0], places[:, 1]
    seen = (x > -1) & (x < wide - 2 * edge) & (y > -1) & (y < high - 2 * edge)
    column, row = (x[seen] + edge).astype(np.int64), (y[seen] + edge).astype(np.int64)
    where, ink, flat = row * wide + column, colors[seen], canvas.reshape(-1)
    for dx, dy, share in _disc(radius, is_soft=len(where) <= _MOST_SOFT):
        spot = where + (dy * wide + dx)
        flat[spot] = ink if share == 1.0 else _mix(flat[spot], ink, share)


def nearest(pixels: Floats, among: Ints, x: float, y: float, reach: float) -> int | None:
    """Return the point nearest to a pixel, or None if none is within reach (in pixels)."""
    if not len(among):
        return None
    distance = np.hypot(*(pixels[among] - np.array([x, y], np.float32)).T)
    best = int(distance.argmin())
    return int(among[best]) if distance[best] <= reach else None


def neighbour(pixels: Floats, among: Ints, start: int, dx: int, dy: int) -> int:
    """Return the nearest point in a direction, (1, 0) for right; the start if there is none."""
    step = pixels[among] - pixels[start]
    along, across = step @ np.array([dx, dy]), np.abs(step @ np.array([dy, dx]))
    cost = np.where((along > 0) & (along >= across), along + 2 * across, np.inf)
    best = int(cost.argmin()) if len(cost) else 0
    return int(among[best]) if len(cost) and np.isfinite(cost[best]) else start


def enclosed(pixels: Floats, among: Ints, outline: Floats) -> Ints:
    """Return the points within a closed line (even-odd rule), float32 (n_corners, 2)."""
    if len(outline) < 3:
        return np.zeros(0, np.int64)
    low, high = outline.min(axis=0), outline.max(axis=0)
    boxed = among[((pixels[among] >= low) & (pixels[among] <= high)).all(axis=1)]
    x, y = pixels[boxed].T
    inside = np.zeros(len(boxed), bool)
    for (x0, y0), (x1, y1) in zip(outline, np.roll(outline, -1, axis=0), strict=True):
        if y0 == y1:
            continue
        crosses = (y0 > y) != (y1 > y)
        inside ^= crosses & (x < (x1 - x0) * (y - y0) / (y1 - y0) + x0)
    return np.asarray(boxed[inside], np.int64)


@cache
def _disc(radius: float, *, is_soft: bool) -> list[tuple[int, int, float]]:
    """Return the pixels of a disc with the share of each that it covers, the palest first."""
    reach = int(np.ceil(radius))
    spots = []
    for dy in range(-reach, reach + 1):
        for dx in range(-reach, reach + 1):
            share = min(1.0, max(0.0, radius + 0.5 - float(np.hypot(dx, dy))))
            if not is_soft:
                share = float(share > 0.5)
            if share > 0.1:
                spots.append((dx, dy, 1.0 if share > 0.9 else share))
    return sorted(spots, key=lambda spot: spot[2])


def _mix(below: Pixels, above: Pixels, share: float) -> Pixels:
    """Lay one colour over another, channel by channel."""
    parts = [
        np.ascontiguousarray(layer).view(np.uint8).reshape(-1, 4).astype(np.float32)
        for layer in (below, above)
    ]
    mixed = parts[0] + (parts[1] - parts[0]) * np.float32(share)
    return np.asarray(mixed.astype(np.uint8).view(np.uint32).ravel())
