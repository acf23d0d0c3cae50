"""What is hard to read in the words of a meeting that will stand on papers, said while they are typed."""

from __future__ import annotations

from coprod_desktop.documents import lexicon
from coprod_desktop.i18n import _, language
from coprod_desktop.services import place_words

#: More than this at once is a scolding.
_MOST = 2


def about(typed: str) -> str:
    """What the meeting is about, as it ends a sentence of the invitation."""
    sentence = language().gettext("Tell us what you think about {subject}.").format(subject=typed)
    return _said((sentence,)) if typed else ""


def enclosed(typed: str) -> str:
    """What a file of the pack is about."""
    return _said(tuple(line for line in typed.splitlines() if line.strip()), _("On its cover:"))


def venue(typed: str) -> str:
    """What the building has, a sentence each."""
    return _said(place_words.sentences(typed))


def joining(typed: str) -> str:
    """How to join."""
    return _said((typed,))


def _said(lines: tuple[str, ...], where: str = "") -> str:
    words = language()
    found = lexicon.check_lines(lines, words)[:_MOST]
    each = [f"{finding.why(words)} {finding.instead(words)}" for finding in found]
    return "\n".join([where or _("On the invitation:"), *each]) if each else ""
