"""Files that fuzzing begins with: small, whole, one of each kind."""

import gzip
import io
import json
import shutil
from functools import cache
from pathlib import Path

import numpy as np
import pyarrow as pa
import soundfile
from PIL import Image
from pyarrow import feather
from pyarrow import parquet as pq

from aldesk.core.ids import SampleId
from aldesk.core.sample import Sample
from aldesk.core.sample_rows import SampleRows

Seed = tuple[str, bytes]
"""A file's name, which a target may read a meaning from, and its content."""

_CSV = "path,label,start,end\na.wav,high,0.5,1\nsub/b.wav,low,1,2.25\nc.wav,,,\n"
_WORDS = ["path", "label", "id", "split"]


def sample_rows() -> SampleRows:
    """Return the samples of the project that labels are imported into."""
    names = ("a.wav", "sub/b.wav", "c.wav")
    rows = SampleRows()
    rows.add(
        Sample(SampleId(f"s{n}"), Path("/data") / name, "sound") for n, name in enumerate(names)
    )
    return rows


def projects(folder: Path) -> list[Seed]:
    """Return a project with three clips and some labels."""
    from aldesk.session.new_project import NewProject, make

    tones = folder / "tones"
    for name in ("high", "low"):
        (tones / name).mkdir(parents=True, exist_ok=True)
        for number in range(2):
            wave = np.sin(np.arange(800) * (number + 1 + len(name)))
            soundfile.write(tones / name / f"{number}.wav", wave, 8000)
    with make(NewProject(folder / "seed.aldesk", tones)) as project:
        ids = [sample.id for sample in project.samples]
        classes = list(project.journal.labels.classes)
        project.journal.label([(ids[0], classes[0])])
        project.journal.label([(ids[1], classes[1])])
    return [("project.aldesk", (folder / "seed.aldesk").read_bytes())]


def tables(folder: Path) -> list[Seed]:
    """Return a table in each format that is not Arrow's."""
    rows = [
        dict(zip(_WORDS, (f"{n}.wav", "ab"[n % 2], str(n), "test"), strict=True)) for n in range(4)
    ]
    return [
        ("table.csv", _CSV.encode()),
        ("table.tsv", _CSV.replace(",", "\t").encode("utf-16")),
        ("table.csv", b"\xef\xbb\xbfsep=;\r\n" + _CSV.replace(",", ";").encode()),
        ("table.csv", b'path,label\n"a ""quoted"".wav","two\nlines"\n"b.wav",x\n'),
        ("table.csv.gz", gzip.compress(_CSV.encode(), mtime=0)),
        ("table.jsonl", "\n".join(map(json.dumps, rows)).encode()),
        ("table.json", json.dumps(rows).encode()),
        ("table.json", json.dumps({"path": {"0": "a.wav"}, "label": {"0": ["x", "y"]}}).encode()),
        ("table.xlsx", workbook()),
    ]


def label_tables(folder: Path) -> list[Seed]:
    """Return tables of labels."""
    return [
        ("labels.csv", _CSV.encode()),
        ("labels.csv", b"id,label\ns0,high\ns1,low|high\ns2,\n"),
        ("labels.csv", b"path,high,low\na.wav,1,0\nsub/b.wav,,1\n"),
        ("labels.csv", b"path,class,verdict\na.wav,high,yes\na.wav,low,no\n"),
        ("labels.jsonl", b'{"path": "a.wav", "labels": ["high", "low"]}\n{"path": "b.wav"}\n'),
    ]


def plans(folder: Path) -> list[Seed]:
    """Return plans of studies."""
    full = """
name = "Owls"
[data]
matrix = "x.npz"
label_separator = "|"
[classifier]
name = "mc-dropout"
dropout = 0.25
n_members = 8
[study]
n_reps = 3
n_cycles = 5
batch_size = 10
n_init = 10
max_candidates = 0.5
seed = 1
full_data = false
measure = "accuracy"
threshold = 0.5
first_labels = "random"
[[strategy]]
name = "RandomSampling"
[[strategy]]
name = "UHerding"
validation_size = 0.25
[[strategy]]
name = "TypiClust"
title = "Typical"
"""
    return [
        ("plan.toml", full.encode()),
        ("plan.toml", b'[data]\nproject = "a.aldesk"\n[[strategy]]\nname = "RandomSampling"\n'),
        (
            "plan.toml",
            b'[data]\nsource = "a"\n[classifier]\nname = "sklearn.svm.SVC"\nC = [1.0, {a = 1}]\n',
        ),
    ]


