"""Everyone on the register: the list, and the person at right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import people
from coprod_desktop.services.people import PeopleFilter, PeopleList, PeopleOrder, PeopleQuery, PersonRow
from coprod_desktop.ui.models.column import Column, no_text
from coprod_desktop.ui.people import words
from coprod_desktop.ui.people.add_dialog import add_person
from coprod_desktop.ui.people.summary import Summary
from coprod_desktop.ui.people.switch import Switch
from coprod_desktop.ui.widgets.chips import Chips
from coprod_desktop.ui.widgets.empty import Empty
from coprod_desktop.ui.widgets.list_card import ListCard
from coprod_desktop.ui.widgets.list_view import ListView
from coprod_desktop.ui.widgets.page import Page, columns
from coprod_desktop.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from coprod_desktop.ui.desk import Desk


class PeoplePage(Page):
    """The list of people; choosing one shows them at right, opening one goes to their page."""

    tables = ("person", "connection", "access_need", "invitation", "attendance", "term")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("People"), _("Everyone on the register."))
        self.add_action(
            _("Take in a spreadsheet"), lambda: desk.navigate("import"), icon="file-import", shortcut="Ctrl+I"
        )
        self.add_action(_("Add a person"), self.on_add_asked, icon="plus", shortcut="Ctrl+N", main=True)
        self.search = SearchBox(_("Search by name, town, topic or skill"), _("Search people"))
        self.chips = Chips()
        for chip, said in _chip_words():
            self.chips.add_switch(chip.value, said)
        self.nobody = Empty(_nobody_yet(), _("Add a person"), self.on_add_asked, "users")
        self.list: ListView[PersonRow] = ListView(desk.jobs, self._columns(), _("People"), empty=self.nobody)
        self.list.set_sorted(PeopleOrder.NAME)
        self.summary = Summary(desk)
        card = ListCard(self.list, (self.search, self.chips))
        self.add(Switch(desk, "people"))
        self.add(columns((card, 5), (self.summary, 2)), 1)
        self.search.searched.connect(self.on_searched)
        self.chips.changed.connect(self.on_filtered)
        self.list.sort_asked.connect(self.on_sort_asked)
        self.list.opened.connect(self.on_opened)
        self.list.chosen.connect(self.summary.show_thing)

    def refresh(self) -> None:
        """Ask for the list anew, and for how many there are."""
        if isinstance(self.thing, str) and self.thing in set(PeopleFilter):
            self._show_only(PeopleFilter(self.thing))
        elif isinstance(self.thing, int):
            self.summary.show_thing(self.thing)
            self.list.choose(self.thing)
        self.thing = None
        self.list.show_list(PeopleList(self._query()))
        self.summary.refresh()
        self.desk.jobs.read(people.total, self.on_counted, key="people total")

    def on_counted(self, total: int) -> None:
        """Say how many are on the register; with nobody on it there is nobody to show at the right."""
        said = ngettext("{n} person on the register.", "{n} people on the register.", total).format(
            n=language().count(total)
        )
        self.set_title(_("People"), said if total else _("Nobody is on the register yet."))
        self.summary.setVisible(bool(total))
        self.nobody.say(
            _("Nobody matches. Try fewer words, or take a filter away.") if total else _nobody_yet()
        )

    def on_searched(self, _text: str) -> None:
        """Something was typed: the newest question wins."""
        self.list.show_list(PeopleList(self._query()))

    def on_filtered(self) -> None:
        """A filter was turned on or off."""
        self.list.show_list(PeopleList(self._query()))

    def on_sort_asked(self, _key: str, _descending: bool) -> None:  # noqa: FBT001 - the signal's own shape
        """Another order."""
        self.list.show_list(PeopleList(self._query()))

    def on_opened(self, person_id: int) -> None:
        """Go to someone's own page."""
        self.desk.navigate("person", person_id)

    def on_add_asked(self) -> None:
        """One short form; the rest comes later."""
        add_person(self.desk, self)

    def _query(self) -> PeopleQuery:
        key, descending = self.list.model.sorted_by
        chosen = frozenset(chip for chip, _said in _chip_words() if self.chips.value(chip.value))
        return PeopleQuery(self.search.text(), chosen, PeopleOrder(key or PeopleOrder.NAME), descending)

    def _show_only(self, wanted: PeopleFilter) -> None:
        self.search.clear()
        for chip, said in _chip_words():
            self.chips.remove(chip.value)
            self.chips.add_switch(chip.value, said, on=chip is wanted)

    def _columns(self) -> list[Column[PersonRow]]:
        today = self.desk.today()
        return [
            Column(
                _("Person"),
                lambda row: row.name,
                280,
                PeopleOrder.NAME,
                second=lambda row: words.facts(row, today),
                strong=True,
                stretch=True,
            ),
            Column(
                _("Connection"),
                lambda row: words.connections(row.connections),
                240,
                stretch=True,
                least=170,
                spare=1,
            ),
            Column(_("Needs"), no_text, 180, chips=words.needs, least=150),
            Column(_("Town"), lambda row: row.town, 120, PeopleOrder.TOWN, spare=2),
        ]


def _nobody_yet() -> str:
    return _("Nobody is here yet. Take in the spreadsheet you have, or add the first person.")


def _chip_words() -> list[tuple[PeopleFilter, str]]:
    return [
        (PeopleFilter.NEVER_ASKED, _("Never asked")),
        (PeopleFilter.WAITING, _("Waiting to be asked")),
        (PeopleFilter.NEEDS_NOT_ASKED, _("Needs not asked yet")),
        (PeopleFilter.NEEDS_TO_REVIEW, _("Needs still right?")),
        (PeopleFilter.BEFORE_NOT_ASKED, _("“Before?” not asked yet")),
        (PeopleFilter.CARERS, _("Unpaid carers")),
        (PeopleFilter.HOLDS_SEAT, _("Holds a seat")),
        (PeopleFilter.RESTING, _("Resting")),
        (PeopleFilter.LEFT, _("Left")),
    ]
