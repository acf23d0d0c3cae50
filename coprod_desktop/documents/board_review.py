"""A board's yearly review on paper: what it is for, its year in figures, what the board says."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from coprod_desktop.documents.kit import BODY, Block, Frame, Paper, Text, heading, mm, write
from coprod_desktop.domain.content import Sentence, Strong
from coprod_desktop.i18n import Language


@dataclass(frozen=True)
class ReviewPaper:
    """One review of one board; ``figures`` are sentences in the paper's language."""

    organisation: str
    board: str
    purpose: str
    held_on: date
    since: date
    who: str
    figures: tuple[str, ...]
    good: str
    better: str
    next_steps: str
    language: Language = field(default_factory=Language)


def board_review_pdf(review: ReviewPaper) -> bytes:
    """The review as a tagged PDF. Raises Problem when a character cannot be drawn."""
    words = review.language.gettext
    day = review.language.day(review.held_on, weekday=False)
    frame = Frame(left=review.organisation, right=day, style=BODY, margin=20 * mm)
    return write(Paper(words("Yearly review"), review.language, tuple(_blocks(review)), frame))


def _blocks(review: ReviewPaper) -> Iterator[Block]:
    words, day = review.language.gettext, review.language.day
    yield heading(words("Yearly review"))
    yield Text(Sentence.of("{board}", board=Strong(review.board)), above=4)
    span = words("From {first} to {last}").format(
        first=day(review.since, weekday=False), last=day(review.held_on, weekday=False)
    )
    yield Text(span)
    if review.purpose:
        yield Text(review.purpose, above=6)
    yield heading(words("The year in figures"), 2)
    for sentence in review.figures:
        yield Text(sentence, above=3)
    parts = [
        (words("Who took part in this review"), review.who),
        (words("What went well"), review.good),
        (words("What should be better"), review.better),
        (words("What we do next"), review.next_steps),
    ]
    for title, said in parts:
        if said:
            yield heading(title, 2)
            yield from (Text(line, above=3) for line in said.splitlines() if line.strip())
