"""A report of three thousand rows, tagged, against the same cells drawn bare."""

from __future__ import annotations

from io import BytesIO

from benchmarks.pairs import Result, paired
from coprod_desktop.documents import fonts
from coprod_desktop.documents.kit import Column, Frame, Paper, Table, heading, write
from coprod_desktop.i18n import Language

_ROWS = 3_000
_HEADS = ("Who", "Which meeting", "When", "What for", "How much")
_NAMES = ("Amara Quill", "Dewi Prosser", "Siân Ŵyn-Łukasz", "Tomasz Wren", "Farah Mistry", "Gwen Hale")
_WHAT = ("Time at the workshop", "Travel by bus and train", "A personal assistant for the day, with travel")
#: Where the columns begin on the bare page, how wide each is, and how high a line, in points.
_PLACES = ((57, 100), (157, 105), (262, 75), (337, 130), (467, 70))
_SIZE, _LEADING, _TOP, _FOOT = 11, 15, 760.0, 70


def cells(count: int = _ROWS) -> list[tuple[str, ...]]:
    """So many made-up rows; some of their cells take two lines."""
    return [
        (
            _NAMES[n % len(_NAMES)],
            f"Carers board {n % 40 + 1}",
            f"{n % 28 + 1} December 2026",
            _WHAT[n % len(_WHAT)],
            f"£{n % 90 + 10}.50",
        )
        for n in range(count)
    ]


def report(count: int = _ROWS) -> Result:
    """The table over all its pages with its header again on each, against the bare canvas."""
    rows = cells(count)
    return paired(
        f"report, {count} rows",
        lambda: _ours(rows),
        lambda: _bare(rows),
        against="bare reportlab",
        promise=1.5,
    )


def _ours(rows: list[tuple[str, ...]]) -> bytes:
    columns = [Column(head, stretch=head == "What for") for head in _HEADS]
    blocks = (heading("What was paid"), Table(columns, rows))
    return write(Paper("What was paid", Language(), blocks, Frame(left="Marlow Vale Council")))


def _bare(rows: list[tuple[str, ...]]) -> bytes:
    """The same cells broken into lines between the same rules, the header again on each page."""
    from reportlab.lib.utils import simpleSplit
    from reportlab.pdfgen.canvas import Canvas

    fonts.ready()
    stream = BytesIO()
    canvas = Canvas(stream)
    y = _TOP
    for row in rows:
        split = [
            simpleSplit(words, fonts.REGULAR, _SIZE, wide - 10)
            for words, (_x, wide) in zip(row, _PLACES, strict=True)
        ]
        high = _LEADING * max(map(len, split)) + 10
        if y - high < _FOOT:
            canvas.showPage()
            y = _TOP
        canvas.setFont(fonts.REGULAR, _SIZE)
        if y == _TOP:
            for head, (x, _wide) in zip(_HEADS, _PLACES, strict=True):
                canvas.drawString(x, y + _LEADING, head)
        for lines, (x, _wide) in zip(split, _PLACES, strict=True):
            for at, line in enumerate(lines):
                canvas.drawString(x, y - _LEADING * (at + 1), line)
        canvas.line(_PLACES[0][0], y - high, 538, y - high)
        y -= high
    canvas.save()
    return stream.getvalue()
