"""Schemes and rates: examples off until confirmed, one row a day, and which scheme pays a meeting."""

from datetime import date

import pytest

from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import NotAllowed, Problem
from coprod_desktop.domain.rates import Rate, RateKey, RateKind
from coprod_desktop.services import rates, schemes
from coprod_desktop.services.typed_rates import miles_milli, rate_milli
from coprod_desktop.storage.database import Store
from tests.builders import a_meeting, a_person
from tests.services.paying import Paying, a_lead


@pytest.fixture
def paying(store: Store, actor: Actor) -> Paying:
    return Paying(store, actor)


def the_rate(paying: Paying, scheme_id: int, key: RateKey, on: date = date(2026, 11, 17)) -> Rate:
    page = paying.ask(lambda work: schemes.page(work, scheme_id))
    return next(rate for rate in page.rates if rate.key is key and rate.period.contains(on))


def test_examples_are_seeded_once_and_off(paying: Paying) -> None:
    assert paying.do(schemes.seed) == 4
    assert paying.do(schemes.seed) == 0
    assert not any(row.in_force for row in paying.ask(schemes.rows))


def test_ceilings_and_limits_belong_to_no_scheme(paying: Paying) -> None:
    paying.do(schemes.seed)
    ceilings = paying.ask(lambda work: schemes.figures(work, RateKind.CEILING))
    assert ceilings
    assert all(rate.scheme_id is None for rate in ceilings)
    assert paying.ask(lambda work: schemes.figures(work, RateKind.LIMIT))


def test_a_list_says_how_many_figures_are_still_blank(paying: Paying) -> None:
    paying.do(schemes.seed)
    nihr = next(row for row in paying.ask(schemes.rows) if "NIHR" in row.name)
    assert nihr.blank == 5


def test_a_copy_has_the_rates_and_is_off(paying: Paying) -> None:
    example = paying.scheme_in_force()
    ours = paying.do(lambda work: schemes.copy(work, example, "Ours"))
    page = paying.ask(lambda work: schemes.page(work, ours.id))
    assert page.scheme.confirmed_on is None
    assert len(page.rates) == len(paying.ask(lambda work: schemes.page(work, example)).rates)


def test_two_schemes_cannot_share_a_name(paying: Paying) -> None:
    example = paying.scheme_in_force()
    paying.do(lambda work: schemes.copy(work, example, "Ours"))
    with pytest.raises(Problem, match="name already") as caught:
        paying.do(lambda work: schemes.add(work, {"name": "ours"}))
    assert caught.value.field == "name"


def test_a_rule_that_makes_no_sense_is_refused_beside_its_field(paying: Paying) -> None:
    example = paying.scheme_in_force()
    with pytest.raises(Problem) as caught:
        paying.do(lambda work: schemes.edit(work, example, None, {"day_minutes": 60}))
    assert caught.value.field == "day_minutes"


def test_a_new_figure_ends_the_old_one_the_day_before(paying: Paying) -> None:
    scheme = paying.scheme_in_force()
    old = the_rate(paying, scheme, RateKey.HALF_DAY)
    rise = {"amount_milli": "82.50", "source": "Board, 3 December"}
    new = paying.do(lambda work: rates.change_from(work, old.id, date(2026, 12, 16), rise))
    assert new.amount_milli == 8_250_000
    assert the_rate(paying, scheme, RateKey.HALF_DAY, date(2026, 12, 15)).id == old.id
    assert the_rate(paying, scheme, RateKey.HALF_DAY, date(2026, 12, 16)).id == new.id


def test_two_rows_for_one_day_are_refused(paying: Paying) -> None:
    scheme = paying.scheme_in_force()
    row = {"key": RateKey.HALF_DAY, "amount_milli": "80", "from_day": date(2026, 1, 1)}
    with pytest.raises(Problem, match="overlap"):
        paying.do(lambda work: rates.add(work, scheme, row))


def test_a_new_figure_begins_after_the_old_one(paying: Paying) -> None:
    scheme = paying.scheme_in_force()
    old = the_rate(paying, scheme, RateKey.HALF_DAY)
    with pytest.raises(Problem) as caught:
        paying.do(lambda work: rates.change_from(work, old.id, old.from_day, {"amount_milli": "80"}))
    assert caught.value.field == "from_day"


def test_ceilings_of_one_key_do_not_overlap_either(paying: Paying) -> None:
    paying.scheme_in_force()
    row = {"kind": RateKind.CEILING, "key": RateKey.MILE_BICYCLE, "amount_milli": "21p"}
    with pytest.raises(Problem, match="overlap"):
        paying.do(lambda work: rates.add(work, None, row | {"from_day": date(2026, 1, 1)}))


