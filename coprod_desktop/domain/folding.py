"""Words folded for search and comparison: "sian" finds Siân, "oneill" finds O’Neill."""

import unicodedata

_APOSTROPHES = "'’‘‛ʼʻʹ`´′＇"
_HYPHENS = "-‐‑‒–—―−－_/"
#: Letters that are one letter to Unicode and a plain one to someone typing without that keyboard.
_PLAIN = {
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "æ": "ae",
    "œ": "oe",
    "ı": "i",
    "ħ": "h",
    "ŧ": "t",
}

_BEFORE = str.maketrans(dict.fromkeys(_APOSTROPHES, "") | dict.fromkeys(_HYPHENS, " "))
_AFTER = str.maketrans(_PLAIN)


def fold(text: str) -> str:
    """``text`` as search sees it: no accents, case or apostrophes, hyphens as spaces, one space before each word.

    The leading space lets a search for the start of a word be a plain "contains". Folding twice changes nothing;
    text with nothing to find in it folds to "".
    """
    if text.isascii():
        return _spaced(text.translate(_BEFORE).lower())
    bare = text.translate(_BEFORE).casefold()
    # Case can appear under compatibility forms ("ℌ"), and marks under case ("İ"): twice reaches the end of both.
    for _again in range(2):
        bare = _without_marks(unicodedata.normalize("NFKD", bare)).casefold()
    return _spaced(bare.translate(_AFTER).translate(_BEFORE))


def _without_marks(text: str) -> str:
    return "".join(c for c in text if unicodedata.category(c) not in ("Mn", "Me", "Cf"))


def _spaced(text: str) -> str:
    return "".join(f" {word}" for word in text.split())
