"""Whose register it is, and where its file is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from coprod_desktop import paths
from coprod_desktop.domain.problems import FieldProblems, Problem
from coprod_desktop.i18n import _
from coprod_desktop.ui.unlock.step import Step
from coprod_desktop.ui.widgets.form import Field, Form
from coprod_desktop.ui.widgets.text_edit import TextLine

if TYPE_CHECKING:
    from collections.abc import Callable

SUFFIX = ".coprod"
_FORBIDDEN = '<>:"/\\|?*'


class AboutStep(Step):
    """Three lines; the place follows the organisation's name until another is chosen."""

    def __init__(self, leave: Callable[[], object]) -> None:
        super().__init__(
            _("Whose register is it?"),
            _("Everything you keep is one encrypted file on your own computer."),
            _("Go on"),
        )
        self.organisation, self.name, self.place = (TextLine(most=120), TextLine(most=120), TextLine())
        self.add_form(
            Form(
                [
                    Field("organisation", _("Your organisation"), self.organisation),
                    Field("name", _("Your own name"), self.name),
                    Field(
                        "path",
                        _("Where the register is kept"),
                        self.place,
                        _("On this computer, not in a folder that is copied to a cloud."),
                    ),
                ]
            )
        )
        self.add_verb(_("Choose a place…"), self.on_place_asked)
        self.add_verb(_("Not now"), leave)
        self._chosen = False
        self.organisation.changed.connect(self.on_named)
        self.place.changed.connect(self.on_place_typed)
        for line in (self.organisation, self.name, self.place):
            line.returnPressed.connect(self.on_main)
        self.on_named()

    def answers(self) -> tuple[Path, str, str]:
        """Place, organisation and name. Raises :class:`Problem`, shown beside what is missing or cannot be."""
        fields = {"organisation": self.organisation, "name": self.name, "path": self.place}
        wrong = [
            Problem(_("Please fill this in."), field) for field, line in fields.items() if not line.value()
        ]
        path = Path(self.place.value()).expanduser()
        if not wrong and (problem := _problem_with(path)):
            wrong.append(problem)
        if wrong:
            problems = FieldProblems(wrong)
            self.say(problems)
            raise problems
        return path, self.organisation.value(), self.name.value()

    def begin(self) -> None:
        """At the organisation."""
        self.organisation.setFocus()

    def on_named(self) -> None:
        """A file named after the organisation, unless a place was chosen."""
        if self._chosen:
            return
        typed = self.organisation.value()
        name = "".join(letter for letter in typed if letter not in _FORBIDDEN).strip(" .") or _("Register")
        self.place.setText(str(paths.documents_folder() / (name + SUFFIX)))

    def on_place_typed(self) -> None:
        """From now on the place is theirs."""
        self._chosen = True

    def on_place_asked(self) -> None:
        """With the system's own dialog."""
        dialog = QFileDialog(self.window(), _("Where shall the register be kept?"), self.place.text())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.fileSelected.connect(self.choose)
        dialog.open()

    def choose(self, place: str) -> None:
        """Keep it there."""
        self._chosen = True
        self.place.setText(place)


def _problem_with(path: Path) -> Problem | None:
    """What would stop it, found before anything is made; what cannot be known yet is met later."""
    if not path.is_absolute() or not path.parent.is_dir():
        return Problem(_("That folder does not exist. Choose another one."), "path")
    if path.exists():
        return Problem(
            _("There is already a file of that name. Choose another name, or open it instead."), "path"
        )
    return None
