"""The way in: the start page and the wizard, from nothing to an open project."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from aldesk.core.errors import Damaged, Problem
from aldesk.core.files import is_there, unwritten
from aldesk.core.outcome import Failed, Outcome
from aldesk.gui.begin.start_page import StartPage
from aldesk.gui.kit.file_dialog import PROJECTS, ask_file
from aldesk.gui.kit.i18n import tr
from aldesk.gui.kit.messages import Messages
from aldesk.gui.kit.problem_text import problem_text
from aldesk.gui.kit.reach import Reach

if TYPE_CHECKING:
    from aldesk.gui.begin.project_maker import ProjectMaker
    from aldesk.gui.begin.rescue import Rescue
    from aldesk.gui.begin.wizard import Wizard
    from aldesk.store.project import Project


class StartFlow(QObject):
    """Puts its two pages into the window's stack, the wizard when it is first asked for.

    Signals
    -------
    chosen : Project
        Open, and the receiver's to close.
    begun : (Project, ImportThread)
        The same for one whose first samples are there, and what reads the others. The receiver
        follows it.
    add_wanted : (str, Options or None)
        A source to take into the open project.
    annotated : Path
        See `Wizard`.
    left
        The wizard was left.
    """

    chosen = Signal(object)
    begun = Signal(object, object)
    add_wanted = Signal(str, object)
    annotated = Signal(object)
    left = Signal()

    def __init__(self, stack: QStackedWidget, messages: Messages) -> None:
        super().__init__(stack)
        self._stack = stack
        self._messages = messages
        self._wizard: Wizard | None = None
        self._rescue: Rescue | None = None
        self._demo: ProjectMaker | None = None
        self.reach = Reach(messages)
        self.start = StartPage()
        stack.addWidget(self.start)
        self.start.recent.chosen.connect(self.open_path)
        self.start.source_named.connect(self._open_named)
        self.start.pasted.connect(self._open_pasted)
        self.start.project_wanted.connect(self.ask_project)
        self.start.demo_wanted.connect(self.open_demo)

    @property
    def wizard(self) -> "Wizard":
        """The wizard."""
        if self._wizard is None:
            from aldesk.gui.begin.wizard import Wizard

            self._wizard = made = Wizard(self.reach)
            self._stack.addWidget(made)
            made.begun.connect(self.begun)
            made.add_wanted.connect(self.add_wanted)
            made.annotated.connect(self.annotated)
            made.open_wanted.connect(self.open_path)
            made.closed.connect(self.left)
        return self._wizard

    @property
    def rescue(self) -> "Rescue":
        """What is offered where a project is damaged."""
        if self._rescue is None:
            from aldesk.gui.begin.rescue import Rescue

            self._rescue = Rescue(self._stack, self._messages)
            self._rescue.saved.connect(self.open_path)
        return self._rescue

    @property
    def is_asking(self) -> bool:
        """Whether the wizard is shown."""
        return self._wizard is not None and self._stack.currentWidget() is self._wizard

    def open_path(self, path: Path) -> None:
        """Open a project, or the one beside a source; show any other source in the wizard.

        It is done at once if the path's drive answers at once, else when it does.
        """
        self.reach.when_it_answers(path, partial(self._open_reached, path))

    def _open_reached(self, path: Path) -> None:
        from aldesk.session.new_project import project_beside

        path = path.resolve() if is_there(path) else path
        beside = project_beside(path) if is_there(path) and path.name else path
        if path.suffix == ".aldesk":
            self._open(path)
        elif beside != path and is_there(beside):
            self._messages.notice(
                tr("Opened the project that lies beside it: {name}.", name=beside.name)
            )
            self._open(beside)
        elif self._wizard and self._wizard.maker.is_running:
            self._messages.notice(tr("Another source is being read; choose this one after it."))
        else:
            self.new(str(path))

    def new(self, source: str = "") -> None:
        """Ask how a new project is to be made."""
        self._ask(source)

    def add_to(self, project: "Project") -> None:
        """Ask what to add to a project."""
        self._ask("", project)

    def ask_project(self) -> None:
        """Let the person choose a project file."""
        title = tr("Open a project")
        if name := ask_file(self._stack, "project", title, PROJECTS):
            self.open_path(Path(name))

    def open_demo(self) -> None:
        """Open the demo where `aldesk demo` has it; make it there the first time."""
        from aldesk.session.demo_project import spoken_digits

        demo = spoken_digits()
        if is_there(demo.file):
            self._open(demo.file)
        elif not (self._demo and self._demo.is_running):
            self._messages.notice(tr("The demo is being made …"))
            try:
                demo.file.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                kept = tr("Nothing was written")
                problem = unwritten(tr("The demo"), demo.file, error, kept)
                self._messages.trouble(problem_text(problem), act="demo")
                return
            self._demo = self._demo or self._demo_maker()
            self._demo.make(demo)

    def stop(self) -> None:
        """End the threads of the start page and the wizard."""
        self.reach.stop()
        self.start.stop()
        for made in (self._demo, self._rescue, self._wizard):
            if made:
                made.stop()

    def _ask(self, source: str, project: "Project | None" = None) -> None:
        self._stack.setCurrentWidget(self.wizard)
        if not self.wizard.maker.is_running:  # else what is being made comes back to view
            self.wizard.open(source, project)

    def _demo_maker(self) -> "ProjectMaker":
        from aldesk.gui.begin.project_maker import ProjectMaker

        made = ProjectMaker(self)
        made.begun.connect(self.begun)
        made.ended.connect(self._demo_failed)
        return made

    def _demo_failed(self, outcome: Outcome) -> None:
        if isinstance(outcome, Failed):
            self._messages.trouble(problem_text(outcome.problem), act="demo")

    def _open_named(self, where: str) -> None:
        if where:
            self.open_path(Path(where))
        else:
            self.new()

    def _open_pasted(self, where: str) -> None:
        """Open what was pasted into the empty field, if it is there."""

        def open_it() -> None:
            if is_there(Path(where)) and self.start.source.text == where:
                self.open_path(Path(where))

        self.reach.when_it_answers(Path(where), open_it)

    def _open(self, path: Path) -> None:
        from aldesk.gui.begin.single_instance import activate_existing
        from aldesk.store.lock import Unavailable
        from aldesk.store.project import Project

        try:
            self.chosen.emit(Project.open(path))
        except Unavailable as problem:
            if activate_existing(path):
                self._messages.notice(
                    tr("{name} is open already; its window is in front now.", name=path.name)
                )
            else:
                self._messages.trouble(problem_text(problem), act="open")
        except Damaged as problem:
            self.rescue.offer(path, problem)
        except Problem as problem:
            self._messages.trouble(problem_text(problem), act="open")
