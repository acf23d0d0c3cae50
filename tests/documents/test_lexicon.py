"""Our word lists are read once, and every paper of ours that is easy read is free of errors and warnings."""

from dataclasses import replace
from typing import Any

import pytest

from coprod_desktop.documents import invitation, lexicon, reading_check
from coprod_desktop.documents.invitation import InvitationText, NeedMet
from coprod_desktop.domain.access import ArrangeState
from coprod_desktop.domain.content import Form
from coprod_desktop.domain.easyread import Level
from coprod_desktop.i18n import Language
from coprod_desktop.services import need_words
from tests.documents.invitations import INVITATION

NEEDS = sorted(need_words._WORDS)


def heavy(text: InvitationText) -> list[tuple[str, str]]:
    """What weighs more than a note in an invitation: the check and the sentence."""
    findings = reading_check.check(invitation.content(text))
    return [(each.check, each.sentence) for each in findings if each.level > Level.NOTE]


def test_the_lists_are_read_once() -> None:
    assert lexicon.lexicon() is lexicon.lexicon()


def test_the_lists_hold_each_word_once_and_nothing_is_both_a_participle_and_not() -> None:
    assert not lexicon.lexicon().participles & lexicon.lexicon().not_passive
    for name in ("easy_words", "participles", "not_passive"):
        words = lexicon._words(name)
        assert len(words) == len(set(words))
    hard = [line.split(": ", 1)[0] for line in lexicon._lines("swaps")]
    assert len(hard) == len(set(hard))


def test_letters_everyone_knows_are_told_from_words() -> None:
    assert {"NHS", "TV"} <= lexicon.lexicon().short
    assert {"nhs", "walk"} <= lexicon.lexicon().easy


@pytest.mark.parametrize("form", Form, ids=lambda form: form.value)
@pytest.mark.parametrize("code", ["en", "cy"])
def test_our_invitation_has_nothing_to_mend_in_any_form(form: Form, code: str) -> None:
    assert heavy(replace(INVITATION, form=form, language=Language(code))) == []


@pytest.mark.parametrize("need", NEEDS)
@pytest.mark.parametrize("state", [None, ArrangeState.ARRANGED, ArrangeState.VENUE_HAS_IT])
def test_no_need_and_no_answer_of_ours_is_hard(need: str, state: ArrangeState | None) -> None:
    said = need_words.told(need, state, "", Language("en"))
    met = (NeedMet(said.picture, said.need, said.answer),)
    assert heavy(replace(INVITATION, needs=met)) == []


LESS: list[dict[str, Any]] = [
    {"needs": ()},
    {"venue_facts": ()},
    {"payment": ()},
    {"ends": None, "break_at": None},
    {"venue": ""},
    {"online": ""},
    {"reply_by": None},
]


@pytest.mark.parametrize("less", LESS, ids=str)
def test_an_invitation_that_says_less_has_nothing_to_mend_either(less: dict[str, Any]) -> None:
    assert heavy(replace(INVITATION, **less)) == []


def test_a_letter_our_face_lacks_is_found_before_drawing() -> None:
    findings = reading_check.check(invitation.content(replace(INVITATION, name="李")))
    assert ("missing letter", "李") in [(each.check, each.words) for each in findings]


def test_what_the_coordinator_wrote_is_spoken_of_where_it_stands() -> None:
    findings = reading_check.check(invitation.content(replace(INVITATION, about="respite care")))
    assert [(each.check, each.words, each.sentence) for each in findings] == [
        ("jargon", "respite care", "Tell us what you think about respite care.")
    ]


def test_lines_are_looked_at_while_they_are_typed() -> None:
    found = lexicon.check_lines(("We will commence.", "It starts at 14:30."), Language("en"))
    assert [(each.check, each.words) for each in found] == [("24-hour time", "14:30"), ("jargon", "commence")]
    assert lexicon.check_lines(("",), Language("en")) == ()
    assert lexicon.check_lines(("Byddwn yn dechrau.",), Language("cy")) == ()
