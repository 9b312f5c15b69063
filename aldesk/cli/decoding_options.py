"""The options that say how files are decoded: channel, time expansion, levels of pictures."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from aldesk.core.decoding import EXPANSIONS, Levels

_NAMED = {"mix": 0, "left": 1, "right": 2}


def _channel(ctx: click.Context, option: click.Parameter, value: str | None) -> int | None:
    text = (value or "").strip().lower()
    if value is None or text in _NAMED:
        return _NAMED.get(text)
    if not (text.isdecimal() and int(text) > 0):
        raise click.BadParameter(f"{value!r} is none of mix, left, right, 1, 2, 3 …")
    return int(text)


def _levels(ctx: click.Context, option: click.Parameter, value: str | None) -> Levels | None:
    if value is None or value == "picture":
        return "picture" if value else None
    try:
        low, high = (float(part) for part in value.split(","))
    except ValueError:
        low, high = 0.0, 0.0
    if not -float("inf") < low < high < float("inf"):
        raise click.BadParameter(f"{value!r} is neither “picture” nor two values such as 0,4095")
    return low, high


_OPTIONS = (
    click.option(
        "--channel",
        callback=_channel,
        metavar="WHICH",
        help="Channel of sound: mix of all, left, right, or a number.",
    ),
    click.option(
        "--expansion",
        type=click.Choice([str(factor) for factor in EXPANSIONS]),
        help="Time expansion: sound so many times slower and lower, for bats; 1: none.",
    ),
    click.option(
        "--black-white",
        callback=_levels,
        metavar="LOW,HIGH",
        help="Values shown black and white in 16-bit pictures; picture: each one's own range.",
    ),
)


def decoding_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options; the command gets those that were given as a mapping `decoding`."""

    @wraps(command)
    def with_decoding(
        *, channel: int | None, expansion: str | None, black_white: Levels | None, **others: Any
    ) -> Any:
        factor = int(expansion) if expansion else None
        given = {"channel": channel, "expansion": factor, "levels": black_white}
        chosen = {name: value for name, value in given.items() if value is not None}
        return command(decoding=chosen, **others)

    made: Callable[..., Any] = with_decoding
    for option in reversed(_OPTIONS):
        made = option(made)
    return made