def annotations(folder: Path) -> list[Seed]:
    """Return files of Raven, of Audacity, and a table with times."""
    head = ["Selection", "View", "Channel", "Begin Time (s)", "End Time (s)", "Low Freq (Hz)"]
    head += ["High Freq (Hz)", "Begin File", "Species"]
    line = ["1", "Spectrogram 1", "1", "0.5", "1.25", "200", "4000.5", "a.wav", "owl"]
    raven = "\n".join("\t".join(cells) for cells in (head, line, ["2", *line[1:]])) + "\n"
    audacity = "0.5\t1.5\towl\n\\\t200.0\t4000.0\n2,5\t3,5\twren\n"
    return [
        ("raven.txt", raven.encode()),
        ("raven.txt", raven.replace("\n", "\r\n").encode("utf-16")),
        ("audacity.txt", audacity.encode()),
        ("segments.csv", _CSV.encode()),
        (
            "birdnet.csv",
            b"Start (s),End (s),Scientific name,Confidence,File\n0,3,Strix,0.9,a.wav\n",
        ),
    ]


def media(folder: Path) -> list[Seed]:
    """Return short sounds and pictures in each format."""
    wave = (0.3 * np.sin(np.arange(1600) / 3)).astype(np.float32)
    found: list[Seed] = []
    for name, subtype in (("wav", "PCM_16"), ("wav", "FLOAT"), ("flac", None), ("ogg", "VORBIS"),
                          ("aiff", "PCM_24"), ("mp3", None), ("au", "ULAW"), ("caf", "ALAC_16"),
                          ("w64", "PCM_16"), ("rf64.wav", "PCM_16")):  # fmt: skip
        file = io.BytesIO()
        form = {"mp3": "MP3", "rf64.wav": "RF64"}.get(name, name.upper())
        soundfile.write(file, np.column_stack([wave, -wave]), 8000, format=form, subtype=subtype)
        found.append((f"sound.{name}", file.getvalue()))
    noise = np.random.default_rng(0).integers(0, 255, (9, 7, 3), np.uint8)
    picture = Image.fromarray(noise)
    deep = Image.fromarray(noise[..., 0].astype(np.uint16) * 200)
    for name, image, more in (
        ("png", picture, {}), ("jpg", picture, {}), ("gif", picture.convert("P"), {}),
        ("gif", picture.convert("P"), {"save_all": True, "append_images": [picture.convert("P")]}),
        ("webp", picture, {}), ("tiff", picture, {}), ("tiff", deep, {}), ("png", deep, {}),
        ("bmp", picture, {}), ("jp2", picture, {}), ("png", picture, {"save_all": True,
         "append_images": [picture.rotate(180)]}), ("tiff", picture, {"compression": "tiff_lzw"}),
    ):  # fmt: skip
        file = io.BytesIO()
        form = {"jpg": "JPEG", "jp2": "JPEG2000"}.get(name, name.upper())
        image.save(file, form, **more)
        found.append((f"picture.{name}", file.getvalue()))
    return found


def _arrow_tables() -> list[pa.Table]:
    words = pa.table(
        {
            "path": [f"{n}.wav" for n in range(6)],
            "label": pa.array(["a", "b"] * 3).dictionary_encode(),
            "list": [["x", "y"], [], None, ["z"], ["x"], []],
            "time": pa.array([0, 1, 2, 3, 4, 5], pa.timestamp("ms")),
        }
    )
    vectors = pa.array([[0.5, float(n)] for n in range(6)], pa.list_(pa.float32()))
    matrix = pa.table(
        {"id": [f"s{n}" for n in range(6)], "embedding": vectors, "label": [*"ababab"]}
    )
    wav = io.BytesIO()
    soundfile.write(wav, np.zeros(80), 8000, format="WAV")
    cells = [{"bytes": wav.getvalue(), "path": f"{n}.wav"} for n in range(6)]
    features = {"audio": {"_type": "Audio"}, "label": {"names": ["a", "b"], "_type": "ClassLabel"}}
    media = pa.table({"audio": cells, "label": [0, 1] * 3}).replace_schema_metadata(
        {"huggingface": json.dumps({"info": {"features": features}})}
    )
    return [words, matrix, media]


def arrow(folder: Path) -> list[Seed]:
    """Return tables, a matrix and a data set as Parquet, Arrow and Feather."""
    found: list[Seed] = []
    for table in _arrow_tables():
        file = io.BytesIO()
        pq.write_table(table, file, row_group_size=4)
        found.append(("a.parquet", file.getvalue()))
        for write, name in ((pa.ipc.new_file, "a.arrow"), (pa.ipc.new_stream, "a.arrow")):
            file = io.BytesIO()
            with write(file, table.schema) as writer:
                writer.write_table(table, max_chunksize=4)
            found.append((name, file.getvalue()))
    feather.write_feather(_arrow_tables()[0], str(folder / "a.feather"))
    return [*found, ("a.feather", (folder / "a.feather").read_bytes())]


def write_saved(folder: Path) -> None:
    """Write a data set as `datasets.Dataset.save_to_disk` does, and nothing else."""
    to = folder / "saved"
    shutil.rmtree(to, ignore_errors=True)
    to.mkdir()
    for name, content in _saved().items():
        (to / name).write_bytes(content)


