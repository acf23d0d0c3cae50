"""Sending claims to finance: which, what stands in the way of others, and where the file goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from coprod_desktop.domain.money import Money
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import finance_packets
from coprod_desktop.ui.widgets.choice import Choice
from coprod_desktop.ui.widgets.dialog import RING, Dialog
from coprod_desktop.ui.widgets.file_choice import choose_folder
from coprod_desktop.ui.widgets.form import Field, Form
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from coprod_desktop.services.finance_packets import Ready, Written
    from coprod_desktop.ui.desk import Desk

_NAMED = 6
_ALL, _APPROVE, _PAY = "all", "approve", "pay"


class PacketSending(QObject):
    """One way from claims to a packet in a folder, for the page that owns it. ``written`` carries the packet's id."""

    written = Signal(object)

    def __init__(self, page: QWidget, desk: Desk) -> None:
        super().__init__(page)
        self._page, self._desk = page, desk
        self.dialog: Dialog | None = None

    def ask(self, wanted: Collection[int] | None) -> None:
        """Look at what can go; ``wanted`` are the claims ticked, None for all that wait."""
        self._desk.jobs.read(
            finance_packets.ready, lambda found: self.show(found, wanted), key="packet claims", owner=self
        )

    def show(self, found: Sequence[Ready], wanted: Collection[int] | None) -> None:
        """Say what would go and what would not; then ask for the folder."""
        asked = [one for one in found if wanted is None or one.id in wanted]
        able = [one for one in asked if not one.not_yet]
        left = [one for one in asked if one.not_yet]
        if not able:
            why = "\n".join(_left(left)) or _("No claim waits to be approved or paid.")
            self._desk.notices.problem(why)
            return
        dialog = self.dialog = Dialog(
            self._page.window(),
            _("Send claims to finance"),
            _(
                "The file is sealed for finance’s key: nobody else opens it. Until finance answers, these claims are paid in no other way here."
            ),
            accept=_("Choose a folder…"),
            holds=True,
        )
        form = Form([Field("which", _("Which claims"), Choice(_kinds(able)))], ring=RING)
        form.fill({"which": _ALL})
        dialog.add(form)
        boxes = Words(_boxes(able))
        dialog.add(boxes)
        form.changed.connect(lambda: boxes.setText(_boxes(_chosen(able, form.values()["which"]))))
        for words in _left(left):
            dialog.add(Words(words, Kind.NOTE))

        def go() -> None:
            chosen = _chosen(able, form.values()["which"])
            dialog.accept()
            choose_folder(self._page, lambda folder: self.write(chosen, folder))

        dialog.confirmed.connect(go)
        dialog.open()

    def write(self, chosen: Sequence[Ready], folder: Path) -> None:
        """Seal and write it; it cannot be undone, only withdrawn."""
        ids, n = [one.id for one in chosen], len(chosen)
        label = ngettext("Sent {n} claim to finance", "Sent {n} claims to finance", n)
        self._desk.jobs.write(
            label.format(n=language().count(n)),
            lambda work: finance_packets.make(work, ids, folder),
            self.on_written,
        )

    def on_written(self, made: Written) -> None:
        """Where it is, and what to compare."""
        self._desk.notices.info(
            _("{name} is written. Send it to finance; its check code is {code}.").format(
                name=made.path.name, code=made.packet.code
            )
        )
        self.written.emit(made.packet.id)


def _kinds(able: Sequence[Ready]) -> list[tuple[str, str]]:
    named = [
        (_ALL, _("All that wait ({n})")),
        (_APPROVE, _("Those to approve ({n})")),
        (_PAY, _("Those to pay ({n})")),
    ]
    return [
        (key, words.format(n=language().count(len(some))))
        for key, words in named
        if (some := _chosen(able, key))
    ]


def _chosen(able: Sequence[Ready], which: str) -> list[Ready]:
    return [one for one in able if which == _ALL or one.to_approve == (which == _APPROVE)]


def _boxes(some: Sequence[Ready]) -> str:
    return _("{payment} for their time, and {expenses} of expenses.").format(
        payment=Money.total(one.payment for one in some).text(),
        expenses=Money.total(one.expenses for one in some).text(),
    )


def _left(left: Sequence[Ready]) -> list[str]:
    said = [
        _("Claim {number}, {person}: {why}").format(number=one.number, person=one.person, why=one.not_yet)
        for one in left[:_NAMED]
    ]
    more = len(left) - len(said)
    return [*said, _("And {n} more.").format(n=language().count(more))] if more > 0 else said
