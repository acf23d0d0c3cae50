from datetime import date

import pytest

from coprod_desktop.domain.rate_seeds import (
    SEEN_ON,
    SeededScheme,
    benefit_limits,
    example_schemes,
    mileage_ceilings,
    nihr_example,
)
from coprod_desktop.domain.rates import (
    Confidence,
    Rate,
    RateKey,
    RateKind,
    check_overlaps,
    find_rate,
    rate_on,
)


def _everything() -> list[Rate]:
    own = [rate for seeded in example_schemes() for rate in seeded.rates]
    return [*own, *mileage_ceilings(), *benefit_limits()]


@pytest.mark.parametrize("seeded", example_schemes(), ids=lambda seeded: seeded.scheme.name)
def test_every_example_is_sound_and_off(seeded: SeededScheme) -> None:
    seeded.scheme.check()
    assert seeded.scheme.confirmed_on is None
    assert "(example)" in seeded.scheme.name
    assert {rate.scheme_id for rate in seeded.rates} == {seeded.scheme.id}


def test_no_seeded_rates_overlap() -> None:
    check_overlaps(_everything())


def test_every_figure_has_a_source_and_only_what_was_seen_was_checked() -> None:
    for rate in _everything():
        assert rate.source
        assert (rate.checked_on == SEEN_ON) == (rate.confidence is Confidence.SEEN)


def test_the_mile_rose_on_6_april_2026() -> None:
    ceilings = mileage_ceilings()
    for day, milli in ((date(2026, 4, 5), 45_000), (date(2026, 4, 6), 55_000)):
        assert rate_on(ceilings, RateKey.MILE_CAR, day, kind=RateKind.CEILING).milli == milli
    assert {rate.scheme_id for rate in ceilings} == {None}


def test_nihrs_new_rows_are_blank_until_someone_types_them() -> None:
    rates = nihr_example().rates
    assert rate_on(rates, RateKey.HALF_HOUR, date(2025, 12, 15)).text() == "£12.50"
    newer = find_rate(rates, RateKey.HALF_HOUR, date(2025, 12, 16))
    assert newer is not None
    assert newer.text() == "blank"


def test_limits_without_a_seen_figure_are_blank() -> None:
    found = {
        key: find_rate(benefit_limits(), key, date(2026, 4, 6), kind=RateKind.LIMIT)
        for key in (RateKey.CARERS_ALLOWANCE, RateKey.PERMITTED_WORK)
    }
    assert {key: rate and rate.text() for key, rate in found.items()} == {
        RateKey.CARERS_ALLOWANCE: "£204.00",
        RateKey.PERMITTED_WORK: "blank",
    }
