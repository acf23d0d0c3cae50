"""Finance's answer in the window: chosen, looked over, and taken in once it was agreed to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from coprod_desktop.domain.finance_answers import Verdict
from coprod_desktop.domain.finance_suffixes import ANSWER_SUFFIX
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import finance_answers
from coprod_desktop.ui.widgets.file_choice import choose_file

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog, QWidget

    from coprod_desktop.services.finance_answers import LookedOver
    from coprod_desktop.ui.desk import Desk

_NAMED = 8


class AnswerFile(QObject):
    """One way from a file to claims decided and paid, for the page that owns it. Nothing is done before the last question."""

    def __init__(self, page: QWidget, desk: Desk) -> None:
        super().__init__(page)
        self._page, self._desk = page, desk

    def ask(self) -> QFileDialog:
        """Choose the file in the system's dialog."""
        title = _("Choose finance’s answer")
        return choose_file(
            self._page, title, self.on_file_chosen, _("Answers of finance"), f"*{ANSWER_SUFFIX}"
        )

    def on_file_chosen(self, name: str) -> None:
        """Read it away from the window."""
        path = Path(name)
        if name:
            self._desk.jobs.file(
                _("Reading {name}").format(name=path.name),
                lambda _say: finance_answers.read(path),
                self.look,
                owner=self,
            )

    def look(self, raw: bytes) -> None:
        """Hold it against the register."""
        self._desk.jobs.read(
            lambda work: finance_answers.look(work, raw),
            lambda found: self.on_looked(found, raw),
            key="finance answer",
            owner=self,
        )

    def on_looked(self, found: LookedOver, raw: bytes) -> None:
        """Say what it would do, and what stays as it is."""
        number, packet = found.answer.number, found.packet.number
        label = _("Answer {answer} to packet {packet} taken in").format(answer=number, packet=packet)
        end = (
            _("Money has left the house: this cannot be undone, only put right with “The money came back”.")
            if found.moves_money
            else _("You can undo this.")
        )
        self._desk.notices.ask(
            _("Take in finance’s answer {answer} to packet {packet}?").format(answer=number, packet=packet),
            "\n".join((*says(found), end)),
            _("Take it in"),
            lambda: self._desk.jobs.write(label, lambda work: finance_answers.take_in(work, raw)),
        )


def says(found: LookedOver) -> list[str]:
    """What an answer does, in a few sentences, and each claim that stays as it is with why."""
    counted = [
        (found.counted(Verdict.APPROVE), _("approved: {n}")),
        (found.counted(Verdict.RETURN), _("sent back: {n}")),
        (found.sent, _("sent to be paid: {n}")),
        (found.paid, _("paid: {n}")),
    ]
    did = ", ".join(words.format(n=language().count(n)) for n, words in counted if n)
    day = "" if found.answer.written_on is None else language().short_day(found.answer.written_on)
    head = _("By {name} on {day}.").format(name=found.by.name, day=day)
    does = _("Claims {did}.").format(did=did) if did else _("It changes no claim.")
    said = [f"{head} {does}"]
    stays = _("Claim {number} stays as it is. {why}")
    said += [stays.format(number=one.claim.number, why=one.effect.left) for one in found.left[:_NAMED]]
    more = len(found.left) - _NAMED
    if more > 0:
        said.append(
            ngettext("{n} more claim stays as it is.", "{n} more claims stay as they are.", more).format(
                n=language().count(more)
            )
        )
    return said
