"""The milestones of one person or colleague: hidden until one of the kinds is switched on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coprod_desktop.domain.milestones import CHOICE_NAMES
from coprod_desktop.i18n import _, language
from coprod_desktop.services import milestones
from coprod_desktop.ui.milestones import milestone_form
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.page import close
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from coprod_desktop.services.milestones import MilestoneRow, Milestones
    from coprod_desktop.ui.desk import Desk


class MilestonesCard(Card):
    """Each with its day; ``whose`` is ``{"person_id": ...}`` or ``{"colleague_id": ...}``."""

    def __init__(self, desk: Desk, found: Milestones, whose: dict[str, int]) -> None:
        super().__init__(_("Training, charter and checks"))
        self._desk, self._kinds, self._whose = desk, found.kinds, whose
        for row in found.rows:
            self._show(row)
        if not found.rows:
            self.add(Words(_("Nothing written down yet."), Kind.NOTE))
        flow = Flow()
        flow.addWidget(Button(_("Write one down"), self.on_add_asked, icon="plus"))
        self.add(flow)
        self.setVisible(bool(found.kinds or found.rows))

    def on_add_asked(self) -> None:
        """What it was and when."""
        milestone_form.add(self._desk, self, self._kinds, self._whose)

    def _show(self, row: MilestoneRow) -> None:
        what = row.milestone.what
        self.add(close(Words(what, Kind.STRONG), Words(when(row), Kind.NOTE)))
        flow = Flow()
        name = _("Change {what}").format(what=what)
        change = partial(milestone_form.change, self._desk, self, row)
        flow.addWidget(Button(_("Change"), change, weight=Weight.LINK, name=name))
        if row.stands and row.milestone.renew_by is not None:
            renewed = partial(milestone_form.renewed, self._desk, self, row.id)
            name = _("{what} renewed").format(what=what)
            flow.addWidget(Button(_("Renewed"), renewed, weight=Weight.LINK, name=name))
        name = _("Remove {what}").format(what=what)
        flow.addWidget(Button(_("Remove"), partial(self._remove, row), weight=Weight.LINK, name=name))
        self.add(flow)

    def _remove(self, row: MilestoneRow) -> None:
        label = _("{name}: {what} removed").format(name=row.name, what=row.milestone.what)
        self._desk.jobs.write(label, lambda work: milestones.remove(work, row.id))


def when(row: MilestoneRow) -> str:
    """What kind it is, when it was and when it is to be renewed."""
    said, milestone = language(), row.milestone
    renew = ""
    if milestone.renew_by is not None and row.stands:
        renew = _("renew by {day}").format(day=said.short_day(milestone.renew_by))
    parts = (_(CHOICE_NAMES[milestone.kind]), said.short_day(milestone.on), renew, milestone.note)
    return " · ".join(part for part in parts if part)
