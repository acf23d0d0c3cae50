"""What a person told us about themselves, for reports without names: recorded apart, and forgotten when they wish."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.questions import AnswerState
from coprod_desktop.i18n import _
from coprod_desktop.services import questions
from coprod_desktop.services.questions import AskedQuestion, Given
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.choice import Choice
from coprod_desktop.ui.widgets.facts import Facts
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.form import Field, Part
from coprod_desktop.ui.widgets.form_dialog import ask
from coprod_desktop.ui.widgets.text_edit import TextLine
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_desktop.domain.people import Person
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work

_CONSENT = "consent_note"


class EqualityCard(Card):
    """The questions with their answers; nobody is chosen or left out because of them."""

    def __init__(self, desk: Desk, person: Person, asked: Sequence[AskedQuestion]) -> None:
        super().__init__(_("What they told us about themselves"))
        self.desk, self.person, self.asked = desk, person, tuple(asked)
        self.add(
            Words(
                _(
                    "Only for reports without names. It is never used to choose who is invited, and no list shows it."
                ),
                Kind.NOTE,
            )
        )
        self.add(Facts([(one.text, _said(one)) for one in self.asked], nothing=_("Not asked yet.")))
        verbs = Flow()
        verbs.addWidget(
            Button(_("Record what they say"), self.on_record_asked, weight=Weight.MAIN, icon="pen")
        )
        if any(one.answer is not None for one in self.asked):
            verbs.addWidget(Button(_("They want this forgotten"), self.on_forget_asked))
        self.add(verbs)

    def on_record_asked(self) -> None:
        """Every question in one form; each may be left, or answered with "prefers not to say"."""
        parts: list[Part] = [
            Field(str(one.question.id), one.text, Choice(_choices(one)), help=one.help) for one in self.asked
        ]
        parts.append(Field(_CONSENT, _("How they agreed to us keeping this"), TextLine(most=200)))
        filled = {str(one.question.id): _given(one) for one in self.asked}
        label = _("Equality answers of {name} recorded").format(name=self.person.name)
        ask(
            self,
            self.desk.jobs,
            _("What they say about themselves"),
            parts,
            _("Keep"),
            label,
            partial(_record, self.person.id),
            _("Read the questions out, or hand over the laptop. Nobody has to answer."),
            filled,
        )

    def on_forget_asked(self) -> None:
        """Ask once more, then take the answers off."""
        label = _("Equality answers of {name} forgotten").format(name=self.person.name)
        person_id = self.person.id
        self.desk.notices.ask(
            _("Forget what {name} told us?").format(name=self.person.name),
            _("Reports that have left stay as they are. You can undo this."),
            _("Forget it"),
            lambda: self.desk.jobs.write(label, lambda work: questions.forget(work, person_id)),
        )


def _said(one: AskedQuestion) -> str:
    if one.answer is None:
        return ""
    if one.answer.state is AnswerState.PREFER_NOT_TO_SAY:
        return _("Prefers not to say")
    return dict(one.options).get(one.answer.option_id or 0, _("Not answered yet"))


def _choices(one: AskedQuestion) -> list[tuple[Given, str]]:
    known = [(Given(option_id), words) for option_id, words in one.options]
    return [(Given(), _("Not answered yet")), *known, (Given(prefers_not=True), _("Prefers not to say"))]


def _given(one: AskedQuestion) -> Given:
    if one.answer is None:
        return Given()
    return Given(one.answer.option_id, one.answer.state is AnswerState.PREFER_NOT_TO_SAY)


def _record(person_id: int, work: Work, values: dict[str, Any]) -> None:
    note = values.pop(_CONSENT)
    questions.record(work, person_id, {int(key): given for key, given in values.items()}, note)
