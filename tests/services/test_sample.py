"""A sample register: the same every time, whole, nobody real, and with something for every page to show."""

import hashlib
import re
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from coprod_desktop.domain.voice_facts import year_before
from coprod_desktop.domain.voice_measures import CameBack, came_back
from coprod_desktop.services import bank, organisation, people, sample, voices
from coprod_desktop.services.sample.spreadsheet import messy_csv
from coprod_desktop.storage import bank as stored_bank
from coprod_desktop.storage import bulk, registers
from coprod_desktop.storage.database import Store, Work
from tests.builders import TODAY

#: Tables that hold the register's own random keys or what is sealed with them, or say when the file was made.
_NOT_SEEDED = {
    *("register_key", "journal_group", "journal_entry", "alembic_version"),
    *("bank_account", "finance_key"),
}
_LAST_YEAR = year_before(TODAY)
#: Ofcom, "Telephone numbers for use in TV and radio drama programmes".
_DRAMA = re.compile(r"01632 960\d{3}|029 2018 0\d{3}|0117 496 0\d{3}|0121 496 0\d{3}|07700 900\d{3}|")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with closing(sample.build(tmp_path_factory.mktemp("small") / "s.coprod", "small", today=TODAY)) as made:
        yield made


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with closing(
        sample.build(tmp_path_factory.mktemp("council") / "c.coprod", "council", today=TODAY)
    ) as made:
        yield made


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with closing(sample.build(tmp_path_factory.mktemp("fresh") / "f.coprod", "fresh", today=TODAY)) as made:
        yield made


def rows(store: Store, sql: str, **values: Any) -> list[Any]:
    return store.read(registers.FOUNDER, lambda work: list(work.session.execute(text(sql), values)))


def count(store: Store, sql: str, **values: Any) -> int:
    found = rows(store, f"SELECT count(*) {sql}", **values)
    return int(found[0][0])


def content_hash(store: Store) -> str:
    tables = rows(store, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    digest = hashlib.sha256()
    for (table,) in tables:
        if table not in _NOT_SEEDED:
            content = rows(store, f'SELECT * FROM "{table}" ORDER BY 1')
            digest.update(f"{table}{content}".encode())
    return digest.hexdigest()


def test_the_same_seed_and_day_make_the_same_register(small: Store, tmp_path: Path) -> None:
    with closing(sample.build(tmp_path / "again.coprod", "small", today=TODAY)) as again:
        assert content_hash(again) == content_hash(small)


def test_another_seed_makes_another_register(small: Store, tmp_path: Path) -> None:
    with closing(sample.build(tmp_path / "other.coprod", "small", seed=2, today=TODAY)) as other:
        assert content_hash(other) != content_hash(small)


def test_accounts_are_at_no_bank_there_is_and_open_with_the_samples_own_key(small: Store) -> None:
    actor = registers.sign_in(small)
    accounts = small.read(actor, lambda work: stored_bank.accounts(work.session))
    assert len(accounts) > 30
    for account in accounts:
        opened = small.read(actor, lambda work, a=account: bank.opened(work, a.person_id))  # type: ignore[misc]
        assert opened is not None
        assert opened.sort_code.startswith("00")
        assert opened.ending == account.ending


def test_a_sample_says_that_it_is_one(small: Store, council: Store, fresh: Store) -> None:
    for store in (small, council, fresh):
        settings = store.read(registers.FOUNDER, organisation.current)
        assert settings.is_sample
        assert settings.name == "Marlow Vale (sample)"


@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2026, 4, 6), date(2028, 2, 29), date(2026, 12, 25)])
def test_a_sample_can_be_made_on_any_day(day: date, tmp_path: Path) -> None:
    with closing(sample.build(tmp_path / "s.coprod", "small", today=day)) as store:
        assert count(store, "FROM person") == 150
        assert not rows(store, "PRAGMA foreign_key_check")
        assert not count(store, "FROM claim WHERE paid_on > :day OR approved_on > :day", day=day.isoformat())


