"""The charter: its words by version, who signed which, and the paper to sign."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.checks import checked
from coprod_desktop.domain.milestones import CharterFields, CharterText
from coprod_desktop.domain.paper_languages import languages
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import LANGUAGES, Language, _, language
from coprod_desktop.services import organisation
from coprod_desktop.storage import milestones as stored
from coprod_desktop.storage import people as stored_people

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coprod_desktop.documents.charter_paper import CharterSheet
    from coprod_desktop.storage.database import Work
    from coprod_desktop.storage.milestones import MilestoneRow

#: More names than this are left off the paper; there are empty lines for them.
_NAMES = 40


def in_force(work: Work) -> CharterText | None:
    """The words that are signed now; None before there are any."""
    work.actor.require(Permission.SEE_PEOPLE)
    found = stored.charters(work.session)
    return found[0] if found else None


def write(work: Work, values: Mapping[str, Any]) -> CharterText:
    """Put new words in force, as the next version; who signed the words before signs anew.

    Raises :class:`~coprod_desktop.domain.problems.FieldProblems` beside the fields that are wrong, and
    :class:`~coprod_desktop.domain.problems.Problem` when nothing was changed.
    """
    work.actor.require(Permission.EDIT_SETTINGS)
    before = stored.charters(work.session)
    fields = checked(CharterFields, {**values, "agreed_on": values.get("agreed_on") or work.today})
    if fields.agreed_on > work.today:
        raise Problem(_("This day is still to come. Say when the words were agreed."), "agreed_on")
    if before and (fields.definition, fields.charter) == (before[0].definition, before[0].charter):
        raise Problem(_("The words are as they were, so nobody has to sign anew."), "charter")
    number = before[0].number + 1 if before else 1
    return work.add(CharterText(number=number, **fields.model_dump()))


def named(charter: CharterText, words: Language | None = None) -> str:
    """How this version is called where somebody signed it."""
    words = words or language()
    day = words.day(charter.agreed_on, weekday=False)
    return words.gettext("Charter, version {n}, agreed on {day}").format(n=charter.number, day=day)


def to_sign_anew(work: Work) -> list[MilestoneRow]:
    """Who signed earlier words and not those in force, by name."""
    work.actor.require(Permission.SEE_PEOPLE)
    found = in_force(work)
    return [] if found is None else stored.signed_before(work.session, found.id)


def paper(work: Work, code: str = "") -> CharterSheet:
    """The charter to sign: its words, who has to sign anew, and room for others; in the window's language or another.

    Raises :class:`~coprod_desktop.domain.problems.Problem` before there are any words.
    """
    work.actor.require(Permission.MAKE_PAPERS)
    from coprod_desktop.documents.charter_paper import CharterSheet

    found = in_force(work)
    if found is None:
        raise Problem(_("There is no charter yet. Write its words first."))
    words = Language(code) if code else language()
    return CharterSheet(
        organisation=organisation.current(work).name,
        version=named(found, words),
        definition=found.definition,
        charter=found.charter,
        names=tuple(row.name for row in to_sign_anew(work)[:_NAMES]),
        language=words,
    )


def other_languages(work: Work) -> list[str]:
    """The languages besides the window's in which somebody here reads papers and we have words, by code."""
    work.actor.require(Permission.SEE_PEOPLE)
    read = {one.code for code in stored_people.languages(work.session) for one in languages(code)}
    return [code for code in LANGUAGES if code in read and code != language().code]


def draw(sheet: CharterSheet) -> bytes:
    """The paper as a PDF; it takes no register.

    Raises :class:`~coprod_desktop.domain.problems.Problem` when a character cannot be drawn.
    """
    from coprod_desktop.documents.charter_paper import charter_pdf

    return charter_pdf(sheet)
