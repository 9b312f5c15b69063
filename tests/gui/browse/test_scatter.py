"""The map's points: drawn, picked and encircled."""

import numpy as np
import pytest

from aldesk.gui.browse.scatter import Points, View, draw, enclosed, fit, nearest, neighbour

VIEW = View((0.0, 0.0), 10.0, 100, 60)
WHITE, BLACK, RED, BLUE = 0xFFFFFFFF, 0xFF000000, 0xFFFF0000, 0xFF0000FF
NONE = np.zeros(0, np.int64)
XY = np.array([[0, 0], [4, 2], [-4, -2], [0.1, 0]], np.float32)
ALL = np.arange(4)


def picture(
    colors: list[int], layers: list[list[int]], raised: list[int] | None = None
) -> np.ndarray[tuple[int, ...], np.dtype[np.uint32]]:
    points = Points(
        VIEW.to_pixels(XY),
        np.array(colors, np.uint32),
        [np.array(layer) for layer in layers],
        np.array(raised or [], np.int64),
    )
    return draw(points, 2.0, VIEW, WHITE, BLACK)


def test_points_are_where_they_belong_and_up_is_up() -> None:
    image = picture([RED, BLUE, RED, RED], [[1, 2]])
    assert image.shape == (60, 100)
    assert image[10, 90] == BLUE
    assert image[50, 10] == RED
    assert image[30, 50] == WHITE


def test_a_later_layer_lies_on_top_and_selected_points_have_a_rim() -> None:
    assert picture([RED, 0, 0, BLUE], [[0], [3]])[30, 50] == BLUE
    assert picture([RED, 0, 0, BLUE], [[3], [0]])[30, 50] == RED
    rimmed = picture([RED, BLUE, RED, RED], [[1]], [1])
    assert rimmed[10, 90] == BLUE
    assert rimmed[10, 93] == BLACK


def test_points_beyond_the_edge_are_not_drawn_on_the_other_side() -> None:
    image = draw(
        Points(np.array([[-50, 30], [500, 30], [50, -9]], np.float32), np.zeros(3, np.uint32),
               [np.arange(3)], NONE), 3.0, VIEW, WHITE, BLACK
    )  # fmt: skip
    assert (image == WHITE).all()


def test_zoom_keeps_the_place_below_the_cursor() -> None:
    before = VIEW.to_pixels(XY)[1]
    after = VIEW.zoomed(3.0, *before.tolist()).to_pixels(XY)[1]
    np.testing.assert_allclose(after, before, atol=1e-3)
    assert VIEW.zoomed(3.0, 0, 0).scale == pytest.approx(30.0)


def test_fitted_everything_is_seen() -> None:
    rng = np.random.default_rng(0)
    xy = rng.uniform(100, 300, (50, 2)).astype(np.float32)
    pixels = fit(xy, 100, 60, 4).to_pixels(xy)
    assert ((pixels > 0) & (pixels < (100, 60))).all()


def test_picking_takes_the_nearest_within_reach() -> None:
    pixels = VIEW.to_pixels(XY)
    assert nearest(pixels, ALL, 51.4, 30, 5) == 3
    assert nearest(pixels, ALL[:1], 51.4, 30, 5) == 0
    assert nearest(pixels, ALL, 70, 30, 5) is None
    assert nearest(pixels, NONE, 50, 30, 5) is None


def test_arrow_keys_go_to_the_next_point_in_that_direction() -> None:
    pixels = VIEW.to_pixels(XY)
    assert neighbour(pixels, ALL, 0, 1, 0) == 3
    assert neighbour(pixels, ALL, 3, 1, 0) == 1
    assert neighbour(pixels, ALL, 0, -1, 0) == 2
    assert neighbour(pixels, ALL, 1, 1, 0) == 1


def test_a_lasso_takes_what_it_encloses_even_when_it_is_hollow() -> None:
    pixels = VIEW.to_pixels(XY)
    around = np.array([[40, 20], [60, 20], [60, 40], [40, 40]], np.float32)
    assert enclosed(pixels, ALL, around).tolist() == [0, 3]
    hollow = np.array([[5, 5], [95, 5], [95, 55], [60, 55], [50, 10], [40, 55], [5, 55]], "f4")
    assert enclosed(pixels, ALL, hollow).tolist() == [1, 2]
    assert enclosed(pixels, ALL, around[:2]).tolist() == []
