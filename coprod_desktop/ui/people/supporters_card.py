"""Who stands beside a person, and how far the person wants that to go."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from coprod_desktop.domain.people import PaperForm, Reach
from coprod_desktop.domain.supporters import CHOICE_NAMES, SupporterRole
from coprod_desktop.i18n import _, language
from coprod_desktop.services import supporters
from coprod_desktop.ui.people.person_form import language_names, names_of
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.choice import Choice, Tick
from coprod_desktop.ui.widgets.day_edit import DayEdit
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.form import Field, Part, Row, Section
from coprod_desktop.ui.widgets.form_dialog import ask
from coprod_desktop.ui.widgets.page import stack
from coprod_desktop.ui.widgets.reflow import Reflow
from coprod_desktop.ui.widgets.text_edit import TextArea, TextLine
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from coprod_desktop.domain.people import Person
    from coprod_desktop.domain.supporters import Supporter
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work

#: With less room than this the verbs stand below the supporter, in pixels at 100 %.
_ONE_LINE = 420


class SupportersCard(Card):
    """Each supporter with what the person decided; they are added, changed, and let go here."""

    def __init__(self, desk: Desk, person: Person, beside: Sequence[Supporter]) -> None:
        super().__init__(_("Supporters"))
        self._desk, self._person = desk, person
        for one in beside:
            self._show(one)
        if not beside:
            self.add(Words(_("Nobody recorded. Ask who should be told of meetings, if anyone."), Kind.NOTE))
        flow = Flow()
        flow.addWidget(Button(_("Add a supporter"), self.on_add_asked, icon="plus"))
        self.add(flow)

    def on_add_asked(self) -> None:
        """Who they are, and what the person decided."""
        person_id = self._person.id
        self._ask(
            _("Add a supporter"),
            _("Add"),
            _("Supporter of {name} added").format(name=self._person.name),
            lambda work, values: supporters.add(work, person_id, values),
            {
                "role": SupporterRole.CARER,
                "preferred_reach": Reach.POST,
                "language": self._person.language,
                "paper_form": PaperForm.EASY_READ,
            },
        )

    def on_change_asked(self, supporter: Supporter) -> None:
        """The same form, filled."""
        self._ask(
            _("Change a supporter"),
            _("Save"),
            _("Changed supporter {name}").format(name=supporter.name),
            lambda work, values: supporters.edit(work, supporter.id, supporter.version, values),
            supporter,
        )

    def _ask(
        self,
        title: str,
        verb: str,
        label: str,
        work: Callable[[Work, dict[str, Any]], object],
        filled: object,
    ) -> None:
        sentence = _("{name} always gets their own letters, and decides what their supporter is told.")
        ask(
            self,
            self._desk.jobs,
            title,
            _parts(self._desk.today()),
            verb,
            label,
            work,
            sentence.format(name=self._person.name),
            filled,
        )

    def _show(self, supporter: Supporter) -> None:
        about = stack(
            Words(who(supporter), Kind.STRONG),
            *(Words(line, Kind.NOTE) for line in (*decided(supporter), *_reached(supporter))),
        )
        about.setSpacing(0)
        verbs = self._verbs(supporter)
        line = Reflow((about, 1), (verbs, 0), least=_ONE_LINE)
        line.row.setAlignment(verbs, Qt.AlignmentFlag.AlignTop)
        self.add(line)

    def _verbs(self, supporter: Supporter) -> Flow:
        name, flow = supporter.name, Flow()
        change = partial(self.on_change_asked, supporter)
        flow.addWidget(_link(_("Change"), change, _("Change supporter {name}").format(name=name)))
        if supporter.ended is None:
            end = self._writes(_("{name} no longer supports"), supporter, supporters.end)
            flow.addWidget(_link(_("No longer"), end, _("{name} no longer supports").format(name=name)))
        else:
            again = self._writes(_("{name} supports again"), supporter, supporters.start_again)
            flow.addWidget(_link(_("Again"), again, _("{name} supports again").format(name=name)))
        gone = self._writes(_("Removed supporter {name}"), supporter, supporters.remove)
        flow.addWidget(_link(_("Remove"), gone, _("Remove supporter {name}").format(name=name)))
        return flow

    def _writes(
        self, label: str, supporter: Supporter, verb: Callable[[Work, int], object]
    ) -> Callable[[], object]:
        said = label.format(name=supporter.name)
        return lambda: self._desk.jobs.write(said, lambda work: verb(work, supporter.id))


def _link(words: str, run: Callable[[], object], name: str) -> Button:
    return Button(words, run, weight=Weight.LINK, name=name)


def who(supporter: Supporter) -> str:
    """Their name, and what they are to the person."""
    role = _(CHOICE_NAMES[supporter.role])
    return supporter.name if supporter.role is SupporterRole.OTHER else f"{supporter.name} · {role}"


def decided(supporter: Supporter) -> list[str]:
    """What was decided, and how."""
    if supporter.ended is not None:
        day = language().day(supporter.ended, weekday=False)
        return [_("No longer since {day}. Nothing goes to them.").format(day=day)]
    parts = [
        _("told of meetings") if supporter.told_of_meetings else _("not told of meetings"),
        _("may answer") if supporter.may_answer else _("may not answer"),
        _("money goes to them") if supporter.is_payee else "",
        _("usually comes along") if supporter.comes_along else "",
    ]
    scope = " · ".join(part for part in parts if part)
    return [
        scope[:1].upper() + scope[1:],
        *([_how(supporter)] if supporter.decided_how else []),
    ]


def _reached(supporter: Supporter) -> list[str]:
    said = " · ".join(part for part in (supporter.phone, supporter.email) if part)
    return [said] if said and supporter.ended is None else []


def _how(supporter: Supporter) -> str:
    if supporter.decided_on is None:
        return _("Decided: {how}").format(how=supporter.decided_how)
    day = language().day(supporter.decided_on, weekday=False)
    return _("Decided on {day}: {how}").format(day=day, how=supporter.decided_how)


def _parts(today: date) -> list[Part]:
    return [
        Row(
            (
                Field("name", _("Name"), TextLine(most=200)),
                Field("role", _("What they are to them"), Choice(_roles())),
            )
        ),
        Section(_("What the person decided")),
        Field("told_of_meetings", "", Tick(_("They get a copy of every invitation"))),
        Field("may_answer", "", Tick(_("They may answer for the person"))),
        Field("is_payee", "", Tick(_("Money for the person goes to them"))),
        Row(
            (
                Field(
                    "decided_how",
                    _("How they decided this"),
                    TextLine(most=300, example=_("for example told Beth on the phone")),
                ),
                Field("decided_on", _("On which day"), DayEdit(today, past=True)),
            )
        ),
        Section(_("How to reach them")),
        Row((Field("phone", _("Phone"), TextLine(most=40)), Field("email", _("E-mail"), TextLine(most=254)))),
        Field("address", _("Address"), TextArea(lines=2)),
        Row(
            (
                Field(
                    "preferred_reach",
                    _("Would rather have"),
                    Choice(names_of(Reach, without=[Reach.OTHER])),
                ),
                Field("paper_form", _("Papers in"), Choice(names_of(PaperForm, without=[PaperForm.OTHER]))),
            )
        ),
        Field("language", _("Language"), Choice(language_names())),
        Field("comes_along", "", Tick(_("They usually come along: a place and food are counted"))),
        Field("note", _("Note"), TextArea(lines=2)),
    ]


def _roles() -> list[tuple[SupporterRole, str]]:
    return [(role, _(words)) for role, words in CHOICE_NAMES.of(SupporterRole).items()]  # type: ignore[misc]
