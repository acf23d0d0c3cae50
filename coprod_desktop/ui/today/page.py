"""Today: what needs doing, oldest promise first, with four figures and the next meetings beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.i18n import _, language
from coprod_desktop.services import meetings, people, used
from coprod_desktop.services import today as services
from coprod_desktop.services.meetings import MeetingQuery, When
from coprod_desktop.services.today_rows import Place
from coprod_desktop.ui.milestones import milestone_form
from coprod_desktop.ui.people import new_need_form, still_right
from coprod_desktop.ui.people.add_dialog import add_person
from coprod_desktop.ui.today.coming import Coming
from coprod_desktop.ui.today.first_day import Begun, FirstDay, GoodToKnow
from coprod_desktop.ui.today.rows import action_row, destination
from coprod_desktop.ui.venues import venue_form
from coprod_desktop.ui.widgets.action_row import ActionRows
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.empty import Empty
from coprod_desktop.ui.widgets.figure_card import FigureCard
from coprod_desktop.ui.widgets.page import Page, columns, stack

if TYPE_CHECKING:
    from datetime import date

    from coprod_desktop.services.backups import Backup, Stand
    from coprod_desktop.services.meetings import MeetingRow
    from coprod_desktop.services.today import Figure, Today
    from coprod_desktop.services.today_rows import TodayRow
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work

_FIGURES = 4
_COMING = 3


@dataclass(frozen=True)
class Shown:
    """Everything the page shows, read at once."""

    today: Today
    coming: tuple[MeetingRow, ...]
    begun: Begun


class TodayPage(Page):
    """The day's work: each row has one action that leads to where the work is done."""

    tables = (
        "access_need",
        "adjustment",
        "adjustment_for",
        "advance",
        "attendance",
        "board",
        "cash_float",
        "claim",
        "claim_line",
        "contact",
        "invitation",
        "meeting",
        "milestone",
        "new_need",
        "organisation_setting",
        "outcome",
        "paper",
        "payment",
        "payment_run",
        "person",
        "seat",
        "term",
        "told",
        "venue",
        "voice_fact",
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Today"), language().day(desk.today(), year=False) + ".")
        self.day: date | None = None
        self.add_action(_("Add a person"), self.on_add_asked, icon="plus", shortcut="Ctrl+N", main=True)
        self.promises = ActionRows(_("Oldest promise first"))
        self.others = ActionRows(_("When there is time"))
        self.done = Card()
        self.all_done = Empty("", icon="mug-hot")
        self.done.add(self.all_done)
        self.first_day = FirstDay(desk, self.on_add_asked)
        self.to_know = GoodToKnow()
        self.figures = [FigureCard() for _number in range(_FIGURES)]
        self.coming = Coming(desk)
        left = stack(self.first_day, self.done, self.promises, self.others)
        self.add(columns((left, 2), (stack(self.to_know, *self.figures, self.coming), 1)), 1)
        if desk.keeper is not None:
            desk.keeper.changed.connect(self.on_backups_changed)
        for part in (
            self.first_day,
            self.to_know,
            self.done,
            self.promises,
            self.others,
            self.coming,
            *self.figures,
        ):
            part.hide()

    def open(self, thing: object = None) -> None:
        """Someone came here; on another day than last time everything is asked anew."""
        if self.day != self.desk.today():
            self.stale = True
        super().open(thing)

    def refresh(self) -> None:
        """Ask what needs doing."""
        stand = None if self.desk.keeper is None else self.desk.keeper.stand
        self.desk.jobs.read(lambda work: _read(work, stand), self.on_read, key="today")

    def on_backups_changed(self) -> None:
        """More is known of backups, or one was made."""
        self.stale = True
        if self.isVisible():
            self.bring_up_to_date()

    def on_read(self, shown: Shown) -> None:
        """Draw the day."""
        self.day = shown.today.day
        first = not shown.begun.people
        self.set_title(_("Today"), _first_sentence(shown.today.day) if first else shown.today.sentence)
        self.first_day.show_begun(shown.begun)
        self.first_day.setVisible(not shown.begun.whole)
        self.to_know.setVisible(first)
        self._show_rows(self.promises, [row for row in shown.today.rows if row.days_left is not None])
        self._show_rows(self.others, [row for row in shown.today.rows if row.days_left is None])
        self.done.setVisible(shown.today.quiet and shown.begun.whole)
        self.all_done.say(_all_done(shown))
        self._show_figures(() if first else shown.today.figures)
        self.coming.show_meetings(shown.coming, shown.today.day)

    def on_add_asked(self) -> None:
        """One short form; the rest comes later."""
        add_person(self.desk, self)

    def on_action(self, row: TodayRow) -> None:
        """Do it here where that is one short form, else go where the work is done."""
        if row.place is Place.VENUE and row.target_id is not None:
            venue_form.check_by_id(self.desk, self, row.target_id)
        elif row.place is Place.STILL_RIGHT and row.target_id is not None:
            still_right.ask_by_id(self.desk, self, row.target_id)
        elif row.place is Place.MILESTONE and row.target_id is not None:
            milestone_form.renewed(self.desk, self, row.target_id)
        elif row.place is Place.BACKUPS and self.desk.keeper is not None:
            self.desk.keeper.back_up_now(self.on_backed_up)
        elif row.place is Place.NEW_NEED and row.target_id is not None:
            new_need_form.ask_by_id(self.desk, self, row.target_id)
        else:
            self.desk.navigate(*destination(row))

    def on_backed_up(self, made: Backup) -> None:
        """It is there; the row goes by itself."""
        self.desk.notices.info(_("Backed up in {folder}.").format(folder=made.path.parent))

    def _show_rows(self, card: ActionRows, rows: list[TodayRow]) -> None:
        card.show_rows([action_row(row, self.on_action) for row in rows])
        card.setVisible(bool(rows))

    def _show_figures(self, figures: tuple[Figure, ...]) -> None:
        for number, card in enumerate(self.figures):
            card.setVisible(number < len(figures))
        for card, figure in zip(self.figures, figures, strict=False):
            known = [point for point in figure.trend if point is not None]
            card.show_figure(figure.value, figure.label, figure.note, known)


def _read(work: Work, stand: Stand | None) -> Shown:
    coming = meetings.MeetingList(MeetingQuery())
    return Shown(
        today=services.today(work, stand),
        coming=tuple(coming.rows(work, coming.first(work, _COMING))),
        begun=Begun(
            people=people.total(work) > 0,
            boards="boards" in used.used(work),
            meetings=bool(meetings.MeetingList(MeetingQuery(when=When.ALL)).first(work, 1)),
        ),
    )


def _first_sentence(day: date) -> str:
    return _("{day}. The register is new: nobody is on it yet.").format(day=language().day(day, year=False))


def _all_done(shown: Shown) -> str:
    if not shown.coming:
        return _("All is done. Every promise is kept. Plan the next meeting when you are ready.")
    coming = shown.coming[0]
    return _("All is done. Every promise is kept. Next comes {meeting} on {day}.").format(
        meeting=coming.title, day=language().day(coming.day, year=False)
    )
