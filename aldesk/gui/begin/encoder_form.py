"""Which encoder a project gets: built in, a folder, a file, of the hub, or ready embeddings."""

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aldesk.core.errors import Problem
from aldesk.core.files import is_there
from aldesk.core.hub_folder import fetch_command
from aldesk.core.hub_id import HubId
from aldesk.core.sample import Media
from aldesk.core.typed_path import typed_path
from aldesk.embed.catalogue import (
    ENCODERS,
    MATRICES,
    MODEL_FILES,
    POOLINGS,
    PRECISIONS,
    full_name,
    is_matrix,
    is_model_file,
)
from aldesk.embed.encoder_check import refuse_unfit
from aldesk.embed.model_cache import cached_model
from aldesk.embed.model_file import read_model_file
from aldesk.engine.embed.encoder_choice import EncoderChoice
from aldesk.gui.kit.file_dialog import ask_file, ask_folder
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.settings_field import combo, field
from aldesk.gui.kit.widgets import button, label, set_tone

_FOLDER, _FILE, _HUB, _MATRIX = "model folder", "model file", "hub", "embeddings"
_OTHERS = (
    (noop("A model in a folder"), _FOLDER),
    (noop("A model file"), _FILE),
    (noop("A model from the Hugging Face hub"), _HUB),
    (noop("Precomputed embeddings"), _MATRIX),
)
_SENTENCES = {
    _FOLDER: noop(
        "A vision or audio model in the Hugging Face format, with config.json and "
        "model.safetensors."
    ),
    _FILE: noop(
        "ONNX or TFLite. BirdNET, Perch and models for pictures are recognised; others need a card "
        "beside them, which the guide describes."
    ),
    _HUB: noop("A vision or audio model, by its Hugging Face id."),
    _MATRIX: noop(
        "Computed elsewhere: npy, npz or Parquet. Rows are matched by a column id or path, or "
        "else by the natural order of the paths."
    ),
}
_EXAMPLES: dict[Media | None, str] = {
    "sound": noop("such as openai/whisper-base"),
    "picture": noop("such as facebook/dinov2-small"),
    None: noop("owner/name"),
}
_POOLING_WORDS = {
    "auto": noop("what suits the model"),
    "cls": noop("class token"),
    "mean": noop("mean"),
    "projected": noop("projected, beside words"),
}


