"""The settings of the program: each counts, and is kept, as soon as it is changed."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from aldesk.gui.kit import i18n, theme
from aldesk.gui.kit.background import Background
from aldesk.gui.kit.folder_field import FolderField
from aldesk.gui.kit.general_settings import MOST_AUDIT, change_general, general_settings
from aldesk.gui.kit.i18n import noop, tr
from aldesk.gui.kit.messages import Messages
from aldesk.gui.kit.settings_field import choice, line, number, translated
from aldesk.gui.settings.page_frame import PageFrame
from aldesk.gui.settings.places import Place, log_folder, models_folder, preferences_folder
from aldesk.gui.settings.section import Section
from aldesk.media.outputs import output_names

_THEMES: tuple[tuple[str, theme.Choice], ...] = (
    (noop("As the system"), "auto"),
    (noop("Light"), "light"),
    (noop("Dark"), "dark"),
)
_LANGUAGES: tuple[tuple[str, i18n.Choice], ...] = (
    (noop("As the system"), "auto"),
    ("English", "en"),
    ("Deutsch", "de"),
)


class SettingsPage(PageFrame):
    """Theme, language, sound output, what new projects begin with, and folders.

    Signals
    -------
    theme_chosen : theme.Choice
    device_chosen : str
        Of the sound output; empty for the system's.
    annotator_named
        The person has another name in the settings now.
    """

    theme_chosen = Signal(str)
    device_chosen = Signal(str)
    annotator_named = Signal()

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._background: Background | None = None
        self.theme = choice(tr("Theme"), translated(_THEMES))
        self.language = choice(tr("Language"), translated(_LANGUAGES))
        self.device = choice(tr("Output device"), [(tr("System"), "")])
        kept = tr("Kept with each answer, and exported")
        self.annotator = line(tr("Your name"), tip=kept, placeholder=tr("nobody's name"))
        self.audit = number(tr("Audit samples in new projects"), 0, MOST_AUDIT, " %", 5)
        self.folder = FolderField(
            tr("Folder for new projects"),
            tr("beside the samples"),
            tr("Choose a folder"),
            "new project",
        )
        self.lay_out(tr("SETTINGS"), tr("Close the settings"), self._sections(messages))
        self._connect()

    def show_settings(self, theme_now: str, device: str) -> None:
        """Show what is in force now.

        Parameters
        ----------
        theme_now : theme.Choice
            Perhaps another than the one kept: the command line may have chosen it.
        device : str
            Of the sound output.
        """
        now = general_settings()
        fields = (
            *(self.theme, self.language, self.device),
            *(self.annotator, self.audit, self.folder.field),
        )
        blockers = [QSignalBlocker(field) for field in fields]
        self.theme.setCurrentIndex(self.theme.findData(theme_now))
        self.language.setCurrentIndex(self.language.findData(now.language))
        self.annotator.setText(now.annotator)
        self.audit.setValue(now.audit_percent)
        self.folder.field.setText(now.project_folder)
        _fill(self.device, device, [])
        for blocker in blockers:
            blocker.unblock()
        self._background = self._background or Background("sound outputs")
        self._background.submit(_outputs, self._show_outputs)

    def enter(self) -> None:
        """Take the keys."""
        self.theme.setFocus()

    def stop(self) -> None:
        """End the thread that looks for sound outputs."""
        if self._background:
            self._background.close()

    def _show_outputs(self, names: list[str]) -> None:
        with QSignalBlocker(self.device):
            _fill(self.device, str(self.device.currentData()), names)

    def _take_theme(self) -> None:
        change_general(theme=self.theme.currentData())
        self.theme_chosen.emit(self.theme.currentData())

    def _take_annotator(self) -> None:
        change_general(annotator=self.annotator.text().strip())
        self.annotator_named.emit()

    def _connect(self) -> None:
        self.theme.currentIndexChanged.connect(self._take_theme)
        self.language.currentIndexChanged.connect(
            lambda: change_general(language=self.language.currentData())
        )
        self.device.currentIndexChanged.connect(
            lambda: self.device_chosen.emit(self.device.currentData())
        )
        self.annotator.editingFinished.connect(self._take_annotator)
        self.audit.valueChanged.connect(lambda value: change_general(audit_percent=value))
        self.folder.field.textChanged.connect(
            lambda _: change_general(project_folder=self.folder.text)
        )

    def _sections(self, messages: Messages) -> list[QWidget]:
        look = Section(tr("APPEARANCE"))
        look.add(tr("Theme"), self.theme)
        look.add(tr("Language"), self.language, tr("From the next start"))
        sound = Section(tr("SOUND"))
        sound.add(tr("Output device"), self.device)
        person = Section(tr("PERSON"))
        person.add(tr("Your name"), self.annotator, tr("Kept with each answer, and exported"))
        new = Section(tr("NEW PROJECTS"))
        share = tr("Drawn at random to measure accuracy; 0 measures none")
        new.add(tr("Audit samples"), self.audit, share)
        new.add(tr("Project files go to"), self.folder, tr("Empty: beside the samples"))
        folders = Section(tr("FOLDERS"))
        for words, folder in (
            (tr("Models from Hugging Face"), models_folder()),
            (tr("Settings and keys"), preferences_folder()),
            (tr("Log"), log_folder()),
        ):
            folders.add_wide(Place(words, folder, messages))
        return [look, sound, person, new, folders]


def _fill(device: QComboBox, chosen: str, names: list[str]) -> None:
    """List the outputs, and the chosen one also while it is not plugged in."""
    device.clear()
    device.addItem(tr("System"), "")
    for name in dict.fromkeys([*names, *([chosen] if chosen else [])]):
        device.addItem(name, name)
    device.setCurrentIndex(device.findData(chosen))


def _outputs() -> list[str]:
    try:
        return output_names()
    except Exception:  # noqa: BLE001 - whatever the library or a driver does
        return []
