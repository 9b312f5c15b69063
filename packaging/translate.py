"""Bring the translations up to date: collect the texts of the window, compile what is translated.

python packaging/translate.py

It needs Qt's lupdate and lrelease, which come with PySide6-Essentials.
"""

import json
import subprocess
import sys
import tempfile
from itertools import chain
from pathlib import Path

from problem_texts import problem_texts, templates

from aldesk.embed.catalogue import ENCODERS
from aldesk.embed.hearing import HEARS, HINT
from aldesk.learn.catalogue import LEARNERS
from aldesk.session import kept_together
from aldesk.session.outlook import WHY_NOT_OF_SEVERAL
from aldesk.sources.messages import NOTES
from aldesk.strategies.catalogue import STRATEGIES
from aldesk.study.classifiers import PARAMETERS
from aldesk.study.verdict import HEAD, NOT_REACHED, SENTENCES

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
# What marks a text in the code beside tr() itself: `noop` for constants.
ALIASES = "QT_TR_NOOP+=noop"


def tool(name: str) -> str:
    """Return one of Qt's tools that lie beside this Python."""
    return str(Path(sys.executable).with_name(name))


def catalogue_texts() -> list[str]:
    """Return what the window shows of the catalogues, which know nothing of Qt."""
    texts = [text for item in LEARNERS for text in (item.title, item.sentence)]
    for strategy in STRATEGIES:
        texts += [strategy.title, strategy.sentence, strategy.when]
        texts += [strategy.why_not_several] * bool(strategy.why_not_several)
    texts += [*(encoder.sentence for encoder in ENCODERS), *HEAD, NOT_REACHED, HEARS, HINT]
    texts += [*SENTENCES.values(), *NOTES, *kept_together.TEXTS, WHY_NOT_OF_SEVERAL]
    settings = [
        parameter
        for item in STRATEGIES
        for parameter in (*item.parameters, *item.more, *item.for_several)
    ]
    for parameter in (*settings, *chain.from_iterable(PARAMETERS.values())):
        texts += [parameter.title, *(name.replace("_", " ") for name in parameter.choices)]
    return list(dict.fromkeys([*texts, *problem_texts()]))


def collect(ts: Path) -> None:
    """Write the texts of the window into a translation; those that are gone leave it."""
    sources = sorted(str(path) for path in (ROOT / "aldesk" / "gui").rglob("*.py"))
    options = ["-no-obsolete", "-locations", "none", "-tr-function-alias", ALIASES]
    with tempfile.TemporaryDirectory() as folder:
        catalogue = Path(folder) / "catalogue.py"
        marks = (f"noop({json.dumps(text, ensure_ascii=False)})" for text in catalogue_texts())
        catalogue.write_text("\n".join(marks), encoding="utf-8")
        sources.append(str(catalogue))
        subprocess.run([tool("pyside6-lupdate"), *sources, *options, "-ts", str(ts)], check=True)


def write_templates(to: Path) -> None:
    """Write the templates by which the window finds the values in a problem's text."""
    text = json.dumps(templates(), ensure_ascii=False, indent=1)
    to.write_text(f"{text}\n", encoding="utf-8")


def compile_to(qm: Path, ts: Path) -> None:
    """Compile a translation to the form that Qt reads."""
    subprocess.run([tool("pyside6-lrelease"), str(ts), "-qm", str(qm)], check=True)


def main() -> None:
    """Bring all translations up to date."""
    write_templates(FOLDER / "problems.json")
    for ts in sorted(FOLDER.glob("*.ts")):
        collect(ts)
        compile_to(ts.with_suffix(".qm"), ts)


if __name__ == "__main__":
    main()
