"""One person, whole: who they are, what they need, when they took part, money, and who changed what."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coprod_desktop.domain.people import CHOICE_NAMES, GONE, Status
from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _, language
from coprod_desktop.services import bank, claim_forms, history, partners, people, questions, sent_papers
from coprod_desktop.ui import theme
from coprod_desktop.ui.milestones.card import MilestonesCard
from coprod_desktop.ui.money import bank_card, benefits_card
from coprod_desktop.ui.money.bank_card import BankCard
from coprod_desktop.ui.money.benefits_card import BenefitsCard
from coprod_desktop.ui.money.claim_form_paper import ClaimFormPaper
from coprod_desktop.ui.papers.sent_card import SentCard
from coprod_desktop.ui.people import money_cards, person_cards
from coprod_desktop.ui.people.buddy_card import BuddyCard
from coprod_desktop.ui.people.contact_part import ContactPart
from coprod_desktop.ui.people.died_dialog import died_dialog
from coprod_desktop.ui.people.equality_card import EqualityCard
from coprod_desktop.ui.people.erase_dialog import erase_card
from coprod_desktop.ui.people.letter_button import LetterButton
from coprod_desktop.ui.people.miles_card import MilesCard
from coprod_desktop.ui.people.needs_card import NeedsCard
from coprod_desktop.ui.people.person_form import full_parts
from coprod_desktop.ui.people.rest_dialog import rest_dialog
from coprod_desktop.ui.people.steps_card import StepsCard
from coprod_desktop.ui.people.supporters_card import SupportersCard
from coprod_desktop.ui.people.words import connections
from coprod_desktop.ui.widgets.card import empty
from coprod_desktop.ui.widgets.form_dialog import FormDialog, roomy
from coprod_desktop.ui.widgets.page import Page, columns, stack
from coprod_desktop.ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from coprod_desktop.services.bank import AccountSeen
    from coprod_desktop.services.history import HistoryRow
    from coprod_desktop.services.people import PersonPage as Shown
    from coprod_desktop.services.questions import AskedQuestion
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work
    from coprod_desktop.ui.people.money_cards import PersonMoney

    Found = tuple[Shown, list[HistoryRow], PersonMoney | None, AccountSeen | None]


#: Of so many of the latest contacts the history says who wrote them down.
_IN_HISTORY = 100


class PersonPage(Page):
    """Someone's own page; ``thing`` is their id, or their id and the part to turn to."""

    tables = (
        "person",
        "connection",
        "access_need",
        "adjustment",
        "adjustment_for",
        "new_need",
        "supporter",
        "buddy",
        "milestone",
        "organisation_setting",
        "colleague",
        "partner",
        "contact",
        "paper",
        "invitation",
        "attendance",
        "term",
        "claim",
        "claim_line",
        "miles_elsewhere",
        "equality_answer",
        *bank_card.TABLES,
        *benefits_card.TABLES,
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Person"))
        self.shown: Shown | None = None
        self.leave = self.add_action(_("Wants to leave"), self.on_leave_asked, icon="door-open")
        self.died = self.add_action(_("Has died"), self.on_died_asked, icon="dove")
        self.rest = self.add_action(_("Wants a rest"), self.on_rest_asked, icon="mug-hot")
        self.back = self.add_action(_("Welcome back"), self.on_back_asked, icon="hand")
        self.change = self.add_action(
            _("Change details"), self.on_edit_asked, icon="pen", shortcut="Ctrl+E", main=True
        )
        self.tabs = Tabs(_("Parts of this person's page"))
        self.parts: dict[str, QVBoxLayout] = {}
        self.contact = ContactPart(desk)
        self.claim_form = ClaimFormPaper(self, desk)
        for key, said in (
            ("who", _("Who they are")),
            ("needs", _("Access needs")),
            ("part", _("Taking part")),
            ("contact", _("Contact")),
            ("money", _("Money")),
            ("equality", _("Equality")),
            ("history", _("History")),
        ):
            if key != "equality" or desk.actor.may(Permission.SEE_EQUALITY_ANSWERS):
                self.tabs.add(key, said, self.contact if key == "contact" else self._part(key))
        self.add(self.tabs, 1)

    def open(self, thing: object = None) -> None:
        """Someone came here, perhaps for one part."""
        person_id, part = thing if isinstance(thing, tuple) else (thing, "")
        if part:
            self.tabs.turn_to(part)
        super().open(person_id)

    def refresh(self) -> None:
        """Ask for the person."""
        wanted = self.thing
        if isinstance(wanted, int):
            self.desk.jobs.read(lambda work: _read(work, wanted), self.on_read, self.on_gone, key="person")

    def on_answers_read(self, asked: list[AskedQuestion]) -> None:
        """Draw what they told us about themselves; it is read apart from everything else."""
        if self.shown is not None:
            self._fill("equality", [EqualityCard(self.desk, self.shown.person, asked)])

    def on_gone(self, _problem: object) -> None:
        """They are no longer in the register: their adding was undone."""
        self.desk.notices.problem(_("This person is no longer in the register. It may have been undone."))
        self.desk.navigate("people")

    def on_read(self, found: Found) -> None:
        """Draw them."""
        shown, changes, money, account = found
        self.shown = shown
        person = shown.person
        said = [person.pronouns, connections(shown.connections), person.town]
        sentence = " · ".join(part for part in said if part)
        if person.status is not Status.ACTIVE:
            sentence = " · ".join(part for part in (sentence, _standing(shown)) if part)
        self.set_title(person.name, sentence)
        self.set_crumbs([(_("People"), lambda: self.desk.navigate("people"))])
        self._offer(person.status)
        self.sent = SentCard(self.desk)
        beside = stack(person_cards.papers(person), self.sent, person_cards.brings(shown))
        around = (SupportersCard(self.desk, person, shown.supporters), BuddyCard(self.desk, shown))
        left = stack(person_cards.reach(person), *around)
        self._fill("who", [columns((left, 1), (beside, 1))])
        self.contact.show_person(person, shown.contacts)
        self.desk.jobs.read(
            lambda work: sent_papers.of_person(work, person.id),
            self.sent.show_rows,
            key="sent papers",
            owner=self,
        )
        needs: list[QWidget] = [NeedsCard(self.desk, shown)]
        if shown.steps is not None:
            steps = StepsCard(shown.steps, self.desk.today())
            needs = [columns((stack(*needs), 3), (stack(steps), 2))]
        self._fill("needs", needs)
        timeline = person_cards.timeline(shown, self.desk.navigate)
        aside = [person_cards.before(person), person_cards.seats(shown)]
        if shown.milestones is not None:
            aside.append(MilestonesCard(self.desk, shown.milestones, {"person_id": person.id}))
        beside = stack(*aside)
        self._fill("part", [columns((stack(timeline), 3), (beside, 2))])
        payment: list[QWidget] = [person_cards.money(person, shown.supporters)]
        if account is not None:
            payment.append(BankCard(self.desk, account))
        self._fill("money", self._money(person.id, money, stack(*payment)))
        kept: list[QWidget] = [person_cards.history(changes)]
        if person.status is not Status.ERASED:
            kept.append(erase_card(self.desk, person))
        self._fill("history", kept)
        if "equality" in self.parts:
            self.desk.jobs.read(
                lambda work: questions.of_person(work, person.id), self.on_answers_read, key="equality"
            )

    def _offer(self, status: Status) -> None:
        """Only what can be done with someone who stands like this."""
        _show(self.leave, shown=status not in GONE)
        _show(self.died, shown=status not in (Status.DIED, Status.ERASED))
        _show(self.rest, shown=status is Status.ACTIVE)
        _show(self.back, shown=status in (Status.RESTING, Status.LEFT, Status.DIED))
        _show(self.change, shown=status is not Status.ERASED)
        self.back.setText(_("This was a mistake") if status is Status.DIED else _("Welcome back"))

    def on_edit_asked(self) -> None:
        """Everything about them in one form."""
        if self.shown is not None:
            also = self.shown.person.introduced_by_id
            self.desk.jobs.read(lambda work: partners.offered(work, also), self.on_partners_read, owner=self)

    def on_partners_read(self, offered: list[tuple[int, str]]) -> None:
        """The form, with whoever may have introduced them."""
        if self.shown is None:
            return
        person, kinds = self.shown.person, set(self.shown.connections)
        dialog = FormDialog(
            self.window(),
            _("Change details"),
            full_parts(self.desk.today(), offered),
            verb=_("Save"),
            jobs=self.desk.jobs,
            label=_("Changed details of {name}").format(name=person.name),
            work=partial(_edit, person.id, person.version),
        )
        dialog.form.fill(
            {name: getattr(person, name) for name in type(person).model_fields} | {"connections": kinds}
        )
        dialog.open()
        roomy(dialog)

    def on_rest_asked(self) -> None:
        """They asked for a pause."""
        if self.shown is not None:
            rest_dialog(self, self.desk, self.shown.person).open()

    def on_leave_asked(self) -> None:
        """Leaving is easy, and can be undone."""
        if self.shown is None:
            return
        person = self.shown.person
        self.desk.notices.ask(
            _("{name} leaves the register?").format(name=person.name),
            _(
                "No more invitations or news go to them, they are taken off meetings to come, and their seats end. "
                "What they took part in stays known. You can undo this."
            ),
            _("They leave"),
            lambda: self.desk.jobs.write(
                _("{name} has left").format(name=person.name), lambda work: people.leave(work, person.id)
            ),
        )

    def on_died_asked(self) -> None:
        """Words chosen with care; whom to speak with is known before anything is written down."""
        if self.shown is not None:
            died_dialog(self, self.desk, self.shown.person)

    def on_back_asked(self) -> None:
        """They are active again."""
        if self.shown is None:
            return
        person = self.shown.person
        label = _("{name} is back").format(name=person.name)
        self.desk.jobs.write(label, lambda work: people.welcome_back(work, person.id))

    def _part(self, key: str) -> QWidget:
        inner = QWidget()
        inner.setObjectName("bare")
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.current().space(12))
        self.parts[key] = layout
        return inner

    def _money(self, person_id: int, money: PersonMoney | None, payment: QVBoxLayout) -> list[QWidget]:
        if money is None:
            return [columns((payment, 1))]
        year = money_cards.year_so_far(money.year, self.desk.today())
        beside, form = BenefitsCard(money.beside), None
        if self.desk.actor.may(Permission.MAKE_PAPERS):
            beside.add(LetterButton(self.desk, person_id))
            form = self.claim_form.button(lambda work: claim_forms.for_person(work, person_id))
        each = money_cards.claims(money.claims, self.desk.navigate, form)
        miles = MilesCard(self.desk, person_id, money.miles)
        return [year, columns((stack(each, beside, miles), 3), (payment, 2))]

    def _fill(self, key: str, cards: Sequence[QWidget]) -> None:
        layout = self.parts[key]
        empty(layout)
        for card in cards:
            layout.addWidget(card)
        layout.addStretch(1)


