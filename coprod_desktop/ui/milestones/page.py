"""Training, charter and checks of everyone in one list: who had what, when, and what is to be renewed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.milestones import CHOICE_NAMES, MilestoneKind
from coprod_desktop.i18n import _, language
from coprod_desktop.services import milestones
from coprod_desktop.services.milestones import MilestoneList, MilestoneQuery, MilestoneRow
from coprod_desktop.ui.milestones import milestone_form
from coprod_desktop.ui.models.column import Chip, ChipKind, Column
from coprod_desktop.ui.people.switch import Switch
from coprod_desktop.ui.widgets.chips import Chips
from coprod_desktop.ui.widgets.empty import Empty
from coprod_desktop.ui.widgets.list_card import ListCard
from coprod_desktop.ui.widgets.list_view import ListView
from coprod_desktop.ui.widgets.page import Page
from coprod_desktop.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from datetime import date

    from coprod_desktop.ui.desk import Desk


class MilestonesPage(Page):
    """The list, the latest first; Enter changes one."""

    tables = ("milestone", "person", "colleague", "organisation_setting")

    def __init__(self, desk: Desk) -> None:
        sentence = _("Who had which training, who signed the charter, which checks are to be renewed.")
        super().__init__(desk, _("Training, charter and checks"), sentence)
        self.kinds: tuple[MilestoneKind, ...] = ()
        self.add_action(_("Write one down"), self.on_add_asked, icon="plus", shortcut="Ctrl+N", main=True)
        self.search = SearchBox(_("Search by name"), _("Search"))
        self.chips = Chips()
        for kind in (MilestoneKind.TRAINING, MilestoneKind.CHARTER, MilestoneKind.CHECK):
            self.chips.add_switch(kind.value, _(CHOICE_NAMES[kind]))
        nothing = Empty(_none_yet(), _("Write one down"), self.on_add_asked, "award")
        self.list: ListView[MilestoneRow] = ListView(
            desk.jobs, _columns(desk.today()), _("Training, charter and checks"), empty=nothing
        )
        self.add(Switch(desk, "milestones"))
        self.add(ListCard(self.list, (self.search, self.chips)), 1)
        self.search.searched.connect(lambda _text: self._show())
        self.chips.changed.connect(self._show)
        self.list.opened.connect(self.on_opened)

    def refresh(self) -> None:
        """Ask for the list anew, and for what is switched on."""
        self._show()
        self.desk.jobs.read(milestones.kinds, self.on_kinds_read, key="milestone kinds", owner=self)

    def on_kinds_read(self, kinds: tuple[MilestoneKind, ...]) -> None:
        """What can be written down."""
        self.kinds = kinds or tuple(NEEDED)

    def on_add_asked(self) -> None:
        """Whose it is, what it was and when."""
        milestone_form.add(self.desk, self, self.kinds)

    def on_opened(self, _row_id: int) -> None:
        """Change it."""
        row = self.list.current_row
        if row is not None:
            milestone_form.change(self.desk, self, row)

    def _show(self) -> None:
        kinds = frozenset(kind for kind in NEEDED if self.chips.value(kind.value))
        self.list.show_list(MilestoneList(MilestoneQuery(self.search.text(), kinds)))


NEEDED = (MilestoneKind.TRAINING, MilestoneKind.CHARTER, MilestoneKind.CHECK)


def _none_yet() -> str:
    return _(
        "Nothing written down yet. Training, the charter and checks stand with the person or colleague, too."
    )


def _columns(today: date) -> list[Column[MilestoneRow]]:
    return [
        Column(_("Who"), lambda row: row.name, 220, strong=True, stretch=True, least=150),
        Column(
            _("What it was"),
            lambda row: row.milestone.what,
            300,
            second=lambda row: _(CHOICE_NAMES[row.milestone.kind]),
            stretch=True,
            least=180,
        ),
        Column(_("Day"), lambda row: language().short_day(row.milestone.on), 130, spare=1),
        Column(_("Renew by"), _renew, 190, chips=lambda row: _due(row, today), least=150, spare=2),
    ]


def _renew(row: MilestoneRow) -> str:
    by = row.milestone.renew_by
    return "" if by is None or not row.stands else language().short_day(by)


def _due(row: MilestoneRow, today: date) -> list[Chip]:
    by = row.milestone.renew_by
    if by is None or not row.stands or by > today:
        return []
    return [Chip(_("Renew now"), ChipKind.ATTENTION)]
