"""Data of studies where samples may have several classes."""

import json
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from aldesk.core.errors import Problem
from aldesk.core.ids import SampleId
from aldesk.core.import_batch import ImportBatch, SourceSummary
from aldesk.core.sample import Sample
from aldesk.session import LabelSession, Settings
from aldesk.session.new_project import take_listing
from aldesk.store import Project
from aldesk.study.data import StudyData
from aldesk.study.data_of_matrix import from_matrix
from aldesk.study.data_of_project import from_project
from aldesk.study.labelled import PoolSize, known_verdicts, pool_size
from aldesk.study.plan import DataPlan
from aldesk.study.several_labels import is_yes_or_no, several_of, several_of_columns, split_labels
from tests.conftest import embed_here

rng = np.random.default_rng(0)
X = rng.standard_normal((30, 4)).astype(np.float32)
LISTS = [[], ["owl"], ["frog", "owl"], ["toad"], ["frog"]]
LABELS = [LISTS[n % 5] for n in range(30)]
TEXTS = [";".join(names) for names in LABELS]
TABLE = np.array([[name in names for name in ("frog", "owl", "toad")] for names in LABELS], int)


def read(folder: Path, **keys: str) -> StudyData:
    return from_matrix(DataPlan(**keys), folder, 0.2, seed=0)


def check(data: StudyData) -> None:
    """Whether all is there, each sample with its own classes."""
    assert data.classes == ["frog", "owl", "toad"]
    assert len(data.X) + len(data.X_test) == 30
    for found, said in ((data.X, data.y), (data.X_test, data.y_test)):
        rows = [int(np.flatnonzero((vector == X).all(axis=1))[0]) for vector in found]
        assert (said == TABLE[rows]).all()


def pack(folder: Path, *, validation: bool = True, prefix: str = "", suffix: str = "") -> str:
    """Write a pack as the challenge has it."""
    (folder / "SET/embeddings/perch").mkdir(parents=True)
    lines = ["filename,label,validation"] if validation else ["filename,label"]
    for n, vector in enumerate(X):
        given = vector[None] if n % 2 else vector
        np.save(folder / f"SET/embeddings/perch/{prefix}clip {n}{suffix}.npy", given)
        lines.append(f"clip {n}.ogg,{TEXTS[n]}" + (f",{n % 3 == 0}" if validation else ""))
    (folder / "SET/labels.csv").write_text("\n".join(lines), encoding="utf-8")
    return "SET/embeddings/perch"


@pytest.mark.parametrize(("prefix", "suffix"), [("", ""), ("site_A__", ""), ("", "_perch")])
def test_a_pack_of_the_challenge(tmp_path: Path, prefix: str, suffix: str) -> None:
    folder = pack(tmp_path, prefix=prefix, suffix=suffix)
    data = read(tmp_path, matrix=folder, labels="SET/labels.csv", label_separator=";")
    check(data)
    assert data.ids == [f"clip {n}.ogg" for n in range(30) if n % 3]
    assert (data.X_test == X[::3]).all()


def test_a_pack_without_a_validation_column_is_split(tmp_path: Path) -> None:
    folder = pack(tmp_path, validation=False)
    data = read(tmp_path, matrix=folder, labels="SET/labels.csv", label_separator=";")
    check(data)
    assert len(data.X_test) == 5  # a fifth of those with frog, with owl, with toad and with none


def test_a_pack_of_one_class_each(tmp_path: Path) -> None:
    folder = pack(tmp_path)
    lines = [f"clip {n}.ogg,{'ab'[n % 2]},{n > 20}" for n in range(30)]
    table = "\n".join(["filename,label,validation", *lines, "elsewhere.ogg,a,True"])
    (tmp_path / "one.csv").write_text(table, encoding="utf-8")
    data = read(tmp_path, matrix=folder, labels="one.csv")
    assert not data.is_several
    assert (len(data.X), len(data.X_test), data.classes) == (21, 9, ["a", "b"])
    assert read(tmp_path, matrix=folder, labels="one.csv", label_separator=";").is_several


