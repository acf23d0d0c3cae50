"""What came of checking the history, in words."""

from datetime import UTC, datetime

import pytest

from coprod_desktop.domain.journal_chain import Anchor, Break, Damage, Verdict
from coprod_desktop.ui.preferences.history_check import said

HEAD = Anchor(12345, 12345, b"")
AT = datetime(2026, 3, 3, 12, tzinfo=UTC)


def test_a_whole_history_is_counted() -> None:
    assert said(Verdict(HEAD, {})) == "All 12,345 entries are as they were written."


def test_what_was_erased_is_counted_too() -> None:
    assert said(Verdict(HEAD, {3: 4, 9: 8})).endswith(
        "What 12 of them held was erased on purpose; the list says when."
    )


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (Damage.EDITED, "Entry 812 of 3 March 2026 is not as it was written"),
        (Damage.MISSING, "Entry 812 is missing: something other"),
        (Damage.ORDER, "Entry 812 of 3 March 2026 is not where it was written"),
        (Damage.REWRITTEN, "Entry 812 of 3 March 2026 is not the one noted outside the register"),
        (Damage.OUTDATED, "Entry 812 of 3 March 2026 wrote something that is not so now"),
    ],
)
def test_what_is_wrong_is_said_with_its_place_its_day_and_what_to_do(damage: Damage, words: str) -> None:
    sentence = said(Verdict(HEAD, {}, Break(damage, 812, AT)))
    assert sentence.startswith(words)
    assert sentence.endswith(
        "Keep a copy of this file as it is, and tell whoever looks after data protection."
    )


def test_an_action_outside_the_chain_is_named_by_its_day_if_it_has_one() -> None:
    assert said(Verdict(HEAD, {}, Break(Damage.INSERTED, None, AT))).startswith(
        "An action of 3 March 2026 was put in"
    )
    assert said(Verdict(HEAD, {}, Break(Damage.INSERTED, None))).startswith(
        "An action without a date was put in"
    )


def test_a_history_cut_short_may_be_an_older_copy() -> None:
    sentence = said(Verdict(HEAD, {}, Break(Damage.TRUNCATED, 12346)))
    assert sentence.startswith("Entry 12,346 is missing, and so is all that came after it. If you went back")