def test_rules_are_changed_and_a_scheme_without_rates_can_be_added(paying: Paying) -> None:
    made = paying.do(lambda work: schemes.add(work, {"name": "Volunteers' fares", "basis": "unpaid"}))
    changed = paying.do(lambda work: schemes.edit(work, made.id, made.version, {"note": "Agreed in May"}))
    assert (changed.name, changed.note) == ("Volunteers' fares", "Agreed in May")


def test_a_row_cannot_end_before_it_begins(paying: Paying) -> None:
    scheme = paying.scheme_in_force()
    old = the_rate(paying, scheme, RateKey.HALF_DAY)
    with pytest.raises(Problem) as caught:
        paying.do(lambda work: rates.end(work, old.id, date(2000, 1, 1)))
    assert caught.value.field == "to_day"


def test_a_ceiling_never_lands_in_a_scheme(paying: Paying) -> None:
    scheme = paying.scheme_in_force()
    row = {"kind": RateKind.CEILING, "key": RateKey.TASK, "from_day": date(2026, 1, 1)}
    with pytest.raises(Problem) as caught:
        paying.do(lambda work: rates.add(work, scheme, row))
    assert caught.value.field == "kind"


def test_a_rate_that_priced_a_claim_stays(paying: Paying) -> None:
    scheme = paying.scheme_in_force()
    paying.drafted(a_person())
    used = the_rate(paying, scheme, RateKey.HALF_DAY)
    with pytest.raises(Problem, match="stays"):
        paying.do(lambda work: rates.remove(work, used.id))
    unused = the_rate(paying, scheme, RateKey.DAY)
    paying.do(lambda work: rates.remove(work, unused.id))
    page = paying.ask(lambda work: schemes.page(work, scheme))
    assert unused.id not in {rate.id for rate in page.rates}


def test_a_scheme_in_use_stays_and_an_unused_one_goes(paying: Paying) -> None:
    scheme = paying.scheme_in_force()
    paying.drafted(a_person())
    with pytest.raises(Problem, match="stays"):
        paying.do(lambda work: schemes.remove(work, scheme))
    copy = paying.do(lambda work: schemes.copy(work, scheme, "Ours"))
    paying.do(lambda work: schemes.remove(work, copy.id))
    assert "Ours" not in {row.name for row in paying.ask(schemes.rows)}


def test_a_meeting_is_paid_by_the_only_scheme_in_force(paying: Paying) -> None:
    scheme = paying.scheme_in_force()
    meeting = a_meeting()
    paying.add(meeting)
    assert paying.ask(lambda work: schemes.for_meeting(work, meeting.id)).scheme.id == scheme


def test_several_schemes_in_force_ask_which(paying: Paying) -> None:
    scheme = paying.scheme_in_force()
    other = paying.do(lambda work: schemes.copy(work, scheme, "Ours"))
    paying.do(lambda work: schemes.confirm(work, other.id))
    chosen, open_ = a_meeting(scheme_id=other.id), a_meeting()
    paying.add(chosen, open_)
    assert paying.ask(lambda work: schemes.for_meeting(work, chosen.id)).scheme.id == other.id
    with pytest.raises(Problem, match="Choose"):
        paying.ask(lambda work: schemes.for_meeting(work, open_.id))


def test_a_scheme_put_off_pays_nothing_more(paying: Paying) -> None:
    scheme = paying.scheme_in_force()
    paying.do(lambda work: schemes.put_off(work, scheme))
    named, free = a_meeting(scheme_id=scheme), a_meeting()
    paying.add(named, free)
    with pytest.raises(Problem, match="example"):
        paying.ask(lambda work: schemes.for_meeting(work, named.id))
    with pytest.raises(Problem, match="Settings"):
        paying.ask(lambda work: schemes.for_meeting(work, free.id))


def test_a_lead_changes_no_rate(paying: Paying) -> None:
    with pytest.raises(NotAllowed):
        paying.do(schemes.seed, a_lead())


@pytest.mark.parametrize(
    ("typed", "milli"),
    [
        ("55p", 55_000),
        ("12.5p", 12_500),
        ("82.50", 8_250_000),
        ("£1,000", 100_000_000),
        ("0.455", 45_500),
        (" ", None),
    ],
)
def test_rates_are_read_as_people_type_them(typed: str, milli: int | None) -> None:
    assert rate_milli(typed) == milli


@pytest.mark.parametrize("typed", ["£", "half", "1.2345678", "-5", "9999999999999"])
def test_what_is_no_rate_is_refused(typed: str) -> None:
    with pytest.raises(Problem) as caught:
        rate_milli(typed)
    assert caught.value.field == "amount_milli"


def test_miles_are_read_to_the_thousandth() -> None:
    assert miles_milli(" 7.5 ") == 7500
    for typed in ("", "0", "-3", "seven"):
        with pytest.raises(Problem):
            miles_milli(typed)
