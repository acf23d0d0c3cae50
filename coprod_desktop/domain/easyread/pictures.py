"""Pictures beside the words: one for each idea, always the same one, with words for those who hear the paper."""

import re
from collections.abc import Iterator

from coprod_desktop.domain.content import (
    CalendarPage,
    ClockFace,
    NewPage,
    Photograph,
    Picture,
    Row,
    Sentence,
    plain,
)
from coprod_desktop.domain.easyread.findings import Hit
from coprod_desktop.domain.easyread.reading import Reading

_MOST_ALT = 150
_FILE_NAME = re.compile(r"\.(?:png|jpe?g|gif|svg|bmp|tiff?|webp)\s*$", re.IGNORECASE)


def no_picture(reading: Reading) -> Iterator[Hit]:
    """Rows without one; a letter and plain text have none."""
    if reading.content.form.has_pictures:
        yield from (Hit(at, _first(row)) for at, row in _rows(reading) if row.picture is None)


def used_twice(reading: Reading) -> Iterator[Hit]:
    """A picture that stands beside a second row; the part to send back begins anew."""
    # It may show the phone or the date again: it stands by itself.
    seen: set[Picture] = set()
    for at, block in enumerate(reading.content.blocks):
        if isinstance(block, NewPage):
            seen.clear()
        if isinstance(block, Row) and block.picture is not None:
            if block.picture in seen:
                yield Hit(at, _first(block))
            seen.add(block.picture)


def two_pictures(reading: Reading) -> Iterator[Hit]:
    """Words that stand out beside one picture, and again beside another, in one part of the paper."""
    seen: dict[str, Picture] = {}
    for at, block in enumerate(reading.content.blocks):
        if isinstance(block, NewPage):
            seen.clear()
        if isinstance(block, Row) and block.picture is not None:
            for words in _strong(block):
                if seen.setdefault(words.casefold(), block.picture) != block.picture:
                    yield Hit(at, _first(block), words)


def alt_words(reading: Reading) -> Iterator[Hit]:
    """Pictures whose words are missing, a file's name, or too long."""
    alts = reading.known.alts
    if alts is None or not reading.content.form.has_pictures:
        return
    for at, row in _rows(reading):
        if row.picture is not None and not _is_good(alts.get(row.picture, "")):
            yield Hit(at, _first(row), _shown(row.picture))


def _is_good(alt: str) -> bool:
    return bool(alt.strip()) and len(alt) <= _MOST_ALT and not _FILE_NAME.search(alt)


def _shown(picture: Picture) -> str:
    match picture:
        case CalendarPage(day=day):
            return day.isoformat()
        case ClockFace(at=at):
            return f"{at:%H:%M}"
        case Photograph(of=of):
            return of
        case _:
            return picture


def _rows(reading: Reading) -> Iterator[tuple[int, Row]]:
    return ((at, block) for at, block in enumerate(reading.content.blocks) if isinstance(block, Row))


def _first(row: Row) -> str:
    return plain(row.sentences[0]) if row.sentences else ""


def _strong(row: Row) -> Iterator[str]:
    for sentence in row.sentences:
        if isinstance(sentence, Sentence):
            yield from (run.text for run in sentence.runs if run.strong)
