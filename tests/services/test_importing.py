"""Taking in people from a spreadsheet: one step, nothing overwritten, nothing twice."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from coprod_desktop.domain.access import AccessNeed, NeedCategory
from coprod_desktop.domain.import_plan import Answer, Decision
from coprod_desktop.domain.importing import Fate, counts
from coprod_desktop.domain.meetings import Reply
from coprod_desktop.domain.people import Connection, ConnectionKind, NeedsAsked, Person, TakenBefore
from coprod_desktop.domain.permission import Actor, Role
from coprod_desktop.domain.problems import Cancelled, Conflict, NotAllowed, Problem
from coprod_desktop.services import access, history, importing
from coprod_desktop.services.importing import Gains, Preview, Taken, Taking
from coprod_desktop.services.sample.spreadsheet import messy_csv
from coprod_desktop.storage.database import Done, Store
from tests.builders import TODAY, a_meeting, a_person, an_actor, an_invitation

HEADINGS = "Name,DOB,Postcode,Email,Town,Access needs,Connection,Joined\n"


def quietly(_done: int, _total: int, _text: str = "") -> None:
    """Nobody watches."""


class Importer:
    """Imports text as if it were a file."""

    def __init__(self, store: Store, actor: Actor, folder: Path) -> None:
        self.store, self.actor, self.path = store, actor, folder / "list.csv"

    def preview(self, data: str | bytes) -> tuple[Preview, Mapping[str, str]]:
        self.path.write_bytes(data if isinstance(data, bytes) else (HEADINGS + data).encode())
        sheet = importing.open_sheet(self.path)
        mapping = self.store.read(self.actor, lambda work: importing.suggested(work, sheet))
        seen = self.store.read(self.actor, lambda work: importing.preview(work, sheet, mapping, quietly))
        return seen, mapping.remember(sheet.headings)

    def take(self, data: str | bytes, answers: Mapping[int, Answer] | None = None) -> Done[Taken]:
        seen, headings = self.preview(data)
        return self.write(Taking("list.csv", seen, answers or {}, headings))

    def write(self, taking: Taking) -> Done[Taken]:
        return self.store.write(self.actor, "Import", lambda work: importing.take_in(work, taking, quietly))

    def everyone(self) -> dict[str, Person]:
        return self.store.read(
            self.actor, lambda work: {p.name: p for p in work.session.scalars(select(Person))}
        )

    def all(self, kind: type[Any]) -> list[Any]:
        return self.store.read(self.actor, lambda work: list(work.session.scalars(select(kind))))

    def put(self, *rows: Any) -> None:
        self.store.write(self.actor, "Put", lambda work: [work.add(row) for row in rows])


@pytest.fixture
def importer(store: Store, actor: Actor, tmp_path: Path) -> Importer:
    return Importer(store, actor, tmp_path)


def test_a_row_becomes_a_person_with_needs_and_connections(importer: Importer) -> None:
    done = importer.take("Amara Quill,3/3/58,sy231ab,a@example.org,Rhyl,bsl; vegan,carer,\n")
    person = importer.everyone()["Amara Quill"]
    assert (person.postcode, person.joined, person.needs_asked) == ("SY23 1AB", TODAY, NeedsAsked.RECORDED)
    needs = {(need.need, need.category) for need in importer.all(AccessNeed)}
    assert needs == {("bsl", NeedCategory.COMMUNICATION), ("vegan", NeedCategory.FOOD)}
    assert [one.kind for one in importer.all(Connection)] == [ConnectionKind.CARER]
    assert done.changes.label == "Imported 1 person from list.csv"
    assert done.value == Taken(new=1, filled=0, already=0, left_out=0, refused=0, empty=0)


def test_asked_and_none_is_an_answer(importer: Importer) -> None:
    importer.take("Amara Quill,,,,,none,,2 May 2024\nDewi Prosser,,,,,,,\n")
    people = importer.everyone()
    assert people["Amara Quill"].needs_asked is NeedsAsked.NONE
    assert people["Dewi Prosser"].needs_asked is NeedsAsked.NOT_ASKED
    assert people["Dewi Prosser"].needs_reviewed_on is None


def test_someone_here_already_is_given_only_what_was_blank(importer: Importer) -> None:
    importer.put(a_person("Gwen Abara", email="gwen@example.org", town="Bala", note="Hers"))
    done = importer.take("Gwen Abara,,SY1 2AB,gwen@example.org,Rhyl,hearing loop,carer,1/1/2020\n")
    gwen = importer.everyone()["Gwen Abara"]
    assert (gwen.town, gwen.postcode, gwen.note, gwen.joined) == (
        "Bala",
        "SY1 2AB",
        "Hers",
        a_person().joined,
    )
    assert gwen.needs_asked is NeedsAsked.RECORDED
    assert [need.need for need in importer.all(AccessNeed)] == ["hearing loop"]
    assert len(importer.all(Connection)) == 1
    assert (done.value.new, done.value.filled) == (0, 1)
    assert done.changes.label == "Filled gaps for 1 person from list.csv"


def test_an_answer_about_needs_and_connections_is_not_overwritten(importer: Importer) -> None:
    gwen = a_person("Gwen Abara", email="gwen@example.org", needs_asked=NeedsAsked.NONE)
    importer.put(gwen, Connection(person_id=gwen.id, kind=ConnectionKind.FAMILY))
    done = importer.take("Gwen Abara,,,gwen@example.org,,hearing loop,carer,\n")
    assert (importer.all(AccessNeed), done.value.filled, done.value.already) == ([], 0, 1)
    assert [one.kind for one in importer.all(Connection)] == [ConnectionKind.FAMILY]
    assert done.changes.touched == frozenset()


def test_a_new_need_reaches_the_booking_list_of_a_meeting_they_said_yes_to(importer: Importer) -> None:
    gwen, meeting = a_person("Gwen Abara", email="gwen@example.org"), a_meeting()
    importer.store.write(importer.actor, "Usual", access.seed_usual)
    importer.put(gwen, meeting, an_invitation(meeting, gwen, reply=Reply.YES))
    done = importer.take("Gwen Abara,,,gwen@example.org,,BSL interpreter,,\n")
    assert done.changes.touches("adjustment")


def test_taken_part_before_is_filled_and_the_voices_hear_of_it(importer: Importer) -> None:
    gwen = a_person("Gwen Abara", email="gwen@example.org")
    importer.put(gwen)
    done = importer.take(b"Name,E-mail,Taken part before\nGwen Abara,gwen@example.org,yes\n")
    assert importer.everyone()["Gwen Abara"].taken_before is TakenBefore.YES
    assert ("voice_fact", gwen.id) in done.changes.touched


def test_two_rows_of_one_person_become_one_person(importer: Importer) -> None:
    importer.take(
        "Ines Calloway,1/2/1990,,i@example.org,,step-free,carer,\n"
        "Ines Calloway,1/2/1990,,i@example.org,Rhyl,Step-free; vegan,carer,\n"
    )
    assert [(p.name, p.town) for p in importer.everyone().values()] == [("Ines Calloway", "Rhyl")]
    assert sorted(need.need for need in importer.all(AccessNeed)) == ["step-free", "vegan"]
    assert len(importer.all(Connection)) == 1


def test_the_users_answer_decides_an_unclear_row(importer: Importer) -> None:
    importer.put(a_person("Tom Wren"))
    seen, headings = importer.preview("Tom Wren,,,,Rhyl,,,\nTom Wren,,,t@example.org,Bala,,,\n")
    assert seen.fates[0].fate is Fate.UNCLEAR
    answers: dict[int, Answer] = {2: seen.fates[0].resembles[0], 3: Decision.LEAVE_OUT}
    done = importer.write(Taking("list.csv", seen, answers, headings))
    assert (done.value.new, done.value.filled, done.value.left_out) == (0, 1, 1)
    assert [p.town for p in importer.everyone().values()] == ["Rhyl"]


def test_what_is_unclear_is_left_out_unless_someone_says(importer: Importer) -> None:
    importer.put(a_person("Tom Wren"))
    done = importer.take("Tom Wren,,,,Rhyl,,,\n,,,no@example.org,,,,\n,,,,,,,\nAmara Quill,,,,,,,\n")
    assert done.value == Taken(new=1, filled=0, already=0, left_out=1, refused=1, empty=1)


def test_an_import_is_one_step_to_undo(importer: Importer) -> None:
    gwen = a_person("Gwen Abara", email="gwen@example.org")
    importer.put(gwen)
    importer.take("Gwen Abara,,SY1 2AB,gwen@example.org,,vegan,carer,\nAmara Quill,,,,,bsl,carer,\n")
    undone = importer.store.write(importer.actor, "Undo", history.undo).value
    assert undone == "Imported 1 person from list.csv"
    assert {name: p.postcode for name, p in importer.everyone().items()} == {"Gwen Abara": ""}
    assert (importer.all(AccessNeed), importer.all(Connection)) == ([], [])


def test_the_same_messy_file_twice_adds_nobody(importer: Importer) -> None:
    data = messy_csv()
    first, answers = importer.take(data).value, len(importer.everyone())
    again = importer.take(data)
    assert (first.new, again.value.new) == (answers, 0)
    assert len(importer.everyone()) == answers
    assert again.changes.touched == frozenset()


def test_a_messy_file_loses_nobody(importer: Importer) -> None:
    seen, _headings = importer.preview(messy_csv())
    totals = counts(seen.fates)
    assert (totals[Fate.REFUSED], totals[Fate.EMPTY]) == (0, 1)
    done = importer.take(messy_csv())
    rows = [row for row in seen.fates if row.person is not None]
    together = totals[Fate.MATCHES]
    assert done.value.new + done.value.left_out + together == len(rows)


def test_a_change_that_alters_a_fate_stops_the_import_and_nothing_is_written(importer: Importer) -> None:
    seen, headings = importer.preview("Amara Quill,,,a@example.org,,,,\nDewi Prosser,,,,,,,\n")
    importer.put(a_person("Amara Quill", email="a@example.org"))
    with pytest.raises(Conflict, match="Look at them once more"):
        importer.write(Taking("list.csv", seen, {}, headings))
    assert list(importer.everyone()) == ["Amara Quill"]


def test_a_change_that_alters_no_fate_does_not_stop_the_import(importer: Importer) -> None:
    seen, headings = importer.preview("Amara Quill,,,a@example.org,,,,\n")
    importer.put(a_person("Farah Lindqvist"))
    assert importer.write(Taking("list.csv", seen, {}, headings)).value.new == 1


def test_cancel_keeps_nothing(importer: Importer) -> None:
    seen, headings = importer.preview("Amara Quill,,,,,,,\n")

    def stop(_done: int, _total: int, _text: str = "") -> None:
        raise Cancelled

    taking = Taking("list.csv", seen, {}, headings)
    with pytest.raises(Cancelled):
        importer.store.write(importer.actor, "Import", lambda work: importing.take_in(work, taking, stop))
    assert importer.everyone() == {}


def test_what_a_heading_meant_is_remembered(importer: Importer) -> None:
    importer.path.write_text("Who,Blurb\nAmara Quill,Likes tea\nDewi Prosser,Plays bowls\n")
    sheet = importing.open_sheet(importer.path)
    mapping = importer.store.read(importer.actor, lambda work: importing.suggested(work, sheet))
    assert mapping.targets == ("", "")
    mapping = mapping.with_target(0, "name").with_target(1, "note")
    seen = importer.store.read(importer.actor, lambda work: importing.preview(work, sheet, mapping, quietly))
    importer.write(Taking("list.csv", seen, {}, mapping.remember(sheet.headings)))
    assert importer.store.read(importer.actor, lambda work: importing.suggested(work, sheet)) == mapping
    importer.take("Farah Lindqvist,,,,,,,\n")
    assert importer.store.read(importer.actor, lambda work: importing.suggested(work, sheet)) == mapping


def test_headings_known_already_are_not_written_again(importer: Importer) -> None:
    importer.take("Amara Quill,,,,,,,\n")
    again = importer.take("Dewi Prosser,,,,,,,\n")
    assert not again.changes.touches("organisation_setting")


def test_gains_say_what_would_be_filled_and_what_stays(importer: Importer) -> None:
    gwen = a_person("Gwen Abara", email="gwen@example.org", town="Bala", taken_before=TakenBefore.YES)
    importer.put(gwen)
    seen, _headings = importer.preview("Gwen Abara,,SY1 2AB,gwen@example.org,Rhyl,,,\n")
    incoming = seen.fates[0].person
    assert incoming is not None
    gains = importer.store.read(importer.actor, lambda work: importing.gains(work, gwen.id, incoming))
    assert gains == Gains(filled=("postcode",), kept=("town",))


def test_progress_is_said_while_reading_who_is_here_and_each_row(importer: Importer) -> None:
    importer.put(a_person("Gwen Abara"))
    importer.path.write_text(HEADINGS + "Amara Quill,,,,,,,\n")
    sheet = importing.open_sheet(importer.path)
    said: list[tuple[int, int, str]] = []

    def say(done: int, total: int, text: str = "") -> None:
        said.append((done, total, text))

    mapping = importer.store.read(importer.actor, lambda work: importing.suggested(work, sheet))
    importer.store.read(importer.actor, lambda work: importing.preview(work, sheet, mapping, say))
    assert said == [(0, 1, "Reading who is here already"), (0, 1, "Looking at each row")]


def test_a_file_that_is_not_there_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"“gone\.csv” cannot be opened"):
        importing.open_sheet(tmp_path / "gone.csv")


def test_without_a_name_column_nothing_is_previewed(importer: Importer) -> None:
    importer.path.write_text("Shade,Size\nred,2\nblue,3\n")
    sheet = importing.open_sheet(importer.path)
    mapping = importer.store.read(importer.actor, lambda work: importing.suggested(work, sheet))
    with pytest.raises(Problem, match="people’s names"):
        importer.store.read(importer.actor, lambda work: importing.preview(work, sheet, mapping, quietly))


def test_finance_may_not_import(importer: Importer) -> None:
    seen, headings = importer.preview("Amara Quill,,,,,,,\n")
    importer.actor = an_actor(Role.FINANCE)
    with pytest.raises(NotAllowed):
        importer.write(Taking("list.csv", seen, {}, headings))


def test_thousands_of_people_go_through(importer: Importer) -> None:
    names = [
        f"{first}{n} {last}"
        for n in range(20)
        for first in ("Am", "Be", "Ci", "Do")
        for last in ("Quill", "Wren", "Moss")
    ]
    rows = "".join(
        f"{name},,,p{n}@example.org,,vegan,carer,\n" for n, name in enumerate(names * 5) if n < len(names)
    )
    done = importer.take(rows)
    total = importer.store.read(
        importer.actor, lambda work: work.session.scalar(select(func.count()).select_from(Person))
    )
    assert done.value.new + done.value.left_out == len(names)
    assert total == done.value.new
