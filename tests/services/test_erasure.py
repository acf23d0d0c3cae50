"""Erasing a person: nothing of them is left anywhere, counts stay, and everything still opens."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from itertools import product
from typing import Any, TypeVar, cast

import pytest
from sqlalchemy import select, text

from coprod_desktop.domain.access import (
    AccessNeed,
    Adjustment,
    AdjustmentFor,
    ArrangeState,
    NeedCategory,
)
from coprod_desktop.domain.boards import Term
from coprod_desktop.domain.buddies import Buddy
from coprod_desktop.domain.change_notices import Occasion
from coprod_desktop.domain.claims import Claim, ClaimState
from coprod_desktop.domain.contacts import Contact, Direction
from coprod_desktop.domain.entity import Entity
from coprod_desktop.domain.feedback import Face, Feedback
from coprod_desktop.domain.meeting_notes import MeetingNotes
from coprod_desktop.domain.meetings import Invitation, Meeting, MeetingState, Reply
from coprod_desktop.domain.milestones import Milestone, MilestoneKind
from coprod_desktop.domain.new_needs import NewNeed
from coprod_desktop.domain.outcomes import Outcome, OutcomeState
from coprod_desktop.domain.papers import Paper, PaperKind
from coprod_desktop.domain.people import Connection, ConnectionKind, NeedsAsked, Person, Reach, Status
from coprod_desktop.domain.permission import Actor, Role
from coprod_desktop.domain.problems import NotAllowed, Problem
from coprod_desktop.services import (
    attachments,
    attendance,
    boards,
    erasure,
    history,
    invitations,
    meetings,
    outcomes,
    people,
    sent_papers,
    support,
    today,
)
from coprod_desktop.storage import mentions, standing
from coprod_desktop.storage.database import Store, Work
from tests.builders import (
    TODAY,
    a_board,
    a_colleague,
    a_meeting,
    a_person,
    a_seat,
    a_supporter,
    a_term,
    an_actor,
    an_attendance,
    an_invitation,
)
from tests.services.paying import Paying
from tests.services.undoing import keep, whole

T = TypeVar("T", bound=Entity)

WEEK = timedelta(days=7)

#: Whatever must be nowhere afterwards; each stands in another corner.
CANARIES = (
    *("Zzquill", "Zzlegal", "zzmail", "900 777", "Zzroad", "Zztopic", "Zzwants", "Zznote", "Zzdetail"),
    *(
        "Zzsupporter",
        "Zzsaid",
        "Zzpromise",
        "Zzmilestone",
        "Zzbuddy",
        "Zzreply",
        "Zzattended",
        "Zznew",
        "zzpaper",
    ),
)


class Life:
    """One person with something in every corner, a friend whose rows must not change, and their meetings."""

    def __init__(self, store: Store, actor: Actor) -> None:
        self.store, self.actor = store, actor
        self.amara = a_person(
            "Amara Zzquill",
            legal_name="Amara Zzlegal",
            email="amara@zzmail.example",
            mobile="07700 900 777",
            address="1 Zzroad",
            topics="Zztopic",
            wants="Zzwants",
            note="Zznote",
            joined=date(2024, 3, 1),
            needs_asked=NeedsAsked.RECORDED,
        )
        self.ben = a_person("Ben Ash", heard_how="from Amara Zzquill")
        self.board = a_board(co_chair="Amara Zzquill")
        self.seat = a_seat(self.board)
        self.coming = a_meeting(self.board, TODAY + WEEK, owner="Amara Zzquill")
        self.past = a_meeting(self.board, TODAY - WEEK, state=MeetingState.TOOK_PLACE)
        keep(store, self.amara, self.ben, self.board, self.seat, self.coming, self.past)
        self.need = AccessNeed(
            person_id=self.amara.id, category=NeedCategory.BUILDING, need="Lift", detail="Zzdetail"
        )
        self.booked = Adjustment(
            meeting_id=self.coming.id, need="Lift", what="A lift", state=ArrangeState.ARRANGED
        )
        self.invited = an_invitation(self.coming, self.amara, reply=Reply.YES, sent_on=TODAY, note="Zzreply")
        keep(store, *self._around(), self.need, self.booked, self.invited, *self._before())
        self._files()

    def _around(self) -> list[Entity]:
        amara = self.amara
        return [
            a_supporter(amara, "Mari Zzsupporter", told_of_meetings=True, decided_how="on the phone"),
            a_term(self.seat, amara),
            Connection(person_id=amara.id, kind=ConnectionKind.CARER),
            Contact(
                person_id=amara.id,
                on=TODAY,
                way=Reach.PHONE,
                direction=Direction.WE_DID,
                said="Zzsaid",
                to_do="Zzpromise",
                do_by=TODAY,
            ),
            Buddy(person_id=self.ben.id, by_person_id=amara.id, note="Zzbuddy"),
            Milestone(person_id=amara.id, kind=MilestoneKind.TRAINING, what="Zzmilestone", on=TODAY),
            NewNeed(person_id=amara.id, meeting_id=self.past.id, need="Zznew"),
            Occasion(TODAY, self.coming.starts, self.coming.ends, "").notice(self.coming.id, amara.id, TODAY),
        ]

    def _before(self) -> list[Entity]:
        return [
            AdjustmentFor(adjustment_id=self.booked.id, person_id=self.amara.id, access_need_id=self.need.id),
            an_invitation(self.past, self.amara, reply=Reply.YES, sent_on=TODAY - 2 * WEEK),
            an_attendance(self.past, self.amara, note="Zzattended"),
            an_attendance(self.past, self.ben),
            MeetingNotes(
                meeting_id=self.past.id, text="Amara Zzquill spoke. AMARA ZZQUILL asked about ramps."
            ),
            Outcome(meeting_id=self.past.id, said="Ramps", owner="Amara Zzquill", state=OutcomeState.OPEN),
            Feedback(meeting_id=self.past.id, person_id=self.amara.id, good=Face.YES, best="It was kind"),
        ]

    def _files(self) -> None:
        def write(work: Work) -> None:
            kept = attachments.keep(work, "Slip of Amara Zzquill.pdf", "application/pdf", b"zzpaper of hers")
            kind = PaperKind.SLIP_PERSON
            work.add(Paper(kind=kind, person_id=self.amara.id, made_on=TODAY, attachment_id=kept.id))

        self.store.write(self.actor, "Slip of Amara Zzquill made", write)

    def erase(self, typed: str = "amara  zzquill") -> None:
        self.store.write(
            self.actor, "A person was erased", lambda work: erasure.erase(work, self.amara.id, typed)
        )

    def see(self, query: Any) -> Any:
        return self.store.read(self.actor, query)

    def only(self, kind: type[T]) -> T:
        """The one row there is of a kind."""
        return cast("T", self.see(lambda work: work.session.scalars(select(kind)).one()))

    def everything(self) -> str:
        """Every value of every table, the journal's too, as text."""

        def dump(work: Work) -> str:
            names = list(Entity.metadata.tables)
            return "\n".join(
                str(tuple(r)) for n in names for r in work.session.execute(text(f'select * from "{n}"'))
            )

        return str(self.see(dump))