class EncoderForm(QWidget):
    """The encoder with one sentence about it; pooling and precision behind “More”.

    Signals
    -------
    changed
        Something else is chosen.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._media: Media | None = None
        self.kind = combo(tr("Encoder"), ())
        self.kind.currentIndexChanged.connect(lambda _: self._look())
        self.where = QLineEdit()
        self.where.setAccessibleName(
            tr("Model folder, model file, Hugging Face id or file of embeddings")
        )
        self.where.textChanged.connect(lambda _: self._say())
        self.browse = button(tr("Choose …"), tr("Choose the encoder's folder or file"))
        self.browse.clicked.connect(self._ask)
        self.sentence = label("", "muted", wraps=True)
        self.more = button(tr("More …"), tr("Pooling and precision"))
        self.more.setCheckable(True)
        self.pooling = combo(tr("Pooling"), [(tr(_POOLING_WORDS.get(p, p)), p) for p in POOLINGS])
        self.precision = combo(tr("Precision"), [(p, p) for p in PRECISIONS])
        for options in (self.pooling, self.precision):
            options.currentIndexChanged.connect(lambda _: self.changed.emit())
        self._lay_out()
        self.show_media(None)

    def show_media(self, media: Media | None) -> None:
        """Offer the encoders for sound or for pictures; what was chosen stays, if it can."""
        chosen, self._media = self.kind.currentData(), media
        with QSignalBlocker(self.kind):
            self.kind.clear()
            if media is None:
                self.kind.addItem(tr("Built in, to suit the samples"), "")
            for encoder in ENCODERS:
                if encoder.media == media:
                    self.kind.addItem(tr("Built in: {name}", name=encoder.name), encoder.name)
            for words, value in _OTHERS:
                is_sound_file = value == _FILE and media == "sound"
                said = tr("A model file, such as BirdNET") if is_sound_file else tr(words)
                self.kind.addItem(said, value)
            self.kind.setCurrentIndex(max(0, self.kind.findData(chosen)))
        self._look()

    def reset(self) -> None:
        """Go back to the built-in encoder."""
        self.kind.setCurrentIndex(0)
        self.where.clear()
        for choice in (self.pooling, self.precision):
            choice.setCurrentIndex(0)

    def encoder(self) -> str:
        """Return what is chosen, as `aldesk.session.new_project.NewProject` takes it."""
        kind = str(self.kind.currentData())
        if kind not in _SENTENCES:
            return kind
        return self.where.text().strip() if kind == _HUB else self._path

    @property
    def _path(self) -> str:
        return typed_path(self.where.text())

    def choice(self) -> EncoderChoice:
        """Return what is chosen, with its options, those of a model only."""
        encoder = full_name(self.encoder())
        if self.kind.currentData() not in (_FOLDER, _HUB):
            return EncoderChoice(encoder)
        pooling, precision = (str(box.currentData()) for box in (self.pooling, self.precision))
        return EncoderChoice(encoder, pooling, precision)

    def show_choice(self, choice: EncoderChoice) -> None:
        """Choose this."""
        self.reset()
        if not choice.encoder:
            return
        if (place := self.kind.findData(choice.encoder)) < 0:
            place = self.kind.findData(_kind_of(choice.encoder))
            self.where.setText(choice.encoder)
        self.kind.setCurrentIndex(place)
        self.pooling.setCurrentIndex(self.pooling.findData(choice.pooling))
        self.precision.setCurrentIndex(self.precision.findData(choice.precision))
        options = choice.pooling, choice.precision
        self.more.setChecked(self.more.isVisibleTo(self) and options != ("auto", "auto"))

    def problem(self) -> str:
        """Return what keeps the choice from being used; empty if nothing does."""
        kind, text = self.kind.currentData(), self.where.text().strip()
        path = Path(self._path)
        if kind == _FOLDER and not _holds_model(self._path):
            return tr("Choose the model's folder, the one with config.json.")
        if kind == _FILE and not (is_model_file(path) and is_there(path)):
            return tr("Choose the model file ({kinds}).", kinds=", ".join(MODEL_FILES))
        if kind == _MATRIX and not (is_matrix(path) and is_there(path)):
            return tr("Choose the file with the embeddings ({kinds}).", kinds=", ".join(MATRICES))
        if kind == _HUB and HubId.parse(text) is None:
            return tr("Type the encoder's Hugging Face id: owner/name.")
        return self._unfit() if kind else ""

    def _unfit(self) -> str:
        """Say why the encoder cannot work on these samples; empty if nothing is known of it."""
        try:
            refuse_unfit(self.encoder(), (self._media,) if self._media else ())
        except Problem as problem:
            return f"{problem.what}. {problem.todo}.".removesuffix(" .")
        return ""

    def _look(self) -> None:
        kind = self.kind.currentData()
        is_elsewhere = kind in _SENTENCES
        self.where.setVisible(is_elsewhere)
        self.browse.setVisible(kind in (_FOLDER, _FILE, _MATRIX))
        self.more.setVisible(kind in (_FOLDER, _HUB))
        self.more.setChecked(self.more.isChecked() and kind in (_FOLDER, _HUB))
        self.where.setPlaceholderText(tr(_EXAMPLES[self._media]) if kind == _HUB else "")
        self._say()

    def _say(self) -> None:
        kind, text = self.kind.currentData(), self.where.text().strip()
        built_in = {encoder.name: encoder.sentence for encoder in ENCODERS}
        sentence = _SENTENCES.get(kind) or built_in.get(kind, "")
        words, tone = tr(sentence) if sentence else "", "muted"
        if kind == _HUB and (hub_id := HubId.parse(text)):
            words, tone = _hub_words(hub_id)
        is_named = {
            _HUB: bool(HubId.parse(text)),
            _FOLDER: _holds_model(self._path),
            _FILE: is_model_file(self._path) and is_there(Path(self._path)),
        }
        if is_named.get(kind) and (unfit := self._unfit()):
            words, tone = unfit, "warn"
        elif kind == _FILE and is_named[_FILE]:
            words, tone = _model_words(Path(self._path)), "good"
        self.sentence.setText(words)
        self.sentence.setVisible(bool(words))
        set_tone(self.sentence, tone)
        self.changed.emit()

    def _ask(self) -> None:
        if self.kind.currentData() == _FOLDER:
            name = ask_folder(self, "model", tr("The folder of a model"), self._path)
        elif self.kind.currentData() == _FILE:
            kinds = " ".join(f"*{suffix}" for suffix in MODEL_FILES)
            title = tr("Models")
            name = ask_file(self, "model file", title, f"{title} ({kinds})")
        else:
            kinds = " ".join(f"*{suffix}" for suffix in MATRICES)
            title = tr("Embeddings")
            name = ask_file(self, "embeddings", title, f"{title} ({kinds})")
        if name:
            self.where.setText(name)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.where, 1)
        row.addWidget(self.browse)
        options = QWidget()
        fields = QHBoxLayout(options)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(12)
        fields.addWidget(field(tr("Pooling"), self.pooling))
        fields.addWidget(field(tr("Precision"), self.precision))
        options.hide()
        self.more.toggled.connect(options.setVisible)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(field(tr("Encoder"), self.kind))
        column.addLayout(row)
        column.addWidget(self.sentence)
        more = QHBoxLayout()
        more.addWidget(self.more)
        more.addStretch()
        column.addLayout(more)
        column.addWidget(options)


def _holds_model(folder: str) -> bool:
    return bool(folder) and is_there(Path(folder) / "config.json")


def _kind_of(encoder: str) -> str:
    path = Path(encoder)
    if is_matrix(encoder):
        return _MATRIX
    if is_model_file(encoder):
        return _FILE
    return _HUB if HubId.parse(encoder) and not is_there(path) else _FOLDER


def _model_words(path: Path) -> str:
    """Say what a model file that can be used takes and gives, and under which licence."""
    model = read_model_file(path)
    card, n = model.card, model.output.width
    if card.media == "sound":
        takes = f"{card.seconds:g} s · {card.rate / 1000:g} kHz"
    else:
        takes = "{1} × {0} px".format(*card.size)
    parts = (card.name or path.stem, takes, tr("{n} dimensions", n=n) if n else "", card.licence)
    return " · ".join(filter(None, parts))


def _hub_words(hub_id: HubId) -> tuple[str, str]:
    if cached_model(hub_id):
        return tr("{name} is on this computer; no download is needed.", name=hub_id), "good"
    command, here = fetch_command("models", hub_id)
    return (
        tr(
            "{name} is not on this computer; it is downloaded from huggingface.co when the "
            "embedding starts. Without a network, run “{command}” on another computer, and choose "
            "the folder {here}.",
            name=hub_id,
            command=command,
            here=here,
        ),
        "warn",
    )
