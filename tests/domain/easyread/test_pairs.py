"""How well the check does: on forty pairs of hard and eased sentences, and on twenty it was never tuned to."""

from pathlib import Path

from coprod_desktop.domain.easyread import RULES
from tests.domain.easyread.judging import Judgement, judge, pairs

GUIDE = Path(__file__).parents[3] / "docs" / "easy-read-check.md"


def test_there_are_forty_pairs_and_each_is_marked() -> None:
    judged = pairs()
    assert len(judged) >= 40
    assert {pair.topic for pair in judged} == {"invitation", "expenses", "access", "meetings", "notes"}
    assert all(pair.faults and pair.eased for pair in judged)


def test_nine_planted_faults_in_ten_are_found() -> None:
    assert judge(pairs()).found_share >= 0.90


def test_at_most_one_eased_sentence_in_twenty_is_spoken_of() -> None:
    assert judge(pairs()).alarm_share <= 0.05


def test_sentences_it_was_never_tuned_to_fare_as_well() -> None:
    held_back = judge(pairs("held_back"))
    assert held_back.found_share >= 0.90
    assert held_back.alarm_share <= 0.05


def figures(judged: Judgement) -> str:
    """One row of the table in the guide."""
    found = judged.planted - len(judged.missed)
    alarms = round(judged.alarm_share * judged.eased)
    return (
        f"{found} of {judged.planted} ({judged.found_share:.1%}) | "
        f"{alarms} of {judged.eased} ({judged.alarm_share:.1%})"
    )


def test_the_figures_we_publish_are_those_we_measure() -> None:
    published = GUIDE.read_text(encoding="utf-8")
    assert figures(judge(pairs())) in published
    assert figures(judge(pairs("held_back"))) in published


def limit(count: int | None) -> str:
    """A threshold as the guide writes it."""
    return "" if count is None else "any" if count == 0 else str(count)


def test_the_table_we_publish_is_the_one_we_use() -> None:
    published = GUIDE.read_text(encoding="utf-8")
    for rule in RULES:
        cells = (
            rule.name + (" *" if rule.english else ""),
            *map(limit, (rule.note, rule.warning, rule.error)),
        )
        assert f"| {' | '.join(cells)} |" in published
