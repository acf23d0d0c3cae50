"""Invitations from the register: each person's own form, needs and language; recorded when they leave."""

from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from coprod_desktop.documents.meeting_rows import Faces
from coprod_desktop.domain.access import AccessNeed, Adjustment, AdjustmentFor, ArrangeState
from coprod_desktop.domain.buddies import Buddy
from coprod_desktop.domain.content import Photograph
from coprod_desktop.domain.meetings import Invitation, Meeting, MeetingState, Reply, Way
from coprod_desktop.domain.paper_languages import BILINGUAL
from coprod_desktop.domain.papers import PaperKind
from coprod_desktop.domain.people import PaperForm, PaymentChoice, Person, Reach
from coprod_desktop.domain.permission import Actor
from coprod_desktop.domain.problems import Conflict, FieldProblems, NotAllowed, Problem
from coprod_desktop.domain.venues import Has
from coprod_desktop.i18n import LANGUAGES, Language
from coprod_desktop.services import (
    colleagues,
    history,
    invitation_texts,
    invitations,
    need_words,
    organisation,
    papers,
    people,
    venues,
)
from coprod_desktop.services.mailing import Mailing
from coprod_desktop.services.papers import Batch
from coprod_desktop.storage.database import Store, Work
from tests.builders import TODAY, a_colleague, a_meeting, a_person, a_venue, an_invitation
from tests.documents.golden_papers import accessibility_failures, words
from tests.services.paying import FINANCE, Paying

CONTACT = {
    "contact_name": "Jo Penn",
    "contact_phone": "01632 960 001",
    "contact_email": "jo@marlow.example",
    "contact_address": "Town Hall, Marlow",
}
POSTED = {"address": "1 Wren Street", "postcode": "MV1 1AA"}


@pytest.fixture
def paying(store: Store, actor: Actor) -> Paying:
    found = Paying(store, actor)
    found.do(lambda work: organisation.save(work, **CONTACT))
    return found


def invite(paying: Paying, *invited: Person, **values: Any) -> int:
    given = {
        "venue": "Marlow Town Hall",
        "venue_address": "High Street",
        "venue_access": "There is no step. The lift works",
        "about": "respite care",
        **values,
    }
    meeting = a_meeting(None, **given)
    paying.add(meeting, *invited, *(an_invitation(meeting, person) for person in invited))
    return meeting.id


def make(paying: Paying, meeting: int, folder: Path, who: list[int] | None = None) -> Mailing:
    batch = paying.ask(lambda work: papers.to_make(work, meeting, who))
    made = papers.make(batch, folder)
    paying.do(lambda work: papers.record(work, batch, made))
    return made


def tree(made: Mailing) -> list[str]:
    return sorted(path.relative_to(made.folder).as_posix() for path in made.shelf.files)


def said(paying: Paying, meeting: int, person: Person) -> str:
    return words(paying.ask(lambda work: papers.preview(work, meeting, person.id)).pdf)


def test_everyone_gets_a_file_sorted_by_how_it_leaves(paying: Paying, tmp_path: Path) -> None:
    meeting = invite(
        paying,
        a_person("Amara Quill", **POSTED),
        a_person("Ben Vale", email="b@x.example", preferred_reach=Reach.EMAIL),
        a_person("Cai Wyn", phone="01632 960 002", preferred_reach=Reach.PHONE),
        title="Carers board",
    )
    made = make(paying, meeting, tmp_path / "out")
    assert made.folder.name == "Invitations Carers board 2026-12-08"
    assert tree(made) == [
        "1 Print and post/01 Amara Quill.pdf",
        "1 Print and post/All to print.pdf",
        "2 E-mail drafts/01 Ben Vale.eml",
        "2 E-mail drafts/01 Ben Vale.pdf",
        "2 E-mail drafts/List for mail merge.xlsx",
        "3 Phone list/01 Cai Wyn.pdf",
        "3 Phone list/01 Cai Wyn.txt",
        "3 Phone list/Phone list.pdf",
    ]
    for path in made.shelf.files:
        if path.suffix == ".pdf":
            assert accessibility_failures(path.read_bytes()) == []


def test_an_invitation_says_what_when_where_and_whom_to_ask(paying: Paying) -> None:
    paying.scheme_in_force()
    person = a_person("Amara Quill")
    meeting = invite(paying, person, break_at=time(11, 15), reply_by=date(2026, 12, 1))
    text = said(paying, meeting, person)
    for part in (
        "Amara, please come to our meeting",
        "respite care",
        "Tuesday 8 December 2026",
        "10:30am",
        "11:15am",
        "Marlow Town Hall",
        "There is no step.",
        "The lift works.",
        "We pay you £75 for your time.",
        "We pay for your travel.",
        "01632 960 001",
        "Please reply by Tuesday 1 December 2026",
        "Amara Quill",
    ):
        assert part in text


