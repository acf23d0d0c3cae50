"""What needs doing, kind by kind: each a few rows with one action, said in plain sentences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from coprod_desktop.domain.claims import CLAIM_STATE_NAMES
from coprod_desktop.domain.folding import fold
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.usual_adjustments import PICTURES
from coprod_desktop.domain.voice_people import months_between
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import backups, days
from coprod_desktop.storage import boards as stored_boards
from coprod_desktop.storage import support as stored_support
from coprod_desktop.storage import today as stored

if TYPE_CHECKING:
    from coprod_desktop.domain.organisation import Organisation
    from coprod_desktop.domain.promise_clock import WorkingDays
    from coprod_desktop.services.backups import Stand
    from coprod_desktop.storage.database import Work
    from coprod_desktop.storage.today import Asking, WaitingClaim

#: Of one kind of job this many are shown one by one; the rest are one row together.
MOST = 5

#: How long before its day a job appears.
_ADJUSTMENTS_AHEAD = timedelta(days=28)
_PAPERS_AHEAD = timedelta(days=7)
_REPLIES_AHEAD = timedelta(days=2)
_CLAIM_DAYS_AHEAD = 3
_SEATS_AHEAD = timedelta(days=90)

#: How far back unfinished business is looked for.
_TICKED_BACK = timedelta(days=60)


class Place(StrEnum):
    """Where the action of a row leads."""

    PLAN = "meeting plan"
    SUPPORT = "meeting support"
    INVITE = "meeting invite"
    PAPERS = "meeting papers"
    ON_THE_DAY = "meeting on the day"
    AFTER = "meeting after"
    MEETINGS = "meetings"
    CLAIM = "claim"
    CLAIMS = "claims"
    BOARD = "board"
    NEVER_ASKED = "people never asked"
    NEEDS_NOT_ASKED = "people needs not asked"
    BEFORE_NOT_ASKED = "people before not asked"
    RESTING = "people resting"
    BANK = "settings bank"
    BACKUPS = "backups"
    VENUE = "venue"
    CONTACT = "person contact"
    MONEY_OF = "person money"
    PARTNER = "partner"
    NEW_NEED = "new need"
    STILL_RIGHT = "still right"
    MILESTONE = "milestone"
    CHARTER = "settings extras"
    NEEDS_TO_REVIEW = "people needs to review"
    FLOAT = "float"
    ADVANCES = "advances"


@dataclass(frozen=True)
class TodayRow:
    """One thing that needs doing.

    ``kind`` is what sort of job it is and ``icon`` the concept of its picture; ``days_left`` counts to the promise
    (negative once it is broken, None where no day was promised). ``target_id`` is the row the action opens.
    """

    kind: str
    icon: str
    title: str
    detail: str
    action: str
    place: Place
    target_id: int | None = None
    days_left: int | None = None

    @property
    def near_promise(self) -> bool:
        """Whether a promise is near, or broken: shown in amber."""
        return self.days_left is not None and self.days_left <= 1

    @property
    def past_promise(self) -> bool:
        """Whether a promise is broken."""
        return self.days_left is not None and self.days_left < 0


def _short(day: date) -> str:
    return language().day(day, year=False)


def _more(kind: str, icon: str, count: int, place: Place, left: int) -> list[TodayRow]:
    if count <= 0:
        return []
    title = {
        "adjustment": ngettext("{n} more adjustment to arrange", "{n} more adjustments to arrange", count),
        "claim": ngettext("{n} more claim near its promise", "{n} more claims near their promise", count),
    }[kind]
    return [
        TodayRow(kind, icon, title.format(n=language().count(count)), "", _("See all"), place, None, left)
    ]


def adjustments(work: Work) -> list[TodayRow]:
    """Adjustments still to arrange, with days left."""
    work.actor.require(Permission.SEE_PEOPLE)
    soon = work.today + _ADJUSTMENTS_AHEAD
    found = [
        row
        for row in stored_support.outstanding(work.session, work.today)
        if (row.by_when or row.day) <= soon
    ]
    rows = [_adjustment(row, work.today) for row in found[:MOST]]
    last = rows[-1].days_left or 0 if rows else 0
    return rows + _more("adjustment", "supporter", len(found) - MOST, Place.MEETINGS, last)


def _adjustment(row: stored_support.Outstanding, today: date) -> TodayRow:
    left = (row.day - today).days
    due = row.by_when or row.day
    usual = (row.day - due).days
    words = ngettext("{meeting}, {day} · {n} day left", "{meeting}, {day} · {n} days left", left)
    if usual > left:
        words = ngettext(
            "{meeting}, {day} · usually takes {usual} days to arrange, {n} left",
            "{meeting}, {day} · usually takes {usual} days to arrange, {n} left",
            left,
        )
    return TodayRow(
        kind="adjustment",
        icon=PICTURES.get(fold(row.need), "") or "supporter",
        title=_("{what}: not arranged yet").format(what=row.need or row.what),
        detail=words.format(meeting=row.meeting, day=_short(row.day), usual=usual, n=left),
        action=_("Arrange"),
        place=Place.SUPPORT,
        target_id=row.meeting_id,
        days_left=(due - today).days,
    )


def papers(work: Work, settings: Organisation) -> list[TodayRow]:
    """Invitations and papers that should be in people's hands soon, and have not been sent."""
    work.actor.require(Permission.SEE_PEOPLE)
    before = timedelta(days=settings.papers_days_before)
    found = [row for row in stored.asking(work.session, work.today) if row.not_sent]
    return [
        _papers(row, row.day - before, work.today)
        for row in found
        if row.day - before <= work.today + _PAPERS_AHEAD
    ]


