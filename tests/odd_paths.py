"""Paths that people type, paste and get from elsewhere, and that must not bring anything down."""

import os

from hypothesis import strategies as st

ODD = (
    "/", "//", ".", "..", "", "   ", "~", "~/", "~nobody", "~nobody/x", "~root/x", "~~",
    "n" * 300, "/" + "n" * 300, "ü" * 140, "a/" * 3000, "/dev/null", "/proc/self/mem", "/proc",
    "C:\\x", "C:\\x\\y.csv", "\\\\server\\share", "x.aldesk ", " x.aldesk", '"/proc/no/x"', "'~/x'",
    '"', "''", "“x”", "file:///proc/no/x%20y", "file://[", "file://%00", "a\0b", "\0", "\n", "a\nb",
    "owner/name", "owner/name@", "nul", "x.csv", ".aldesk", "x.npy", "~.npy", "-", "*", "a&b",
    "<b>x</b>", "/.gz", ".gz", "x.tar.gz", "\udcff\udcfe", "/proc/no/\udcff.aldesk",
)  # fmt: skip
_ROOTS = st.sampled_from(["", "/", "~", "~/", "./", "../", "file://", '"', "C:\\", "/proc/no/"])
_ENDS = st.sampled_from(["", "/", ".aldesk", ".csv", ".npy", ".gz", " ", '"'])
_NAMES = st.one_of(st.text(max_size=30), st.binary(max_size=20).map(os.fsdecode))


def odd_paths() -> st.SearchStrategy[str]:
    """Return texts that may stand in the field of a path."""
    made = st.tuples(_ROOTS, _NAMES, _ENDS).map("".join)
    return st.one_of(st.sampled_from(ODD), made)
