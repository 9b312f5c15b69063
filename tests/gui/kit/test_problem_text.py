"""Problems are told in the language of the window, with their values."""

import pytest

from aldesk.core.errors import Problem
from aldesk.gui.kit import problem_text
from aldesk.store.journal import Journal
from tests.store.test_merged_journals import begun

GERMAN = {
    "There is a class “{name}” already": "Es gibt schon eine Klasse „{name}“",
    "Nothing was changed": "Nichts wurde geändert",
    "The project is damaged: {what} cannot be read ({error})": "Beschädigt: {what} ({error})",
}


@pytest.fixture(autouse=True)
def german(monkeypatch: pytest.MonkeyPatch) -> None:
    def tr(text: str) -> str:
        return GERMAN.get(text.encode().decode(), text)  # like Qt, takes nothing but letters

    monkeypatch.setattr(problem_text, "tr", tr)


def problem_of(journal: Journal, name: str) -> Problem:
    with pytest.raises(Problem) as raised:
        journal.add_classes([name])
    return raised.value


def test_a_problem_is_translated_with_its_values_and_what_is_unknown_stays() -> None:
    journal = begun().journal
    journal.add_classes(["owl {x}"])
    said = problem_text.problem_text(problem_of(journal, "owl {x}"))
    assert said == (
        "Es gibt schon eine Klasse „owl {x}“. Nichts wurde geändert."
        " Choose another name, or merge the two classes."
    )


@pytest.mark.parametrize("text", ["too short: \udce9", "There is a class " + "“" * 10**6])
def test_what_is_no_text_of_ours_stays(text: str) -> None:
    assert problem_text.translated(text) == text


def test_subject_and_lines_in_a_value_are_kept() -> None:
    told = Problem("The project is damaged: the journal cannot be read (a\nb)", subject="p.aldesk")
    assert problem_text.problem_text(told) == "p.aldesk: Beschädigt: the journal (a\nb)."