def _papers(row: Asking, due: date, today: date) -> TodayRow:
    title = ngettext("{n} invitation not sent yet", "{n} invitations not sent yet", row.not_sent)
    return TodayRow(
        kind="papers",
        icon="papers",
        title=title.format(n=row.not_sent),
        detail=_("{meeting}, {day} · papers in people's hands by {due}").format(
            meeting=row.title, day=_short(row.day), due=_short(due)
        ),
        action=_("Make papers"),
        place=Place.PAPERS,
        target_id=row.meeting_id,
        days_left=(due - today).days,
    )


def replies(work: Work, settings: Organisation) -> list[TodayRow]:
    """Replies that are due."""
    work.actor.require(Permission.SEE_PEOPLE)
    before = timedelta(days=settings.reply_days_before)
    found = [
        (row, row.reply_by or row.day - before)
        for row in stored.asking(work.session, work.today)
        if row.waiting
    ]
    return [_replies(row, due, work.today) for row, due in found if due <= work.today + _REPLIES_AHEAD]


def _replies(row: Asking, due: date, today: date) -> TodayRow:
    if due == today:
        title = ngettext("{n} reply due today", "{n} replies due today", row.waiting)
    elif due < today:
        title = ngettext("{n} reply was due {day}", "{n} replies were due {day}", row.waiting)
    else:
        title = ngettext("{n} reply due {day}", "{n} replies due {day}", row.waiting)
    return TodayRow(
        kind="replies",
        icon="replies",
        title=title.format(n=row.waiting, day=_short(due)),
        detail=_("{meeting} · {replied} of {sent} replied").format(
            meeting=row.title, replied=row.sent - row.waiting, sent=row.sent
        ),
        action=_("Remind"),
        place=Place.INVITE,
        target_id=row.meeting_id,
        days_left=(due - today).days,
    )


def claims(work: Work, settings: Organisation) -> list[TodayRow]:
    """Claims near the day by which we promised the money, or past it."""
    if not work.actor.may(Permission.SEE_CLAIMS):
        return []
    promise = settings.promise_days
    calendar = days.working_days(work.today - timedelta(days=3 * 366), work.today, settings.nation)
    latest = _waited_since(calendar, work.today, promise - _CLAIM_DAYS_AHEAD)
    found, total = stored.waiting_claims(work.session, latest, MOST)
    named = work.actor.may(Permission.SEE_PEOPLE)
    rows = [
        _claim(row, calendar.between(row.activity_day, work.today), promise, row.person if named else "")
        for row in found
    ]
    last = rows[-1].days_left or 0 if rows else 0
    return rows + _more("claim", "claim", total - len(rows), Place.CLAIMS, last)


def _waited_since(calendar: WorkingDays, today: date, least: int) -> date:
    """The latest activity day since which at least so many working days have passed."""
    day = today
    while calendar.between(day, today) < least:
        day -= timedelta(days=1)
    return day


def _claim(row: WaitingClaim, waited: int, promise: int, name: str) -> TodayRow:
    title = _("Claim {number} has waited {waited} of {promise} working days")
    if waited > promise:
        title = _("Claim {number} has waited {waited} working days; we promised {promise}")
    boxes = _("{expenses} expenses, {payment} involvement payment · {state}").format(
        expenses=Money(row.expenses_pence).text(),
        payment=Money(row.payment_pence).text(),
        state=_(CLAIM_STATE_NAMES[row.state]),
    )
    return TodayRow(
        kind="claim",
        icon="claim",
        title=title.format(number=row.number, waited=waited, promise=promise),
        detail=" · ".join([name, boxes] if name else [boxes]),
        action=_("Chase"),
        place=Place.CLAIM,
        target_id=row.claim_id,
        days_left=promise - waited,
    )


