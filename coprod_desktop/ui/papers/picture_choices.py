"""The pictures that papers have, to choose from."""

from __future__ import annotations

from coprod_desktop.documents.concepts import concepts
from coprod_desktop.documents.picture_words import ALT
from coprod_desktop.i18n import _


def pictures() -> list[tuple[str, str]]:
    """Every idea that has a picture, by the words for it."""
    return sorted(((name, _(ALT[name])) for name in concepts()), key=lambda pair: pair[1])
