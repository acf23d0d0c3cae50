"""The report for leads on voices and diversity: one tagged PDF, a sentence over every chart and a table beside it."""

from collections.abc import Iterator
from datetime import datetime

from coprod_desktop.documents.kit import BODY, SMALL, Block, Frame, Paper, Text, heading, mm, write
from coprod_desktop.documents.report_content import DiversityTable, ReportContent
from coprod_desktop.documents.report_diversity import diversity
from coprod_desktop.documents.report_sheets import sheets
from coprod_desktop.documents.report_voices import voices
from coprod_desktop.domain.comparisons import chance_of_none
from coprod_desktop.domain.content import Sentence, Strong

__all__ = ["DiversityTable", "ReportContent", "report_paper", "report_pdf", "sheets"]

#: The size of an ordinary board, for saying what chance does to it.
_BOARD = 12


def report_pdf(content: ReportContent, *, created: datetime | None = None) -> bytes:
    """The report as a PDF. Raises Problem when a character cannot be drawn."""
    return write(report_paper(content), created=created)


def report_paper(content: ReportContent) -> Paper:
    """The whole report, ready to write or to preview."""
    words = content.language.gettext
    title = words("Voices and diversity") if content.diversity else words("Voices")
    blocks = (heading(title), *_about(content), *voices(content), *diversity(content), *_reading(content))
    issued = content.language.day(content.made_on, weekday=False)
    frame = Frame(
        left=content.organisation,
        right=words("Report for leads"),
        foot=f"{title} · {issued}",
        foot_style=SMALL,
        style=BODY,
        margin=18 * mm,
        bottom=20 * mm,
    )
    return Paper(title, content.language, blocks, frame)


def _about(content: ReportContent) -> Iterator[Block]:
    for place, (label, value) in enumerate(content.about()):
        sentence = Sentence.of("{label}: {value}", label=Strong(label), value=value)
        yield Text(sentence, above=6 if place == 0 else 2)


def _reading(content: ReportContent) -> Iterator[Block]:
    """What chance does, where anything is compared with a population, and whom to ask."""
    words = content.language.gettext
    said = [
        words(
            "A dot is the share among the people who answered. The line through it is the range that chance alone could give."
        ),
        words("Where that range takes in the population, we cannot tell whether there is a difference."),
        words("In a small group, chance alone can leave people out even when everyone is asked fairly."),
        *_chances(content),
    ]
    if content.diversity:
        yield heading(words("How to read this report"), 2)
        for sentence in said:
            yield Text(sentence, above=4)
    if content.contact:
        contact = words("Questions: {contact}").format(contact=", ".join(content.contact))
        yield Text(contact, above=8)


def _chances(content: ReportContent) -> Iterator[str]:
    sentence = content.language.gettext(
        "In a perfectly fair group of {n} people there is a {percent}% chance of nobody in this category: {category}."
    )
    for category, share in content.small_groups:
        yield sentence.format(n=_BOARD, percent=chance_of_none(_BOARD, share), category=category)
