"""A supporter's scope: what the person decided, with a word of how."""

from datetime import timedelta

import pytest

from coprod_desktop.domain.problems import Problem
from coprod_desktop.domain.supporters import CHOICE_NAMES, Supporter, SupporterRole, check_supporter
from tests.builders import TODAY, a_person, a_supporter


def with_consent(supporter: Supporter, consent: str) -> Supporter:
    setattr(supporter, consent, True)
    return supporter


@pytest.mark.parametrize("consent", ["told_of_meetings", "may_answer", "is_payee"])
def test_a_consent_without_a_word_of_how_it_was_given_is_refused(consent: str) -> None:
    person = a_person()
    with pytest.raises(Problem) as refusal:
        check_supporter(with_consent(a_supporter(person, decided_how=""), consent), TODAY)
    assert refusal.value.field == "decided_how"
    check_supporter(with_consent(a_supporter(person), consent), TODAY)


def test_who_only_comes_along_needs_no_consent_but_never_one_to_come() -> None:
    person = a_person()
    check_supporter(a_supporter(person, decided_how="", comes_along=True), TODAY)
    with pytest.raises(Problem) as refusal:
        check_supporter(a_supporter(person, decided_on=TODAY + timedelta(days=1)), TODAY)
    assert refusal.value.field == "decided_on"


def test_nothing_goes_to_somebody_who_no_longer_supports() -> None:
    supporter = a_supporter(a_person(), told_of_meetings=True, may_answer=True)
    assert (supporter.gets_copies, supporter.answers) == (True, True)
    supporter.ended = TODAY
    assert (supporter.gets_copies, supporter.answers) == (False, False)
    neither = a_supporter(a_person())
    assert (neither.gets_copies, neither.answers) == (False, False)


def test_a_letter_greets_them_by_their_first_name() -> None:
    assert a_supporter(a_person(), "Mari Tegid").first_name() == "Mari"
    assert a_supporter(a_person(), " ").first_name() == ""


def test_every_role_has_words() -> None:
    assert set(CHOICE_NAMES.of(SupporterRole)) == set(SupporterRole)
