"""Choosing a passphrase, judged as it is typed or made up by chance; and a code for the recovery sheet."""

from coprod_desktop.storage.vault.passphrase import Judgement, Quality, judge, suggest
from coprod_desktop.storage.vault.recovery_code import new_code as recovery_code

__all__ = ["Judgement", "Quality", "judge", "recovery_code", "suggest"]
