"""The organisation: its name and words, whom people can reach, the promises it makes and the limits it keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QKeySequence, QShortcut

from coprod_desktop.domain.holidays import NATION_NAMES, Nation
from coprod_desktop.domain.problems import FieldProblems, Problem
from coprod_desktop.i18n import _
from coprod_desktop.services import organisation
from coprod_desktop.ui.models.choices import of_names
from coprod_desktop.ui.preferences.part import SettingsPart
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.choice import Choice
from coprod_desktop.ui.widgets.day_edit import DayEdit
from coprod_desktop.ui.widgets.form import Field, Form, Part, Row, Section
from coprod_desktop.ui.widgets.page import columns, stack
from coprod_desktop.ui.widgets.row import row_of
from coprod_desktop.ui.widgets.text_edit import NumberLine, TextArea, TextLine

if TYPE_CHECKING:
    from datetime import date

    from coprod_desktop.domain.organisation import Organisation
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work

_TABLES = ("organisation_setting",)


class OrganisationPart(SettingsPart):
    """Three short forms, kept together by one button."""

    tables = _TABLES

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.forms = [Form(_who()), Form(_promises()), Form(_voices(desk.today()))]
        cards = []
        for form in self.forms:
            card = Card()
            card.add(form)
            cards.append(card)
            form.changed.connect(self.on_typed)
        self.body.addWidget(columns((stack(cards[0]), 1), (stack(cards[1], cards[2]), 1)))
        self.keep = Button(_("Keep changes"), self.on_keep_asked, weight=Weight.MAIN)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.activated.connect(self.on_keep_asked)
        self.back = Button(_("Put back as it was"), self.on_back_asked)
        self.body.addLayout(row_of(self.keep, self.back))
        self.body.addStretch(1)
        self._known: Organisation | None = None
        self.on_typed()

    def refresh(self) -> None:
        """Ask for the settings as they are."""
        self.desk.jobs.read(organisation.current, self.on_read, key="organisation settings", owner=self)

    def on_read(self, known: Organisation) -> None:
        """Show them; what is being typed is not lost."""
        if self._dirty() and self._known is not None:
            return
        self._known = known
        for form in self.forms:
            form.fill(known)
        self.on_typed()

    def on_typed(self) -> None:
        """Something was typed: offer to keep it."""
        dirty = self._dirty()
        self.keep.setEnabled(dirty)
        self.back.setEnabled(dirty)

    def on_back_asked(self) -> None:
        """As it was."""
        for form in self.forms:
            form.fill(self._known)
        self.on_typed()

    def on_keep_asked(self) -> None:
        """Keep what was typed, as one step."""
        if not self._dirty():
            return
        try:
            values = {name: value for form in self.forms for name, value in form.values().items()}
        except Problem:
            return
        self.desk.jobs.write(
            _("Settings changed"),
            lambda work: _save(work, values),
            self.on_kept,
            self.on_problem,
            initiator=self,
        )

    def on_kept(self, known: Organisation) -> None:
        """Kept: this is how they are now."""
        self._known = known
        for form in self.forms:
            form.fill(known)
        self.on_typed()

    def on_problem(self, problem: Problem) -> None:
        """Beside the field it belongs to."""
        for form in self.forms:
            here = [one for one in problem.each() if one.field in form.values()]
            if here:
                form.problems_at(FieldProblems(here))
                return
        self.desk.notices.problem(problem)

    def _dirty(self) -> bool:
        return any(form.dirty for form in self.forms)


def _save(work: Work, values: dict[str, Any]) -> Organisation:
    empty = [name for name, value in values.items() if value is None and name != "complete_from"]
    if empty:
        raise FieldProblems(Problem(_("Please fill this in."), name) for name in empty)
    before = organisation.current(work)
    changed = {name: value for name, value in values.items() if getattr(before, name) != value}
    return organisation.save(work, **changed)


def _who() -> list[Part]:
    return [
        Section(_("Who you are")),
        Field("name", _("The organisation's name"), TextLine(most=120), _("Stands on every paper.")),
        Row(
            (
                Field("person_word", _("Your word for one person"), TextLine(most=60)),
                Field("people_word", _("For several people"), TextLine(most=60)),
            )
        ),
        Row(
            (
                Field("person_word_cy", _("For one person, in Welsh"), TextLine(most=60)),
                Field("people_word_cy", _("For several, in Welsh"), TextLine(most=60)),
            )
        ),
        Field(
            "contact_name",
            _("Whom people can ask"),
            TextLine(most=120),
            _("A person's name, not a team's. Stands on invitations with the ways to reach them."),
        ),
        Row(
            (
                Field("contact_phone", _("Phone"), TextLine(most=40)),
                Field("contact_email", _("E-mail"), TextLine(most=254)),
            )
        ),
        Field("contact_address", _("Address"), TextArea(lines=2)),
    ]


def _promises() -> list[Part]:
    return [
        Section(_("Promises and limits")),
        Row(
            (
                Field("promise_days", _("Working days from meeting to money"), NumberLine()),
                Field("limit_invitations", _("Meetings a year before we ask for a reason"), NumberLine()),
            )
        ),
        Row(
            (
                Field("papers_days_before", _("Papers in hand, days before"), NumberLine()),
                Field("reply_days_before", _("Replies due, days before"), NumberLine()),
            )
        ),
        Field(
            "nation", _("Whose bank holidays count"), Choice(of_names(NATION_NAMES, without=(Nation.OTHER,)))
        ),
        Field(
            "bank_columns",
            _("Columns of your own bank file, if you use one"),
            TextLine(
                most=300, example=_("for example sort code, account number, account name, amount, reference")
            ),
        ),
        Row(
            (
                Field("wait_days", _("Never asked: say so after days"), NumberLine()),
                Field("needs_review_days", _("Ask “still right?” about needs after days"), NumberLine()),
            )
        ),
    ]


def _voices(today: date) -> list[Part]:
    return [
        Section(_("How voices are counted")),
        Field(
            "familiar_days",
            _("Familiar from so many days in a year"),
            NumberLine(),
            _("Someone who came on this many days in the 12 months before is a familiar voice."),
        ),
        Field(
            "complete_from",
            _("Our records are complete from"),
            DayEdit(today, past=True),
            _("Before this day we cannot tell a first time from a return, and say so in every report."),
        ),
    ]
