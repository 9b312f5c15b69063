"""The texts of the problems that the window shows, as the code writes them, for translation.

What a problem says is written where it happens, in English, and mostly with values in it. From an
f-string comes a template in which each value has a name.
"""

import ast
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from string import Formatter

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = (
    *("apply", "core", "embed", "engine", "media", "model", "session", "sources", "store"),
    *("study", "tables"),
)
"""Those whose problems are met in the window in ordinary work."""
_PARTS = ("what", "kept", "todo")
_FEWEST_LETTERS = 10
"""Of a template beside its values: one with fewer could be part of any text."""


def problem_texts() -> list[str]:
    """Return all texts, each once; values stand in braces, by their names."""
    return [text for text in _found() if text]


def templates() -> list[str]:
    """Return those with values, the most telling first."""
    found = (text for text, is_template in _found().items() if is_template)
    return sorted(found, key=lambda text: (-_n_letters(text), text))


def _n_letters(template: str) -> int:
    """Return how much of a template is no value."""
    return sum(len(plain) for plain, *_ in Formatter().parse(template))


@cache
def _found() -> dict[str, bool]:
    """Return each text with whether it is a template, which all that is no constant is."""
    files = (path for name in PACKAGES for path in sorted((ROOT / "aldesk" / name).rglob("*.py")))
    return dict(told for file in files for told in _texts_of(file))


def _texts_of(file: Path) -> Iterator[tuple[str, bool]]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    named: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                named.setdefault(name, []).append(value)
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                named.setdefault(name, []).append(value)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in _PROBLEMS:
            said = [*node.args[:1], *(word.value for word in node.keywords if word.arg in _PARTS)]
            for part in said:
                yield from _texts(part, named)


def _problems() -> set[str]:
    """Return the names of `Problem` and of what is derived from it."""
    names, n = {"Problem"}, 0
    while n < len(names):
        n = len(names)
        for package in PACKAGES:
            for file in (ROOT / "aldesk" / package).rglob("*.py"):
                for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                    if isinstance(node, ast.ClassDef):
                        names |= {node.name for base in node.bases if ast.unparse(base) in names}
    return names


_PROBLEMS = _problems()


def _texts(part: ast.expr, named: Mapping[str, Sequence[ast.expr]]) -> Iterator[tuple[str, bool]]:
    match part:
        case ast.Constant(value=str(text)):
            yield text, False
        case ast.JoinedStr(values=values):
            text = _template(values)
            if sum(map(str.isalpha, "".join(_plain(values)))) >= _FEWEST_LETTERS:
                yield text, True
        case ast.IfExp(body=body, orelse=orelse):
            yield from _texts(body, named)
            yield from _texts(orelse, named)
        case ast.BoolOp(values=values):
            for value in values:
                yield from _texts(value, named)
        case ast.Name(id=name):
            for value in named.get(name, ()):
                yield from _texts(value, {})


def _plain(values: list[ast.expr]) -> Iterator[str]:
    yield from (str(value.value) for value in values if isinstance(value, ast.Constant))


def _template(values: list[ast.expr]) -> str:
    names: dict[str, int] = {}
    text = ""
    for value in values:
        if isinstance(value, ast.Constant):
            text += str(value.value).replace("{", "{{").replace("}", "}}")
        elif isinstance(value, ast.FormattedValue):
            name = _name(value.value)
            names[name] = names.get(name, 0) + 1
            text += f"{{{name}{names[name] if names[name] > 1 else ''}}}"
    return text


def _name(value: ast.expr) -> str:
    match value:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name.strip("_")
        case ast.BoolOp(values=[first, *_]) | ast.Call(args=[first, *_]):
            return _name(first)
        case ast.Subscript(value=first):
            return _name(first)
    return "value"
