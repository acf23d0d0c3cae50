"""Made-up people: their rows, with connections and access needs."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.access import AccessNeed
from coprod_desktop.domain.paper_languages import BILINGUAL
from coprod_desktop.domain.people import (
    CheckFirst,
    Connection,
    ConnectionKind,
    NeedsAsked,
    PaperForm,
    PaymentChoice,
    Person,
    Reach,
    Status,
    TakenBefore,
)
from coprod_desktop.domain.usual_adjustments import SEEDS
from coprod_desktop.services.sample.names import MadeUpName, email, made_up_name
from coprod_desktop.services.sample.someone import Part, Someone
from coprod_desktop.services.sample.texts import by_name, weights, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coprod_desktop.services.sample.dice import Dice
    from coprod_desktop.services.sample.pen import Writing

_CATEGORIES = {seed.need: seed.category for seed in SEEDS}
_AT_VENUE = {seed.need: seed.who == "Venue" for seed in SEEDS}

_FORMS = {
    PaperForm.EASY_READ: 60,
    PaperForm.STANDARD: 20,
    PaperForm.LARGE_PRINT: 11,
    PaperForm.PLAIN_TEXT: 5,
    PaperForm.READ_ALOUD: 2,
    PaperForm.WORD: 2,
}
_REACHES = {Reach.POST: 38, Reach.EMAIL: 34, Reach.PHONE: 16, Reach.TEXT: 12}
_PAYMENTS = {
    PaymentChoice.BANK: 66,
    PaymentChoice.CASH: 8,
    PaymentChoice.VOUCHER: 7,
    PaymentChoice.CHEQUE: 2,
    PaymentChoice.CHARITY: 3,
    PaymentChoice.TIME_CREDITS: 3,
    PaymentChoice.LESS: 2,
    PaymentChoice.NONE: 9,
}
_CHECKS = {CheckFirst.NO: 62, CheckFirst.YES: 9, CheckFirst.PREFER_NOT_TO_SAY: 5, CheckFirst.NOT_ASKED: 24}
_TRAVEL = {"bus": 45, "car": 30, "walk": 15, "taxi": 10}
_STATUSES = {Status.ACTIVE: 91, Status.RESTING: 3, Status.LEFT: 3, Status.THINKING: 3}
_SPEAKS_WELSH, _WELSH_FROM_WELSH = 6, 34
_WANTS_BOTH = 3
_HAS_NEEDS, _WITHOUT_NEEDS = 40, 45
_DOUBLE_EVERY = 25
_RECENT = timedelta(days=45)
_TURNS = {"woman": "her", "man": "his", "non_binary": "their"}


class PeopleWriter:
    """Writes made-up people one by one."""

    def __init__(self, dice: Dice, pen: Writing, today: date) -> None:
        self._dice, self._pen, self._today = dice, pen, today
        self._number = 0
        self._before: dict[str, Any] = {}

    def write(self, someone: Someone, instead: Mapping[str, Any] | None = None) -> None:
        """Write the rows of one person, and note on ``someone`` what the rest of the register needs.

        ``instead`` are columns that are to be as given; needs that are recorded stay recorded.
        """
        self._number += 1
        name = made_up_name(self._dice, core=someone.part is Part.CORE)
        row = self.row(someone, name)
        connections = self._connections(someone)
        needs = self._needs(someone)
        someone.gender, someone.ethnic_group = name.gender, name.ethnic_group
        someone.carer = ConnectionKind.CARER in connections
        row |= self._double(someone, row)
        row |= self._asked_about_needs(someone, bool(needs)) | _from_cast(someone) | dict(instead or {})
        row["needs_asked"] = NeedsAsked.RECORDED if needs else row.get("needs_asked", NeedsAsked.NOT_ASKED)
        if someone.cast is not None:
            someone.gender, someone.ethnic_group = someone.cast["gender"], someone.cast["ethnic_group"]
        someone.language, someone.name = row["language"], row["name"]
        self._pen.write(Person, {"id": someone.id, "version": self._dice.version(), **row})
        for kind in connections:
            self._pen.write(Connection, {**self._dice.identity(), "person_id": someone.id, "kind": kind})
        self._pen.write_all(AccessNeed, needs)

    def _double(self, someone: Someone, row: dict[str, Any]) -> dict[str, Any]:
        """Now and then someone stands in the register twice, by initial: there is something to merge."""
        before, self._before = self._before, row
        if self._number % _DOUBLE_EVERY or someone.part is not Part.NEVER or someone.cast is not None:
            return {}
        given, _space, family = before.get("name", row["name"]).partition(" ")
        same: dict[str, Any] = {
            key: before[key] for key in ("born", "address", "town", "postcode", "phone") if key in before
        }
        return {"name": f"{given[0]} {family}", "email": "", **same}

    def row(self, someone: Someone, name: MadeUpName) -> dict[str, Any]:
        """What a coordinator would have typed about them."""
        dice, texts = self._dice, words("people")
        welsh = dice.percent(_WELSH_FROM_WELSH if name.community == "welsh" else _SPEAKS_WELSH)
        someone.form, someone.reach = dice.weighted(_FORMS), dice.weighted(_REACHES)
        someone.payment = dice.weighted(_PAYMENTS)
        someone.born = self._born()
        someone.travel, someone.miles = dice.weighted(_TRAVEL), dice.number(2, 24)
        return {
            "name": name.name,
            "pronouns": name.pronouns,
            "born": someone.born if dice.percent(85) else None,
            "preferred_reach": someone.reach,
            "good_times": dice.one(texts["good_times"]),
            "safe_voicemail": dice.percent(88),
            "safe_post": dice.percent(97),
            "safe_say_who": dice.percent(94),
            "language": self._language() if welsh else "en",
            "paper_form": someone.form,
            "communication": dice.one(texts["communication"]),
            "topics": ", ".join(sorted(dice.some(texts["topics"], dice.number(1, 3)))),
            "skills": ", ".join(dice.some(texts["skills"], dice.number(0, 3))),
            "wants": dice.one(texts["wants"]),
            "heard_how": dice.one(texts["heard_how"]),
            "joined": someone.joined,
            "payment_choice": someone.payment if someone.part is not Part.NEVER else PaymentChoice.NOT_ASKED,
            "payment_note": dice.one(texts["payment_notes"]),
            "check_first": dice.weighted(_CHECKS),
            "supplier_number": f"{80_000 + self._number}" if someone.part is Part.CORE else "",
            **self._reach(someone, name),
            **self._status(someone),
            **self._taken_before(someone),
        }

    def _reach(self, someone: Someone, name: MadeUpName) -> dict[str, Any]:
        dice, places = self._dice, words("places")
        town = by_name("places", "town", "name")[dice.weighted(weights("places", "town", "name"))]
        someone.rural = town["rural"]
        inward = f"{dice.number(0, 9)}{dice.one('ABDEFGHJLNPQRSTUWXYZ')}{dice.one('ABDEFGHJLNPQRSTUWXYZ')}"
        mobile = someone.reach is Reach.TEXT or dice.percent(70)
        by_email = someone.reach is Reach.EMAIL or dice.percent(35)
        return {
            "address": f"{dice.number(1, 140)} {dice.one(places['streets']['names'])}",
            "town": town["name"],
            "postcode": f"{places['postcode_area']}{town['district']} {inward}",
            "phone": dice.one(places["landlines"]).format(n=dice.number(0, 999)) if dice.percent(60) else "",
            "mobile": dice.one(places["mobiles"]).format(n=dice.number(0, 999)) if mobile else "",
            "email": email(name.name, self._number) if by_email else "",
        }

    def _language(self) -> str:
        """Of those who speak Welsh some want their papers in both languages."""
        return "cy" if self._number % _WANTS_BOTH else BILINGUAL

    def _born(self) -> date:
        age = int(18 + 70 * self._dice.chance() ** 0.85)
        return self._today - timedelta(days=age * 365 + self._dice.number(0, 364))

    def _status(self, someone: Someone) -> dict[str, Any]:
        """Almost everyone is active; some rest, think about it, or have left."""
        if someone.part in (Part.CORE, Part.FIRST_TIMER) or someone.cast is not None:
            return {}
        status = self._dice.weighted(_STATUSES)
        if status is Status.RESTING:
            return {
                "status": status,
                "resting_until": self._today + timedelta(days=self._dice.number(40, 150)),
            }
        if status is Status.THINKING and someone.part is not Part.NEVER:
            return {}
        if status is Status.LEFT and someone.part is Part.NOW_AND_THEN:
            return {}
        return {"status": status}

    def _taken_before(self, someone: Someone) -> dict[str, Any]:
        """The first-day question: asked of nearly everyone who was there when records begin."""
        dice = self._dice
        if someone.part in (Part.CORE, Part.NOW_AND_THEN):
            if someone.part is Part.NOW_AND_THEN and dice.percent(10):
                return {}
            often = dice.number(6, 14) if someone.part is Part.CORE else dice.number(1, 3)
            return {"taken_before": TakenBefore.YES, "days_declared": often}
        if someone.part is Part.FIRST_TIMER:
            return {"taken_before": TakenBefore.NO}
        return {"taken_before": TakenBefore.NO} if dice.percent(55) else {}

    def _connections(self, someone: Someone) -> list[ConnectionKind]:
        if someone.cast is not None:
            return [ConnectionKind(kind) for kind in someone.cast["connections"]]
        kinds = weights("people", "connection", "kind")
        found = [self._dice.weighted(kinds)]
        if self._dice.percent(22):
            found.append(self._dice.weighted(kinds))
        return [ConnectionKind(kind) for kind in dict.fromkeys(found)]

    def _needs(self, someone: Someone) -> list[dict[str, Any]]:
        texts = words("people")
        if someone.cast is not None:
            chosen = list(someone.cast["needs"])
        elif self._dice.percent(_HAS_NEEDS):
            chosen = list(
                dict.fromkeys(self._dice.weighted(texts["needs"]) for _nth in range(self._dice.number(1, 3)))
            )
        else:
            chosen = []
        return [self._need(someone, need) for need in chosen]

    def _need(self, someone: Someone, need: str) -> dict[str, Any]:
        identity = self._dice.identity()
        someone.needs.append((identity["id"], need))
        details = words("people")["need_details"].get(need, [""])
        reviewed = self._dice.day(max(someone.joined, self._today - timedelta(days=420)), self._today)
        return {
            **identity,
            "person_id": someone.id,
            "category": _CATEGORIES[need],
            "need": need,
            "detail": self._dice.one(details),
            "sure": self._dice.percent(90),
            "share_with_venue": _AT_VENUE[need] and self._dice.percent(85),
            "reviewed_on": reviewed,
        }

    def _asked_about_needs(self, someone: Someone, has_needs: bool) -> dict[str, Any]:  # noqa: FBT001
        reviewed = self._dice.day(max(someone.joined, self._today - timedelta(days=420)), self._today)
        if has_needs:
            return {"needs_asked": NeedsAsked.RECORDED, "needs_reviewed_on": reviewed}
        if someone.cast is not None or self._dice.percent(_WITHOUT_NEEDS) or someone.part is Part.CORE:
            return {"needs_asked": NeedsAsked.NONE, "needs_reviewed_on": reviewed}
        waits = someone.part is Part.NEVER or someone.joined > self._today - _RECENT
        return {} if waits else {"needs_asked": NeedsAsked.NONE, "needs_reviewed_on": reviewed}


def _from_cast(someone: Someone) -> dict[str, Any]:
    if someone.cast is None:
        return {}
    known = ("name", "topics", "language", "good_times")
    fixed = {key: someone.cast[key] for key in known if key in someone.cast}
    fixed.setdefault("good_times", "")
    fixed["pronouns"] = ""
    fixed["email"] = email(fixed["name"], 0)
    fixed["language"] = fixed.get("language", "en")
    fixed["check_first"] = CheckFirst(someone.cast.get("check_first", "no"))
    return fixed
