"""What a meeting will likely cost, before anyone is called and after."""

from datetime import date

from coprod_desktop.domain.access import AccessNeed
from coprod_desktop.domain.meetings import Reply
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.rates import Rate, RateKey, RateUnit, Scheme
from coprod_desktop.domain.venues import Has
from coprod_desktop.services import meeting_cost, support
from coprod_desktop.services.meeting_cost import Forecast
from coprod_desktop.storage.database import Store
from tests.builders import TODAY, a_meeting, a_person, a_venue, an_invitation
from tests.services.undoing import do, keep, see

BSL, LOOP = "BSL interpreter", "Hearing loop"


def forecast(store: Store, actor: Actor, meeting_id: int) -> Forecast:
    return see(store, actor, lambda work: meeting_cost.forecast(work, meeting_id))


def amounts(found: Forecast) -> dict[str, Money]:
    return {line.what: line.amount for line in found.lines}


def test_before_anyone_is_chosen_it_is_counted_from_everyone_who_can_be_asked(
    store: Store, actor: Actor
) -> None:
    scheme = Scheme(name="Half days", confirmed_on=date(2026, 1, 1))
    rate = Rate(
        scheme_id=scheme.id,
        key=RateKey.HALF_DAY,
        unit=RateUnit.HALF_DAY,
        amount_milli=7_500_000,
        from_day=date(2026, 1, 1),
    )
    venue = a_venue(cost_pence=9_000)
    meeting = a_meeting(places=2, scheme_id=scheme.id, venue_id=venue.id)
    deaf, other = a_person("Amara Quill"), a_person("Dewi Prosser")
    need = AccessNeed(person_id=deaf.id, need="bsl interpreter")
    keep(store, scheme, rate, venue, meeting, deaf, other, need)
    found = forecast(store, actor, meeting.id)
    assert amounts(found) == {
        "Involvement payments": Money(15_000),
        "Book two BSL interpreters": Money(32_000),
        "Marlow Town Hall": Money(9_000),
    }
    assert found.total == Money(56_000)
    assert (found.scheme, found.no_payment) == ("Half days", "")
    assert "Nobody is chosen yet" in found.basis


def test_what_the_venue_has_and_what_is_booked_is_not_counted_again(store: Store, actor: Actor) -> None:
    venue = a_venue(hearing_loop=Has.YES, checked_on=TODAY)
    meeting = a_meeting(venue_id=venue.id)
    person = a_person()
    needs = [AccessNeed(person_id=person.id, need=one) for one in (BSL, LOOP)]
    invited = an_invitation(meeting, person, reply=Reply.YES, sent_on=TODAY)
    keep(store, venue, meeting, person, *needs, invited)
    do(store, actor, lambda work: support.follow(work, meeting.id))
    found = forecast(store, actor, meeting.id)
    assert amounts(found) == {"Support booked or to book": Money(32_000)}
    assert found.no_payment


def test_an_empty_register_costs_nothing_and_says_what_is_missing(store: Store, actor: Actor) -> None:
    meeting = a_meeting()
    keep(store, meeting)
    found = forecast(store, actor, meeting.id)
    assert (found.lines, found.total) == ((), Money())
    assert "scheme" in found.no_payment
