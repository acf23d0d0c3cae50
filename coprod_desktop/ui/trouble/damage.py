"""A damaged register: what was found, the newest good backup, and the ways on from here."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import rescue
from coprod_desktop.ui.backup_words import facts
from coprod_desktop.ui.keeper import moment
from coprod_desktop.ui.unlock.frame import StepWindow
from coprod_desktop.ui.unlock.step import Step
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.ui.widgets.facts import Facts
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_desktop.domain.problems import Problem
    from coprod_desktop.services.rescue import Found, Good


class DamageWindow(StepWindow):
    """Nothing is worked on while it stands. ``chosen`` (a backup) is to be gone back to.

    ``again`` wants it opened once more, ``another`` another register; closing the window ends the program.
    """

    chosen = Signal(object)
    again = Signal()
    another = Signal()

    def __init__(self, register: Path, keys: Any, problem: Problem, folder: Path | None) -> None:
        super().__init__(register.stem, _("A register in {folder}").format(folder=register.parent))
        self._register, self._keys = register, keys
        self.damage = DamageStep(problem, getattr(problem, "findings", ()), gone=not register.exists())
        self.damage.confirmed.connect(self.on_back_asked)
        self.damage.elsewhere_asked.connect(self.on_elsewhere_asked)
        self.damage.again_asked.connect(self.again)
        self.damage.another_asked.connect(self.another)
        self.damage.quit_asked.connect(self.close)
        self.show_step(self.damage)
        self.look_in(folder)

    def look_in(self, folder: Path | None) -> None:
        """Look for the newest good backup."""
        self.damage.work(_("Looking for a good backup…"), 0, 0)
        self.errands.run(
            partial(rescue.find, self._register, self._keys, folder),
            self.damage.show_found,
            self.damage.refuse,
        )

    def on_elsewhere_asked(self) -> None:
        """Backups may lie in a folder that this computer does not know."""
        dialog = QFileDialog(self, _("Where are the backups?"), str(self._register.parent))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.look_in(Path(name)))
        dialog.open()

    def on_back_asked(self) -> None:
        """Say what it means, then do it."""
        if (good := self.damage.good) is None:
            return
        said = _(
            "What was done after it is not in it. The damaged file is kept in {folder}, in case something can still "
            "be read from it. Passwords stay those of today."
        ).format(folder=good.backup.path.parent)
        if not self._register.exists():
            said = _("What was done after it is not in it. Passwords stay those of today.")
        dialog = Dialog(
            self,
            _("Go back to the backup of {moment}?").format(moment=moment(good.backup.at)),
            said,
            accept=_("Go back"),
        )
        dialog.accepted.connect(lambda: self.chosen.emit(good.backup))
        dialog.open()


class DamageStep(Step):
    """What is wrong in plain words, the findings for whoever wants them, and the backup to go back to."""

    elsewhere_asked = Signal()
    again_asked = Signal()
    another_asked = Signal()
    quit_asked = Signal()

    def __init__(self, problem: Problem, findings: Sequence[str], *, gone: bool = False) -> None:
        title = _("This register is gone") if gone else _("This register is damaged")
        super().__init__(title, problem.message, _("Go back to this backup…"))
        self.good: Good | None = None
        self.details = Button(_("Details"), self.on_details_asked, weight=Weight.LINK)
        self.findings = Words("\n".join(findings), Kind.NOTE)
        self.findings.setVisible(False)
        self.details.setVisible(bool(findings))
        row = Flow()
        row.addWidget(self.details)
        self.add(row)
        self.add(self.findings)
        self.card = Card()
        self.card.hide()
        self.add(self.card)
        self.main.hide()
        self.elsewhere = self.add_verb(_("Look in another folder…"), self.elsewhere_asked.emit)
        self.add_link(_("Try to open it again"), self.again_asked.emit)
        self.add_link(_("Another register…"), self.another_asked.emit)
        self.add_link(_("Quit"), self.quit_asked.emit)

    def show_found(self, found: Found) -> None:
        """What there is to go back to."""
        self.rest()
        self.good = found.good
        self.card.clear()
        self.card.show()
        self.main.setVisible(found.good is not None)
        if found.good is None:
            self.card.say(_("No good backup was found"))
            self.card.add(Words(_("Looked in {folder}.").format(folder=found.folder), Kind.NOTE))
            self.elsewhere.setFocus()
            return
        self.card.say(_("The newest good backup: {moment}").format(moment=moment(found.good.backup.at)))
        self.card.add(Facts(facts(found.good.inside)))
        if found.bad:
            said = ngettext(
                "{n} newer backup is damaged too or has other keys.",
                "{n} newer backups are damaged too or have other keys.",
                found.bad,
            )
            self.card.add(Words(said.format(n=language().count(found.bad)), Kind.ATTENTION))
        self.main.setFocus()

    def on_details_asked(self) -> None:
        """Show what was found, or hide it again."""
        self.findings.setVisible(self.findings.isHidden())
