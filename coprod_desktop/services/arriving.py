"""Writing the people of an import: part of one action, never an action of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.access import AccessNeed
from coprod_desktop.domain.folding import fold
from coprod_desktop.domain.import_needs import category_of, usual_categories
from coprod_desktop.domain.import_plan import gaps
from coprod_desktop.domain.people import Connection, NeedsAsked, Person
from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _
from coprod_desktop.services import support
from coprod_desktop.storage import access as stored_access
from coprod_desktop.storage import importing as stored

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from coprod_desktop.domain.access import NeedCategory
    from coprod_desktop.domain.import_plan import Arrival, Plan
    from coprod_desktop.domain.import_rows import Incoming
    from coprod_desktop.storage.database import Work

    #: Told how many of how many are done, and what is being done; may raise to stop.
    Progress = Callable[[int, int, str], None]

#: People sent to the database together; also how often Cancel is heard.
_AT_ONCE = 100


def write(work: Work, planned: Plan, progress: Progress) -> int:
    """Write everyone a plan names; how many people already here were given something they did not have."""
    work.actor.require(Permission.IMPORT_PEOPLE)
    categories = usual_categories((row.need, row.category) for row in stored_access.usual(work.session))
    total = len(planned.new) + len(planned.known)
    for number, arrival in enumerate(planned.new):
        if number % _AT_ONCE == 0:
            _pause(work, number, total, progress)
        _welcome(work, arrival, categories)
    filled = 0
    for start in range(0, len(planned.known), _AT_ONCE):
        _pause(work, len(planned.new) + start, total, progress)
        filled += _fill(work, planned.known[start : start + _AT_ONCE], categories)
    _pause(work, total, total, progress)
    return filled


def _pause(work: Work, done: int, total: int, progress: Progress) -> None:
    work.flush()
    progress(done, total, _("Taking people in"))


def _welcome(work: Work, arrival: Arrival, categories: Mapping[str, NeedCategory]) -> None:
    """Someone new, from the row that names them and the rows below that add to it."""
    first, *others = arrival.told
    values = first.fields.model_dump() | gaps(first.fields, others)
    person = Person(**values)
    person.joined = person.joined or work.today
    needs = _needs_told(arrival.told)
    if person.needs_asked is not NeedsAsked.NOT_ASKED:
        person.needs_reviewed_on = work.today
        person.needs_asked = _answer(needs)
    work.add(person)
    _add_connections(work, person.id, arrival.told)
    _add_needs(work, person.id, needs, categories)


def _fill(work: Work, arrivals: Sequence[Arrival], categories: Mapping[str, NeedCategory]) -> int:
    """People already here: only what is blank, and only what they were never asked."""
    wanted = [arrival.person_id for arrival in arrivals if arrival.person_id is not None]
    people = stored.people(work.session, wanted)
    connected = stored.connected(work.session, wanted)
    newly_needing: list[int] = []
    filled = 0
    for arrival in arrivals:
        person = people[arrival.person_id or 0]
        values = gaps(person, arrival.told)
        connects = person.id not in connected and any(told.connections for told in arrival.told)
        if connects:
            _add_connections(work, person.id, arrival.told)
        if "needs_asked" in values:
            needs = _needs_told(arrival.told)
            values |= {"needs_reviewed_on": work.today, "needs_asked": _answer(needs)}
            _add_needs(work, person.id, needs, categories)
            newly_needing.append(person.id)
        if "taken_before" in values or "days_declared" in values:
            work.touch("voice_fact", person.id)
        work.edit(person, None, values)
        filled += bool(values) or connects
    work.flush()
    for meeting_id in stored.coming_meetings(work.session, newly_needing, work.today):
        support.follow(work, meeting_id)
    return filled


def _add_connections(work: Work, person_id: int, told: Sequence[Incoming]) -> None:
    for kind in dict.fromkeys(kind for one in told for kind in one.connections):
        work.add(Connection(person_id=person_id, kind=kind))


def _answer(needs: Sequence[tuple[str, str]]) -> NeedsAsked:
    return NeedsAsked.RECORDED if needs else NeedsAsked.NONE


def _needs_told(told: Sequence[Incoming]) -> list[tuple[str, str]]:
    """Every need once, however often and in whatever spelling the rows tell of it."""
    each = {fold(need): (need, detail) for one in reversed(told) for need, detail in reversed(one.needs)}
    return list(reversed(each.values()))


def _add_needs(
    work: Work, person_id: int, needs: Sequence[tuple[str, str]], categories: Mapping[str, NeedCategory]
) -> None:
    for need, detail in needs:
        category = category_of(f"{need} {detail}" if detail else need, categories)
        work.add(
            AccessNeed(
                person_id=person_id, category=category, need=need, detail=detail, reviewed_on=work.today
            )
        )
