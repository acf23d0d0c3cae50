"""An amount as people type it: 12, 12.5, £1,240.00."""

import re
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.ui.widgets.text_edit import TextLine

_AMOUNT = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d{1,2})?")
_PENNIES = re.compile(r"(\d+)\s*p")
_MOST_PENCE = 99_999_999


def pence(text: str) -> int | None:
    """Whole pence from typed text; None when empty. Raises :class:`Problem` when it is not an amount of money."""
    tidy = text.strip().removeprefix("£").strip()
    if not tidy:
        return None
    if match := _PENNIES.fullmatch(tidy):
        amount = int(match[1])
    elif any(c.isdigit() for c in tidy) and tidy.isascii() and _AMOUNT.fullmatch(tidy):
        amount = int(Decimal(tidy.replace(",", "")) * 100)
    else:
        raise Problem(_("This is not an amount. Write it like 12.50."))
    if amount > _MOST_PENCE:
        raise Problem(_("This is more than can be paid here. Check the amount."))
    return amount


def shown(amount: int | None) -> str:
    """Pence as it stands in a field: "1,240.00"."""
    if amount is None:
        return ""
    sign = "-" if amount < 0 else ""
    return f"{sign}{abs(amount) // 100:,}.{abs(amount) % 100:02}"


class MoneyEdit(TextLine):
    """A line for an amount in pounds; its value is whole pence. The text is tidied when the user leaves it."""

    def __init__(self) -> None:
        super().__init__(example="0.00")
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.editingFinished.connect(self.on_left)

    def value(self) -> Any:
        """Pence, or None. Raises :class:`Problem`."""
        return pence(self.text())

    def show_value(self, value: Any) -> None:
        """Show this many pence."""
        self.setText(shown(value))

    def on_left(self) -> None:
        """Tidy what was typed, if it is an amount."""
        try:
            self.setText(shown(pence(self.text())))
        except Problem:
            return