def test_their_needs_are_answered_in_plain_words(paying: Paying) -> None:
    person = a_person()
    meeting = invite(paying, person)
    loop = AccessNeed(person_id=person.id, need="Hearing loop")
    rare = AccessNeed(person_id=person.id, need="a tall chair")
    paying.add(loop, rare)
    text = said(paying, meeting, person)
    assert "You told us you need a hearing loop. We will check that the hearing loop works." in text
    assert "You told us you need a tall chair. We will talk with you about it." in text


@pytest.mark.parametrize(
    ("state", "answer"),
    [
        (ArrangeState.TO_ARRANGE, "We will check that the hearing loop works."),
        (ArrangeState.ARRANGED, "We have arranged this."),
        (ArrangeState.VENUE_HAS_IT, "The building has this."),
    ],
)
def test_an_answer_is_a_fact_only_once_it_is_arranged(state: ArrangeState, answer: str) -> None:
    assert need_words.told("Hearing loop", state, "", Language()).answer == answer


def test_what_cannot_be_met_is_answered_by_what_we_offer_instead(paying: Paying) -> None:
    person = a_person()
    meeting = invite(paying, person)
    need = AccessNeed(person_id=person.id, need="Hearing loop")
    booked = Adjustment(
        meeting_id=meeting,
        need="Hearing loop",
        what="Loop",
        state=ArrangeState.CANNOT,
        note="The loop is broken. We bring a portable one.",
    )
    paying.add(
        need, booked, AdjustmentFor(adjustment_id=booked.id, access_need_id=need.id, person_id=person.id)
    )
    text = said(paying, meeting, person)
    assert "We bring a portable one." in text
    assert "We will check" not in text


def test_who_wants_no_payment_is_not_offered_one_again(paying: Paying) -> None:
    paying.scheme_in_force()
    person = a_person(payment_choice=PaymentChoice.NONE)
    text = said(paying, invite(paying, person), person)
    assert "We pay for your travel." in text
    assert "£75" not in text


def test_without_a_scheme_nothing_is_promised_and_the_plan_says_so(paying: Paying) -> None:
    person = a_person()
    meeting = invite(paying, person)
    assert "We pay" not in said(paying, meeting, person)
    assert "Settings" in paying.ask(lambda work: papers.plan(work, meeting)).no_payment_why


def test_what_is_known_of_the_venue_fills_the_invitation_in_their_language(paying: Paying) -> None:
    venue = a_venue(step_free=Has.YES, hearing_loop=Has.NO, nearest_stop="Market Hill")
    english, welsh = a_person(), a_person("Siân Môn", language="cy")
    paying.add(venue)
    meeting = invite(paying, english, welsh, venue_id=venue.id, venue_access="We are in room 2")
    found = said(paying, meeting, english)
    for sentence in (
        "The nearest stop is Market Hill.",
        "You can get in without steps.",
        "no hearing loop",
        "in room 2",
    ):
        assert sentence in found
    assert "Market Hill" in said(paying, meeting, welsh)
    assert "without steps" not in said(paying, meeting, welsh)


def test_photos_are_of_the_venue_of_whoever_meets_people_and_of_a_buddy_named_once(paying: Paying) -> None:
    venue, jo, tam = a_venue(), a_colleague("Jo Fenn"), a_colleague("Tam Reed")
    first, second, third = a_person("Amara Quill"), a_person("Bo Ash"), a_person("Cy Dale")
    buddied = [
        Buddy(person_id=one.id, by_colleague_id=by.id, on_invitations=True)
        for one, by in ((second, jo), (third, tam))
    ]
    paying.add(venue, jo, tam)
    meeting = invite(paying, first, second, third, venue_id=venue.id, welcome="jo fenn")
    paying.add(*buddied)
    paying.do(lambda work: venues.keep_photo(work, venue.id, b"hall"))
    for one, photo in ((jo, b"jo"), (tam, b"tam")):
        paying.do(lambda work, one=one, photo=photo: colleagues.keep_photo(work, one.id, photo))  # type: ignore[misc]

    def faces(person: Person) -> Faces:
        return paying.ask(
            lambda work: (
                invitation_texts.text(
                    invitation_texts.gather(work, work.get(Meeting, meeting), [person.id]), person
                ).faces
            )
        )

    hall, at_door = Photograph(b"hall", venue.name), Photograph(b"jo", "Jo Fenn")
    assert faces(first) == Faces(hall, "jo fenn", at_door)
    assert faces(second) == Faces(hall, buddy=at_door)
    assert faces(third) == Faces(hall, "jo fenn", at_door, Photograph(b"tam", "Tam Reed"))


