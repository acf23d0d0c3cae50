"""What stands on a recovery sheet that is made while the register is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.i18n import language
from coprod_desktop.services import passphrases

if TYPE_CHECKING:
    from coprod_desktop.documents.recovery_sheet import RecoveryContent
    from coprod_desktop.domain.organisation import Organisation
    from coprod_desktop.ui.desk import Desk


def fresh_sheet(desk: Desk, known: Organisation, *, opens_bank: bool) -> RecoveryContent:
    """A sheet by whoever is at work, with a code just made up: it opens nothing until it is kept."""
    from coprod_desktop.documents.recovery_sheet import RecoveryContent

    return RecoveryContent(
        organisation=known.name,
        register=desk.register_path.stem,
        code=passphrases.recovery_code(),
        made_on=desk.today(),
        made_by=desk.actor.name,
        opens_bank=opens_bank,
        language=language(),
    )
