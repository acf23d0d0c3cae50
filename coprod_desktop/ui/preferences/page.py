"""Settings: the organisation's, which everyone who opens the register shares, and this user's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.permission import Permission
from coprod_desktop.i18n import _
from coprod_desktop.ui.preferences.about_part import AboutPart
from coprod_desktop.ui.preferences.adjustments_part import AdjustmentsPart
from coprod_desktop.ui.preferences.backups_part import BackupsPart
from coprod_desktop.ui.preferences.bank_part import BankPart
from coprod_desktop.ui.preferences.extras_part import ExtrasPart
from coprod_desktop.ui.preferences.history_part import HistoryPart
from coprod_desktop.ui.preferences.look_part import LookPart
from coprod_desktop.ui.preferences.organisation_part import OrganisationPart
from coprod_desktop.ui.preferences.pictures_part import PicturesPart
from coprod_desktop.ui.preferences.schemes_part import SchemesPart
from coprod_desktop.ui.preferences.sign_in_part import SignInPart
from coprod_desktop.ui.preferences.staff_part import StaffPart
from coprod_desktop.ui.preferences.take_out_part import TakeOutPart
from coprod_desktop.ui.preferences.words_part import WordsPart
from coprod_desktop.ui.widgets.page import Page
from coprod_desktop.ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from collections.abc import Callable

    from coprod_desktop.ui.changes import Change
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.preferences.part import SettingsPart

_P = Permission


class SettingsPage(Page):
    """One tab for each kind of setting; ``thing`` may name the one to open ("schemes").

    A tab is only there for those who may use it.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            _("Settings"),
            _("The organisation's settings are the same for everyone with this register."),
        )
        self.tabs = Tabs(_("Parts of the settings"), beside=True)
        self.parts: dict[str, SettingsPart] = {}
        for key, words, make, needed in _parts():
            if key == "backups" and desk.keeper is None:
                continue
            if needed is None or desk.actor.may(needed):
                self.parts[key] = make(desk)
                self.tabs.add(key, words, self.parts[key])
        self.tabs.turned.connect(self.on_turned)
        self.add(self.tabs, 1)

    def open(self, thing: object = None) -> None:
        """Someone came here, perhaps for one part."""
        if isinstance(thing, str) and thing in self.parts:
            self.tabs.turn_to(thing)
        super().open(thing)
        self.parts[self.tabs.key].show_part()

    def refresh(self) -> None:
        """Ask for what is shown."""
        part = self.parts[self.tabs.key]
        part.stale = True
        part.show_part()

    def on_turned(self, key: str) -> None:
        """Another part: ask for what it shows."""
        self.parts[key].show_part()

    def on_changed(self, change: Change) -> None:
        """An action changed something: only the parts that show it ask again."""
        for key, part in self.parts.items():
            if part.tables is None or change.touches(*part.tables):
                part.stale = True
                if self.isVisible() and key == self.tabs.key:
                    part.show_part()


def _parts() -> list[tuple[str, str, Callable[[Desk], SettingsPart], Permission | None]]:
    return [
        ("organisation", _("Organisation"), OrganisationPart, _P.EDIT_SETTINGS),
        ("extras", _("What you use"), ExtrasPart, _P.EDIT_SETTINGS),
        ("adjustments", _("Usual adjustments"), AdjustmentsPart, _P.EDIT_SETTINGS),
        ("words", _("Words of papers"), WordsPart, _P.EDIT_SETTINGS),
        ("pictures", _("Pictures"), PicturesPart, _P.EDIT_SETTINGS),
        ("schemes", _("Schemes and rates"), SchemesPart, _P.EDIT_RATES),
        ("bank", _("Bank details"), BankPart, _P.EDIT_BANK_DETAILS),
        ("staff", _("Staff"), StaffPart, _P.MANAGE_STAFF),
        ("signing-in", _("Your sign-in"), SignInPart, None),
        ("look", _("Look and language"), LookPart, None),
        ("backups", _("Backups"), BackupsPart, _P.KEEP_BACKUPS),
        ("history", _("History"), HistoryPart, _P.SEE_HISTORY),
        ("out", _("Take everything out"), TakeOutPart, _P.EXPORT_EVERYTHING),
        ("about", _("About"), AboutPart, None),
    ]
