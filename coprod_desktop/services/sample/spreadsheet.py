"""The people of the "fresh" sample as a coordinator's spreadsheet really looks: for trying the import."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.access import AccessNeed
from coprod_desktop.domain.paper_languages import BILINGUAL
from coprod_desktop.domain.people import Connection, ConnectionKind, Person, TakenBefore
from coprod_desktop.services.sample.dice import Dice
from coprod_desktop.services.sample.fresh import write_fresh_people

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coprod_desktop.storage.bulk import Kind


_HEADINGS = (
    "Name", "DOB", "Address", "Town", "Post Code", "Tel No", "Mobile", "E-mail", "Language", "Lived experience",
    "Access needs", "Taken part before?", "How often in last year", "Joined", "Notes",
)  # fmt: skip
_SEPARATOR, _LINE_END, _ENCODING = ";", "\r\n", "cp1252"
_PLAIN = str.maketrans("łŁđĐ", "lLdD")
_CONNECTIONS = {
    ConnectionKind.DRAWS_ON_CARE: ("uses services", "Uses services"),
    ConnectionKind.USED_TO: ("used to use services",),
    ConnectionKind.CARER: ("carer", "Carer", "unpaid carer"),
    ConnectionKind.FAMILY: ("family", "Family member"),
    ConnectionKind.SUPPORTER: ("supporter",),
    ConnectionKind.CITIZEN: ("resident",),
}
_BEFORE = {
    TakenBefore.YES: ("Y", "yes", "Yes "),
    TakenBefore.NO: ("N", "no", "new"),
    TakenBefore.NOT_ASKED: ("", "", "?"),
}
_LANGUAGES = {"cy": "Welsh", BILINGUAL: "Welsh and English"}
_OFTEN = {1: ("once", "1"), 2: ("twice", "2"), 4: ("4", "quarterly"), 12: ("monthly", "12")}
_NOTES = (
    "",
    "",
    "",
    "",
    "prefers mornings",
    "ring first",
    "met at the library",
    "dog: Bramble",
    "ask again in spring",
)
_EMPTY_AFTER, _TWICE = 41, 17
_SPREADSHEET_DAY = date(2026, 11, 22)


def messy_csv(seed: int = 1, today: date = _SPREADSHEET_DAY) -> bytes:
    """About 80 people as a semicolon-separated file in Windows-1252, as old spreadsheets save it.

    Dates are typed every way ("3/3/58", "03-Mar-1958"), spaces are doubled, one line is empty, one person stands
    there twice in two spellings, and letters the old encoding does not know have lost their marks. The people are
    those of the "fresh" sample of the same seed and day.
    """
    dice = Dice(seed, today)
    gathered = _Gathered()
    write_fresh_people(dice, gathered, today)
    rows = [_row(dice, gathered, person) for person in gathered.rows[Person]]
    rows.insert(_EMPTY_AFTER, [""] * len(_HEADINGS))
    rows.insert(len(rows) - 5, _again(rows[_TWICE]))
    text = _LINE_END.join(_SEPARATOR.join(cells) for cells in [list(_HEADINGS), *rows]) + _LINE_END
    return _old_letters(text).encode(_ENCODING, "replace")


class _Gathered:
    """Keeps rows instead of writing them."""

    def __init__(self) -> None:
        self.rows: dict[Kind, list[Mapping[str, Any]]] = {}

    def write(self, kind: Kind, row: Mapping[str, Any]) -> None:
        """Keep one row."""
        self.rows.setdefault(kind, []).append(row)

    def write_all(self, kind: Kind, rows: Iterable[Mapping[str, Any]]) -> None:
        """Keep several rows."""
        self.rows.setdefault(kind, []).extend(rows)

    def of(self, kind: Kind, person: Mapping[str, Any]) -> list[Mapping[str, Any]]:
        """The rows of one person."""
        return [row for row in self.rows.get(kind, []) if row["person_id"] == person["id"]]


def _row(dice: Dice, gathered: _Gathered, person: Mapping[str, Any]) -> list[str]:
    connections = [dice.one(_CONNECTIONS[row["kind"]]) for row in gathered.of(Connection, person)]
    needs = [str(row["need"]).lower() for row in gathered.of(AccessNeed, person)]
    often = person.get("days_declared")
    return [
        _typed_name(dice, person["name"]),
        _typed_day(dice, person["born"]),
        person["address"],
        person["town"],
        person["postcode"].lower().replace(" ", "") if dice.percent(20) else person["postcode"],
        person["phone"].replace(" ", "") if dice.percent(30) else person["phone"],
        person["mobile"],
        person["email"],
        _LANGUAGES.get(person["language"]) or dice.one(("English", "English", "")),
        " and ".join(connections),
        ", ".join(needs) if needs else dice.one(("", "", "none")),
        dice.one(_BEFORE[person["taken_before"]]),
        dice.one(_OFTEN.get(often, (f"about {often}", str(often)))) if often else "",
        _typed_day(dice, person["joined"]),
        dice.one(_NOTES),
    ]


def _typed_name(dice: Dice, name: str) -> str:
    roll = dice.number(0, 19)
    if roll == 0:
        return name.upper()
    if roll == 1:
        return f" {name} "
    return name.replace(" ", "  ", 1) if roll == 2 else name  # noqa: PLR2004 - a roll of the dice


def _typed_day(dice: Dice, day: date | None) -> str:
    if day is None:
        return ""
    ways = (f"{day.day}/{day.month}/{day:%y}", f"{day:%d/%m/%Y}", f"{day:%d-%b-%Y}", f"{day.day} {day:%B %Y}")
    return dice.one(ways)


def _again(row: list[str]) -> list[str]:
    """The same person typed a second time, another year, by someone else."""
    given, _space, family = row[0].strip().partition(" ")
    return [f"{given[0]}. {family.strip()}", *row[1:7], "", *row[8:12], "", "", "see above?"]


def _old_letters(text: str) -> str:
    return "".join(_old_letter(letter) for letter in text.translate(_PLAIN))


def _old_letter(letter: str) -> str:
    try:
        letter.encode(_ENCODING)
    except UnicodeEncodeError:
        return unicodedata.normalize("NFKD", letter)[0]
    return letter