def test_a_pack_with_lists_as_they_are_exported(tmp_path: Path) -> None:
    folder = pack(tmp_path)
    quoted = (json.dumps(names).replace('"', '""') for names in LABELS)
    lines = [f'clip {n}.ogg,"{text}"' for n, text in enumerate(quoted)]
    (tmp_path / "lists.csv").write_text("\n".join(["filename,label", *lines]), encoding="utf-8")
    check(read(tmp_path, matrix=folder, labels="lists.csv", label_separator=";"))


def test_what_is_wrong_with_a_pack_is_said(tmp_path: Path) -> None:
    folder = pack(tmp_path)
    keys = {"matrix": folder, "label_separator": ";"}
    with pytest.raises(Problem, match="needs a table of labels"):
        read(tmp_path, **keys)
    with pytest.raises(Problem, match="no such file or folder"):
        read(tmp_path, matrix="SET/embeddings/other", labels="SET/labels.csv")
    with pytest.raises(Problem, match="No such file"):
        read(tmp_path, **keys, labels="gone.csv")
    (tmp_path / "other.csv").write_text("filename,label\nx.ogg,a\ny.ogg,b\n", encoding="utf-8")
    with pytest.raises(Problem, match=r"No \.npy in the folder"):
        read(tmp_path, **keys, labels="other.csv")
    (tmp_path / "nameless.csv").write_text("where,label\nx,a\ny,b\n", encoding="utf-8")
    with pytest.raises(Problem, match="names no files"):
        read(tmp_path, **keys, labels="nameless.csv")
    table = (tmp_path / "SET/labels.csv").read_text(encoding="utf-8")
    (tmp_path / "twice.csv").write_text(f"{table}\nclip 3.ogg,frog,False\n", encoding="utf-8")
    with pytest.raises(Problem, match=r"same embedding: clip 3\.ogg and clip 3\.ogg"):
        read(tmp_path, **keys, labels="twice.csv")
    np.save(tmp_path / folder / "clip 3.npy", np.zeros(5, np.float32))
    with pytest.raises(Problem, match="it has 5 numbers, others 4"):
        read(tmp_path, **keys, labels="SET/labels.csv")


def test_nothing_is_unpickled(tmp_path: Path) -> None:
    folder = pack(tmp_path)
    np.save(tmp_path / folder / "clip 3.npy", np.array([{}], object), allow_pickle=True)
    with pytest.raises(Problem, match=r"clip 3\.npy"):
        read(tmp_path, matrix=folder, labels="SET/labels.csv", label_separator=";")
    (tmp_path / folder / "clip 3.npy").write_bytes(b"what NumPy takes for a pickle")
    with pytest.raises(Problem, match="no plain numbers"):
        read(tmp_path, matrix=folder, labels="SET/labels.csv", label_separator=";")


def test_a_parquet_with_lists(tmp_path: Path) -> None:
    table = pa.table({"embedding": X.tolist(), "labels": LABELS})
    pq.write_table(table, tmp_path / "a.parquet")
    check(read(tmp_path, matrix="a.parquet"))


def test_an_array_of_zeros_and_ones(tmp_path: Path) -> None:
    np.savez(tmp_path / "a.npz", X=X, y=TABLE, classes=np.array(["frog", "owl", "toad"]))
    check(read(tmp_path, matrix="a.npz"))
    np.save(tmp_path / "X.npy", X)
    np.save(tmp_path / "y.npy", TABLE)
    assert read(tmp_path, matrix="X.npy", labels="y.npy").classes == ["0", "1", "2"]


def test_a_table_with_a_column_for_each_class(tmp_path: Path) -> None:
    np.save(tmp_path / "X.npy", X)
    lines = ["id,frog,owl,toad,confidence"]
    lines += [f"{n},{','.join(map(str, row))},0.{n}" for n, row in enumerate(TABLE)]
    (tmp_path / "labels.csv").write_text("\n".join(lines), encoding="utf-8")
    check(read(tmp_path, matrix="X.npy", labels="labels.csv"))


