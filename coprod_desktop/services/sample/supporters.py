"""Who stands beside made-up people: personal assistants of those who have one, and family or advocates of some."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.people import Reach
from coprod_desktop.domain.supporters import Supporter, SupporterRole
from coprod_desktop.services.sample.dice import Dice
from coprod_desktop.services.sample.names import made_up_name
from coprod_desktop.services.sample.texts import words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from coprod_desktop.services.sample.pen import Writing
    from coprod_desktop.services.sample.someone import Someone

_SEED = 98
_OF_A_HUNDRED = 6
_PA = "Support worker or PA"
_ROLES = {
    SupporterRole.CARER: 40,
    SupporterRole.FAMILY: 30,
    SupporterRole.ADVOCATE: 20,
    SupporterRole.APPOINTEE: 10,
}
_HOW = (
    "Told us on the phone",
    "Wrote it on the form",
    "Said so at their first meeting",
    "Showed us with their pictures",
)


class SupporterWriter:
    """Writes supporters by chance of their own, so that they change nothing else of a sample."""

    def __init__(self, pen: Writing, today: date) -> None:
        self._pen, self._today = pen, today
        self._dice = Dice(_SEED, today)

    def write(self, people: Iterable[Someone]) -> None:
        """A supporter for everyone with a PA, and for a few others."""
        for someone in people:
            with_pa = any(need == _PA for _id, need in someone.needs)
            if with_pa or self._dice.percent(_OF_A_HUNDRED):
                self._pen.write(Supporter, self._row(someone, with_pa=with_pa))

    def _row(self, someone: Someone, *, with_pa: bool) -> dict[str, Any]:
        dice, name = self._dice, made_up_name(self._dice).name
        role = SupporterRole.PA if with_pa else dice.weighted(_ROLES)
        told = dice.percent(70)
        return {
            **dice.identity(),
            "person_id": someone.id,
            "name": name,
            "role": role,
            "phone": dice.one(words("places")["mobiles"]).format(n=dice.number(0, 999)),
            "email": f"{role.value.split()[0]}{dice.number(100, 999)}@{words('places')['email_host']}",
            "preferred_reach": dice.one((Reach.EMAIL, Reach.TEXT)),
            "language": someone.language,
            "told_of_meetings": told,
            "may_answer": told and dice.percent(35),
            "is_payee": role is SupporterRole.APPOINTEE,
            "comes_along": with_pa or dice.percent(30),
            "decided_how": dice.one(_HOW),
            "decided_on": max(someone.joined, self._today - timedelta(days=dice.number(20, 700))),
        }
