"""Practice examples: written as the work goes on, and shared without anybody's name."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coprod_desktop.domain.boards import STAGE_NAMES, Board
from coprod_desktop.domain.checks import checked
from coprod_desktop.domain.meetings import Meeting
from coprod_desktop.domain.money import Money
from coprod_desktop.domain.outcomes import Outcome
from coprod_desktop.domain.permission import Permission
from coprod_desktop.domain.practice_examples import PracticeExample, PracticeExampleFields
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import organisation
from coprod_desktop.services.lists import RegisterList
from coprod_desktop.services.paper_files import tidy_name
from coprod_desktop.storage import meetings as stored_meetings
from coprod_desktop.storage import practice_examples as stored
from coprod_desktop.storage.practice_examples import ExampleQuery, ExampleRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coprod_desktop.documents.practice_example import ExampleText
    from coprod_desktop.storage.database import Work
    from coprod_desktop.storage.lists import Ordered

__all__ = ["ExampleQuery", "ExampleRow"]

#: A title longer than this is cut; it can be written anew.
_TITLE = 90


@dataclass(frozen=True)
class ExampleList(RegisterList[ExampleRow]):
    """The list of examples a query shows, fed to a list model by id."""

    query: ExampleQuery

    def ordered(self, work: Work) -> Ordered:  # noqa: ARG002 - the shape of every list
        """The ids it shows, in its order."""
        return stored.ordered(self.query)

    def rows(self, work: Work, wanted: Iterable[int]) -> list[ExampleRow]:
        """The rows of one page."""
        work.actor.require(Permission.SEE_PEOPLE)
        return stored.rows(work.session, wanted)


@dataclass(frozen=True)
class ExamplePage:
    """One example, whole; ``named`` are people whose names stand in it, so that it cannot be shared yet."""

    row: ExampleRow
    named: tuple[str, ...]


def add(work: Work, values: Mapping[str, Any]) -> PracticeExample:
    """Write an example; a title is enough to begin with.

    Raises :class:`~coprod_desktop.domain.problems.FieldProblems` beside the fields that are wrong.
    """
    work.actor.require(Permission.EDIT_MEETINGS)
    board_id, given = _parted(work, values)
    fields = checked(PracticeExampleFields, given)
    return work.add(PracticeExample(board_id=board_id, **fields.model_dump()))


def begin(work: Work, outcome_id: int) -> dict[str, Any]:
    """What an example of something that changed begins with: all that is known of it but who said and answered it."""
    work.actor.require(Permission.SEE_PEOPLE)
    outcome = work.get(Outcome, outcome_id)
    meeting = work.get(Meeting, outcome.meeting_id)
    told = [
        _("People said: {said}").format(said=outcome.said) if outcome.said else "",
        _("We decided: {decided}").format(decided=outcome.decided) if outcome.decided else "",
    ]
    came = stored_meetings.counts(work.session, meeting.id).came
    involved = ngettext("{n} person who came to {meeting}.", "{n} people who came to {meeting}.", came)
    return {
        "title": textwrap.shorten(outcome.said or outcome.changed, _TITLE, placeholder="…"),
        "did": "\n".join(part for part in told if part),
        "involved": involved.format(n=language().count(came), meeting=meeting.title) if came else "",
        "stage": meeting.stage,
        "changed": outcome.changed,
        "on": min(outcome.decided_on or meeting.day, work.today),
        "board_id": meeting.board_id,
    }


def edit(work: Work, example_id: int, version: int | None, values: Mapping[str, Any]) -> PracticeExample:
    """Change an example as it was when the form was opened; fields not named stay as they are."""
    work.actor.require(Permission.EDIT_MEETINGS)
    row = work.get(PracticeExample, example_id)
    board_id, given = _parted(work, values)
    whole = {name: getattr(row, name) for name in PracticeExampleFields.model_fields} | given
    fields = checked(PracticeExampleFields, whole)
    linked = {"board_id": board_id} if "board_id" in values else {}
    return work.edit(row, version, {name: getattr(fields, name) for name in given} | linked)


def remove(work: Work, example_id: int) -> None:
    """Take an example out of the register."""
    work.actor.require(Permission.EDIT_MEETINGS)
    work.delete(work.get(PracticeExample, example_id))


def page(work: Work, example_id: int) -> ExamplePage:
    """Everything that is shown of an example."""
    work.actor.require(Permission.SEE_PEOPLE)
    example = work.get(PracticeExample, example_id)
    (row,) = stored.rows(work.session, [example_id])
    return ExamplePage(row, tuple(stored.named_in(work.session, example.words())))


def paper(work: Work, example_id: int) -> ExampleText:
    """What is shared of an example.

    Raises :class:`~coprod_desktop.domain.problems.Problem` while anybody on the register is named in it.
    """
    work.actor.require(Permission.MAKE_PAPERS)
    from coprod_desktop.documents.practice_example import ExampleText

    shown = page(work, example_id)
    if shown.named:
        names = ", ".join(shown.named)
        raise Problem(_("It names {names}. Say it without the name, then share it.").format(names=names))
    example, settings = shown.row.example, organisation.current(work)
    day = "" if example.on is None else language().day(example.on, weekday=False)
    return ExampleText(
        organisation=settings.name,
        title=example.title,
        board=shown.row.board,
        day=day,
        did=example.did,
        involved=example.involved,
        stage=_(STAGE_NAMES[example.stage]),
        cost=Money(example.cost_pence).text() if example.cost_pence else "",
        changed=example.changed,
        contact=(settings.contact_name, settings.contact_email),
        language=language(),
    )


def draw(text: ExampleText, suffix: str) -> bytes:
    """It as a PDF, a Word document or plain text, by the file's ending; it takes no register."""
    from coprod_desktop.documents import plain_text, practice_example, word

    if suffix == ".pdf":
        return practice_example.example_pdf(text)
    content = [practice_example.content(text)]
    return word.document(content) if suffix == ".docx" else plain_text.file(content)


def file_name(text: ExampleText, suffix: str) -> str:
    """What its file is called."""
    return f"{tidy_name(text.title)}{suffix}"


def _parted(work: Work, values: Mapping[str, Any]) -> tuple[int | None, dict[str, Any]]:
    board_id = values.get("board_id")
    if board_id is not None:
        work.get(Board, board_id)
    return board_id, {key: value for key, value in values.items() if key != "board_id"}
