"""Reading comma-separated files as they really are: any of four delimiters, and the encodings of thirty years."""

import csv
import io
from collections import Counter
from collections.abc import Iterator

from coprod_desktop.documents.formula_safety import plain
from coprod_desktop.documents.sheet import Sheet, Unfit, bounded, shaped

DELIMITERS = ",;\t|"

_SAMPLE = 65_536
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_MARKUP = ("<html", "<!doctype", "<table", "<?xml", "<meta", "<style", "<head")
_HARMLESS = "\t\n\r\x0b\x0c\x1a"
_EXCEL_HINT = "sep="


def parse(name: str, data: bytes) -> Sheet:
    """The sheet in a delimited text file. Raises :class:`Unfit`."""
    text = decoded(data)
    if text[:_SAMPLE].lstrip().lower().startswith(_MARKUP):
        raise Unfit("web page")
    delimiter, body = _told_delimiter(text)
    rows = bounded(_rows(body, delimiter or sniffed(body)))
    return shaped(name, rows)


def decoded(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16, UTF-32 or Windows-1252. Raises :class:`Unfit` if it is not text."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "") or _unmarked_wide(data)
    try:
        text = data.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        # The five bytes Windows-1252 leaves free are kept as the controls they are in Latin-1.
        text = (
            data.decode("cp1252", errors="surrogateescape")
            if not encoding
            else data.decode(encoding, "replace")
        )
        text = "".join(chr(ord(c) - 0xDC00) if "\udc80" <= c <= "\udcff" else c for c in text)
    if _is_not_text(text[:_SAMPLE]) or "\x00" in text:
        raise Unfit("not a spreadsheet")
    return text.rstrip("\x1a")


def _unmarked_wide(data: bytes) -> str:
    """UTF-16 without its mark: every other byte of western text is nought."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    zeros = (sample[0::2].count(0), sample[1::2].count(0))
    if zeros[1] * 2 > half and not zeros[0]:
        return "utf-16-le"
    return "utf-16-be" if zeros[0] * 2 > half and not zeros[1] else ""


def _is_not_text(sample: str) -> bool:
    return sum(1 for c in sample if c < " " and c not in _HARMLESS) > len(sample) // 100


def _told_delimiter(text: str) -> tuple[str, str]:
    """What a first line "sep=;" tells Excel, and the text after it."""
    line, _break, rest = text.partition("\n")
    told = line.strip("\r\ufeff")
    if told.lower().startswith(_EXCEL_HINT) and told[len(_EXCEL_HINT) :] in tuple(DELIMITERS):
        return told[-1], rest
    return "", text


def sniffed(text: str) -> str:
    """The delimiter that cuts the first rows into the most columns most evenly, the first row before all."""
    sample, cut = text[:_SAMPLE], len(text) > _SAMPLE
    return max(DELIMITERS, key=lambda delimiter: _evenness(sample, delimiter, cut=cut))


def _evenness(sample: str, delimiter: str, *, cut: bool) -> tuple[bool, float]:
    widths = [len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter) if row]
    widths = widths[:-1] if cut and len(widths) > 1 else widths
    if not widths:
        return False, 0.0
    width, times = Counter(widths).most_common(1)[0]
    return width > 1 and widths[0] == width, (width - 1) * times / len(widths)


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    number = 0
    while True:
        number += 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:  # a field beyond the reader's own limit, far beyond ours
            raise Unfit("long", str(number)) from error
        yield [plain(cell) for cell in row]
