"""The person's copy of a reimbursement slip: what they get, for what, why that much, when, and whom to ask."""

from collections.abc import Iterator

from coprod_desktop.documents import colours, fonts
from coprod_desktop.documents.kit import (
    BODY,
    Beside,
    Block,
    Cell,
    Column,
    Frame,
    Look,
    Panel,
    Paper,
    Style,
    Table,
    TableLook,
    Text,
    Together,
    Total,
    heading,
)
from coprod_desktop.documents.slip_content import SlipContent, SlipLine, pounds
from coprod_desktop.domain.content import Sentence, Strong, Words

_READ = Style(15, 22)
_FOOT = Style(12, 16)
_LABEL = Style(14, 19, colour=colours.INK)
_FIGURE = Style(22, 28, face=fonts.SEMIBOLD)
_H1 = Style(24, 31, face=fonts.BOLD)
_H2 = Style(17, 23, face=fonts.SEMIBOLD)
_LOOK = TableLook(style=Style(14, 20), side=4, level=6)


def person_paper(content: SlipContent) -> Paper:
    """The whole copy, ready to write."""
    words = content.language.gettext
    blocks = (*_top(content), *_boxes(content), *_when(content), *_parts(content), *_ask(content))
    foot = words("Slip {number} version {version}").format(number=content.number, version=content.version_no)
    if content.anchor:
        foot += f" · {content.anchor}"
    issued = content.language.day(content.issued, weekday=False)
    frame = Frame(left=content.organisation, right=issued, foot=foot, foot_style=_FOOT, style=BODY)
    title = words("Your money: slip {number}").format(number=content.number)
    return Paper(title, content.language, blocks, frame)


def _top(content: SlipContent) -> Iterator[Block]:
    words = content.language.gettext
    yield heading(words("Your money: slip {number}").format(number=content.number), style=_H1)
    if content.reprint:
        yield Text(words("REPRINT {n}").format(n=content.reprint), _H2, above=4)
    if content.person:
        yield Text(words("Hello {name},").format(name=content.person), _READ, above=8)
    if content.occasion:
        template = words("Here is your money for coming to {occasion}.")
        yield Text(Sentence.of(template, occasion=Strong(content.occasion)), _READ, above=4)
    else:
        yield Text(words("Here is your money for taking part with us."), _READ, above=4)
    yield Text(words("Thank you for what you bring."), _READ)


def _boxes(content: SlipContent) -> Iterator[Block]:
    words = content.language.gettext
    yield Beside(
        [_box(words("Payment for your time"), content.payment)],
        [_box(words("Expenses: money you spent"), content.expenses)],
        above=12,
    )
    if content.advance:
        yield Text(
            words("We already gave you {amount}.").format(amount=pounds(content.advance)),
            _READ,
            above=8,
        )
    if content.total < 0:
        sentence = words(
            "That is {amount} more than this slip comes to. We will talk with you about what happens next."
        )
        yield Text(Sentence.of(sentence, amount=Strong(pounds(-content.total))), _READ, above=4)
        return
    white = _LABEL.but(colour=colours.WHITE)
    total = [Text(words("You get"), white), Text(pounds(content.total), _FIGURE.but(colour=colours.WHITE))]
    yield Beside([Panel(total, look=Look(fill=colours.INK))], above=12)


def _box(label: str, pence: int) -> Panel:
    return Panel([Text(label, _LABEL), Text(pounds(pence), _FIGURE)])


def _when(content: SlipContent) -> Iterator[Block]:
    words = content.language.gettext
    if content.total <= 0:
        return
    yield heading(words("When and how you get it"), 2, style=_H2)
    if content.pay_by is not None:
        sentence = words("We pay you by {day}.")
        yield Text(Sentence.of(sentence, day=Strong(content.language.day(content.pay_by))), _READ, above=2)
    if content.route.account_ending:
        sentence = words("{method}, to the account that ends in {figures}.")
        yield Text(
            sentence.format(method=content.route.method, figures=content.route.account_ending), _READ, above=2
        )
    else:
        yield Text(words("How: {method}.").format(method=content.route.method), _READ, above=2)
    if content.person and content.payee != content.person:
        yield Text(words("The money goes to {payee}.").format(payee=content.payee), _READ, above=2)


def _parts(content: SlipContent) -> Iterator[Block]:
    words = content.language.gettext
    payment = [line for line in content.lines if line.payment is not None]
    expenses = [line for line in content.lines if line.expenses is not None]
    if payment:
        yield heading(words("Payment for your time"), 2, style=_H2)
        yield _table(content, payment, content.payment)
    if expenses:
        yield heading(words("Expenses: money you spent"), 2, style=_H2)
        yield _table(content, expenses, content.expenses)
    if content.why:
        yield heading(words("Why these amounts"), 2, style=_H2)
        for sentence in content.why:
            yield Text(sentence, _READ, above=4)


def _table(content: SlipContent, lines: list[SlipLine], total: int) -> Table:
    words = content.language.gettext
    columns = [Column(words("What for"), stretch=True), Column(words("Amount"), align="right")]
    rows = [
        (_told(content, line), pounds(line.payment if line.payment is not None else line.expenses))
        for line in lines
    ]
    return Table(columns, [*rows, Total((words("Total"), pounds(total)))], look=_LOOK, above=2)


def _told(content: SlipContent, line: SlipLine) -> Cell:
    day = content.language.day(line.day)
    told: list[Words] = [
        Sentence.of("{what}", what=Strong(line.what)),
        f"{day} · {line.quantity}" if line.quantity else day,
    ]
    if line.why:
        told.append(line.why)
    return Cell(tuple(told))


def _ask(content: SlipContent) -> Iterator[Block]:
    words = content.language.gettext
    if not content.contact:
        return
    yield Together(
        [
            heading(words("Questions? Something not right?"), 2, style=_H2),
            Text(words("Please tell us. We will put it right."), _READ, above=2),
            Text(content.contact, _READ.but(face=fonts.SEMIBOLD), above=4),
        ],
        above=14,
    )
