"""The short forms on a claim's way: late, signed on paper, sent back, without a receipt, not needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_desktop.i18n import _, language
from coprod_desktop.services import settling
from coprod_desktop.ui.money.batch import needed_day
from coprod_desktop.ui.widgets.day_edit import DayEdit
from coprod_desktop.ui.widgets.form import Field, Section
from coprod_desktop.ui.widgets.form_dialog import FormDialog
from coprod_desktop.ui.widgets.text_edit import TextArea, TextLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from coprod_desktop.services.claims import ClaimPage as Shown
    from coprod_desktop.ui.jobs import Work
    from coprod_desktop.ui.widgets.form import Part
    from coprod_desktop.ui.widgets.page import Page


def late_dialog(page: Page, shown: Shown) -> FormDialog:
    """After the last day to claim: say when it came in, or why it is still paid."""
    claim = shown.claim
    last = "" if shown.last_day is None else language().day(shown.last_day)
    dialog = _dialog(
        page,
        _("Hand in claim {number}").format(number=claim.number),
        [
            Field("received_on", _("It reached us on"), DayEdit(page.desk.today(), past=True)),
            Field("late_reason", _("If it came in late: why it is still paid"), TextArea(lines=2)),
        ],
        verb=_("Hand in"),
        label=_("Claim {number} handed in").format(number=claim.number),
        work=lambda work, values: settling.submit(
            work, claim.id, values["late_reason"], values["received_on"]
        ),
        sentence=_("The last day to claim was {day}. Late is never an automatic no.").format(day=last),
    )
    dialog.form.fill(
        {"received_on": claim.received_on or page.desk.today(), "late_reason": claim.late_reason}
    )
    return dialog


def exceptions_dialog(page: Page, shown: Shown) -> FormDialog:
    """Approve although a receipt is missing."""
    claim, seen = shown.claim, shown.seen
    return _dialog(
        page,
        _("Approve claim {number}").format(number=claim.number),
        [_exceptions()],
        verb=_("Approve"),
        label=_("Claim {number} approved").format(number=claim.number),
        work=lambda work, values: settling.approve(work, claim.id, seen, values["exceptions_reason"]),
        sentence=_("A receipt is missing. The reason is printed on finance's copy."),
    )


def paper_dialog(page: Page, shown: Shown) -> FormDialog:
    """Someone signed on paper: who, and when."""
    claim, seen = shown.claim, shown.seen
    parts: list[Part] = [
        Field("approved_by", _("Who signed"), TextLine(most=120)),
        Field("approved_on", _("The day they signed"), DayEdit(page.desk.today(), past=True)),
    ]
    if needs_reason(shown):
        parts.append(_exceptions())
    dialog = _dialog(
        page,
        _("Approved on paper"),
        parts,
        verb=_("Approved"),
        label=_("Claim {number} approved on paper").format(number=claim.number),
        work=lambda work, values: settling.approve_on_paper(
            work,
            claim.id,
            values["approved_by"],
            needed_day(values, "approved_on"),
            seen,
            values.get("exceptions_reason", ""),
        ),
        sentence=_("Keep the signed paper. Nobody approves a claim that pays themselves."),
    )
    dialog.form.fill({"approved_on": page.desk.today()})
    return dialog


def return_dialog(page: Page, shown: Shown) -> FormDialog:
    """What needs putting right, for the whole and line by line, in words the person can be told."""
    claim, seen = shown.claim, shown.seen
    parts: list[Part] = [
        Field("returned_because", _("What needs putting right"), TextArea(lines=2)),
        Section(_("Line by line, if it helps")),
    ]
    parts += [
        Field(str(line.id), f"{line.what}, {line.claimed.text()}", TextLine(most=300)) for line in shown.lines
    ]

    def send_back(work: Work, values: dict[str, Any]) -> None:
        remarks = {line.id: values[str(line.id)] for line in shown.lines}
        settling.return_(work, claim.id, values["returned_because"], remarks, seen)

    return _dialog(
        page,
        _("Send claim {number} back").format(number=claim.number),
        parts,
        verb=_("Send back"),
        label=_("Claim {number} sent back").format(number=claim.number),
        work=send_back,
        sentence=_("Write it so that it can be read out to {person}.").format(person=shown.person),
    )


def void_dialog(page: Page, shown: Shown) -> FormDialog:
    """Not needed, and why."""
    claim = shown.claim
    return _dialog(
        page,
        _("Claim {number} is not needed").format(number=claim.number),
        [Field("void_because", _("Why it is not needed"), TextLine(most=300))],
        verb=_("Make it void"),
        label=_("Claim {number} is void").format(number=claim.number),
        work=lambda work, values: settling.void(work, claim.id, values["void_because"]),
        sentence=_("Nothing is paid on it and its number is not used again. You can undo this."),
    )


def needs_reason(shown: Shown) -> bool:
    """Whether approving it asks for a reason first, because a cost has no receipt."""
    return any(line.is_exception for line in shown.lines)


def _exceptions() -> Field:
    return Field("exceptions_reason", _("Why it is paid without a receipt"), TextArea(lines=2))


def _dialog(
    page: Page,
    title: str,
    parts: list[Part],
    *,
    verb: str,
    label: str,
    work: Callable[[Work, dict[str, Any]], object],
    sentence: str,
) -> FormDialog:
    return FormDialog(
        page.window(),
        title,
        parts,
        verb=verb,
        jobs=page.desk.jobs,
        label=label,
        work=work,
        sentence=sentence,
    )
