"""The meeting changed after invitations went out: who must be told, each in their own way."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coprod_desktop.domain.people import CHOICE_NAMES, Reach
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import change_notices
from coprod_desktop.ui.meetings.words import by_way
from coprod_desktop.ui.widgets.action_row import ActionRow, ActionRows
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from coprod_desktop.domain.people import Person
    from coprod_desktop.domain.supporters import Supporter
    from coprod_desktop.services.change_notices import Telling, ToTell
    from coprod_desktop.ui.meetings.part import Part

_ICONS = {Reach.PHONE: "phone", Reach.TEXT: "comment-sms", Reach.EMAIL: "envelope", Reach.POST: "envelope"}


class ToldCard(Card):
    """Hidden while there is nobody to tell."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._part = part
        self.hide()

    def refresh(self) -> None:
        """Ask who has still to be told about the meeting shown."""
        meeting_id = self._part.meeting_id
        self._part.read(lambda work: change_notices.to_tell(work, meeting_id), self.on_telling)

    def on_telling(self, found: Telling) -> None:
        """Each person with how they like to be reached, and one press once they know."""
        self.clear()
        n = len(found.people)
        self.setVisible(bool(n))
        if not n:
            return
        heading = ngettext(
            "{n} person must be told: this meeting changed",
            "{n} people must be told: this meeting changed",
            n,
        )
        self.say(heading.format(n=language().count(n)))
        self.add(Words(_("Now: {now}").format(now=found.now), Kind.ATTENTION))
        rows = ActionRows()
        rows.setObjectName("bare")
        rows.show_rows([self._row(one) for one in found.people])
        self.add(rows)
        if n > 1:
            self.add(Button(_("All have been told"), self.on_all_told, icon="check"))

    def on_all_told(self) -> None:
        """Everyone knows."""
        meeting_id = self._part.meeting_id
        self._part.write(_("All have been told"), lambda work: change_notices.tell(work, meeting_id))

    def on_told(self, one: ToTell) -> None:
        """This person knows."""
        meeting_id, label = self._part.meeting_id, _("{name} has been told").format(name=one.person.name)
        self._part.write(label, lambda work: change_notices.tell(work, meeting_id, [one.notice_id]))

    def _row(self, one: ToTell) -> ActionRow:
        person = one.person
        icon = _ICONS.get(person.preferred_reach, "comments")
        also = [_also(supporter) for supporter in one.supporters]
        said = " · ".join([_reach(person), *also, _("knows: {was}").format(was=one.was)])
        return ActionRow(icon, person.name, said, _("Told"), partial(self.on_told, one))


def _reach(person: Person) -> str:
    """How to reach them, in which form, and what is not safe."""
    said = [_way(person.preferred_reach, person.phone or person.mobile, person.mobile, person.email)]
    said.append(_(CHOICE_NAMES[person.paper_form]))
    if not person.safe_say_who:
        said.append(_("do not say who is calling"))
    if not person.safe_voicemail:
        said.append(_("do not leave a voicemail"))
    return " · ".join(said)


def _also(supporter: Supporter) -> str:
    """Whom they want told besides themselves, and how."""
    how = _way(supporter.preferred_reach, supporter.phone, supporter.phone, supporter.email)
    return _("and {name} {how}").format(name=supporter.name, how=how)


def _way(reach: Reach, phone: str, mobile: str, email: str) -> str:
    number = {Reach.PHONE: phone, Reach.TEXT: mobile, Reach.EMAIL: email}.get(reach, "")
    return " ".join(part for part in (by_way(reach), number) if part)
