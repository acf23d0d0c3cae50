"""Someone has died: nothing more is sent to them, what they are owed goes on, and one of us speaks with those they leave."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from coprod_desktop.domain.contacts import Direction
from coprod_desktop.domain.people import Person, Reach, Status
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.services import boards, contacts, invitations
from coprod_desktop.storage import supporters as stored_supporters

if TYPE_CHECKING:
    from datetime import date

    from coprod_desktop.storage.database import Work

#: Within so many days one of us speaks with the people they leave.
SPEAK_WITHIN = timedelta(days=3)

_TO_DO_LENGTH = 300


def whom_to_speak_with(work: Work, person_id: int) -> str:
    """Their supporters and their emergency contact, as known; nothing when nobody is."""
    work.actor.require(Permission.SEE_PEOPLE)
    person = work.get(Person, person_id)
    beside = stored_supporters.of_person(work.session, person_id)
    names = [one.name for one in beside if one.ended is None]
    return ", ".join(
        dict.fromkeys([*names, *([person.emergency_contact] if person.emergency_contact else [])])
    )


def died(work: Work, person_id: int, on: date | None = None) -> None:
    """Write down that someone has died, and on which day where we know it.

    They are taken off every meeting to come and their seats end. Their claims stay as they are and go on to finance:
    what someone is owed is owed to those they leave. To speak with them is written down as promised within three days.
    Raises :class:`Problem` for a day to come.
    """
    work.actor.require(Permission.EDIT_PEOPLE)
    day = on or work.today
    if day > work.today:
        raise Problem(_("This day is still to come. Leave it empty if you do not know the day."), "on")
    who = whom_to_speak_with(work, person_id)
    invitations.let_go(work, person_id)
    boards.give_up_seats(work, person_id, day, _("They have died"))
    work.edit(work.get(Person, person_id), None, {"status": Status.DIED, "resting_until": None})
    speak = _("Speak with {who}: say that we are sorry, and what happens with money still owed.")
    promise = (
        {"to_do": speak.format(who=who)[:_TO_DO_LENGTH], "do_by": work.today + SPEAK_WITHIN} if who else {}
    )
    said = _("We heard that they have died.")
    contacts.add(work, person_id, {"way": Reach.OTHER, "direction": Direction.OTHER, "said": said} | promise)
