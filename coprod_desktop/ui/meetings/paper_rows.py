"""Everyone invited, what each gets and what each said: the rows of the papers tab."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coprod_desktop.domain.meetings import DECLINED_NAMES, REPLY_NAMES, DeclinedWhy, Reply
from coprod_desktop.domain.paper_languages import PAPER_LANGUAGES
from coprod_desktop.domain.people import CHOICE_NAMES
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import invitations, papers, postings, supporters
from coprod_desktop.ui.meetings.words import by_way
from coprod_desktop.ui.models.column import Chip, ChipKind, Column, no_text

if TYPE_CHECKING:
    from coprod_desktop.domain.papers import PaperKind
    from coprod_desktop.domain.problems import Problem
    from coprod_desktop.domain.supporters import Supporter
    from coprod_desktop.services.paper_plan import PlannedPaper
    from coprod_desktop.storage.invitations import InvitedRow
    from coprod_desktop.ui.jobs import Work

#: Why someone said no, in the order of the number keys.
WHYS = (DeclinedWhy.DATE, DeclinedWhy.ACCESS, DeclinedWhy.HEALTH, DeclinedWhy.CARING, DeclinedWhy.OTHER)


@dataclass(frozen=True)
class InvitedPaper:
    """One person invited; ``paper`` is None for whoever gets none any more (no, withdrew, reserve).

    ``beside`` are their supporters.
    """

    invited: InvitedRow
    paper: PlannedPaper | None
    beside: tuple[Supporter, ...] = ()

    @property
    def id(self) -> int:
        """The person."""
        return self.invited.person_id

    @property
    def to_make(self) -> bool:
        """Whether their invitation is still to make."""
        return self.paper is not None and self.paper.sent_on is None


@dataclass(frozen=True)
class Invited:
    """Everyone invited, by name, and what must be filled in before papers can be made."""

    rows: tuple[InvitedPaper, ...]
    problems: tuple[Problem, ...]
    others: dict[PaperKind, int] = field(default_factory=dict)


def invited(work: Work, meeting_id: int) -> Invited:
    """Who is invited: those whose paper is still to make by the way it goes, then everyone by name."""
    plan = papers.plan(work, meeting_id)
    by_person = {row.person_id: row for row in plan.rows}
    place = {row.person_id: number for number, row in enumerate(plan.to_make)}
    everyone = invitations.invited(work, meeting_id)
    beside = supporters.of_people(work, [row.person_id for row in everyone])
    rows = [
        InvitedPaper(row, by_person.get(row.person_id), tuple(beside.get(row.person_id, ())))
        for row in everyone
    ]
    rows.sort(key=lambda row: place.get(row.id, len(place)))
    return Invited(tuple(rows), plan.problems, postings.counts(work, meeting_id))


def paper_columns() -> list[Column[InvitedPaper]]:
    """Person and what they get; how far it has got."""
    return [
        Column(
            _("Person, and what they get"),
            lambda row: row.invited.name,
            330,
            second=_gets,
            strong=True,
            stretch=True,
        ),
        Column(_("Paper"), no_text, 230, chips=_state, least=140),
    ]


def gets(paper: PlannedPaper) -> str:
    """The form, the language if it is not the window's, and how it reaches them; "for now" where it falls short."""
    form, way = _(CHOICE_NAMES[paper.form]), by_way(paper.way)
    if paper.for_now:
        form = _("{form} for now").format(form=form)
    if paper.language == language().code:
        return _("{form}, {way}").format(form=form, way=way)
    said = _(PAPER_LANGUAGES.get(paper.language, paper.language))
    return _("{form} in {language}, {way}").format(form=form, language=said, way=way)


def _gets(row: InvitedPaper) -> str:
    if row.invited.reply in (Reply.NO, Reply.WITHDREW):
        why = row.invited.declined_why
        said = _(REPLY_NAMES[row.invited.reply])
        return said if why is DeclinedWhy.NOT_SAID else f"{said}: {_(DECLINED_NAMES[why]).lower()}"
    if row.paper is None:
        return _(REPLY_NAMES[row.invited.reply])
    copies = [
        _("copy to {name} {way}").format(name=copy.name, way=by_way(copy.way)) for copy in row.paper.copies
    ]
    return " · ".join([gets(row.paper), *copies])


def _state(row: InvitedPaper) -> list[Chip]:
    reply, sent = row.invited.reply, row.invited.sent_on
    chips = [Chip(_("To make"), ChipKind.ATTENTION)] if row.to_make else []
    if sent is not None:
        chips.append(Chip(_("Sent {day}").format(day=language().short_day(sent, year=False)), ChipKind.CALM))
    if reply in (Reply.RESERVE, Reply.NO_REPLY, Reply.WITHDREW):
        chips.append(Chip(_(REPLY_NAMES[reply]), ChipKind.ATTENTION))
    for one in row.beside:
        if one.id == row.invited.answered_by:
            chips.append(Chip(_("{name} answered").format(name=one.first_name()), ChipKind.CALM))
        if one.id == row.invited.comes_with and reply is Reply.YES:
            chips.append(Chip(_("With {name}").format(name=one.first_name()), ChipKind.CALM))
    return chips


def ways(found: Invited) -> str:
    """How many are still to make, and how they go: "16 invitations to make: 9 by post, 4 by e-mail."."""
    to_make = [row.paper for row in found.rows if row.to_make and row.paper is not None]
    said = ngettext("{n} invitation to make", "{n} invitations to make", len(to_make)).format(
        n=language().count(len(to_make))
    )
    each = [
        _("{n} {way}").format(n=language().count(n), way=by_way(way))
        for way, n in Counter(paper.way for paper in to_make).items()
    ]
    whole = _("{papers}: {ways}.").format(papers=said, ways=", ".join(each))
    copies = sum(len(paper.copies) for paper in to_make)
    if not copies:
        return whole
    more = ngettext("And {n} copy for a supporter.", "And {n} copies for supporters.", copies)
    return f"{whole} {more.format(n=language().count(copies))}"


def reply_words(reply: Reply, name: str) -> str:
    """What is kept, as the notice says it."""
    words = {
        Reply.YES: _("{name} said yes"),
        Reply.MAYBE: _("{name} said maybe"),
        Reply.NO: _("{name} said no"),
        Reply.NO_REPLY: _("{name} did not reply"),
        Reply.RESERVE: _("{name} kept in reserve"),
        Reply.WITHDREW: _("{name} withdrew"),
    }
    return words[reply].format(name=name)
