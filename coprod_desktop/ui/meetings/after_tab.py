"""After: what people say of it, are they paid, and has everyone heard what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coprod_desktop.domain.extras import Extra
from coprod_desktop.domain.meetings import MeetingState
from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import attendance, claims, drafting, live_mix, organisation, outcomes
from coprod_desktop.ui.meetings.claims_card import ClaimsCard
from coprod_desktop.ui.meetings.heard_card import HeardCard
from coprod_desktop.ui.meetings.notes_card import NotesCard
from coprod_desktop.ui.meetings.outcome_card import OutcomeCard
from coprod_desktop.ui.meetings.part import Part
from coprod_desktop.ui.meetings.tell_card import TellCard
from coprod_desktop.ui.widgets.day_edit import DayEdit
from coprod_desktop.ui.widgets.form import Field
from coprod_desktop.ui.widgets.form_dialog import ask
from coprod_desktop.ui.widgets.page import columns, stack

if TYPE_CHECKING:
    from datetime import date

    from coprod_desktop.domain.money import Money
    from coprod_desktop.services.claims import ClaimRow
    from coprod_desktop.services.drafting import Drafted
    from coprod_desktop.services.outcomes import WhatChanged
    from coprod_desktop.ui.jobs import Work
    from coprod_desktop.ui.widgets.page import Page


class Afterwards(NamedTuple):
    """What came of the meeting, and its claims; ``each`` is what one person is offered, where it is known."""

    changed: WhatChanged
    claims: list[ClaimRow] | None
    each: Money | None
    examples: bool


class AfterTab(Part):
    """Promises, each kept in one action: you are heard, you are paid, you are told what changed."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.add_verb(_("Write down what was said"), self.on_add_asked, icon="plus", shortcut="Ctrl+N")
        self.tell = self.add_verb(
            _("Tell everyone"), self.on_tell_asked, icon="bullhorn", shortcut="Ctrl+Return", main=True
        )
        self.draft = self.add_verb(
            _("Draft claims"), self.on_draft_asked, icon="sterling-sign", shortcut="Ctrl+Return", main=True
        )
        self.late = self.add_verb(
            _("Pay for the late cancellation"), self.on_late_asked, icon="sterling-sign", main=True
        )
        self.heard = HeardCard(self)
        self.notes = NotesCard(self)
        self.outcomes = OutcomeCard(self)
        self.claims = ClaimsCard(self)
        self.told = TellCard(self)
        needed, changed = stack(self.heard, self.claims), stack(self.outcomes, self.told, self.notes)
        needed.setStretch(0, 1)
        needed.setStretch(needed.count() - 1, 0)
        self.add(columns((needed, 1), (changed, 1)), 1)

    def refresh(self) -> None:
        """Ask for everything that came of it."""
        meeting_id = self.meeting_id
        self.heard.refresh()
        self.notes.refresh()
        self.outcomes.refresh()
        self.read(lambda work: _afterwards(work, meeting_id), self.on_read)

    def on_read(self, found: Afterwards) -> None:
        """Show it, and offer the next promise to keep."""
        self.outcomes.show_outcomes(found.changed.outcomes, examples=found.examples)
        self.told.show_told(found.changed)
        without = self._without_claim(found)
        self.claims.show_claims(found.claims, without, found.each)
        self.draft.setText(_draft_words(without))
        self.show_verb(self.draft, shown=bool(without))
        self.show_verb(self.late, shown=self._let_down(found))
        waiting = len({row.person_id for row in found.changed.not_told})
        words = ngettext("Tell {n} person what changed", "Tell {n} people what changed", waiting)
        self.tell.setText(words.format(n=language().count(waiting)))
        self.show_verb(self.tell, shown=bool(waiting) and not without)
        self.say(_("Is everyone paid and told?"), self._sentence(without, waiting))

    def on_add_asked(self) -> None:
        """Something that was said."""
        self.outcomes.on_add_asked()

    def on_tell_asked(self) -> None:
        """Everyone who came has been told."""
        self.told.on_everyone_told()

    def on_draft_asked(self) -> None:
        """Every claim at once."""
        meeting_id = self.meeting_id
        self.write(
            _("Claims drafted"), lambda work: drafting.draft_for_meeting(work, meeting_id), self.on_drafted
        )

    def on_late_asked(self) -> None:
        """We called it off: what is still paid to those who had said yes, where the notice was short."""
        meeting_id, today = self.meeting_id, self.desk.today()
        dialog = ask(
            self,
            self.desk.jobs,
            _("When was it called off?"),
            [Field("on", _("Day people were told"), DayEdit(today, past=True))],
            _("Draft the claims"),
            _("Claims drafted"),
            lambda work, values: _late(work, meeting_id, values["on"] or work.today),
            _(
                "Those who had said yes are marked as “we cancelled”. Where the notice was short, the scheme still pays."
            ),
            {"on": min(today, self.shown.meeting.day)},
        )
        dialog.finished_with.connect(self.on_drafted)

    def on_drafted(self, drafted: Drafted) -> None:
        """Say how many, and whose amount is still to type."""
        said = drafted.sentence
        if drafted.to_settle:
            names = ", ".join(drafted.to_settle)
            said = " ".join((said, _("Type the lower amount they asked for: {names}.").format(names=names)))
        self.desk.notices.info(said, self.desk.undo if drafted.claim_ids else None)

    def _let_down(self, found: Afterwards) -> bool:
        cancelled = self.shown.meeting.state is MeetingState.CANCELLED
        return cancelled and found.claims == [] and bool(self.shown.counts.said_yes)

    def _without_claim(self, found: Afterwards) -> int:
        if found.claims is None or self.shown.meeting.day > self.desk.today():
            return 0
        return max(self.shown.counts.came - len({row.person_id for row in found.claims}), 0)

    def _sentence(self, without: int, waiting: int) -> str:
        counts, count = self.shown.counts, language().count
        if self.shown.meeting.state is MeetingState.CANCELLED:
            return _("This meeting was called off.")
        if not counts.came:
            return _("First tick who came, under On the day.")
        came = ngettext("{n} person came.", "{n} people came.", counts.came).format(n=count(counts.came))
        missing = ngettext("{n} has no claim yet.", "{n} have no claim yet.", without).format(
            n=count(without)
        )
        parts = [came, missing if without else _("All have a claim.")]
        if waiting:
            told = ngettext("{n} has not heard what changed.", "{n} have not heard what changed.", waiting)
            parts.append(told.format(n=count(waiting)))
        if counts.open_outcomes:
            still = ngettext(
                "{n} answer is still to come.", "{n} answers are still to come.", counts.open_outcomes
            )
            parts.append(still.format(n=count(counts.open_outcomes)))
        elif counts.outcomes and not waiting:
            parts.append(_("All have heard what changed."))
        return " ".join(parts)


def _late(work: Work, meeting_id: int, cancelled_on: date) -> Drafted:
    attendance.we_cancelled(work, meeting_id)
    work.flush()
    return drafting.draft_late_cancellation(work, meeting_id, cancelled_on)


def _draft_words(people: int) -> str:
    words = ngettext("Draft a claim for {n} person", "Draft claims for {n} people", people)
    return words.format(n=language().count(people))


def _afterwards(work: Work, meeting_id: int) -> Afterwards:
    may = work.actor.may(Permission.SEE_CLAIMS) and work.actor.may(Permission.EDIT_CLAIMS)
    return Afterwards(
        outcomes.what_changed(work, meeting_id),
        claims.of_meeting(work, meeting_id) if may else None,
        live_mix.live_mix(work, meeting_id).payment.each,
        organisation.current(work).uses(Extra.EXAMPLES),
    )
