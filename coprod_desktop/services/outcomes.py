"""What changed: what was said, what was decided, what was done - and that everyone who came is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.checks import checked
from coprod_desktop.domain.meetings import Meeting
from coprod_desktop.domain.outcomes import Outcome, OutcomeFields, OutcomeState, SupporterTold, Told
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.storage import outcomes as stored

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from coprod_desktop.domain.people import Reach
    from coprod_desktop.storage.database import Work
    from coprod_desktop.storage.outcomes import NotToldRow, OpenAnswer, SupporterNotTold, ToldRow


@dataclass(frozen=True)
class WhatChanged:
    """What came of one meeting, who has been told, and who has not; supporters where the person wants them told."""

    outcomes: tuple[Outcome, ...]
    told: tuple[ToldRow, ...]
    not_told: tuple[NotToldRow, ...]
    supporters_not_told: tuple[SupporterNotTold, ...] = ()
    supporters_told: tuple[str, ...] = ()


def add(work: Work, meeting_id: int, values: Mapping[str, Any]) -> Outcome:
    """Write down something that was said at a meeting; it stays open until there is an answer."""
    work.actor.require(Permission.EDIT_MEETINGS)
    work.get(Meeting, meeting_id)
    outcome = Outcome(meeting_id=meeting_id, **checked(OutcomeFields, values).model_dump())
    _check(outcome)
    return work.add(outcome)


def edit(work: Work, outcome_id: int, version: int | None, values: Mapping[str, Any]) -> Outcome:
    """Change what was written down, as it was when the form was opened; fields not named stay as they are."""
    work.actor.require(Permission.EDIT_MEETINGS)
    outcome = work.get(Outcome, outcome_id)
    whole = {name: getattr(outcome, name) for name in OutcomeFields.model_fields} | dict(values)
    fields = checked(OutcomeFields, whole)
    _check(fields)
    return work.edit(outcome, version, {name: getattr(fields, name) for name in values})


def decide(work: Work, outcome_id: int, decided: str, on: date | None = None) -> Outcome:
    """A decision was made; there is something to tell people now."""
    work.actor.require(Permission.EDIT_MEETINGS)
    values = {"decided": decided, "decided_on": on or work.today, "state": OutcomeState.DECIDED}
    return edit(work, outcome_id, None, values)


def done(work: Work, outcome_id: int, changed: str) -> Outcome:
    """It has happened: what is different now.

    Who was told of the decision is told again, that it was done.
    """
    work.actor.require(Permission.EDIT_MEETINGS)
    decided_on = work.get(Outcome, outcome_id).decided_on or work.today
    return edit(
        work, outcome_id, None, {"changed": changed, "decided_on": decided_on, "state": OutcomeState.DONE}
    )


def not_possible(work: Work, outcome_id: int, why: str, on: date | None = None) -> Outcome:
    """It will not happen, and why: an honest no is an answer too."""
    work.actor.require(Permission.EDIT_MEETINGS)
    values = {"decided": why, "decided_on": on or work.today, "state": OutcomeState.NOT_POSSIBLE}
    return edit(work, outcome_id, None, values)


def remove(work: Work, outcome_id: int) -> None:
    """Take back something written down by mistake.

    Raises :class:`~coprod_desktop.domain.problems.Problem` once anyone has been told.
    """
    work.actor.require(Permission.EDIT_MEETINGS)
    if stored.told_of(work.session, [outcome_id]) or stored.supporters_told_of(work.session, outcome_id):
        raise Problem(_("People have been told of this, so it stays."))
    work.delete(work.get(Outcome, outcome_id))


def tell(work: Work, outcome_id: int, person_ids: Iterable[int], how: Reach, on: date | None = None) -> int:
    """These people have been told, this way; how many had not been before.

    Raises :class:`~coprod_desktop.domain.problems.Problem` while there is no answer to tell.
    """
    work.actor.require(Permission.EDIT_MEETINGS)
    outcome = work.get(Outcome, outcome_id)
    if not outcome.answered():
        raise Problem(
            _("There is no answer to tell people yet. Write down what was decided first."), "decided"
        )
    told = stored.told_of(work.session, [outcome_id])
    knows = {row.person_id for row in told if row.of is outcome.state}
    fresh = [n for n in dict.fromkeys(person_ids) if n not in knows]
    for person_id in fresh:
        work.add(
            Told(outcome_id=outcome_id, person_id=person_id, of=outcome.state, how=how, on=on or work.today)
        )
    return len(fresh)


def tell_everyone(work: Work, meeting_id: int, on: date | None = None, how: Reach | None = None) -> int:
    """Everyone who came has been told of every answer, each in their own way unless one is named; how many people."""
    work.actor.require(Permission.EDIT_MEETINGS)
    rows = stored.not_told(work.session, meeting_id)
    for row in rows:
        work.add(
            Told(
                outcome_id=row.outcome_id,
                person_id=row.person_id,
                of=row.state,
                how=how or row.reach,
                on=on or work.today,
            )
        )
    tell_supporters(work, meeting_id, on)
    return len({row.person_id for row in rows})


def tell_supporters(
    work: Work, meeting_id: int, on: date | None = None, only: Collection[int] | None = None
) -> int:
    """Supporters who get copies, or ``only`` some, have been told of every answer, each in their own way; how many.

    The people themselves are told apart from that: a supporter never hears in their place.
    """
    work.actor.require(Permission.EDIT_MEETINGS)
    found = stored.supporters_not_told(work.session, meeting_id)
    rows = [row for row in found if only is None or row.supporter_id in only]
    for row in rows:
        work.add(
            SupporterTold(
                outcome_id=row.outcome_id,
                supporter_id=row.supporter_id,
                of=row.state,
                how=row.reach,
                on=on or work.today,
            )
        )
    return len({row.supporter_id for row in rows})


def untell(work: Work, told_id: int) -> None:
    """Someone marked as told has not been told after all."""
    work.actor.require(Permission.EDIT_MEETINGS)
    work.delete(work.get(Told, told_id))


def what_changed(work: Work, meeting_id: int) -> WhatChanged:
    """What came of one meeting, who has been told and who has not."""
    work.actor.require(Permission.SEE_PEOPLE)
    return WhatChanged(
        tuple(stored.of_meeting(work.session, meeting_id)),
        tuple(stored.told_rows(work.session, meeting_id)),
        tuple(stored.not_told(work.session, meeting_id)),
        tuple(stored.supporters_not_told(work.session, meeting_id)),
        tuple(stored.supporters_told(work.session, meeting_id)),
    )


def open_answers(work: Work, board_id: int) -> list[OpenAnswer]:
    """Everything said at a board's meetings that has no answer yet, however long ago."""
    work.actor.require(Permission.SEE_PEOPLE)
    return stored.open_of_board(work.session, board_id)


def _check(outcome: OutcomeFields) -> None:
    if outcome.state in (OutcomeState.DECIDED, OutcomeState.NOT_POSSIBLE) and not outcome.decided:
        raise Problem(_("Write down what was decided, in words people can be told."), "decided")
    if outcome.state is OutcomeState.DONE and not outcome.changed:
        raise Problem(_("Write down what is different now, in words people can be told."), "changed")
