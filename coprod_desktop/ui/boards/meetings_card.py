"""The meetings of one board, those to come and those past."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coprod_desktop.i18n import _, language
from coprod_desktop.ui.meetings import words
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.link import Link
from coprod_desktop.ui.widgets.page import close
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from coprod_desktop.services.boards import BoardPage as Shown
    from coprod_desktop.services.meetings import MeetingRow
    from coprod_desktop.ui.desk import Desk

_PAST = 6


def coming_card(desk: Desk, shown: Shown) -> Card:
    """What is planned, the next first."""
    card = Card(_("Meetings to come"))
    for row in shown.coming:
        _add(card, desk, row)
    if not shown.coming:
        card.add(Words(_("None planned."), Kind.NOTE))
    return card


def past_card(desk: Desk, shown: Shown) -> Card:
    """The latest past ones."""
    card = Card(_("Lately"))
    for row in shown.past[:_PAST]:
        _add(card, desk, row)
    if not shown.past:
        card.add(Words(_("It has not met yet."), Kind.NOTE))
    return card


def _add(card: Card, desk: Desk, row: MeetingRow) -> None:
    today = desk.today()
    day = language().short_day(row.day)
    link = Link(
        f"{day} · {row.title}",
        partial(desk.navigate, "meeting", row.id),
        name=_("Open {title}, {day}").format(title=row.title, day=day),
    )
    said = [chip.words for chip in (*words.standing(row, today), *words.to_arrange(row, today))]
    card.add(close(link, Words(" · ".join([words.where(row), *said]), Kind.NOTE)))
