"""What the invite builder says of each person: facts, needs, and what to think of before choosing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.meetings import REPLY_NAMES, Reply
from coprod_desktop.domain.people import NeedsAsked
from coprod_desktop.i18n import _
from coprod_desktop.ui.meetings.words import need_icon
from coprod_desktop.ui.models.column import Chip, ChipKind, Column, no_text

if TYPE_CHECKING:
    from coprod_desktop.services.candidates import CandidateRow

_SHOWN_NEEDS = 1


def candidate_columns() -> list[Column[CandidateRow]]:
    """Person and why; connection; needs; remarks."""
    return [
        Column(
            _("Person, and why"),
            lambda row: row.name,
            270,
            second=lambda row: " · ".join(row.why),
            strong=True,
            stretch=True,
        ),
        Column(
            _("Connection"),
            lambda row: row.connections[0] if row.connections else "",
            200,
            second=lambda row: ", ".join(row.connections[1:]),
            least=150,
            spare=2,
        ),
        Column(_("Needs"), no_text, 160, chips=_needs, least=120, spare=1),
        Column(_("Think of"), no_text, 200, chips=_remarks, least=160),
    ]


def _needs(row: CandidateRow) -> list[Chip]:
    if row.needs_asked is NeedsAsked.NOT_ASKED:
        return [Chip(_("Not asked yet"))]
    chips = [Chip(need.words, None, need_icon(need.picture)) for need in row.needs[:_SHOWN_NEEDS]]
    more = len(row.needs) - _SHOWN_NEEDS
    return [*chips, Chip(_("+{n}").format(n=more), None)] if more > 0 else chips


def _remarks(row: CandidateRow) -> list[Chip]:
    if row.reply is not None and row.reply is not Reply.NOT_SENT:
        kind = ChipKind.GOOD if row.reply is Reply.YES else ChipKind.CALM
        return [Chip(_(REPLY_NAMES[row.reply]), kind)]
    if row.limit_reason and row.warnings:
        return [Chip(_("{warning}: reason given").format(warning=row.warnings[0]))]
    return [Chip(words) for words in row.warnings]
