from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprod_desktop.domain.likely_matches import _CROWD, Likely
from coprod_desktop.domain.matching import REASON_NAMES, Match, Reason, Traits, Verdict, compare, traits_of
from coprod_desktop.domain.names_alike import Alike, alike, name_words, slip_of_the_pen

BORN = date(1958, 3, 4)
HOME: dict[str, Any] = {"postcode": "SY23 1AB", "phone": "01632 960 123"}


def who(name: str, key: int = 1, **others: Any) -> Traits:
    return traits_of(key, name, **others)


def verdict(one: Traits, other: Traits) -> Verdict:
    return compare(one, other).verdict


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Siân Davies", "SIAN DAVIES", Alike.SAME),
        ("Mrs Siân Davies", "Davies, Siân", Alike.SAME),
        ("Siân", "Sian", Alike.SAME),
        ("Davies Siân", "Siân Davies", Alike.SWAPPED),
        ("Bill Jones", "William Jones", Alike.SHORT_FORM),
        ("Dai Evans", "Dafydd Evans", Alike.SHORT_FORM),
        ("Priya P Lee", "Priya Q Lee", Alike.SHORT_FORM),
        ("Mary Elizabeth Jones", "Elizabeth Jones", Alike.WITHIN),
        ("Ann Smith", "Ann Smith-Jones", Alike.WITHIN),
        ("Siân Davies", "Siân Davis", Alike.SPELLING),
        ("Ann-Marie Lee", "Annmarie Lee", Alike.SHORT_FORM),
        ("Annmarie", "Ann Marie", Alike.SHORT_FORM),
        ("Alan Jones", "Alun Jones", Alike.FIRST_SPELLING),
        ("S Davies", "Siân Davies", Alike.INITIAL),
        ("Siân Davies", "Siân Patel", Alike.FIRST_ONLY),
        ("Siân Davies", "Gareth Davies", Alike.DIFFERENT),
        ("Siân Davies", "Priya Patel", Alike.DIFFERENT),
        ("Siân", "Gareth", Alike.DIFFERENT),
        ("", "Gareth", Alike.DIFFERENT),
        ("!", "?", Alike.DIFFERENT),
    ],
)
def test_names_are_alike_in_a_named_way_whichever_comes_first(one: str, other: str, kind: Alike) -> None:
    assert alike(name_words(one), name_words(other)) is kind
    assert alike(name_words(other), name_words(one)) is kind


def test_a_title_alone_is_kept_as_a_name() -> None:
    assert name_words("Lord") == ("lord",)
    assert name_words("Lee,") == ("lee",)


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("davies", "davis", True),
        ("davies", "daveis", True),
        ("davies", "dravies", True),
        ("christopher", "kristofer", False),
        ("christopher", "cristofer", False),
        ("christopher", "chrstpher", True),
        ("davies", "davies", False),
        ("lee", "lea", False),
        ("davies", "da", False),
    ],
)
def test_a_slip_of_the_pen_is_one_letter_or_two_in_a_long_word(one: str, other: str, slip: bool) -> None:  # noqa: FBT001
    assert slip_of_the_pen(one, other) is slip


def test_the_same_name_alone_is_asked_about() -> None:
    assert verdict(who("Siân Davies"), who("Sian Davies")) is Verdict.PERHAPS


@pytest.mark.parametrize(
    "shared", [{"born": BORN}, {"postcode": "sy231ab"}, {"phone": "01632960123"}, {"email": "S@example.org"}]
)
def test_the_same_name_and_one_more_thing_is_the_same_person(shared: dict[str, Any]) -> None:
    assert verdict(who("Siân Davies", **shared), who("Sian Davies", **shared)) is Verdict.SAME


def test_a_landline_and_a_mobile_are_compared_across_columns() -> None:
    assert Reason.PHONE in compare(who("A", phone="07700 900123"), who("B", mobile="+447700900123")).reasons


def test_the_legal_name_counts_as_well() -> None:
    match = compare(who("Peggy Lee", legal_name="Margaret Anne Lee"), who("Margaret Anne Lee"))
    assert match.reasons == (Reason.NAME,)


@pytest.mark.parametrize("other", ["Gareth Davies", "Alun Davies", "A Davies"])
def test_a_household_is_never_taken_for_one_person(other: str) -> None:
    shared = HOME | {"email": "davies@example.org"}
    assert verdict(who("Alan Davies", **shared), who(other, **shared)) is not Verdict.SAME


