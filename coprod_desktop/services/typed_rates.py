"""Rates and miles as people type them: "55p", "£82.50", "7.5"; kept in thousandths."""

from __future__ import annotations

import re

from coprod_desktop.domain.money import MOST
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _

_RATE = re.compile(r"£?\s*(?P<pounds>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]*)(?:\.(?P<rest>[0-9]{1,5}))?")
_PENCE = re.compile(r"(?P<pence>[0-9]+)(?:\.(?P<rest>[0-9]{1,3}))?\s*p")
_MILES = re.compile(r"(?P<miles>[0-9]{1,4})(?:\.(?P<rest>[0-9]{1,3}))?")
_LONGEST = 20


def rate_milli(typed: str, field: str = "amount_milli") -> int | None:
    """Thousandths of a penny from "55p", "12.5p", "82.50" or "£1,000"; None for nothing typed.

    Raises :class:`Problem` beside ``field`` for anything else.
    """
    text = typed.strip()
    if not text:
        return None
    if len(text) <= _LONGEST:
        if match := _PENCE.fullmatch(text):
            return _checked(int(match["pence"] + (match["rest"] or "").ljust(3, "0")), field)
        match = _RATE.fullmatch(text)
        if match and (match["pounds"] or match["rest"]):
            figures = match["pounds"].replace(",", "") + (match["rest"] or "").ljust(5, "0")
            return _checked(int(figures), field)
    raise Problem(_("This is not a rate. Write it like 82.50 or 55p."), field)


def miles_milli(typed: str, field: str = "miles") -> int:
    """Thousandths of a mile from "7.5"; raises :class:`Problem` beside ``field`` for anything else, and for none."""
    match = _MILES.fullmatch(typed.strip())
    milli = 0 if match is None else int(match["miles"] + (match["rest"] or "").ljust(3, "0"))
    if not milli:
        raise Problem(_("Type how many miles it was, for example 7.5."), field)
    return milli


def _checked(milli: int, field: str) -> int:
    if milli > MOST.pence * 1000:
        raise Problem(_("This is more than {most}. Check the amount.").format(most=MOST.text()), field)
    return milli
