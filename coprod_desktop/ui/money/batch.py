"""What is done to several claims at once: handing in, approving, and finance's "paid on"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.claim_lines import Box
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import claims, payments, settling, supplements
from coprod_desktop.ui.money.figures import owed_words
from coprod_desktop.ui.widgets.choice import Choice
from coprod_desktop.ui.widgets.day_edit import DayEdit
from coprod_desktop.ui.widgets.form import Field
from coprod_desktop.ui.widgets.form_dialog import FormDialog

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from coprod_desktop.services.claims import ClaimRow
    from coprod_desktop.services.supplements import Owed
    from coprod_desktop.ui.jobs import Work
    from coprod_desktop.ui.widgets.page import Page


def hand_in(page: Page, ids: Iterable[int]) -> None:
    """Hand in drafts; it can be undone, so nothing is asked."""
    chosen = tuple(ids)
    label = ngettext("Handed in {n} claim", "Handed in {n} claims", len(chosen))
    page.desk.jobs.write(_counted(label, chosen), lambda work: settling.submit_all(work, chosen))


def approve(page: Page, ids: Iterable[int]) -> None:
    """Say what is about to be agreed to, the two boxes apart, then approve."""
    chosen = tuple(ids)

    def ask(rows: Sequence[ClaimRow]) -> None:
        label = _counted(ngettext("Approved {n} claim", "Approved {n} claims", len(chosen)), chosen)
        page.desk.notices.ask(
            _counted(ngettext("Approve {n} claim?", "Approve {n} claims?", len(chosen)), chosen),
            _("{boxes} You can undo this.").format(boxes=boxes(rows)),
            _("Approve"),
            lambda: page.desk.jobs.write(label, lambda work: settling.approve_all(work, chosen)),
        )

    page.desk.jobs.read(lambda work: claims.rows(work, chosen), ask, key="claims to approve", owner=page)


def draft_owed(page: Page, owed: Owed) -> None:
    """Say what the differences come to, then draft them."""
    n = language().count(owed.claims)
    page.desk.notices.ask(
        ngettext("Draft {n} supplementary claim?", "Draft {n} supplementary claims?", owed.claims).format(
            n=n
        ),
        _("{boxes} The claims already paid stay as they are. You can undo this.").format(
            boxes=owed_words(owed)
        ),
        _("Draft them"),
        lambda: page.desk.jobs.write(
            ngettext(
                "{n} supplementary claim drafted", "{n} supplementary claims drafted", owed.claims
            ).format(n=n),
            supplements.draft,
        ),
    )


def paid(page: Page, ids: Iterable[int]) -> None:
    """Finance paid these on a day."""
    chosen = tuple(ids)

    def ask(rows: Sequence[ClaimRow]) -> None:
        paid_dialog(page, chosen, boxes(rows)).open()

    page.desk.jobs.read(lambda work: claims.rows(work, chosen), ask, key="claims to pay", owner=page)


def paid_dialog(page: Page, chosen: Sequence[int], said: str, *, apart: bool = False) -> FormDialog:
    """One question: when the money reached them; ``apart`` asks also which of the two boxes it was."""
    today = page.desk.today()
    warning = _("This leaves the house: it cannot be undone, only put right with “The money came back”.")
    dialog = FormDialog(
        page.window(),
        ngettext("Finance paid this on…", "Finance paid these on…", len(chosen)),
        [
            Field("paid_on", _("The day the money was paid"), DayEdit(today, past=True)),
            *([Field("boxes", _("What was paid"), Choice(_parts()))] if apart else []),
        ],
        verb=_("Mark as paid"),
        jobs=page.desk.jobs,
        label=_counted(ngettext("{n} claim is paid", "{n} claims are paid", len(chosen)), chosen),
        work=lambda work, values: _mark_paid(work, chosen, values),
        sentence=f"{said} {warning}".strip(),
    )
    dialog.form.fill({"paid_on": today, "boxes": payments.BOTH})
    return dialog


def _parts() -> list[tuple[tuple[Box, ...], str]]:
    return [
        (payments.BOTH, _("All of it")),
        ((Box.PAYMENT,), _("The payment for their time alone")),
        ((Box.EXPENSES,), _("The expenses alone")),
    ]


def boxes(rows: Sequence[ClaimRow]) -> str:
    """What several claims come to, in two figures that are never added up."""
    said = _("{payment} for their time, and {expenses} of expenses.")
    return said.format(
        payment=Money.total(row.payment for row in rows).text(),
        expenses=Money.total(row.expenses for row in rows).text(),
    )


def needed_day(values: dict[str, Any], field: str) -> date:
    """The day of a form; raises :class:`Problem` beside it when none is filled in."""
    day: date | None = values[field]
    if day is None:
        raise Problem(_("Please fill this in."), field)
    return day


def _mark_paid(work: Work, chosen: Sequence[int], values: dict[str, Any]) -> int:
    day = needed_day(values, "paid_on")
    return settling.mark_paid(work, chosen, day, values.get("boxes") or payments.BOTH)


def _counted(words: str, chosen: Sequence[int]) -> str:
    return words.format(n=language().count(len(chosen)))
