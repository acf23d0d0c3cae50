"""Text that a spreadsheet program must not take for a formula.

Source: OWASP, "CSV injection": cells beginning with = + - @, tab, carriage return or line feed, or the full-width
forms of the first four, may be run. An apostrophe in front makes them text.
"""

import re

_RISKY = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_MADE_SAFE = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")


def safe(text: str) -> str:
    """``text`` with an apostrophe in front if a spreadsheet program might run it."""
    return f"'{text}" if _RISKY.match(text) else text


def plain(text: str) -> str:
    """What :func:`safe` was given: importing our own export changes nothing."""
    return text[1:] if _MADE_SAFE.match(text) else text
