"""The cards of a person's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.meetings import CAME_NAMES, REPLY_NAMES, Came
from coprod_desktop.domain.people import CHOICE_NAMES, TakenBefore
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.ui.people.person_form import language_names
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.facts import Facts
from coprod_desktop.ui.widgets.link import Link
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from coprod_desktop.domain.people import Person
    from coprod_desktop.domain.supporters import Supporter
    from coprod_desktop.services.history import HistoryRow
    from coprod_desktop.services.people import PersonPage as Shown
    from coprod_desktop.services.people import TimelineRow


def reach(person: Person) -> Card:
    """How to reach them, and what is safe."""
    card = Card(_("How to reach them"))
    unsafe = [
        said
        for safe, said in (
            (person.safe_post, _("do not send post")),
            (person.safe_voicemail, _("do not leave a voicemail")),
            (person.safe_text, _("do not text")),
            (person.safe_say_who, _("do not say who is calling")),
        )
        if not safe
    ]
    card.add(
        Facts(
            [
                (_("Phone"), person.phone),
                (_("Mobile"), person.mobile),
                (_("E-mail"), person.email),
                (
                    _("Address"),
                    ", ".join(part for part in (person.address, person.town, person.postcode) if part),
                ),
                (_("Would rather have"), _(CHOICE_NAMES[person.preferred_reach])),
                (_("Good times"), person.good_times),
                (_("Emergency contact"), person.emergency_contact),
            ]
        )
    )
    if unsafe:
        card.add(Words(_("To keep them safe: {rules}.").format(rules=", ".join(unsafe)), Kind.ATTENTION))
    return card


def papers(person: Person) -> Card:
    """How their papers are made."""
    card = Card(_("Papers and communication"))
    known = dict(language_names())
    card.add(
        Facts(
            [
                (_("Papers in"), _(CHOICE_NAMES[person.paper_form])),
                (_("Language"), known.get(person.language, person.language)),
                (_("What helps them communicate"), person.communication),
            ]
        )
    )
    return card


def brings(shown: Shown) -> Card:
    """What they know, what they bring, what they want from it, and how they came to us."""
    person, card = shown.person, Card(_("What they bring"))
    card.add(
        Facts(
            [
                (_("Knows about"), person.topics),
                (_("Skills and strengths"), person.skills),
                (_("Wants from it"), person.wants),
                (_("Introduced by"), "" if shown.introduced_by is None else shown.introduced_by.name),
                (_("Heard about us"), person.heard_how),
                (_("Note"), person.note),
            ],
            nothing=_("Nothing recorded yet. Everyone brings something: ask them."),
        )
    )
    return card


def before(person: Person) -> Card:
    """The first-day question and when they joined."""
    card = Card(_("Before our records"))
    days = ""
    if person.taken_before is TakenBefore.YES and person.days_declared is not None:
        days = ngettext(
            "about {n} day in the last year", "about {n} days in the last year", person.days_declared
        ).format(n=person.days_declared)
    card.add(
        Facts(
            [
                (_("Taken part with us before?"), _(CHOICE_NAMES[person.taken_before])),
                (_("Roughly how often"), days),
                (_("Joined"), language().day(person.joined, weekday=False) if person.joined else ""),
            ]
        )
    )
    return card


def seats(shown: Shown) -> Card:
    """The seats they hold."""
    card = Card(_("Seats"))
    for board, experience, ends in shown.seats:
        until = _("until {day}").format(day=language().short_day(ends)) if ends else _("until further notice")
        card.add(
            Words(_("{board}: {experience}, {until}").format(board=board, experience=experience, until=until))
        )
    if not shown.seats:
        card.add(Words(_("Holds no seat at present."), Kind.NOTE))
    return card


def timeline(shown: Shown, navigate: Callable[..., object]) -> Card:
    """Everything they were asked to or came to, across boards, newest first."""
    card = Card(_("Meetings"))
    for row in shown.timeline:
        said = " · ".join(
            part
            for part in (
                language().short_day(row.day),
                row.title,
                "" if row.title.startswith(row.board) else row.board,
                _happened(row),
            )
            if part
        )
        card.add(Link(said, lambda row=row: navigate("meeting", row.meeting_id)))  # type: ignore[misc]
    if not shown.timeline:
        card.add(Words(_("Not asked to anything yet."), Kind.NOTE))
    return card


def money(person: Person, beside: Iterable[Supporter]) -> Card:
    """How they want to be paid, and to whom. Never which benefit."""
    card = Card(_("Payment"))
    payee = next((one.name for one in beside if one.is_payee and one.ended is None), "")
    card.add(
        Facts(
            [
                (_("Wants to be paid by"), _(CHOICE_NAMES[person.payment_choice])),
                (_("Money goes to"), payee),
                (_("About payment"), person.payment_note),
                (_("Payments may need checking first"), _(CHOICE_NAMES[person.check_first])),
                (_("Independent advice offered"), _advice(person)),
                (_("Paid in instalments"), _instalments(person)),
                (_("Supplier number, from finance"), person.supplier_number),
                (_("Name for payments"), person.legal_name),
            ]
        )
    )
    return card


def _advice(person: Person) -> str:
    if person.advice_on is None:
        return ""
    day = language().short_day(person.advice_on)
    return _("{day}, by {name}").format(day=day, name=person.advice_by) if person.advice_by else day


def _instalments(person: Person) -> str:
    if not (person.instalments and person.instalments_with):
        return person.instalments
    return _("{plan}, agreed with {name}").format(plan=person.instalments, name=person.instalments_with)


def history(changes: list[HistoryRow]) -> Card:
    """Who changed their details, newest first."""
    card = Card(_("Who changed these details"))
    for row in changes:
        at = language().short_day(row.at.date())
        card.add(Words(_("{day} · {who} · {what}").format(day=at, who=row.who, what=row.label), Kind.NOTE))
    if not changes:
        card.add(
            Words(_("No changes are recorded: these details came with the sample or from a copy."), Kind.NOTE)
        )
    return card


def _happened(row: TimelineRow) -> str:
    if row.came:
        return _(CAME_NAMES[Came(row.came)])
    return _(REPLY_NAMES[row.reply]) if row.reply is not None else ""