def not_ticked(work: Work) -> list[TodayRow]:
    """Meetings whose day has gone without a word of who came."""
    work.actor.require(Permission.SEE_PEOPLE)
    return [
        TodayRow(
            kind="attendance",
            icon="attendance",
            title=_("Who came to {meeting}?").format(meeting=title),
            detail=_short(day),
            action=_("Tick who came"),
            place=Place.ON_THE_DAY,
            target_id=meeting_id,
            days_left=(day - work.today).days + 2,
        )
        for meeting_id, title, day in stored.not_ticked(work.session, work.today, work.today - _TICKED_BACK)[
            :MOST
        ]
    ]


def never_asked(work: Work, waiting: stored.Waiting, settings: Organisation) -> list[TodayRow]:
    """People on the register for a while, and never asked."""
    work.actor.require(Permission.SEE_PEOPLE)
    if not waiting.people or waiting.since is None:
        return []
    n = waiting.people
    months = months_between(waiting.since, work.today)
    title = ngettext(
        "{n} person registered over {days} days ago, never asked",
        "{n} people registered over {days} days ago, never asked",
        n,
    ).format(n=language().count(n), days=settings.wait_days)
    longest = ngettext("Longest wait: {n} month", "Longest wait: {n} months", months).format(n=months)
    return [TodayRow("never asked", "never asked", title, longest, _("See who"), Place.NEVER_ASKED)]


def questions(work: Work) -> list[TodayRow]:
    """The two questions that matter, where they have not been asked yet."""
    work.actor.require(Permission.SEE_PEOPLE)
    rows = []
    needs = stored.not_asked_needs(work.session, work.today).people
    if needs:
        title = ngettext(
            "{n} person not yet asked about access needs",
            "{n} people not yet asked about access needs",
            needs,
        ).format(n=language().count(needs))
        detail = _("Ask before the first invitation")
        rows.append(TodayRow("needs", "access", title, detail, _("Ask"), Place.NEEDS_NOT_ASKED))
    before = stored.not_asked_before(work.session, work.today).people
    if before:
        title = ngettext(
            "{n} person not yet asked whether they took part before",
            "{n} people not yet asked whether they took part before",
            before,
        ).format(n=language().count(before))
        detail = _("Until then we cannot say whether they come for the first time")
        rows.append(TodayRow("before", "before", title, detail, _("Ask"), Place.BEFORE_NOT_ASKED))
    return rows


def rests_over(work: Work) -> list[TodayRow]:
    """People whose rest is over: they may be asked again."""
    work.actor.require(Permission.SEE_PEOPLE)
    n = stored.rests_over(work.session, work.today).people
    if not n:
        return []
    title = ngettext("{n} person's rest is over", "{n} people's rest is over", n).format(
        n=language().count(n)
    )
    return [TodayRow("rest", "rest", title, _("They may be asked again"), _("See who"), Place.RESTING)]


def backup(work: Work, stand: Stand | None) -> list[TodayRow]:
    """That what was done is in no backup yet, for those who look after backups."""
    if stand is None or not work.actor.may(Permission.KEEP_BACKUPS) or not backups.is_due(work, stand):
        return []
    title, detail = (
        _("No backup has been made yet"),
        _("One keeps everything, whatever happens to this computer"),
    )
    if stand.newest is not None:
        days_old = (work.now - stand.newest).days
        title = ngettext("The last backup is {n} day old", "The last backup is {n} days old", days_old)
        title, detail = title.format(n=days_old), _("What was done since is in no backup yet")
    if stand.trouble:
        title, detail = _("The last backup could not be made"), stand.trouble
    return [TodayRow("backup", "backup", title, detail, _("Back up now"), Place.BACKUPS)]


def seats(work: Work) -> list[TodayRow]:
    """Seats that end soon and nobody is appointed to yet, board by board."""
    work.actor.require(Permission.SEE_PEOPLE)
    found = stored_boards.terms_ending(work.session, work.today, work.today + _SEATS_AHEAD)
    by_board = sorted(found, key=lambda term: (term.board, term.board_id))
    rows = []
    for (board_id, board), terms in groupby(by_board, key=lambda term: (term.board_id, term.board)):
        ending = list(terms)
        again = sum(not term.reappointment for term in ending)
        title = ngettext(
            "{n} seat ends in the next 90 days", "{n} seats end in the next 90 days", len(ending)
        )
        could = ngettext("{n} holder could be reappointed", "{n} holders could be reappointed", again)
        detail = " · ".join([board, could.format(n=again)] if again else [board])
        rows.append(
            TodayRow("seats", "seat", title.format(n=len(ending)), detail, _("Plan"), Place.BOARD, board_id)
        )
    return rows
