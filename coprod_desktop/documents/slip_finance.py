"""Finance's copy of a reimbursement slip: whom, how much and by when at the top, then what it is made of.

It says only finance names: nothing about benefits, health or access.
"""

from collections.abc import Iterator

from coprod_desktop.documents import colours, fonts
from coprod_desktop.documents.kit import (
    BODY,
    LABEL,
    SMALL,
    Beside,
    Block,
    Cell,
    Column,
    Frame,
    Look,
    Panel,
    Paper,
    Rule,
    Space,
    Style,
    Table,
    TableLook,
    Text,
    Together,
    Total,
    heading,
    mm,
)
from coprod_desktop.documents.slip_content import SlipContent, SlipLine, pounds

_FIGURE = Style(17, 22, face=fonts.SEMIBOLD)
_STRONG = BODY.but(face=fonts.SEMIBOLD)
_LOOK = TableLook(style=Style(10.5, 14.5), side=4, level=5)


def finance_paper(content: SlipContent) -> Paper:
    """The whole copy, ready to write."""
    blocks = (
        *_top(content),
        *_lines(content),
        *_coding(content),
        *_exceptions(content),
    )
    words = content.language.gettext
    foot = words("Slip {number} version {version}").format(number=content.number, version=content.version_no)
    if content.reprint:
        foot += " · " + _reprint(content)
    if content.anchor:
        foot += " · " + words("journal anchor {anchor}").format(anchor=content.anchor)
    frame = Frame(foot=foot, foot_style=SMALL, style=LABEL, margin=15 * mm, head=13 * mm, bottom=18 * mm)
    return Paper(title(content), content.language, blocks, frame)


def title(content: SlipContent) -> str:
    """Such as "Reimbursement slip 1042"; nobody's name, since every PDF reader shows it."""
    return content.language.gettext("Reimbursement slip {number}").format(number=content.number)


def _reprint(content: SlipContent) -> str:
    return content.language.gettext("REPRINT {n}").format(n=content.reprint)


def _top(content: SlipContent) -> Iterator[Block]:
    language, words = content.language, content.language.gettext
    version = words("Version {version} · {day} · finance copy").format(
        version=content.version_no, day=language.day(content.issued, weekday=False)
    )
    who = [Text(content.organisation, LABEL), heading(title(content), above=0), Text(version)]
    if content.reprint:
        who.append(Text(_reprint(content), _FIGURE, above=2))
    if content.pay_by is None:
        yield Together(who)
    else:
        day = Text(language.day(content.pay_by, weekday=False), _FIGURE)
        box = Panel([Text(words("Pay by"), LABEL), day])
        yield Beside(who, [box, Space(0)], shares=(1.9, 1))
    yield Beside([_payee(content)], [_route(content)], above=12)
    label, total = content.total_box()
    figures = [
        _figure(words("Involvement payment"), pounds(content.payment)),
        _figure(words("Expenses"), pounds(content.expenses)),
        _figure(words("Less advance"), pounds(content.advance)),
        _figure(label, total, dark=True),
    ]
    yield Beside(*([figure] for figure in figures), gap=9, above=12)


def _payee(content: SlipContent) -> Panel:
    words = content.language.gettext
    lines = [Text(words("Pay to (name on the account)"), LABEL), Text(content.payee, _STRONG)]
    if content.person and content.person != content.payee:
        lines.append(Text(words("For {person}").format(person=content.person)))
    if content.route.bank:
        lines += [Text(said) for said in _account(content)]
    return Panel(lines)


def _account(content: SlipContent) -> list[str]:
    words, route = content.language.gettext, content.route
    ending = words("Account ending {figures}").format(figures=route.account_ending)
    if route.account:
        said = list(route.account)
    elif not route.account_ending:
        said = [words("Finance holds the account details")]
    elif route.in_full_elsewhere:
        said = [ending, words("In full on the paper that left")]
    else:
        said = [ending, words("Finance opens the rest in the register")]
    return [*said, route.account_note] if route.account_note else said