def test_an_online_meeting_has_a_link_and_no_place(paying: Paying) -> None:
    paying.scheme_in_force()
    person = a_person()
    text = said(paying, invite(paying, person, way=Way.ONLINE), person)
    assert "You can join by video. We will send you the link." in text
    assert "Town Hall," not in text.replace("Town Hall, Marlow", "")
    assert "travel" not in text


def test_the_plan_says_who_gets_what_and_how(paying: Paying) -> None:
    easy = a_person("Amara Quill", **POSTED)
    large = a_person(
        "Ben Vale", paper_form=PaperForm.LARGE_PRINT, email="b@x.example", preferred_reach=Reach.EMAIL
    )
    aloud = a_person(
        "Cai Wyn", paper_form=PaperForm.READ_ALOUD, phone="01632 960 002", preferred_reach=Reach.PHONE
    )
    polish = a_person("Ola Nowak", language="pl", **POSTED)
    meeting = invite(paying, easy, large, aloud, polish)
    plan = paying.ask(lambda work: papers.plan(work, meeting))
    assert [(row.name, row.way, row.form, row.language) for row in plan.rows] == [
        ("Ola Nowak", Reach.POST, PaperForm.EASY_READ, "en"),
        ("Amara Quill", Reach.POST, PaperForm.EASY_READ, "en"),
        ("Ben Vale", Reach.EMAIL, PaperForm.LARGE_PRINT, "en"),
        ("Cai Wyn", Reach.PHONE, PaperForm.READ_ALOUD, "en"),
    ]
    assert plan.sentence == "4 invitations to make."
    assert [row.name for row in plan.by_way(Reach.EMAIL)] == ["Ben Vale"]
    notes = {row.name: row.notes for row in plan.rows}
    assert notes["Amara Quill"] == ()
    assert notes["Cai Wyn"] == ()
    assert "English" in notes["Ola Nowak"][0]


@pytest.mark.parametrize(
    ("values", "way", "note"),
    [
        ({"safe_post": False, "email": "a@x.example", **POSTED}, Reach.EMAIL, "not safe to post"),
        (
            {"preferred_reach": Reach.TEXT, "safe_text": False, "mobile": "07700 900001"},
            Reach.PHONE,
            "not safe to text",
        ),
        ({"preferred_reach": Reach.EMAIL, **POSTED}, Reach.POST, "E-mail"),
        ({}, Reach.IN_PERSON, "Post"),
    ],
)
def test_a_way_that_is_not_safe_or_not_there_is_never_used(
    paying: Paying, values: dict[str, Any], way: Reach, note: str
) -> None:
    meeting = invite(paying, a_person(**values))
    row = paying.ask(lambda work: papers.plan(work, meeting)).rows[0]
    assert row.way is way
    assert note in row.notes[0]


def test_a_welsh_speaker_is_written_to_in_welsh(paying: Paying) -> None:
    person = a_person("Siân Wyn", language="cy")
    assert "Rhagfyr 2026" in said(paying, invite(paying, person), person)


def test_missing_settings_are_named_before_anything_is_made(store: Store, actor: Actor) -> None:
    bare = Paying(store, actor)
    meeting = invite(bare, a_person(), venue="")
    with pytest.raises(FieldProblems) as caught:
        bare.ask(lambda work: papers.to_make(work, meeting))
    fields = [problem.field for problem in caught.value.each()]
    assert fields == ["contact_name", "contact_phone", "contact_email", "venue"]
    assert len(bare.ask(lambda work: papers.plan(work, meeting)).problems) == 4


def test_what_left_is_recorded_in_its_form_and_the_invitation_is_sent(paying: Paying, tmp_path: Path) -> None:
    meeting = invite(paying, a_person(paper_form=PaperForm.LARGE_PRINT, **POSTED))
    make(paying, meeting, tmp_path)
    made = paying.ask(lambda work: papers.made(work, meeting))[0]
    assert made.person == "Amara Quill"
    assert (made.paper.kind, made.paper.form) == (PaperKind.INVITATION, PaperForm.LARGE_PRINT)
    assert (made.paper.sent_on, made.paper.sent_by) == (TODAY, Reach.POST)
    row = paying.ask(lambda work: invitations.invited(work, meeting))[0]
    assert (row.reply, row.sent_on) == (Reply.SENT, TODAY)
    assert paying.ask(lambda work: papers.plan(work, meeting)).sentence == "Every invitation has been made."
    with pytest.raises(Problem, match="left the house"):
        paying.do(history.undo)


