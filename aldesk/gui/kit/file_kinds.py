"""What can be wrong with a file, by the kinds of the import report: as a title, and counted."""

from collections.abc import Mapping

from aldesk.gui.kit.i18n import noop, tr

_TITLES = {
    "unreadable": noop("cannot be read"),
    "label": noop("unknown class"),
    "name": noop("name does not fit"),
    "missing": noop("missing"),
    "not a file": noop("not a file"),
    "empty": noop("empty"),
    "cut off": noop("cut off"),
    "too large": noop("too large"),
    "unsupported": noop("unsupported"),
    "short": noop("a little short"),
    "other kinds": noop("other kinds of files"),
    "duplicate": noop("duplicate"),
    "conflicting label": noop("duplicate with another label"),
    "channels": noop("channels cancel out"),
    "other media": noop("sound among pictures, or pictures among sound"),
    "split": noop("unknown split"),
    "table": noop("about the table"),
    "changed": noop("changed"),
    "times": noop("times that cannot be"),
    "stopped": noop("took too long"),
    "crashed": noop("ended the process"),
    "not embedded": noop("not embedded"),
}
_COUNTED = {
    "unreadable": noop("{n} cannot be read"),
    "label": noop("{n} unknown class(es)"),
    "missing": noop("{n} missing"),
    "empty": noop("{n} empty"),
    "cut off": noop("{n} cut off"),
    "too large": noop("{n} too large"),
    "unsupported": noop("{n} unsupported"),
    "short": noop("{n} a little short"),
    "duplicate": noop("{n} duplicate(s) left out"),
    "conflicting label": noop("{n} duplicate(s) with another label left out"),
    "changed": noop("{n} changed"),
    "times": noop("{n} with times that cannot be"),
    "not embedded": noop("{n} not embedded"),
}
_MOST_KINDS = 4


def kind_title(kind: str) -> str:
    """Return a kind as a person reads it in a list."""
    words = tr(_TITLES.get(kind, kind))
    return words[:1].upper() + words[1:]


def counted(kinds: Mapping[str, int]) -> str:
    """Say how many lines of an import report there are of each kind, the most frequent first."""
    known = [(kind, n) for kind, n in kinds.items() if kind in _COUNTED and n > 0]
    named = sorted(known, key=lambda pair: -pair[1])[:_MOST_KINDS]
    parts = [tr(_COUNTED[kind], "", n) for kind, n in named]
    if rest := sum(kinds.values()) - sum(n for _, n in named):
        parts.append(tr("{n} other note(s)", "", rest))
    return ", ".join(parts)
