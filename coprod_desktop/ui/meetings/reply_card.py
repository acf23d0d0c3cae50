"""More about one person's reply: why they said no, or that they withdrew, are in reserve, did not answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.meetings import DECLINED_NAMES, Reply
from coprod_desktop.i18n import _
from coprod_desktop.services import invitations
from coprod_desktop.ui.meetings.button_flow import button_flow
from coprod_desktop.ui.meetings.paper_rows import WHYS
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from coprod_desktop.domain.meetings import DeclinedWhy
    from coprod_desktop.ui.meetings.paper_rows import InvitedPaper
    from coprod_desktop.ui.meetings.papers_tab import PapersTab

_DECLINED = (Reply.NO, Reply.WITHDREW)
_ANSWERED = (Reply.YES, Reply.MAYBE, *_DECLINED)


class ReplyCard(Card):
    """For the person whose row is current. ``asks_why`` while a number key answers why they do not come."""

    def __init__(self, part: PapersTab) -> None:
        super().__init__()
        self._part = part
        self.asks_why = False
        self.show_row(None)

    def show_row(self, row: InvitedPaper | None) -> None:
        """Show what else can be said about this reply."""
        self.clear()
        self.setVisible(row is not None)
        self.asks_why = row is not None and row.invited.reply in _DECLINED
        if row is None:
            return
        self.say(row.invited.name)
        if self.asks_why:
            self.add(Words(_("Why, if they told us? A number key answers."), Kind.NOTE))
            self.add(button_flow([self._why(row, number, why) for number, why in enumerate(WHYS, 1)]))
        self._show_beside(row)
        self.add(button_flow(self._others(row)))

    def _show_beside(self, row: InvitedPaper) -> None:
        """Who answered, where a supporter may, and who comes along."""
        invited, now = row.invited, [one for one in row.beside if one.ended is None]
        answering = [one for one in row.beside if one.answers or one.id == invited.answered_by]
        if answering and invited.reply in _ANSWERED:
            self.add(Words(_("Who answered?"), Kind.NOTE))
            pairs = [(None, _("They did")), *((one.id, one.name) for one in answering)]
            self.add(button_flow([self._answered(row, by, name) for by, name in pairs]))
        if now and invited.reply is Reply.YES:
            self.add(Words(_("Who comes along?"), Kind.NOTE))
            pairs = [(None, _("Nobody")), *((one.id, one.name) for one in now)]
            self.add(button_flow([self._along(row, by, name) for by, name in pairs]))

    def _answered(self, row: InvitedPaper, by: int | None, name: str) -> Button:
        invited = row.invited
        return _chip(
            name,
            lambda: self._part.record(row.id, invited.reply, invited.declined_why, by),
            on=invited.answered_by == by,
            said=_("Answered by {name}").format(name=name)
            if by is not None
            else _("They answered themselves"),
        )

    def _along(self, row: InvitedPaper, supporter_id: int | None, name: str) -> Button:
        meeting_id, person_id = self._part.meeting_id, row.id
        label = _("{name} comes with {person}") if supporter_id is not None else _("{person} comes alone")
        said = label.format(name=name, person=row.invited.name)
        return _chip(
            name,
            lambda: self._part.write(
                said, lambda work: invitations.come_with(work, meeting_id, person_id, supporter_id)
            ),
            on=row.invited.comes_with == supporter_id,
            said=said,
        )

    def _why(self, row: InvitedPaper, number: int, why: DeclinedWhy) -> Button:
        invited = row.invited
        return _chip(
            f"{number} {_(DECLINED_NAMES[why])}",
            lambda: self._part.record(row.id, invited.reply, why, invited.answered_by),
            on=invited.declined_why is why,
        )

    def _others(self, row: InvitedPaper) -> list[Button]:
        reply, person_id = row.invited.reply, row.id
        if reply is Reply.RESERVE:
            return [Button(_("Ask them after all"), lambda: self._call(person_id))]
        buttons = []
        if reply in (Reply.YES, Reply.MAYBE):
            buttons.append(Button(_("They withdrew"), lambda: self._part.record(person_id, Reply.WITHDREW)))
        if reply is Reply.SENT:
            buttons.append(Button(_("Did not reply"), lambda: self._part.record(person_id, Reply.NO_REPLY)))
        if reply in (Reply.NOT_SENT, Reply.SENT, Reply.MAYBE):
            buttons.append(Button(_("Keep in reserve"), lambda: self._part.record(person_id, Reply.RESERVE)))
        return buttons

    def _call(self, person_id: int) -> None:
        meeting_id = self._part.meeting_id
        self._part.write(
            _("Asked after all"), lambda work: invitations.call_reserve(work, meeting_id, person_id)
        )


def _chip(words: str, run: Callable[[], object], *, on: bool, said: str = "") -> Button:
    button = Button(words, run, weight=Weight.FILTER, name=said)
    button.setCheckable(True)
    button.setChecked(on)
    return button