def _show(action: QAction, *, shown: bool) -> None:
    action.setVisible(shown)


def _standing(shown: Shown) -> str:
    person = shown.person
    if person.status is Status.RESTING and person.resting_until is not None:
        return _("Resting until {day}").format(day=language().day(person.resting_until))
    return _(CHOICE_NAMES[person.status])


def _read(work: Work, person_id: int) -> Found:
    shown = people.page(work, person_id)
    rows = [("person", person_id), *(("supporter", one.id) for one in shown.supporters)]
    rows += [("contact", one.id) for one in shown.contacts[:_IN_HISTORY]]
    rows += [] if shown.milestones is None else [("milestone", row.id) for row in shown.milestones.rows]
    rows += [] if shown.buddy is None else [("buddy", shown.buddy.buddy.id)]
    account = bank.of_person(work, person_id) if work.actor.may(Permission.EDIT_BANK_DETAILS) else None
    return shown, history.changes_of_any(work, rows), money_cards.money_of(work, person_id), account


def _edit(person_id: int, version: int, work: Work, values: dict[str, Any]) -> None:
    apart = ("connections", "introduced_by_id")
    people.edit(work, person_id, version, {k: v for k, v in values.items() if k not in apart})
    people.connect(work, person_id, values["connections"])
    if "introduced_by_id" in values:
        people.introduced(work, person_id, values["introduced_by_id"])
