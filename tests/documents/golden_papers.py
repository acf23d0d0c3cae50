"""Reading papers back in tests: their words as a reader's program finds them, their place, and PDF/UA-1.

Golden words are files in ``tests/golden``; run the tests with ``COPROD_GOLDEN=write`` to write them anew, then read the
difference before it is committed.
"""

import os
from gettext import NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING

import page
import pypdfium2

from coprod_desktop.i18n import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

GOLDEN = Path(__file__).parent.parent / "golden"
PAGE = "\n=== page ===\n"


def pages(pdf: bytes) -> list[str]:
    """The words of each page, in the order they are drawn."""
    return [text for text, _boxes in _read(pdf)]


def words(pdf: bytes) -> str:
    """All the words, a space wherever a line ended."""
    return " ".join(" ".join(pages(pdf)).split())


def outermost(pdf: bytes) -> tuple[float, float]:
    """How far left and how far right any word stands, in points."""
    boxes = [box for _text, found in _read(pdf) for box in found]
    return min(left for left, _right in boxes), max(right for _left, right in boxes)


def _read(pdf: bytes) -> "Iterator[tuple[str, list[tuple[float, float]]]]":
    document = pypdfium2.PdfDocument(pdf)
    try:
        for sheet in document:
            text = sheet.get_textpage()
            boxes = [text.get_rect(at) for at in range(text.count_rects())]
            yield text.get_text_bounded().replace("\r\n", "\n"), [(box[0], box[2]) for box in boxes]
            text.close()
            sheet.close()
    finally:
        document.close()


def check_golden(name: str, pdf: bytes) -> None:
    """Compare the paper's words with the file of that name."""
    file = GOLDEN / f"{name}.txt"
    found = PAGE.join("\n".join(line.rstrip() for line in each.split("\n")) for each in pages(pdf)) + "\n"
    if os.environ.get("COPROD_GOLDEN") == "write":
        file.write_text(found, encoding="utf-8")
    assert found == file.read_text(encoding="utf-8")


def accessibility_failures(pdf: bytes) -> list[str]:
    """What PDF/UA-1 finds wrong; nothing, in a paper of ours."""
    report = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


class _Longer(NullTranslations):
    """Every sentence half as long again, with letters of Welsh, Polish and Turkish; placeholders stay."""

    def gettext(self, message: str) -> str:
        return f"{message} {'ŵŷ łęś ğış '[: 2 + len(message) // 2].strip()}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


LONGER_WELSH = Language("cy", _Longer())
