"""Text as people type it, with the spaces put right."""

import re
import unicodedata

_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n[ \n]*")
_INVISIBLE = frozenset("\u200b\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e")


def tidy(text: str) -> str:
    """``text`` on one line: single spaces, none at the ends, nothing invisible; accents composed one way.

    The joiners inside emoji and some scripts stay: they change what is shown.
    """
    return " ".join(_visible(text).split())


def tidy_lines(text: str) -> str:
    """As :func:`tidy`, line by line: an address keeps its lines, without empty ones."""
    broken = _visible(text.replace("\r\n", "\n").replace("\r", "\n"))
    return _LINES.sub("\n", _SPACES.sub(" ", broken)).strip()


def _visible(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    return "".join(
        c for c in composed if c not in _INVISIBLE and (c in "\t\n" or unicodedata.category(c) != "Cc")
    )


def several(text: str) -> tuple[str, ...]:
    """The parts of a cell that holds several things, apart by ";", a new line, or "," where there is neither."""
    lines = tidy_lines(text)
    marks = ";\n" if ";" in lines or "\n" in lines else ","
    parts = re.split(f"[{marks}]", lines)
    return tuple(dict.fromkeys(part.strip(" .•*-") for part in parts if part.strip(" .•*-")))