def _route(content: SlipContent) -> Panel:
    words, route = content.language.gettext, content.route
    lines = [Text(words("Route"), LABEL), Text(route.method, _STRONG)]
    references = []
    if route.supplier_number:
        references.append(words("Supplier number {number}").format(number=route.supplier_number))
    elif route.new_supplier:
        references.append(words("New supplier: form sent on"))
    if route.reference:
        references.append(words("reference {reference}").format(reference=route.reference))
    if references:
        lines.append(Text(" · ".join(references)))
    run = words("In run {run}").format(run=route.run) if route.run else words("Not yet in a run")
    return Panel([*lines, Text(run)])


def _figure(label: str, amount: str, *, dark: bool = False) -> Panel:
    ink = colours.WHITE if dark else colours.INK
    look = Look(fill=colours.INK) if dark else Look()
    texts = [
        Text(label, LABEL.but(colour=colours.WHITE if dark else colours.SOFT)),
        Text(amount, _FIGURE.but(colour=ink)),
    ]
    return Panel(texts, look=look)


def _lines(content: SlipContent) -> Iterator[Block]:
    words = content.language.gettext
    columns = [
        Column(words("Date")),
        Column(words("What for"), stretch=True),
        Column(words("Quantity × rate"), align="right"),
        Column(words("Payment"), align="right"),
        Column(words("Expenses"), align="right"),
        Column(words("Receipt"), align="right"),
    ]
    total = Total(("", words("Total"), "", pounds(content.payment), pounds(content.expenses), ""))
    yield heading(words("Lines"), 2)
    yield Table(
        columns,
        [*(_line(content, line) for line in content.lines), total],
        row_header=1,
        look=_LOOK,
        above=2,
    )


def _line(content: SlipContent, line: SlipLine) -> tuple[str | Cell, ...]:
    return (
        content.language.short_day(line.day, year=_years(content)),
        line.finance_name,
        line.quantity,
        pounds(line.payment),
        pounds(line.expenses),
        line.receipt,
    )


def _years(content: SlipContent) -> bool:
    """Whether a line lies in another year than the slip, so that days must name theirs."""
    return any(line.day.year != content.issued.year for line in content.lines)


def _coding(content: SlipContent) -> Iterator[Block]:
    words = content.language.gettext
    yield heading(words("Coding"), 2)
    if not content.coding:
        yield Text(words("No cost code is recorded yet."))
        return
    columns = [
        Column(words("Cost code"), width=130),
        Column(words("What it is"), stretch=True),
        Column(words("Amount"), align="right"),
    ]
    rows = [(row.code, row.what, pounds(row.pence)) for row in content.coding]
    total = Total(("", words("Adds up to"), pounds(sum(row.pence for row in content.coding))))
    yield Table(columns, [*rows, total], row_header=0, look=_LOOK, above=2)


def _exceptions(content: SlipContent) -> Iterator[Block]:
    words = content.language.gettext
    yield heading(words("Exceptions"), 2)
    for exception in content.exceptions:
        yield Text(exception, above=2)
    said = [] if content.exceptions else [words("None.")]
    said.append(_receipts(content))
    # Whoever signs sees at least what the receipts are: the place to sign never stands alone on a page.
    yield Together([Text(" ".join(said)), _signatures(content)], above=2)


def _receipts(content: SlipContent) -> str:
    words, receipts = content.language.gettext, content.receipts
    if not receipts:
        return words("No receipts attached.")
    count = content.language.count(len(receipts))
    if len(receipts) > 1 and list(receipts) == [str(number + 1) for number in range(len(receipts))]:
        return words("Receipts attached: {n}, numbered {first} to {last}.").format(
            n=count, first=receipts[0], last=receipts[-1]
        )
    return words("Receipts attached: {n}, numbered {numbers}.").format(n=count, numbers=", ".join(receipts))


def _signatures(content: SlipContent) -> Block:
    words = content.language.gettext
    if content.limit is None:
        approver = words("Approved by, role, and date")
    else:
        approver = words("Approved by, role, limit {limit}, and date").format(limit=pounds(content.limit))
    signed = [Text(content.approved) if content.approved else Space(BODY.leading)]
    left = [Space(BODY.leading), _line_to_sign(), Text(words("Claimant and date"), LABEL)]
    right = [*signed, _line_to_sign(), Text(approver, LABEL)]
    return Beside(left, right, above=30)


def _line_to_sign() -> Rule:
    return Rule(thickness=0.8, colour=colours.INK, above=3)
