"""What this program is, who made what it carries, and what it does not protect yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from coprod_desktop import __version__, paths
from coprod_desktop.i18n import _
from coprod_desktop.ui.preferences.part import SettingsPart
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.facts import Facts
from coprod_desktop.ui.widgets.page import columns, stack
from coprod_desktop.ui.widgets.words import Words

if TYPE_CHECKING:
    from pathlib import Path

    from coprod_desktop.ui.desk import Desk


class AboutPart(SettingsPart):
    """Version, licence and credits at left; what is protected, said plainly, at right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        about = Card(_("Coprod Desktop"))
        about.add(
            Facts(
                [
                    (_("Version"), __version__),
                    (
                        _("Licence"),
                        _("GNU General Public Licence, version 3 or later: free to use, read and change"),
                    ),
                    (_("This register"), str(desk.register_path)),
                ]
            )
        )
        credit = Card(_("With thanks to"))
        credit.add(
            Facts(
                [
                    (_("Typeface"), _("Source Sans Pro by Adobe, under the SIL Open Font Licence 1.1")),
                    (_("Pictures"), _("Font Awesome Free by Fonticons, Inc., under CC BY 4.0")),
                    (_("Window"), _("Qt for Python by The Qt Company, under the LGPL version 3")),
                ]
            )
        )
        self.body.addWidget(columns((stack(about, credit), 1), (stack(_protected(), _log_card()), 1)))
        self.body.addStretch(1)


def open_folder(folder: Path) -> None:
    """Show a folder in the system's own file window."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _log_card() -> Card:
    card = Card(_("When something goes wrong"))
    card.add(
        Words(
            _(
                "The program keeps a log on this computer: what kind of error it was, and where in the program. "
                "There are no names in it, and nothing anyone typed. You can send it to whoever helps you."
            )
        )
    )
    card.add(Button(_("Open the log folder"), lambda: open_folder(paths.log_folder()), icon="folder-open"))
    return card


def _protected() -> Card:
    card = Card(_("What is protected"))
    for said in (
        _("The register and its backups are encrypted. Without a password nobody can read anything in them."),
        _("Bank details are sealed: only finance’s own password opens them."),
        _(
            "What each role sees is decided by this window. Whoever can sign in holds the key to the register, so give it "
            "only to people who may see what is in it."
        ),
        _("Nothing is sent anywhere. The program has no account and never looks for news of itself."),
        _(
            "Every action is written down with who and when, and can be undone until it has left the house. Passwords, roles and keys are changed anew instead."
        ),
        _("In reports, small numbers are hidden so that nobody can be recognised."),
    ):
        card.add(Words(said))
    return card
