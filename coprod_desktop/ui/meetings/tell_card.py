"""Who has been told what changed, how and when - and who has not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.papers import PaperKind
from coprod_desktop.domain.people import CHOICE_NAMES, Reach
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import outcomes
from coprod_desktop.ui.meetings.paper_desk import PaperDesk
from coprod_desktop.ui.meetings.words import by_way
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coprod_desktop.services.outcomes import WhatChanged
    from coprod_desktop.storage.outcomes import NotToldRow, SupporterNotTold
    from coprod_desktop.ui.jobs import Work
    from coprod_desktop.ui.meetings.part import Part


class TellCard(Card):
    """Those not told yet, by how they would rather hear; one press says a whole group has been told."""

    def __init__(self, part: Part) -> None:
        super().__init__(_("Tell people"))
        self._part = part
        self.papers = PaperDesk(part)

    def show_told(self, found: WhatChanged) -> None:
        """Show who is waiting to hear, and who has heard."""
        self.clear()
        waiting = found.not_told
        for reach in [r for r in Reach if any(row.reach is r for row in waiting)]:
            self._show_group(reach, [row for row in waiting if row.reach is reach])
        if found.supporters_not_told:
            self._show_supporters(found.supporters_not_told)
        if not waiting:
            self.add(Words(_nobody_waits(found), Kind.NOTE))
        if any(row.answered() for row in found.outcomes):
            self.add(self.papers.button(PaperKind.WHAT_CHANGED))
        told = {row.person_id: row for row in reversed(found.told)}
        if told:
            n = len(told)
            last = max(row.on for row in told.values())
            said = ngettext("{n} person told, last on {day}:", "{n} people told, last on {day}:", n)
            self.add(Words(said.format(n=language().count(n), day=language().short_day(last)), Kind.NOTE))
            by_how = sorted({(row.name, by_way(row.how)) for row in told.values()})
            self.add(Words("; ".join(f"{name} {how}" for name, how in by_how), Kind.NOTE))
        if found.supporters_told:
            names = ", ".join(found.supporters_told)
            self.add(Words(_("Supporters told: {names}").format(names=names), Kind.NOTE))

    def on_everyone_told(self) -> None:
        """Everyone who came has been told, each in their own way."""
        meeting_id = self._part.meeting_id
        self._part.write(
            _("Everyone who came told what changed"), lambda work: outcomes.tell_everyone(work, meeting_id)
        )

    def on_group_told(self, reach: Reach, rows: list[NotToldRow]) -> None:
        """Those who would rather hear this way have been told."""
        label = _("Told {how}").format(how=by_way(reach))
        self._part.write(label, lambda work: _tell(work, rows, reach))

    def on_supporters_told(self) -> None:
        """Those the people want told have been told, each in their own way."""
        meeting_id = self._part.meeting_id
        self._part.write(
            _("Supporters told what changed"), lambda work: outcomes.tell_supporters(work, meeting_id)
        )

    def _show_supporters(self, rows: Iterable[SupporterNotTold]) -> None:
        """Besides the people themselves, who always hear first."""
        each = {row.supporter_id: row for row in rows}
        names = ", ".join(
            _("{name} (for {person}, {how})").format(name=row.name, person=row.person, how=by_way(row.reach))
            for row in each.values()
        )
        self.add(Words(_("Their supporters, as they decided: {names}").format(names=names)))
        n = len(each)
        words = ngettext("Mark {n} supporter as told", "Mark {n} supporters as told", n)
        self.add(Button(words.format(n=language().count(n)), self.on_supporters_told, icon="check"))

    def _show_group(self, reach: Reach, rows: list[NotToldRow]) -> None:
        names = list(dict.fromkeys(row.name for row in rows))
        how = _(CHOICE_NAMES[reach])
        self.add(Words(_("{how}: {names}").format(how=how, names=", ".join(names))))
        words = ngettext("Mark {n} as told", "Mark {n} as told", len(names)).format(
            n=language().count(len(names))
        )
        self.add(
            Button(
                words,
                lambda: self.on_group_told(reach, rows),
                icon="check",
                name=_("{words}: {how}").format(words=words, how=how),
            )
        )


def _tell(work: Work, rows: Iterable[NotToldRow], how: Reach) -> int:
    told = 0
    for row in rows:
        told += outcomes.tell(work, row.outcome_id, [row.person_id], how)
    return told


def _nobody_waits(found: WhatChanged) -> str:
    if any(row.answered() for row in found.outcomes):
        return _("Everyone who came has been told.")
    return _("Once there is an answer, everyone who came is told: each in their own way.")
