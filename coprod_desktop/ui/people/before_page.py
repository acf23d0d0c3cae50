"""Whether people took part with us before: the first-day question, asked about everyone at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coprod_desktop.domain.people import TakenBefore
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import people
from coprod_desktop.services.people import PeopleFilter, PeopleList, PeopleOrder, PeopleQuery, PersonRow
from coprod_desktop.ui.meetings.answer_list import AnswerList
from coprod_desktop.ui.meetings.segments import Answer
from coprod_desktop.ui.models.column import Column
from coprod_desktop.ui.people import words
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.empty import Empty
from coprod_desktop.ui.widgets.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work

_NOT_ASKED = PeopleList(PeopleQuery("", frozenset({PeopleFilter.BEFORE_NOT_ASKED}), PeopleOrder.NAME, False))
_MOST_DAYS = 9


class BeforePage(Page):
    """Everyone not asked yet, one key each; whoever is left can be answered for together."""

    tables = ("person",)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Have they taken part with us before?"))
        self.set_crumbs([(_("People"), lambda: desk.navigate("people"))])
        self.rest = self.add_action(
            _("Nobody left here came before"), self.on_rest_asked, icon="check-double"
        )
        self.people: AnswerList[PersonRow] = AnswerList(
            desk.jobs,
            [Column(_("Person"), lambda row: row.name, 300, second=_about, strong=True, stretch=True)],
            _("People not asked yet"),
            _answers(),
            lambda _row: None,
            title=_("They said"),
            empty=Empty(_("Everyone has been asked."), icon="clock-rotate-left"),
        )
        card = Card(flush=True)
        card.add(self.people, 1)
        days = _("Or press 1 to 9: yes, on about so many days in the last year.")
        self.people.hint.setText(f"{self.people.hint.text()} {days}")
        self.add(card, 1)
        self.people.answered.connect(self.on_answered)
        self.people.list.opened.connect(lambda person_id: desk.navigate("person", person_id))
        for number in range(1, _MOST_DAYS + 1):
            self.people.add_key(str(number), partial(self.on_days_typed, number))

    def refresh(self) -> None:
        """Ask who has not been asked."""
        self.people.list.show_list(_NOT_ASKED)
        self.desk.jobs.read(_count, self.on_counted, key="before count")

    def on_counted(self, n: int) -> None:
        """Say how many are left."""
        left = ngettext("{n} person is not asked yet.", "{n} people are not asked yet.", n)
        why = _("Until then we cannot say whether they come for the first time.")
        said = f"{left.format(n=language().count(n))} {why}" if n else _("Everyone has been asked.")
        self.set_title(_("Have they taken part with us before?"), said)
        self.rest.setVisible(bool(n))

    def on_answered(self, person_id: int, answer: TakenBefore) -> None:
        """What one person said."""
        self._write([person_id], answer)

    def on_days_typed(self, days: int) -> None:
        """Yes, on about so many days."""
        person_id = self.people.list.current_id
        if person_id is not None:
            self.people.go_on()
            self._write([person_id], TakenBefore.YES, days)

    def on_rest_asked(self) -> None:
        """Those the coordinator has not named came never before; asked once, as it is about many."""
        self.desk.notices.ask(
            _("Did nobody left here come before?"),
            _("They count as first time with us when they come. You can undo this."),
            _("Nobody did"),
            self.on_rest,
        )

    def on_rest(self) -> None:
        """Answer for everyone left."""
        self.desk.jobs.write(
            _("Everyone else: never took part before"),
            lambda work: people.answer_taken_before(work, _NOT_ASKED.ids(work), TakenBefore.NO),
        )

    def _write(self, person_ids: Iterable[int], answer: TakenBefore, days: int | None = None) -> None:
        self.desk.jobs.write(
            _("Asked whether they took part before"),
            lambda work: people.answer_taken_before(work, person_ids, answer, days),
        )


def _answers() -> list[Answer]:
    return [
        Answer(TakenBefore.YES, _("Yes"), _("Y")),
        Answer(TakenBefore.NO, _("Never"), _("N")),
        Answer(TakenBefore.NOT_KNOWN, _("Not sure"), _("S")),
    ]


def _about(row: PersonRow) -> str:
    return " · ".join(part for part in (row.town, words.connections(row.connections)) if part)


def _count(work: Work) -> int:
    return len(_NOT_ASKED.ids(work))