@pytest.fixture(name="life")
def _life(store: Store, actor: Actor) -> Life:
    return Life(store, actor)


def test_nothing_of_them_is_left_in_any_table_or_in_the_history(life: Life) -> None:
    before = life.everything()
    assert [canary for canary in CANARIES if canary not in before] == []
    life.erase()
    after = life.everything()
    assert [canary for canary in CANARIES if canary.casefold() in after.casefold()] == []
    assert whole(life.store)["attachment_content"] == []


def test_counts_stay_and_their_row_says_nothing(life: Life) -> None:
    def counted(work: Work) -> tuple[int, ...]:
        names = ("person", "invitation", "attendance", "voice_fact", "feedback", "term")
        return tuple(work.session.execute(text(f"select count(*) from {n}")).scalar_one() for n in names)

    before = life.see(counted)
    life.erase()
    assert life.see(counted) == before
    row = life.see(lambda work: work.get(Person, life.amara.id))
    assert (row.name, row.status, row.joined) == ("Erased person 1", Status.ERASED, date(2024, 3, 1))
    assert (row.email, row.born, row.needs_asked) == ("", None, NeedsAsked.NOT_ASKED)
    assert not row.can_be_asked(TODAY)
    told = life.only(Feedback)
    assert (told.person_id, told.best) == (None, "It was kind")


def test_erased_between_yes_and_the_day_the_meeting_counts_on_them_no_more_and_says_so(life: Life) -> None:
    life.erase()
    invited = life.see(lambda work: work.get(Invitation, life.invited.id))
    assert (invited.reply, invited.note) == (Reply.WITHDREW, "")
    (line,) = life.see(lambda work: support.booking_list(work, life.coming.id)).rows
    assert (line.what, line.no_longer_needed) == ("A lift", True)
    assert [one.person for one in line.serves] == ["Erased person 1"]
    held = life.only(Term)
    assert (held.ends, held.ended_why) == (TODAY, "They were erased")


def test_nothing_promised_to_them_is_still_to_do(life: Life) -> None:
    life.erase()
    assert "Erased" not in str(life.see(today.today).rows)
    assert whole(life.store)["contact"] == whole(life.store)["change_notice"] == []


