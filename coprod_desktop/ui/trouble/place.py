"""A register in a folder it should not live in: said at the top until that is no longer wanted, with how to move it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.i18n import _
from coprod_desktop.ui.widgets.banner import Banner
from coprod_desktop.ui.widgets.dialog import Dialog
from coprod_desktop.ui.widgets.points import Points

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from coprod_desktop.ui.keeper import Keeper


class PlaceBanner(Banner):
    """The advice, how to follow it, and a way to hear it no more."""

    def __init__(self, advice: str, register: Path, keeper: Keeper) -> None:
        first, _space, rest = advice.partition(". ")
        super().__init__("circle-info", first.rstrip(".") + ".", rest)
        self._register, self._keeper = register, keeper
        self.add_link(_("How do I move it?"), self.on_how_asked)
        self.add_link(_("Do not say this again"), self.on_enough)

    def on_how_asked(self) -> None:
        """Four steps."""
        how_to_move(self.window(), self._register)

    def on_enough(self) -> None:
        """Not about this register in this folder."""
        self._keeper.note(place_known=str(self._register.parent))
        self.hide()
        self.deleteLater()


def is_known(register: Path, keeper: Keeper) -> bool:
    """Whether nothing is to be said of the folder the register lies in."""
    return keeper.ours.place_known == str(register.parent)


def how_to_move(over: QWidget, register: Path) -> Dialog:
    """How a register and its keys are moved together."""
    dialog = Dialog(over, _("How to move this register"), accept=_("All right"), cancel=_("Close"))
    keys = f"{register.name}-keys"
    steps = (
        _("Close the register: Register → Close."),
        _(
            "In your computer’s own window, move “{register}”, “{keys}” and “{keys}.bak” together to a folder of "
            "this computer, such as Documents."
        ).format(register=register.name, keys=keys),
        _("Start the program, choose “Open a register”, and open it there."),
        _(
            "In Settings → Backups choose where backups go: the folder where it lay until now is a good place."
        ),
    )
    dialog.add(Points(steps, numbered=True))
    dialog.cancel.hide()
    dialog.open()
    return dialog