@pytest.mark.parametrize(("size", "expected"), [("small", 150), ("council", 2500), ("fresh", 80)])
def test_each_size_has_its_people_and_every_link_holds(
    size: str, expected: int, request: pytest.FixtureRequest
) -> None:
    store: Store = request.getfixturevalue(size)
    assert count(store, "FROM person") == expected
    assert not rows(store, "PRAGMA foreign_key_check")


def test_nobody_in_a_sample_is_real(council: Store) -> None:
    for phone, mobile, email, postcode in rows(council, "SELECT phone, mobile, email, postcode FROM person"):
        assert _DRAMA.fullmatch(phone)
        assert _DRAMA.fullmatch(mobile)
        assert not email or email.endswith("@example.org")
        assert postcode.startswith("MV")


def test_search_finds_people_by_folded_name(small: Store) -> None:
    actor = registers.sign_in(small)
    found = small.read(actor, lambda work: people.find(work, "sian proth"))
    assert [row.name for row in found] == ["Siân Protheroe"]


def test_whoever_opens_a_sample_coordinates_and_somebody_else_approved(small: Store) -> None:
    actor = registers.sign_in(small)
    approvers = rows(
        small, "SELECT DISTINCT approved_by_id, approved_by FROM claim WHERE approved_on IS NOT NULL"
    )
    assert len(approvers) == 1
    assert approvers[0][0] != actor.staff_user_id
    assert approvers[0][1] != actor.name


def test_voice_facts_are_what_the_program_itself_would_reckon(small: Store) -> None:
    before = rows(small, "SELECT * FROM voice_fact ORDER BY attendance_id")
    everyone = [row[0] for row in rows(small, "SELECT id FROM person")]

    def again(work: Work) -> list[Any]:
        voices.recompute(work, everyone)
        return list(work.session.execute(text("SELECT * FROM voice_fact ORDER BY attendance_id")))

    assert small.read(registers.FOUNDER, again) == before


@pytest.mark.parametrize(("size", "core"), [("small", 7), ("council", 20)])
def test_few_people_hold_about_60_percent_of_places(
    size: str, core: int, request: pytest.FixtureRequest
) -> None:
    store: Store = request.getfixturevalue(size)
    times = [
        n
        for _person, n in rows(
            store, "SELECT person_id, count(*) AS n FROM voice_fact GROUP BY 1 ORDER BY n DESC"
        )
    ]
    assert 0.56 < sum(times[:core]) / sum(times) < 0.64
    assert times[core - 1] > 2 * times[core]


def first_timers(store: Store) -> list[tuple[date, date | None]]:
    found = rows(
        store,
        "SELECT day, (SELECT min(later.day) FROM voice_fact AS later WHERE later.person_id = voice_fact.person_id"
        " AND later.day > voice_fact.day) FROM voice_fact JOIN person ON person.id = person_id"
        " WHERE first_anywhere AND taken_before = 'no'",
    )
    return [
        (date.fromisoformat(first), None if later is None else date.fromisoformat(later))
        for first, later in found
    ]


def share(back: CameBack) -> float:
    return back.came_again / back.had_time


def test_in_the_last_year_first_timers_double_and_fewer_come_back(council: Store) -> None:
    new = first_timers(council)
    earlier = [entry for entry in new if entry[0] < _LAST_YEAR]
    lately = [entry for entry in new if entry[0] >= _LAST_YEAR]
    year_earlier = [entry for entry in earlier if entry[0] >= year_before(_LAST_YEAR)]
    assert 1.7 < len(lately) / len(year_earlier) < 2.5
    assert 0.5 < share(came_back(earlier, TODAY)) < 0.7
    assert 0.25 < share(came_back(lately, TODAY)) < 0.45


def test_most_of_a_council_register_has_never_been_asked(council: Store) -> None:
    assert 1450 < count(council, "FROM person WHERE id NOT IN (SELECT person_id FROM invitation)") < 1550


