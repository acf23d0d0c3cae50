"""An older copy of the register lies in its place: said at the top of every page, with what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.i18n import _
from coprod_desktop.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from collections.abc import Callable


class OlderBanner(Banner):
    """What was done last is not in this file; ``backups`` shows those there are, ``another`` lets another file be chosen."""

    def __init__(self, backups: Callable[[], object], another: Callable[[], object]) -> None:
        super().__init__(
            "triangle-exclamation",
            _("This is an older copy of the register: what was done last is not in it."),
            _(
                "Perhaps a program that copies folders put it back. Before you work on it, look for the newer file, or for "
                "a newer backup. If you go on, this copy counts from when you close it."
            ),
        )
        self.add_link(_("Look at the backups"), backups)
        self.add_link(_("Another register…"), another)
