"""Who is around the people of a sample register: colleagues, partner organisations, a few buddies."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.boards import Stage
from coprod_desktop.domain.buddies import Buddy
from coprod_desktop.domain.colleagues import Colleague
from coprod_desktop.domain.contacts import Contact, Direction
from coprod_desktop.domain.partners import Partner, PartnerKind
from coprod_desktop.domain.people import Reach
from coprod_desktop.domain.practice_examples import PracticeExample
from coprod_desktop.services.sample.dice import Dice
from coprod_desktop.services.sample.milestones import MilestoneWriter
from coprod_desktop.services.sample.someone import Part
from coprod_desktop.services.sample.texts import words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from coprod_desktop.services.sample.pen import Writing
    from coprod_desktop.services.sample.someone import Someone

_SEED = 101
_BUDDIES = 4
_COLLEAGUE = ("name", "role", "team", "phone", "note")
_PARTNER = ("name", "what", "reaches", "introduced_by", "contact", "phone")


class AroundWriter:
    """Writes by chance of its own, so that it changes nothing else of a sample."""

    def __init__(self, pen: Writing, today: date) -> None:
        self._pen, self._today = pen, today
        self._dice = Dice(_SEED, today)
        self._partners = [self._partner(entry) for entry in words("around")["partner"]]
        self._share = {row["id"]: entry["introduces"] for row, entry in self._entries()}

    def write_partners(self) -> None:
        """Before anyone they introduced: a large register is written in parts, and each is whole."""
        self._pen.write_all(Partner, self._partners)

    def introducer(self) -> dict[str, Any]:
        """Which partner introduced the next person, as a column of theirs; most came by themselves."""
        if not self._dice.percent(sum(self._share.values())):
            return {}
        return {"introduced_by_id": self._dice.weighted(self._share)}

    def write(self, people: Iterable[Someone]) -> None:
        """Colleagues, what was said with partners, and buddies for the first few who came once."""
        colleagues = [self._colleague(entry) for entry in words("around")["colleague"]]
        self._pen.write_all(Colleague, colleagues)
        for row, entry in self._entries():
            if "said" in entry:
                self._pen.write(Contact, self._contact(row["id"], entry))
        everyone = list(people)
        core = [someone for someone in everyone if someone.part is Part.CORE]
        self._pen.write_all(PracticeExample, [self._example(entry) for entry in words("around")["example"]])
        milestones = MilestoneWriter(self._pen, self._today)
        milestones.write([someone.id for someone in core[:9]], [row["id"] for row in colleagues])
        new = [someone for someone in everyone if someone.part is Part.FIRST_TIMER][:_BUDDIES]
        for nth, (someone, by) in enumerate(zip(new, core, strict=False)):
            last = nth == len(new) - 1
            one = {"by_colleague_id": colleagues[-1]["id"]} if last else {"by_person_id": by.id}
            row = {**self._dice.identity(), "person_id": someone.id, "on_invitations": nth % 2 == 0}
            self._pen.write(Buddy, {**row, **one})

    def _entries(self) -> list[tuple[dict[str, Any], dict[str, Any]]]:
        return list(zip(self._partners, words("around")["partner"], strict=True))

    def _colleague(self, entry: dict[str, Any]) -> dict[str, Any]:
        email = f"{entry['name'].lower().replace(' ', '.')}@{words('places')['email_host']}"
        given = {name: entry.get(name, "") for name in _COLLEAGUE}
        return {**self._dice.identity(), **given, "email": email}

    def _partner(self, entry: dict[str, Any]) -> dict[str, Any]:
        given = {name: entry.get(name, "") for name in _PARTNER}
        return {**self._dice.identity(), **given, "kind": PartnerKind(entry["kind"])}

    def _example(self, entry: dict[str, Any]) -> dict[str, Any]:
        given = {name: entry[name].strip() for name in ("title", "did", "involved", "changed")}
        on = self._today - timedelta(days=entry["days_ago"])
        told = {"stage": Stage(entry["stage"]), "cost_pence": entry["cost"], "on": on}
        return {**self._dice.identity(), **given, **told}

    def _contact(self, partner_id: int, entry: dict[str, Any]) -> dict[str, Any]:
        do_by = self._today + timedelta(days=entry.get("in_days", 0))
        due = {"to_do": entry["to_do"], "do_by": do_by} if "to_do" in entry else {}
        return {
            **self._dice.identity(),
            "partner_id": partner_id,
            "on": self._today - timedelta(days=entry["spoke_days_ago"]),
            "way": Reach.PHONE,
            "direction": Direction.WE_DID,
            "by": words("boards")["staff"]["coordinator"],
            "said": entry["said"],
            **due,
        }
