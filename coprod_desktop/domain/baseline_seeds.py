"""Comparison populations the program comes with: the 2021 census of England and Wales, and who draws on care.

Census figures: Office for National Statistics, Open Government Licence v3.0. There is no figure for gender
identity: the census estimate lost its accreditation in 2024.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from coprod_desktop.domain.baselines import NOT_ANSWERED, Baseline, BaselineValue

_CENSUS_DAY = date(2021, 3, 21)
_BOTH = "England and Wales"
_EVERYONE = "All ages"
_OVER_16 = "16 and over"
_CENSUS = "Office for National Statistics, Census 2021: {table} (Open Government Licence v3.0)"


@dataclass(frozen=True)
class SeededBaseline:
    """A comparison population with its shares."""

    baseline: Baseline
    values: tuple[BaselineValue, ...]


def standard_baselines() -> tuple[SeededBaseline, ...]:
    """The populations an organisation can compare with on its first day, with fresh ids.

    People who draw on care locally are the better comparison where a council has their figures.
    """
    return (*_census(), *_disability(), _care_users())


def _census() -> tuple[SeededBaseline, ...]:
    return (
        _seeded(
            _baseline("ethnic_group", "ethnic group"),
            1,
            {"white": 81_700, "asian": 9_300, "black": 4_000, "mixed": 2_900, "other": 2_100},
            {"white": 81_700, "all_other": 18_300},
        ),
        _seeded(
            _baseline("gender", "sex", note="The census counted sex; our question asks about gender."),
            0,
            {"woman": 51_000, "man": 49_000},
        ),
        _seeded(
            _baseline("age_band", "age"), 1, {"children": 18_500, "working_age": 62_900, "older": 18_600}
        ),
        _seeded(
            _baseline("sexual_orientation", "sexual orientation", _OVER_16),
            0,
            {
                "straight": 89_400,
                "gay_lesbian": 1_500,
                "bisexual": 1_300,
                "other_orientation": 300,
                NOT_ANSWERED: 7_500,
            },
            {"straight": 89_400, "lgb": 3_200, NOT_ANSWERED: 7_500},
        ),
        _seeded(
            _baseline("religion", "religion"),
            0,
            {
                "no_religion": 37_200,
                "christian": 46_200,
                "buddhist": 500,
                "hindu": 1_700,
                "jewish": 500,
                "muslim": 6_500,
                "sikh": 900,
                "other_religion": 600,
                NOT_ANSWERED: 6_000,
            },
            {"no_religion": 37_200, "christian": 46_200, "other_religions": 10_700, NOT_ANSWERED: 6_000},
        ),
    )


def _disability() -> tuple[SeededBaseline, ...]:
    note = "Crude percentages of everyone, not the age-standardised headline."
    return tuple(
        _seeded(
            _baseline("disability", "disability", place=place, note=note),
            1,
            {"disabled": share, "not_disabled": 100_000 - share},
        )
        for place, share in ((_BOTH, 17_500), ("England", 17_300), ("Wales", 21_600))
    )


def _care_users() -> SeededBaseline:
    baseline = Baseline(
        name="People who draw on long-term care, England 2021",
        source="NHS Digital, adult social care activity, long-term support by ethnic group, England 2021",
        place="England",
        age_range="18 and over",
        question_key="ethnic_group",
        partial=True,
        note="Only two groups are given here. Figures of your own council are better where it has them.",
    )
    return _seeded(baseline, 1, {"asian": 5_100, "black": 4_500})


def _baseline(
    question_key: str, table: str, age_range: str = _EVERYONE, *, place: str = _BOTH, note: str = ""
) -> Baseline:
    return Baseline(
        name=f"{place}, census 2021: {table}",
        source=_CENSUS.format(table=table),
        source_day=_CENSUS_DAY,
        place=place,
        age_range=age_range,
        question_key=question_key,
        note=note,
    )


def _seeded(baseline: Baseline, first_level: int, *levels: Mapping[str, int]) -> SeededBaseline:
    values = tuple(
        BaselineValue(baseline_id=baseline.id, level_no=number, category_key=key, share=share)
        for number, shares in enumerate(levels, start=first_level)
        for key, share in shares.items()
    )
    return SeededBaseline(baseline, values)