def test_money_reaches_people_sooner_in_the_last_year(council: Store) -> None:
    waits = rows(
        council,
        "SELECT activity_day >= :from_day, julianday(paid_on) - julianday(activity_day) FROM claim"
        " WHERE paid_on IS NOT NULL",
        from_day=_LAST_YEAR.isoformat(),
    )
    median = {}
    for lately in (0, 1):
        days = sorted(wait for which, wait in waits if which == lately)
        median[lately] = days[len(days) // 2]
    assert median[1] + 3 < median[0]


def test_claim_totals_add_up_and_numbers_count_up(small: Store) -> None:
    numbers = [row[0] for row in rows(small, "SELECT number FROM claim ORDER BY id")]
    assert numbers == list(range(1000, 1000 + len(numbers)))
    kept = "SELECT chosen_pence, (SELECT sum(allowed_pence) FROM claim_line WHERE claim_id = claim.id"
    kept += " AND kind IN ('involvement payment', 'adjustment')) FROM claim"
    assert all(chosen == allowed for chosen, allowed in rows(small, kept))


def test_the_small_sample_has_something_for_every_page(small: Store) -> None:
    today = TODAY.isoformat()
    planned = "meeting.state = 'planned'"
    due = rows(
        small,
        "SELECT count(*) AS n, day FROM invitation JOIN meeting ON meeting.id = meeting_id"
        f" WHERE {planned} AND reply = 'not sent' GROUP BY meeting_id ORDER BY n DESC",
    )
    assert due[0][0] >= 12
    assert date.fromisoformat(due[0][1]) == TODAY + timedelta(days=16)
    to_arrange = f"FROM adjustment JOIN meeting ON meeting.id = meeting_id WHERE {planned}"
    assert count(small, f"{to_arrange} AND adjustment.state = 'to arrange' AND what LIKE '%BSL%'")
    assert count(small, f"FROM meeting WHERE {planned} AND reply_by = :day", day=today) == 1
    assert count(small, "FROM invitation WHERE reply = 'sent'") == 6
    assert count(small, "FROM meeting WHERE day < :day AND state = 'planned'", day=today) == 1
    for state in ("draft", "submitted", "approved", "paid", "returned"):
        assert count(small, "FROM claim WHERE state = :state", state=state)
    assert count(small, "FROM outcome WHERE state = 'open'")
    assert (
        count(small, "FROM outcome WHERE state = 'decided' AND id NOT IN (SELECT outcome_id FROM told)") == 1
    )
    soon = (TODAY + timedelta(days=90)).isoformat()
    assert count(small, "FROM term WHERE ends BETWEEN :day AND :soon", day=today, soon=soon) >= 2
    assert count(small, "FROM seat WHERE id NOT IN (SELECT seat_id FROM term WHERE ends >= :day)", day=today)
    assert count(small, "FROM person WHERE needs_asked = 'not asked'")
    assert count(small, "FROM person WHERE status = 'resting'")
    assert count(small, "FROM person WHERE language = 'cy'") >= 10
    assert count(small, "FROM paper WHERE kind = 'invitation'")


def test_equality_answers_keep_three_kinds_of_silence_apart(small: Store) -> None:
    states = dict(tuple(row) for row in rows(small, "SELECT state, count(*) FROM equality_answer GROUP BY 1"))
    assert set(states) == {"answered", "not answered yet", "prefer not to say"}
    assert states["answered"] > 5 * states["prefer not to say"]
    asked = count(small, "FROM (SELECT DISTINCT person_id FROM equality_answer)")
    assert 60 < asked < 150


def test_people_the_guide_speaks_of_have_their_own_history(small: Store) -> None:
    def came(name: str) -> list[str]:
        sql = (
            "SELECT day FROM voice_fact JOIN person ON person.id = person_id WHERE name = :name ORDER BY day"
        )
        return [row[0] for row in rows(small, sql, name=name)]

    assert came("Amara Quill") == []
    assert len(came("Ines Calloway")) == 1
    assert len(came("Farah Lindqvist")) == 2
    assert len(came("Gwen Abara")) > 20
    declined = "FROM invitation JOIN person ON person.id = person_id WHERE name = 'Tomasz Wren'"
    assert (
        count(small, f"{declined} AND declined_why = 'the date did not suit'") == count(small, declined) == 2
    )


def test_a_register_fresh_from_a_spreadsheet_has_people_and_no_history(fresh: Store) -> None:
    for table in ("attendance", "invitation", "meeting", "board", "claim", "voice_fact", "equality_answer"):
        assert count(fresh, f"FROM {table}") == 0
    assert count(fresh, "FROM access_need")
    assert count(fresh, "FROM person WHERE taken_before = 'yes' AND days_declared > 0")
    assert count(fresh, "FROM person WHERE taken_before = 'not asked'")
    assert count(fresh, "FROM usual_adjustment")
    assert count(fresh, "FROM scheme WHERE confirmed_on IS NOT NULL") == 0


def test_progress_is_told_and_can_stop_the_build(tmp_path: Path) -> None:
    class StopError(Exception):
        pass

    def stop(done: int, total: int, said: str) -> None:
        assert 0 < done < total
        assert said == "People"
        raise StopError

    with pytest.raises(StopError):
        sample.build(tmp_path / "c.coprod", "council", today=TODAY, progress=stop)


def test_the_spreadsheet_is_as_messy_as_real_ones() -> None:
    raw = messy_csv(seed=1)
    assert raw == messy_csv(seed=1)
    assert raw != messy_csv(seed=2)
    lines = raw.decode("cp1252").split("\r\n")
    with pytest.raises(UnicodeDecodeError):
        raw.decode("utf-8")
    assert lines[0].startswith("Name;DOB;")
    assert len({line.count(";") for line in lines if line}) == 1
    assert sum(1 for line in lines if line and not line.strip(";")) == 1
    assert re.search(r";\d/\d/\d\d;", raw.decode("cp1252"))
    assert re.search(r";\d\d-[A-Z][a-z]{2}-\d{4};", raw.decode("cp1252"))
    assert any("  " in line for line in lines)
    names = [line.split(";")[0].strip() for line in lines[1:] if line.strip(";")]
    assert len(names) == 81
    again = next(line for line in lines if line.endswith("see above?"))
    assert sum(again.split(";")[1:5] == line.split(";")[1:5] for line in lines) == 2


def test_the_spreadsheet_holds_the_people_of_the_fresh_sample(fresh: Store) -> None:
    towns = sorted(row[0] for row in rows(fresh, "SELECT postcode FROM person"))
    lines = [line.split(";") for line in messy_csv(seed=1, today=TODAY).decode("cp1252").split("\r\n")[1:]]
    typed = {cells[4].upper().replace(" ", "") for cells in lines if len(cells) > 4}
    assert {town.replace(" ", "") for town in towns} == typed - {""}


def test_the_first_board_has_an_agenda_to_come_and_a_review_with_its_own_figures(small: Store) -> None:
    (timed,) = rows(
        small,
        "SELECT count(*), sum(a.minutes) FROM agenda_item a JOIN meeting m ON m.id = a.meeting_id WHERE m.day > :today",
        today=TODAY,
    )
    assert tuple(timed) == (5, 90)
    (review,) = rows(small, "SELECT meetings, people, seats, good FROM board_review")
    assert min(review[:3]) > 0
    assert review.good


def test_a_sample_written_in_many_parts_is_whole_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "ROWS_AT_ONCE", 400)
    with closing(sample.build(tmp_path / "parts.coprod", "small", today=TODAY)) as made:
        assert count(made, "FROM person WHERE introduced_by_id IS NOT NULL") > 0
