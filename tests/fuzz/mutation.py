"""Damage to bytes, by a generator with a seed: what fuzzers do, without one."""

import random
import re

_MAGIC = [bytes([0]), b"\xff", b"\x7f", b"\x80", b"\xff\xff\xff\x7f", b"\xff\xff\xff\xff"]
_MAGIC += [b"\x00\x00\x00\x80", b"\xff" * 8, b"\x00" * 8, b"\xff" * 7 + b"\x7f", b"\x00\x01"]
_WORDS = [b"nan", b"-1", b"0", b"1e999", b"9" * 30, b"[" * 2000, b'{"a":' * 2000, b'"', b"'"]
_WORDS += [b"null", b"true", b"\xff\xfe", b"\xef\xbb\xbf", b"\x00", b"\n", b"\r", b"..", b"/"]
_WORDS += [
    b",",
    b"\t",
    b"]",
    b"}",
    b"[",
    b"{",
    b"=",
    b"-",
    b"\xed\xa0\x80",
    "ö".encode(),
    b"9" * 5000,
]
_NUMBER = re.compile(rb"\d+")


def mutated(data: bytes, others: list[bytes], rng: random.Random) -> bytes:
    """Return bytes with one to four damages."""
    for _ in range(rng.choice((1, 1, 1, 2, 2, 4))):
        data = _damaged(data, others, rng)
    return data[: 1 << 20]


def _damaged(data: bytes, others: list[bytes], rng: random.Random) -> bytes:  # noqa: PLR0911
    if not data:
        return rng.randbytes(8)
    at = rng.randrange(len(data))
    n = min(rng.choice((1, 2, 4, 8, 16, 64, 500)), len(data) - at)
    match rng.randrange(9):
        case 0:  # a bit
            return data[:at] + bytes([data[at] ^ 1 << rng.randrange(8)]) + data[at + 1 :]
        case 1:
            return data[:at] + rng.randbytes(n) + data[at + n :]
        case 2:
            return data[:at] + data[at + n :]
        case 3:
            return data[:at]
        case 4:
            return data[:at] + data[at : at + n] * rng.choice((2, 3, 40)) + data[at + n :]
        case 5:
            magic = rng.choice(_MAGIC)
            return data[:at] + magic + data[at + len(magic) :]
        case 6:
            return data[:at] + rng.choice(_WORDS) + data[at + rng.choice((0, 1, n)) :]
        case 7:
            other = rng.choice(others)
            there = rng.randrange(len(other) + 1)
            return data[:at] + other[there:]
        case _:
            numbers = list(_NUMBER.finditer(data))
            if not numbers:
                return data[:at] + bytes(n) + data[at + n :]
            number = rng.choice(numbers)
            new = rng.choice((b"-1", b"0", b"1e400", b"nan", b"9" * 25, b"2147483648", b"0.5"))
            return data[: number.start()] + new + data[number.end() :]