def test_twins_are_two_people() -> None:
    assert (
        verdict(who("Alan Davies", born=BORN, **HOME), who("Carys Davies", born=BORN, **HOME))
        is Verdict.DIFFERENT
    )


def test_a_father_and_son_of_one_name_are_at_most_asked_about() -> None:
    shared = HOME | {"email": "davies@example.org"}
    father, son = who("John Davies", born=BORN, **shared), who("John Davies", born=date(1990, 7, 8), **shared)
    assert verdict(father, son) is Verdict.PERHAPS
    assert (
        verdict(who("John Davies", born=BORN), who("John Davies", born=date(1990, 7, 8))) is Verdict.DIFFERENT
    )


def test_a_new_first_or_last_name_is_asked_about() -> None:
    shared: dict[str, Any] = {"born": BORN, "email": "a@example.org"}
    assert verdict(who("Alan Davies", **shared), who("Carys Davies", **shared)) is Verdict.PERHAPS
    assert verdict(who("Carys Jones", **shared), who("Carys Davies", **shared)) is Verdict.PERHAPS


def test_a_slip_in_the_first_name_needs_the_birthday_as_well() -> None:
    assert verdict(who("Annmarie Lee", born=BORN), who("Anmarie Lee", born=BORN)) is Verdict.SAME


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (date(1958, 3, 4), Reason.BORN),
        (date(1958, 4, 3), Reason.BORN_SWAPPED),
        (date(1958, 3, 5), Reason.BORN_NEAR),
        (date(1985, 3, 4), Reason.BORN_NEAR),
        (date(1961, 8, 9), Reason.BORN_OTHER),
    ],
)
def test_birthdays_speak_for_or_against(other: date, reason: Reason) -> None:
    assert compare(who("A Lee", born=BORN), who("B Lee", born=other)).reasons == (reason,)


def test_a_match_says_why() -> None:
    match = compare(who("Siân Davies", **HOME), who("Sian Davies", key=7, **HOME))
    assert (match.key, match.weight) == (7, 95)
    assert match.why() == "same name, same postcode, same phone"


def test_every_reason_has_words() -> None:
    assert set(REASON_NAMES) == set(Reason)


_people = st.builds(
    who,
    st.sampled_from(
        ["Siân Davies", "Sian Davis", "S Davies", "Bill Jones", "William Jones", "Jones", "Priya Patel", ""]
    ),
    born=st.sampled_from([None, BORN, date(1958, 4, 3), date(1990, 1, 1)]),
    postcode=st.sampled_from(["", "SY23 1AB", "B33 8TH"]),
    phone=st.sampled_from(["", "01632 960 123", "07700 900123"]),
    email=st.sampled_from(["", "a@example.org"]),
)


@given(_people, _people)
def test_it_does_not_matter_who_comes_first(one: Traits, other: Traits) -> None:
    there, back = compare(one, other), compare(other, one)
    assert (there.weight, there.verdict, set(there.reasons)) == (back.weight, back.verdict, set(back.reasons))


@given(st.lists(_people, max_size=8), _people)
def test_nobody_who_shares_a_key_is_overlooked(known: list[Traits], one: Traits) -> None:
    everyone = [
        Traits(n, other.names, other.born, other.postcode, other.phones, other.email)
        for n, other in enumerate(known)
    ]
    slow = {other.key for other in everyone if verdict(one, other) is not Verdict.DIFFERENT}
    assert {match.key for match in Likely(everyone).matches(one)} == slow


def test_the_surest_match_comes_first() -> None:
    known = [who("Siân Davies", 1), who("Sian Davies", 2, **HOME), who("Gareth Davies", 3, **HOME)]
    found = Likely(known).matches(who("Siân Davies", 9, **HOME))
    assert [match.key for match in found] == [2, 1]
    assert isinstance(found[0], Match)


def test_a_birthday_a_crowd_shares_says_nothing() -> None:
    placeholder = date(1900, 1, 1)
    crowd = Likely(who(f"P{n} Q{n}", n, born=placeholder) for n in range(_CROWD + 1))
    assert crowd.matches(who("P1 Z", 9999, born=placeholder, email="a@example.org")) == ()
