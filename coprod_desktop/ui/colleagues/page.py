"""Colleagues: who works with us and what each looks after; none of them has to sign in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.colleagues import Colleague
from coprod_desktop.i18n import _
from coprod_desktop.services.colleagues import ColleagueList, ColleagueQuery
from coprod_desktop.ui.colleagues import colleague_form
from coprod_desktop.ui.colleagues.summary import Summary
from coprod_desktop.ui.models.column import Column
from coprod_desktop.ui.people.around_page import AroundPage
from coprod_desktop.ui.widgets.empty import Empty

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.models.source import ListSource


class ColleaguesPage(AroundPage[Colleague]):
    """The list, and the colleague at right."""

    summary: Summary
    tables = (
        "colleague",
        "meeting",
        "adjustment",
        "outcome",
        "board",
        "buddy",
        "person",
        "staff_user",
        "milestone",
    )

    def __init__(self, desk: Desk) -> None:
        sentence = _("Staff and officers in the room. They need no sign-in to be named here.")
        super().__init__(desk, "colleagues", _("Colleagues"), sentence)
        self.add_action(_("Add a colleague"), self.on_add_asked, icon="plus", shortcut="Ctrl+N", main=True)

    def search_words(self) -> str:
        """By whom they are and what they do."""
        return _("Search by name, role or team")

    def ended_words(self) -> str:
        """Those who have gone."""
        return _("No longer work here")

    def none_yet(self) -> str:
        """What colleagues are good for."""
        return _(
            "No colleague is kept yet. Keep those who co-chair, arrange support or answer for something: their names "
            "are then offered wherever you say who does it."
        )

    def nobody(self) -> Empty:
        """The way to the first one."""
        return Empty(self.none_yet(), _("Add a colleague"), self.on_add_asked, "user-tie")

    def columns(self) -> Sequence[Column[Colleague]]:
        """Who they are, what they do, how to ring them."""
        return [
            Column(
                _("Colleague"),
                lambda row: row.name,
                240,
                second=lambda row: row.role,
                strong=True,
                stretch=True,
                least=150,
            ),
            Column(_("Team"), lambda row: row.team, 200, stretch=True, least=120, spare=1),
            Column(_("Phone"), lambda row: row.phone, 150, spare=2),
        ]

    def panel(self) -> Summary:
        """The colleague at the right."""
        return Summary(self.desk)

    def source(self, text: str, *, ended: bool) -> ListSource[Colleague]:
        """Those found."""
        return ColleagueList(ColleagueQuery(text, ended))

    def on_opened(self, _row_id: int) -> None:
        """Enter changes."""
        self.summary.on_change_asked()

    def on_add_asked(self) -> None:
        """A name is enough."""
        colleague_form.add(self.desk, self, lambda made: self.show_one(made.id))
