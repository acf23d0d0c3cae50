"""Only looking: said at the top of every page, with the way to work on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.i18n import _
from coprod_desktop.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from collections.abc import Callable


class LookingBanner(Banner):
    """The register as it was when it was opened; ``try_again`` opens it to work on, if that can be done by now."""

    def __init__(self, try_again: Callable[[], object]) -> None:
        super().__init__(
            "eye",
            _("You are only looking at this register: nothing you do here is kept."),
            _(
                "It shows how things stood when you opened it. To work on it, close it wherever it is open, and have it "
                "in a folder you may write to."
            ),
        )
        self.add_link(_("Open it to work on"), try_again)