def test_an_invitation_made_again_keeps_the_day_it_first_left(paying: Paying, tmp_path: Path) -> None:
    person = a_person(**POSTED)
    meeting = invite(paying, person)
    make(paying, meeting, tmp_path)
    with pytest.raises(Problem, match="nobody"):
        make(paying, meeting, tmp_path)
    make(paying, meeting, tmp_path, [person.id])
    made = paying.ask(lambda work: papers.made(work, meeting))
    assert [row.paper.reprint for row in made] == [1, 0]


def test_who_said_no_or_is_in_reserve_gets_none(paying: Paying) -> None:
    no, reserve = a_person("No"), a_person("Reserve")
    meeting = invite(paying, a_person("Yes"), no, reserve)

    def answer(work: Work) -> None:
        invitations.record(work, meeting, [invitations.Said(no.id, Reply.NO)])
        invitations.keep_in_reserve(work, meeting, [reserve.id])

    paying.do(answer)
    assert [row.name for row in paying.ask(lambda work: papers.plan(work, meeting)).rows] == ["Yes"]


def test_a_cancelled_meeting_invites_nobody(paying: Paying) -> None:
    meeting = invite(paying, a_person(), state=MeetingState.CANCELLED)
    with pytest.raises(Problem, match="cancelled"):
        paying.ask(lambda work: papers.to_make(work, meeting))


def made_but_not_recorded(paying: Paying, meeting: int, folder: Path) -> tuple[Batch, Mailing]:
    batch = paying.ask(lambda work: papers.to_make(work, meeting))
    return batch, papers.make(batch, folder)


def test_a_change_while_they_were_made_records_nothing_and_they_can_be_taken_away(
    paying: Paying, tmp_path: Path
) -> None:
    person = a_person()
    meeting = invite(paying, person)
    batch, made = made_but_not_recorded(paying, meeting, tmp_path / "out")
    paying.do(lambda work: people.edit(work, person.id, person.version, {"name": "Amara Vale"}))
    with pytest.raises(Conflict):
        paying.do(lambda work: papers.record(work, batch, made))
    made.take_away()
    assert not (tmp_path / "out").exists()
    assert paying.ask(lambda work: papers.made(work, meeting)) == []


def test_a_meeting_that_moved_meanwhile_records_nothing(paying: Paying, tmp_path: Path) -> None:
    meeting = invite(paying, a_person())
    batch, made = made_but_not_recorded(paying, meeting, tmp_path)
    paying.do(lambda work: work.edit(work.get(Meeting, meeting), None, {"venue": "Elsewhere"}))
    with pytest.raises(Conflict):
        paying.do(lambda work: papers.record(work, batch, made))


def test_a_person_taken_off_the_list_meanwhile_gets_no_record(paying: Paying, tmp_path: Path) -> None:
    person = a_person()
    meeting = invite(paying, person)
    batch, made = made_but_not_recorded(paying, meeting, tmp_path)
    paying.do(lambda work: invitations.unchoose(work, meeting, [person.id]))
    with pytest.raises(Problem, match="no longer"):
        paying.do(lambda work: papers.record(work, batch, made))


def test_finance_makes_no_invitations(paying: Paying) -> None:
    meeting = invite(paying, a_person())
    with pytest.raises(NotAllowed):
        paying.ask(lambda work: papers.plan(work, meeting), FINANCE)


def test_stopped_it_leaves_nothing_behind(paying: Paying, tmp_path: Path) -> None:
    meeting = invite(paying, a_person())
    batch = paying.ask(lambda work: papers.to_make(work, meeting))

    def stop(done: int, _total: int, _text: str) -> None:
        if done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        papers.make(batch, tmp_path / "out", stop)
    assert not (tmp_path / "out").exists()
    row = paying.ask(lambda work: work.session.get(Invitation, _only(work, meeting)))
    assert row is not None
    assert row.sent_on is None


def _only(work: Work, meeting: int) -> int:
    return invitations.invited(work, meeting)[0].id


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_every_usual_need_has_a_picture_that_exists_and_an_answer(code: str) -> None:
    from coprod_desktop.documents.concepts import concepts
    from coprod_desktop.domain.usual_adjustments import SEEDS

    for seed in SEEDS:
        found = need_words.told(Language(code).gettext(seed.need), None, "", Language(code))
        assert found.picture in concepts()
        assert found.answer
        assert found.answer != Language(code).gettext("We will talk with you about it.")


