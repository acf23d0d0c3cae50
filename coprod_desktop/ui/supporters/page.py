"""Supporters of everyone in one list: who may be told, who may answer, to whom money goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.supporters import CHOICE_NAMES
from coprod_desktop.i18n import _
from coprod_desktop.services.supporters import SupporterList, SupporterQuery, SupporterRow
from coprod_desktop.ui.models.column import Chip, Column, no_text
from coprod_desktop.ui.people.around_page import AroundPage
from coprod_desktop.ui.supporters.summary import Summary
from coprod_desktop.ui.widgets.empty import Empty

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.models.source import ListSource


class SupportersPage(AroundPage[SupporterRow]):
    """The list, and the supporter at right. They are added and changed on the page of the person they support."""

    summary: Summary
    tables = ("supporter", "person")

    def __init__(self, desk: Desk) -> None:
        sentence = _("Who stands beside people. They are added on the page of the person they support.")
        super().__init__(desk, "supporters", _("Supporters"), sentence)

    def search_words(self) -> str:
        """By either name."""
        return _("Search by their name or the person's")

    def ended_words(self) -> str:
        """Those who do no more."""
        return _("No longer support")

    def none_yet(self) -> str:
        """Where they come from."""
        return _(
            "No supporter is recorded yet. Open a person and ask who should be told of meetings, if anyone."
        )

    def nobody(self) -> Empty:
        """The way to people."""
        return Empty(
            self.none_yet(), _("Go to people"), lambda: self.desk.navigate("people"), "hands-holding"
        )

    def columns(self) -> Sequence[Column[SupporterRow]]:
        """Who they are, whom they support, what was decided."""
        return [
            Column(
                _("Supporter"),
                lambda row: row.supporter.name,
                220,
                second=lambda row: _(CHOICE_NAMES[row.supporter.role]),
                strong=True,
                stretch=True,
                least=150,
            ),
            Column(_("Supports"), lambda row: row.person, 200, stretch=True, least=120),
            Column(_("What was decided"), no_text, 260, chips=_decided, least=200, spare=1),
        ]

    def panel(self) -> Summary:
        """The supporter at the right."""
        return Summary(self.desk)

    def source(self, text: str, *, ended: bool) -> ListSource[SupporterRow]:
        """Those found."""
        return SupporterList(SupporterQuery(text, ended))

    def on_opened(self, row_id: int) -> None:
        """Enter goes to the person."""
        row = self.list.current_row
        if row is not None and row.id == row_id:
            self.desk.navigate("person", (row.supporter.person_id, "who"))


def _decided(row: SupporterRow) -> list[Chip]:
    """What the person decided, in a word each."""
    decided = (
        (row.supporter.told_of_meetings, _("gets copies")),
        (row.supporter.may_answer, _("may answer")),
        (row.supporter.is_payee, _("gets the money")),
    )
    return [Chip(words, None) for yes, words in decided if yes]
