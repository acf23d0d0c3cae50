"""What came of checking the history, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.journal_chain import Damage
from coprod_desktop.i18n import N_, _, language, ngettext

if TYPE_CHECKING:
    from coprod_desktop.domain.journal_chain import Break, Verdict

_SAID = {
    Damage.EDITED: N_("{entry} is not as it was written: something other than this program changed it."),
    Damage.MISSING: N_("{entry} is missing: something other than this program removed it."),
    Damage.INSERTED: N_("{entry} was put in by something other than this program."),
    Damage.ORDER: N_("{entry} is not where it was written: something other than this program moved it."),
    Damage.TRUNCATED: N_("{entry} is missing, and so is all that came after it."),
    Damage.REWRITTEN: N_("{entry} is not the one noted outside the register: the history was written anew."),
    Damage.OUTDATED: N_(
        "{entry} wrote something that is not so now: part of this file is an older copy, or something other than this program changed it."
    ),
}


def said(verdict: Verdict) -> str:
    """One or two sentences: that all is as it was written, or what is not and what to do next."""
    if verdict.broken is not None:
        return (
            f"{_(_SAID[verdict.broken.damage]).format(entry=_entry(verdict.broken))} {_next(verdict.broken)}"
        )
    whole = ngettext(
        "The {n} entry is as it was written.", "All {n} entries are as they were written.", verdict.head.count
    ).format(n=language().count(verdict.head.count))
    emptied = sum(verdict.erased.values())
    if not emptied:
        return whole
    return f"{whole} {_emptied(emptied)}"


def _emptied(n: int) -> str:
    return ngettext(
        "What {n} of them held was erased on purpose; the list says when.",
        "What {n} of them held was erased on purpose; the list says when.",
        n,
    ).format(n=language().count(n))


def _entry(broken: Break) -> str:
    """Which entry, named as a sentence begins; where one is missing, the day of another would mislead."""
    day = "" if broken.at is None else language().day(broken.at.astimezone().date(), weekday=False)
    if broken.sequence is None:
        return _("An action of {day}").format(day=day) if day else _("An action without a date")
    n = language().count(broken.sequence)
    if not day or broken.damage is Damage.MISSING:
        return _("Entry {n}").format(n=n)
    return _("Entry {n} of {day}").format(n=n, day=day)


def _next(broken: Break) -> str:
    if broken.damage is Damage.TRUNCATED:
        return _(
            "If you went back to an older copy, that is why. If not, keep this file as it is and tell whoever looks after data protection."
        )
    return _("Keep a copy of this file as it is, and tell whoever looks after data protection.")