def test_a_name_our_letters_cannot_show_gets_word_and_plain_text_and_is_said(
    paying: Paying, tmp_path: Path
) -> None:
    odd, plain = a_person("Amara 🌻", **POSTED), a_person("Ben Vale", **POSTED)
    meeting = invite(paying, odd, plain)
    made = make(paying, meeting, tmp_path)
    assert tree(made) == [
        "1 Print and post/01 Ben Vale.pdf",
        "1 Print and post/02 Amara 🌻.docx",
        "1 Print and post/02 Amara 🌻.txt",
        "1 Print and post/All to print.pdf",
    ]
    (said,) = made.notes
    assert said.startswith("Amara 🌻 gets a Word document and plain text instead.")
    assert "sunflower" in said
    forms = {row.person: row.paper.form for row in paying.ask(lambda work: papers.made(work, meeting))}
    assert forms == {"Amara 🌻": PaperForm.WORD, "Ben Vale": PaperForm.EASY_READ}
    assert made.not_made == ()


def test_an_address_no_mail_can_be_sent_to_is_said_and_nothing_is_recorded(
    paying: Paying, tmp_path: Path
) -> None:
    wrong = a_person("Ben Vale", email="ben at example", preferred_reach=Reach.EMAIL)
    meeting = invite(paying, wrong, a_person("Amara Quill", **POSTED))
    made = make(paying, meeting, tmp_path)
    assert made.not_made_sentences == ("Not made for Ben Vale. “ben at example” is not an e-mail address.",)
    left = {row.name: row.sent_on for row in paying.ask(lambda work: papers.plan(work, meeting)).rows}
    assert left == {"Ben Vale": None, "Amara Quill": TODAY}


def test_when_none_can_be_made_every_reason_is_said_and_no_folder_is_left(
    paying: Paying, tmp_path: Path
) -> None:
    asked = [a_person(name, email="no", preferred_reach=Reach.EMAIL) for name in ("Amara", "Ben")]
    meeting = invite(paying, *asked)
    batch = paying.ask(lambda work: papers.to_make(work, meeting))
    with pytest.raises(Problem, match=r"Amara.*\n.*Ben"):
        papers.make(batch, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("form", "endings"),
    [
        (PaperForm.STANDARD, ["pdf"]),
        (PaperForm.PLAIN_TEXT, ["pdf", "txt"]),
        (PaperForm.WORD, ["docx", "pdf"]),
        (PaperForm.OTHER, ["pdf"]),
    ],
)
def test_everyone_gets_the_form_they_asked_for_and_it_is_recorded(
    paying: Paying, tmp_path: Path, form: PaperForm, endings: list[str]
) -> None:
    meeting = invite(paying, a_person("Amara Quill", paper_form=form, **POSTED))
    made = make(paying, meeting, tmp_path)
    assert [name.rpartition(".")[2] for name in tree(made) if "Amara" in name] == endings
    kept = paying.ask(lambda work: papers.made(work, meeting))[0].paper.form
    assert kept == (PaperForm.EASY_READ if form is PaperForm.OTHER else form)


def test_who_wants_both_languages_gets_welsh_first_and_english_whole(paying: Paying, tmp_path: Path) -> None:
    person = a_person("Siân Wyn", language=BILINGUAL, **POSTED)
    meeting = invite(paying, person)
    made = make(paying, meeting, tmp_path)
    text = words(next(path for path in made.shelf.files if "Siân" in path.name).read_bytes())
    assert text.index("8 Rhagfyr 2026") < text.index("8 December 2026")
    assert said(paying, meeting, person) == text
    assert paying.ask(lambda work: papers.made(work, meeting))[0].paper.language == BILINGUAL
    assert paying.ask(lambda work: papers.plan(work, meeting)).rows[0].notes == ()


def test_the_preview_says_what_is_hard_to_read_in_the_words_someone_typed(paying: Paying) -> None:
    person = a_person("Amara Quill")
    meeting = invite(
        paying, person, about="respite care", venue_access="Lift. Ramp; toilet; loop; bus stop, etc."
    )
    found = paying.ask(lambda work: papers.preview(work, meeting, person.id)).findings
    assert [(each.check, each.words) for each in found] == [
        ("shortened words", "etc."),
        ("jargon", "respite care"),
    ]
