"""Choosing a passphrase, for whoever asks for one: judged as it is typed, or made up by chance."""

from coprod_desktop.storage.vault.passphrase import Judgement, Quality, judge, suggest

__all__ = ["Judgement", "Quality", "judge", "suggest"]