def test_texts_with_a_separator_beside_a_matrix(tmp_path: Path) -> None:
    np.save(tmp_path / "X.npy", X)
    np.save(tmp_path / "y.npy", np.array(TEXTS))
    check(read(tmp_path, matrix="X.npy", labels="y.npy", label_separator=";"))


def test_arrays_that_do_not_fit(tmp_path: Path) -> None:
    for name, y in (("n", TABLE[:-1]), ("values", 2 * TABLE), ("shape", TABLE[:, :, None])):
        np.savez(tmp_path / f"{name}.npz", X=X, y=y)
        with pytest.raises(Problem, match=r"do not fit|holds 1"):
            read(tmp_path, matrix=f"{name}.npz")
    np.savez(tmp_path / "names.npz", X=X, y=TABLE, classes=np.array(["a", "a", "b"]))
    with pytest.raises(Problem, match="3 names"):
        read(tmp_path, matrix="names.npz")
    np.savez(tmp_path / "none.npz", X=X, y=np.zeros((30, 2), int))
    with pytest.raises(Problem, match="No sample to test with has any"):
        read(tmp_path, matrix="none.npz")


def test_what_is_not_known_is_told_from_what_is_absent() -> None:
    assert several_of([["b"], None, [], ["b", "a"]]).said.tolist() == [
        [0, 1],
        [-1, -1],
        [0, 0],
        [1, 1],
    ]
    assert split_labels(["a; b", "", "nan", None], ";").said.tolist() == [[1, 1]] + 3 * [[0, 0]]
    columns = several_of_columns([("a", [1.0, float("nan"), 0.0]), ("b", ["1", "", "0"])])
    assert columns.said.tolist() == [[1, 1], [-1, -1], [0, 0]]
    assert is_yes_or_no([True, False, None])
    assert not any(is_yes_or_no(values) for values in ([0, 2], [None], ["x", "1"], [0.5]))


def test_a_project_with_several_classes(project: Project) -> None:
    session = LabelSession(project, Settings(audit_rate=0))
    session.allow_several()
    before = len(known_verdicts(project))
    ids = [sample.id for sample in project.samples if sample.split == "pool"][:20]
    names = session.labels.class_names[:2]
    for n, id_ in enumerate(ids):
        session.answer(id_, [names, names[:1], []][n % 3])
    late = "heard late"
    session.add_class(late)
    session.judge(ids[:4], late, "present")
    embed_here(project)
    verdicts = known_verdicts(project)
    assert len(verdicts) >= max(before, 20)
    classes = session.labels.class_names
    column = [said[classes.index(late)] for said in verdicts.values()]
    assert column.count(1) == 4
    assert 0 not in column  # a class that came later is absent nowhere
    data = from_project(project.path)
    assert data.is_several
    n_classes = int((np.concatenate([data.y, data.y_test]) == 1).any(axis=0).sum())
    assert pool_size(project) == PoolSize(len(data.X), len(data.X_test), n_classes, True)


def test_a_source_says_nothing_of_the_classes_of_others(tmp_path: Path) -> None:
    ids = [SampleId(f"{number:032x}") for number in range(3)]
    first = [
        Sample(ids[0], tmp_path / "0.wav", "sound", labels=("owl",)),
        Sample(ids[1], tmp_path / "1.wav", "sound", labels=(), judged=("owl",)),
    ]
    classes, file = ["owl", "frog"], tmp_path / "p.aldesk"
    with Project.create(file, first, classes, several=True) as project:
        take_listing(project, SourceSummary(1, 0, "sound", ("frog", "bat"), is_several=True))
        more = Sample(ids[2], tmp_path / "2.wav", "sound", labels=("bat",))
        project.add_samples(ImportBatch((more,)), classes=("frog", "bat"))
        assert known_verdicts(project) == {0: (1, 0, -1), 1: (0, -1, -1), 2: (-1, 0, 1)}
