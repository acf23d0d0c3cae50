"""One line of a claim: what, how much of it, what is paid - and, when asked, why this amount."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coprod_desktop.domain.claim_lines import LINE_KIND_NAMES, LineKind
from coprod_desktop.i18n import _, language
from coprod_desktop.ui import theme
from coprod_desktop.ui.money import words
from coprod_desktop.ui.money.receipt_row import ReceiptRow, ReceiptVerbs
from coprod_desktop.ui.widgets.button import Button, Weight
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from coprod_desktop.domain.claim_lines import ClaimLine

    Verb = Callable[[ClaimLine], object]


class LineVerbs(NamedTuple):
    """What can be done with a line; ``change`` and ``remove`` are None where the claim is closed."""

    change: Verb | None = None
    remove: Verb | None = None
    receipt: ReceiptVerbs = ReceiptVerbs()


class LineRow(QWidget):
    """A line with its verbs; one that follows from the others has none of its own."""

    def __init__(self, line: ClaimLine, activity_day: date, verbs: LineVerbs) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.line = line
        self.setAccessibleName(f"{line.what}, {line.allowed.text()}")
        worn = theme.current()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, worn.space(4), 0, worn.space(4))
        outer.setSpacing(worn.space(2))
        outer.addLayout(self._first())
        outer.addWidget(Words(self._detail(activity_day), Kind.NOTE))
        for said, kind in self._remarks():
            outer.addWidget(Words(said, kind))
        self.why = Words(self._why(), Kind.NOTE)
        self.why.hide()
        self.receipt: ReceiptRow | None = None
        if line.receipt_id is not None:
            self.receipt = ReceiptRow(line, verbs.receipt)
            outer.addWidget(self.receipt)
        outer.addLayout(self._verbs(verbs))
        outer.addWidget(self.why)

    def on_why_asked(self) -> None:
        """Show or hide why it is this amount."""
        shown = self.why.isHidden()
        self.why.setVisible(shown)
        self.ask_why.setText(_("Hide why") if shown else _("Why this amount?"))

    def _first(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.current().space(12))
        amount = Words(self.line.allowed.text(), Kind.STRONG)
        amount.setWordWrap(False)
        row.addWidget(Words(self.line.what, Kind.PLAIN), 1)
        row.addWidget(amount, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        return row

    def _detail(self, activity_day: date) -> str:
        line = self.line
        day = "" if line.day == activity_day else language().short_day(line.day)
        kind = _(LINE_KIND_NAMES[line.kind])
        return " · ".join(part for part in (kind, day, words.quantity(line), words.receipt(line)) if part)

    def _remarks(self) -> list[tuple[str, Kind]]:
        line = self.line
        said: list[tuple[str, Kind]] = []
        if line.claimed_pence != line.allowed_pence:
            remark = _("Claimed {claimed}, allowed {allowed}: {reason}").format(
                claimed=line.claimed.text(), allowed=line.allowed.text(), reason=line.reason
            )
            said.append((remark, Kind.ATTENTION))
        elif line.reason:
            said.append((_("Reason: {reason}").format(reason=line.reason), Kind.NOTE))
        if line.returned_because:
            said.append((_("Sent back: {reason}").format(reason=line.returned_because), Kind.PROBLEM))
        return said

    def _why(self) -> str:
        line = self.line
        said = [line.why or _("Nobody wrote down how this amount came about.")]
        if line.rate_source:
            said.append(_("Where the rate comes from: {source}").format(source=line.rate_source))
        if line.cost_code:
            said.append(
                _("Cost code {code}; finance reads “{name}”.").format(
                    code=line.cost_code, name=line.for_finance(language())
                )
            )
        return "\n".join(said)

    def _verbs(self, verbs: LineVerbs) -> Flow:
        line = self.line
        named = {"what": line.what}
        flow = Flow(gap=16, below=4)
        self.ask_why = Button(
            _("Why this amount?"),
            self.on_why_asked,
            weight=Weight.LINK,
            name=_("Why this amount? {what}").format(**named),
        )
        flow.addWidget(self.ask_why)
        if line.kind is LineKind.ADJUSTMENT:
            return flow
        attach = verbs.receipt.attach if line.kind.needs_receipt and line.receipt_id is None else None
        for said, name, run in (
            (_("Change"), _("Change {what}"), verbs.change),
            (_("Take off"), _("Take off {what}"), verbs.remove),
            (_("Attach a receipt…"), _("Attach a receipt for {what}"), attach),
        ):
            if run is not None:
                press = partial(run, line)
                flow.addWidget(Button(said, press, weight=Weight.LINK, name=name.format(**named)))
        return flow