def test_texts_that_named_them_say_that_somebody_was_erased(life: Life) -> None:
    life.erase()
    notes = life.only(MeetingNotes)
    assert notes.text == "Erased person 1 spoke. Erased person 1 asked about ramps."
    assert life.see(lambda work: work.get(Person, life.ben.id)).heard_how == "from Erased person 1"
    assert life.see(lambda work: work.get(Meeting, life.coming.id)).owner == "Erased person 1"


def test_the_history_is_whole_says_that_it_was_erased_and_takes_nothing_back(life: Life) -> None:
    life.erase()
    verdict = life.see(lambda work: history.verify(work, (), lambda *_done: None))
    assert verdict.broken is None
    assert sum(verdict.erased.values()) > 0
    assert life.see(lambda work: standing.first_not_as_left(work.session, lambda: None)) is None
    with pytest.raises(Problem, match="for good"):
        life.store.write(life.actor, "Undo", history.undo)


def test_everything_that_showed_them_still_opens(life: Life) -> None:
    life.erase()
    shown = life.see(lambda work: people.page(work, life.amara.id))
    assert [row.title for row in shown.timeline] == [life.coming.title, life.past.title]
    (mari,) = shown.supporters
    assert (mari.name, mari.ended) == ("Supporter of someone who was erased", TODAY)
    pages = (meetings.overview, invitations.invited, attendance.day_sheet, outcomes.what_changed)
    for page, meeting in product(pages, (life.coming, life.past)):
        life.see(partial(_of, page, meeting.id))
    life.see(partial(_of, boards.page, life.board.id))
    (slip,) = life.see(partial(_of, sent_papers.of_person, life.amara.id))
    assert life.only(Paper).attachment_id is None
    assert slip


def _of(page: Callable[[Work, int], Any], thing: int, work: Work) -> Any:
    return page(work, thing)


def test_a_claim_not_finished_has_to_be_first_and_one_that_is_stays_under_no_name(life: Life) -> None:
    scheme = Paying(life.store, life.actor).scheme_in_force()
    claim = Claim(
        number=7, person_id=life.amara.id, scheme_id=scheme, activity_day=TODAY, note="for Amara Zzquill"
    )
    keep(life.store, claim)
    found = life.see(lambda work: erasure.look(work, life.amara.id))
    assert (found.unfinished, found.claims, found.kept_until) == ((7,), 1, date(2033, 4, 5))
    with pytest.raises(Problem, match="Claims not finished: 7"):
        life.erase()
    life.store.write(
        life.actor,
        "Paid",
        lambda work: work.edit(work.get(Claim, claim.id), None, {"state": ClaimState.PAID}),
    )
    life.erase()
    kept = life.see(lambda work: work.get(Claim, claim.id))
    assert (kept.person_id, kept.note) == (life.amara.id, "for Erased person 1")


def test_the_name_has_to_be_typed_once_more_and_once_is_enough(life: Life) -> None:
    with pytest.raises(Problem, match="exactly as it stands") as refusal:
        life.erase("Amara")
    assert refusal.value.field == "typed"
    life.erase()
    with pytest.raises(Problem, match="erased already"):
        life.erase("Erased person 1")
    with pytest.raises(NotAllowed):
        life.store.write(
            an_actor(Role.FINANCE), "Erase", lambda work: erasure.erase(work, life.ben.id, "Ben Ash")
        )


def test_what_would_happen_is_said_before(life: Life) -> None:
    found = life.see(lambda work: erasure.look(work, life.amara.id))
    assert (found.meetings, found.promises, found.claims, found.kept_until) == (1, 1, 0, None)
    where = {(one.table, one.column) for one in found.named}
    assert {
        ("meeting_notes", "text"),
        ("person", "heard_how"),
        ("outcome", "owner"),
        ("board", "co_chair"),
    } <= where
    assert (found.own, found.shares_name) == ((), False)


def test_texts_stay_where_somebody_else_has_their_name(life: Life) -> None:
    keep(life.store, a_colleague("Amara Zzquill"))
    found = life.see(lambda work: erasure.look(work, life.amara.id))
    assert found.shares_name
    assert found.named == ()
    assert ("colleague", "name") in {(one.table, one.column) for one in found.own}
    life.erase()
    notes = life.only(MeetingNotes)
    assert notes.text.startswith("Amara Zzquill spoke.")


def test_everything_that_points_to_a_person_either_goes_or_is_known_to_stay() -> None:
    stay = {
        *("adjustment_for", "attendance", "claim", "feedback", "invitation", "paper", "payment", "supporter"),
        *("term", "told", "advance", "voucher", "miles_elsewhere"),
    }
    goes = {name for name, kind in mentions.kinds().items() if kind in erasure.GOES}
    assert mentions.pointing() == stay | goes
