"""The letter someone takes to the Jobcentre: who we are, how they take part, when, and payment and expenses apart.

It says what happened and decides nothing: what counts is for whoever reads it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from coprod_desktop.documents.contact_line import contact_line
from coprod_desktop.domain.content import (
    Addressee,
    Block,
    Contact,
    Content,
    Fact,
    Facts,
    Form,
    Heading,
    Row,
    Run,
    Sentence,
    Strong,
)
from coprod_desktop.domain.money import Money
from coprod_desktop.i18n import Language


@dataclass(frozen=True)
class PartTaken:
    """One date on which they took part: payment for time and expenses apart, and when the money reached them."""

    day: date
    payment: Money
    expenses: Money
    paid_on: date | None = None


@dataclass(frozen=True)
class BenefitsLetter:
    """What the letter says. ``coming`` are dates they said yes to, with what is offered for their time."""

    organisation: str
    name: str
    address: str
    contact: Contact
    since: date
    made_on: date
    taken: tuple[PartTaken, ...] = ()
    coming: tuple[tuple[date, Money], ...] = ()
    language: Language = field(default_factory=Language)


def content(letter: BenefitsLetter) -> Content:
    """The letter as content, in its language."""
    gettext = letter.language.gettext
    return Content(
        title=gettext("About taking part with {organisation}").format(organisation=letter.organisation),
        language=letter.language,
        organisation=letter.organisation,
        contact=letter.contact,
        contact_line=contact_line(letter.contact, letter.language),
        blocks=tuple(_blocks(letter)),
        kind="benefits letter",
        form=Form.LETTER,
        names=(letter.name, letter.organisation),
        addressee=Addressee(gettext("colleague"), (gettext("Jobcentre Plus"),)),
        dated=letter.made_on,
    )


def _blocks(letter: BenefitsLetter) -> Iterator[Block]:
    gettext = letter.language.gettext
    yield Heading(gettext("About taking part with {organisation}").format(organisation=letter.organisation))
    yield Row(None, tuple(_about(letter)))
    yield Heading(gettext("How they take part"), 2)
    yield Row(
        None,
        (
            gettext("People take part now and then, when there is something to talk about."),
            gettext("There are no fixed hours, there is no contract of employment, and no date is promised."),
        ),
    )
    yield Row(
        None,
        (
            gettext("Every invitation may be declined, without a reason and without consequences."),
            gettext("So may the payment: people may have all of it, less, or none."),
        ),
    )
    yield Heading(gettext("Payment for time and expenses"), 2)
    yield Row(
        None,
        (
            gettext("Payment is for time."),
            gettext("Expenses are paid back: they are what it cost to take part, such as a fare."),
            gettext("We keep the two apart, and so does this letter."),
        ),
    )
    yield from _dates(letter)


def _about(letter: BenefitsLetter) -> Iterator[Sentence]:
    gettext = letter.language.gettext
    where = ", ".join(part.strip(" ,") for part in letter.address.splitlines() if part.strip())
    name = Strong(letter.name)
    if where:
        yield Sentence.of(
            gettext("This letter is about {name}, {address}, who asked us for it."), name=name, address=where
        )
    else:
        yield Sentence.of(gettext("This letter is about {name}, who asked us for it."), name=name)
    yield Sentence.of(
        gettext("{organisation} asks people who use services, and carers, to help plan and improve them."),
        organisation=letter.organisation,
    )


def _dates(letter: BenefitsLetter) -> Iterator[Block]:
    language = letter.language
    gettext = language.gettext
    since = language.day(letter.since, weekday=False)
    yield Heading(gettext("Dates since {day}").format(day=since), 2)
    if not letter.taken:
        yield Row(None, (gettext("They have not taken part since then."),))
    else:
        yield Facts(
            tuple(Fact(language.day(one.day, weekday=False), _amounts(one, language)) for one in letter.taken)
        )
        payment = Money.total(one.payment for one in letter.taken)
        expenses = Money.total(one.expenses for one in letter.taken)
        yield Facts(
            (
                Fact(gettext("Payment for time, all dates"), Sentence((Run(payment.text(), strong=True),))),
                Fact(
                    gettext("Expenses paid back, all dates"), Sentence((Run(expenses.text(), strong=True),))
                ),
            )
        )
    if letter.coming:
        yield Heading(gettext("Dates to come they said yes to"), 2)
        yield Facts(
            tuple(
                Fact(
                    language.day(day, weekday=False),
                    gettext("{amount} offered for their time").format(amount=amount.text()),
                )
                for day, amount in letter.coming
            )
        )


def _amounts(one: PartTaken, language: Language) -> str:
    gettext = language.gettext
    said = [gettext("for time {amount}").format(amount=one.payment.text())]
    said.append(gettext("expenses {amount}").format(amount=one.expenses.text()))
    if one.paid_on is None:
        said.append(gettext("not paid yet"))
    else:
        said.append(gettext("paid on {day}").format(day=language.day(one.paid_on, weekday=False)))
    return ", ".join(said)
