"""Labels of elsewhere for samples that may have several classes, and back again unchanged."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aldesk.core.ids import SampleId
from aldesk.core.names import plain_name
from aldesk.core.sample import Sample
from aldesk.session import LabelSession
from aldesk.session.answer_import import read_any, take_over
from aldesk.session.export.labels import export_labels
from aldesk.session.export.several_columns import Form
from aldesk.session.label_import import LabelImport, Said
from aldesk.sources import Options
from aldesk.store import Project
from aldesk.tables.label_list import list_text

N = 5
IDS = [SampleId(f"{number:032x}") for number in range(N)]
NAMES = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=9)
CLASSES = st.lists(NAMES.map(plain_name).filter(bool), min_size=1, max_size=4, unique=True)


def made(folder: Path, classes: list[str]) -> Project:
    folder.mkdir(parents=True, exist_ok=True)
    samples = [Sample(id_, folder / f"{n}.wav", "sound") for n, id_ in enumerate(IDS)]
    return Project.create(folder / "p.aldesk", samples, classes, several=True)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with made(tmp_path, ["owl", "frog", "wren"]) as project:
        yield project


def read(project: Project, text: str, **options: Any) -> LabelImport:
    table = project.path.parent / "t.csv"
    table.write_text(text, encoding="utf-8")
    return read_any(project.samples, project.journal.labels, table, Options(**options))


def verdicts(session: LabelSession) -> dict[str, list[str]]:
    """Return what is known of each class, and at the end whether the sample is answered."""
    labels = session.labels
    return {
        id_: [
            *(labels.verdict(id_, class_id) for class_id in labels.classes),
            str(id_ in labels.marks and labels.marks[id_].kind),
        ]
        for id_ in IDS
    }


def test_a_list_says_nothing_of_classes_that_the_table_does_not_name(project: Project) -> None:
    session = LabelSession(project)
    found = read(project, "path,label\n0.wav,owl;frog\n1.wav,frog\n2.wav,[]\n3.wav,\n")
    assert found.n_empty == 1
    take_over(session, found, adds_classes=False)
    assert verdicts(session) == {
        IDS[0]: ["present", "present", "not judged", "label"],
        IDS[1]: ["absent", "present", "not judged", "label"],
        IDS[2]: ["absent", "absent", "not judged", "label"],
        IDS[3]: ["not judged"] * 3 + ["False"],
        IDS[4]: ["not judged"] * 3 + ["False"],
    }
    session.undo()
    assert session.labels.n_labeled == 0


def test_a_column_for_each_class_is_empty_where_nobody_judged(project: Project) -> None:
    session = LabelSession(project)
    take_over(session, read(project, "path,owl,frog\n0.wav,1,0\n1.wav,,0\n"), adds_classes=False)
    assert verdicts(session)[IDS[0]] == ["present", "absent", "not judged", "label"]
    assert verdicts(session)[IDS[1]] == ["not judged", "absent", "not judged", "label"]


def test_a_line_for_each_class(project: Project) -> None:
    found = read(project, "path,label\n0.wav,owl\n0.wav,frog\n1.wav,owl\n")
    assert found.said == {IDS[0]: Said(("owl", "frog")), IDS[1]: Said(("owl",), ("frog",))}


def test_a_line_with_yes_or_no_of_one_class(project: Project) -> None:
    session = LabelSession(project)
    text = "path,label,present\n0.wav,owl,1\n0.wav,frog,0\n1.wav,owl,\n"
    take_over(session, read(project, text), adds_classes=False)
    assert verdicts(session)[IDS[0]] == ["present", "absent", "not judged", "False"]
    found = read(project, "path,label,present\n0.wav,owl,1\n0.wav,owl,0\n")
    assert (found.said, found.n_contradicting) == ({}, 1)


def test_what_changes_and_what_is_the_same(project: Project) -> None:
    session = LabelSession(project)
    session.answer(IDS[0], ["owl"])
    session.answer(IDS[1], ["owl"])
    found = read(project, "path,owl,frog,wren\n0.wav,1,0,0\n1.wav,0,1,0\n2.wav,1,0,0\n")
    assert (found.n_same, found.n_changed, len(found.said)) == (1, 1, 2)


def test_classes_that_are_new(project: Project) -> None:
    session = LabelSession(project)
    found = read(project, "path,label\n0.wav,owl;bat\n1.wav,bat\n2.wav,owl\n")
    assert found.unknown == {"bat": 2}
    assert found.n_taken(adds_classes=False) == 3  # what is said of the owl
    take_over(session, found, adds_classes=True)
    assert session.labels.class_names == ["owl", "frog", "wren", "bat"]
    assert verdicts(session)[IDS[0]] == ["present", "not judged", "not judged", "present", "label"]


def test_a_merged_class_is_absent_as_a_whole(project: Project) -> None:
    session = LabelSession(project)
    session.merge_classes("wren", "owl")
    take_over(session, read(project, "path,owl,frog\n0.wav,0,1\n"), adds_classes=False)
    assert verdicts(session)[IDS[0]] == ["absent", "present", "label"]


ACTS = st.tuples(
    st.sampled_from(["answer", "present", "absent", "not judged", "skip", "cant_tell", "class"]),
    st.integers(0, N - 1),
    st.integers(0, 3),
    st.integers(0, 15),
)


def act(session: LabelSession, what: str, sample: int, one: int, some: int) -> None:
    names, id_ = session.labels.class_names, IDS[sample]
    match what:
        case "answer":
            session.answer(id_, [name for n, name in enumerate(names) if some >> n & 1])
        case "skip":
            session.skip(id_)
        case "cant_tell":
            session.cant_tell(id_)
        case "class" if "late" not in names:
            session.add_class("late")
        case "present" | "absent" | "not judged" as verdict:
            session.judge([id_], names[one % len(names)], verdict)


@pytest.mark.parametrize("form", ["list", "multi-hot"])
@pytest.mark.parametrize("ending", ["csv", "parquet"])
@given(classes=CLASSES, acts=st.lists(ACTS, max_size=12))
@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_what_goes_out_comes_in_again_unchanged(
    tmp_path_factory: pytest.TempPathFactory,
    form: Form,
    ending: str,
    classes: list[str],
    acts: list[tuple[str, int, int, int]],
) -> None:
    folder = tmp_path_factory.mktemp("round")
    with made(folder / "a", classes) as project:
        session = LabelSession(project)
        for one in acts:
            act(session, *one)
        before, names = verdicts(session), session.labels.class_names
        export_labels(session, folder / f"out.{ending}", form=form)
    said = {id_: its for id_, its in before.items() if set(its[:-1]) != {"not judged"}}
    if not said:
        return
    with made(folder / "b", names) as project:
        session = LabelSession(project)
        take_over(
            session,
            read_any(project.samples, session.labels, folder / f"out.{ending}"),
            adds_classes=False,
        )
        after = verdicts(session)
    for id_, its in said.items():
        assert after[id_][:-1] == its[:-1]
        assert (after[id_][-1] == "label") == (its[-1] == "label")
    for id_ in before.keys() - said.keys():
        assert set(after[id_][:-1]) == {"not judged"}


def test_a_list_in_a_cell_is_read_by_who_knows_the_classes(project: Project) -> None:
    session = LabelSession(project)
    session.add_class("a;b")
    found = read(
        project, f'path,label\n0.wav,"{list_text(["a;b"]).replace(chr(34), 2 * chr(34))}"\n'
    )
    assert found.said[IDS[0]].has == ("a;b",)


def test_lists_for_a_project_with_exactly_one_class(tmp_path: Path) -> None:
    samples = [Sample(id_, tmp_path / f"{n}.wav", "sound") for n, id_ in enumerate(IDS)]
    with Project.create(tmp_path / "p.aldesk", samples, ["owl", "frog"]) as project:
        text = 'path\tlabel\n0.wav\t["owl"]\n1.wav\t["owl", "frog"]\n2.wav\t[]\n3.wav\tfrog\n'
        found = read(project, text)
    assert found.pairs == {IDS[0]: "owl", IDS[3]: "frog"}
    assert (found.n_empty, [line.place for line in found.refused]) == (1, ["Row 3"])