@cache
def _saved() -> dict[str, bytes]:
    table = _arrow_tables()[2]
    file = io.BytesIO()
    with pa.ipc.new_stream(file, table.schema) as writer:
        writer.write_table(table)
    state = {"_data_files": [{"filename": "data-00000-of-00001.arrow"}], "_split": "train"}
    info = json.loads(table.schema.metadata[b"huggingface"])["info"]
    return {
        "state.json": json.dumps(state).encode(),
        "dataset_info.json": json.dumps(info).encode(),
        "data-00000-of-00001.arrow": file.getvalue(),
    }


def saved(folder: Path) -> list[Seed]:
    """Return the files of such a data set, and a list of its splits."""
    return [*_saved().items(), ("dataset_dict.json", b'{"splits": ["train", "test"]}')]


def matrices(folder: Path) -> list[Seed]:
    """Return matrices as NumPy's files and as a table."""
    X = np.arange(20, dtype=np.float32).reshape(10, 2)
    y = np.array(["a", "b"] * 5)
    found: list[Seed] = []
    for array in (X, X.astype(">f8"), np.asfortranarray(X), X.astype(np.float16)):
        file = io.BytesIO()
        np.save(file, array)
        found.append(("x.npy", file.getvalue()))
    for named in (
        {"X": X, "y": y},
        {"X": X, "id": np.arange(10)},
        {"X": X, "y": y, "X_test": X, "y_test": y},
        {"X": X, "y": np.tile([1, 0, -1], (10, 1)), "classes": np.array(["a", "b", "c"])},
    ):
        file = io.BytesIO()
        np.savez_compressed(file, **named)
        found.append(("x.npz", file.getvalue()))
        file = io.BytesIO()
        np.savez(file, **named)
        found.append(("x.npz", file.getvalue()))
    rows = "".join(f"s{n},{n / 3},{n}.5,{'ab'[n % 2]}\n" for n in range(10))
    return [*found, ("x.csv", f"id,f0,f1,label\n{rows}".encode())]


def cards(folder: Path) -> list[Seed]:
    """Return cards of model files, for sound and for pictures."""
    sound = {"media": "sound", "output": 0, "rate": 8000, "seconds": 0.1, "classes": ["a", "b"]}
    picture = {"media": "picture", "size": [8, 8], "mean": [0.5, 0.5, 0.5], "std": [1, 1, 1]}
    picture |= {
        "layout": "nchw",
        "fit": "crop",
        "name": "x",
        "licence": "MIT",
        "output": "embedding",
    }
    return [("birds.json", json.dumps(card).encode()) for card in (sound, picture, {"rate": 8000})]


def models(folder: Path) -> list[Seed]:
    """Return the files of an exported model that are read."""
    from tests.model.models import a_head, write_a_model

    made = write_a_model(folder / "seed-model", a_head(6))
    return [(name, (made / name).read_bytes()) for name in ("model.json", "model.safetensors")]


def write_encoder(to: Path) -> None:
    """Write what of an encoder's folder is looked at before it is loaded."""
    to.mkdir(exist_ok=True)
    for name, content in _ENCODER.items():
        (to / name).write_bytes(content)


_WEIGHTS = b'{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}'
_ENCODER = {
    "config.json": b'{"model_type": "wav2vec2", "architectures": ["A"], "hidden_size": 8}',
    "preprocessor_config.json": b'{"feature_extractor_type": "X", "sampling_rate": 8000}',
    "model.safetensors": len(_WEIGHTS).to_bytes(8, "little") + _WEIGHTS + bytes(4),
    "model.safetensors.index.json": b'{"weight_map": {"a": "model.safetensors"}}',
}


def encoders(folder: Path) -> list[Seed]:
    """Return model files, and the files of an encoder's folder."""
    from tests.embed.tiny_models import onnx_picture, onnx_sound

    sound = onnx_sound(folder / "seed.onnx", length=20, shape=("n", 20), outputs=("embedding", "s"))
    found = [("model.onnx", sound.read_bytes())]
    picture = onnx_picture(folder / "seed.onnx", ("n", 3, 8, 8), (2, 3))
    found.append(("model.onnx", picture.read_bytes()))
    try:
        from tests.embed.tiny_models import tflite_sound

        found.append(("model.tflite", tflite_sound(folder / "seed.tflite").read_bytes()))
    except ImportError:  # a library of tests
        pass
    return [*found, *_ENCODER.items()]


def workbook(last: str = "B3") -> bytes:
    """Return a sheet as xlsx, of which few parts are needed, and the place of its last cell."""
    import zipfile

    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    cells = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>{a}</t></is></c>'
        f'<c r="B{n}"><v>{b}</v></c></row>'
        for n, (a, b) in enumerate([("path", 1), ("a.wav", 2.5), ("b.wav", 3)], 1)
    )
    cells = cells.replace("B3", last)
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="r1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}"><Relationship Id="r1" '
        f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData>'
        "</worksheet>",
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            packed.writestr(name, text)
    return file.getvalue()
