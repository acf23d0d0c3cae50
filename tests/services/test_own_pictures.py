"""The organisation's own pictures: kept in the register, on every paper, switched off, undone."""

import io
from pathlib import Path

import openpyxl
import pytest
from PIL import Image as Drawn

from coprod_desktop.documents.concepts import concepts
from coprod_desktop.documents.picture_folder import FolderPictures, nothing
from coprod_desktop.domain.content import Image
from coprod_desktop.domain.papers import PaperKind
from coprod_desktop.domain.permission import Actor, Role
from coprod_desktop.domain.problems import NotAllowed, Problem
from coprod_desktop.domain.templates import TemplateKind
from coprod_desktop.i18n import Language
from coprod_desktop.services import (
    history,
    meeting_papers,
    organisation,
    own_pictures,
    papers,
    templates,
)
from coprod_desktop.storage.database import Store
from tests.builders import a_meeting, a_person, an_actor, an_invitation
from tests.documents.golden_papers import words
from tests.services.paying import Paying
from tests.services.test_papers import CONTACT, POSTED

CREDIT = "Photos: Marlow Council"


@pytest.fixture
def paying(store: Store, actor: Actor) -> Paying:
    found = Paying(store, actor)
    found.do(lambda work: organisation.save(work, **CONTACT))
    return found


def a_set(*ideas: str, colour: str = "#0b5d66") -> FolderPictures:
    made = io.BytesIO()
    Drawn.new("RGB", (60, 40), colour).save(made, "JPEG")
    return FolderPictures({idea: Image(made.getvalue(), {"en": f"Our {idea}"}) for idea in ideas}, ())


def brought_in(paying: Paying, *ideas: str, colour: str = "#0b5d66") -> None:
    paying.do(lambda work: own_pictures.keep(work, a_set(*ideas, colour=colour), f" {CREDIT} "))


def kept(paying: Paying) -> tuple[int, bool]:
    known = paying.ask(own_pictures.standing)
    return known.count, known.used


def test_a_set_takes_the_place_of_the_one_before_and_is_undone_whole(paying: Paying) -> None:
    brought_in(paying, "bus", "lift")
    brought_in(paying, "bus", "door", "taxi", colour="#8a5200")
    assert kept(paying) == (3, True)
    shown = paying.ask(own_pictures.for_papers)
    assert (sorted(shown.images), shown.credit) == (["bus", "door", "taxi"], CREDIT)
    assert shown.images["bus"].alts == {"en": "Our bus", "cy": ""}
    paying.do(history.undo)
    assert sorted(paying.ask(own_pictures.for_papers).images) == ["bus", "lift"]
    paying.do(history.undo)
    assert kept(paying) == (0, False)


def test_switched_off_papers_show_symbols_and_the_sheet_still_shows_the_set(paying: Paying) -> None:
    brought_in(paying, "bus")
    paying.do(lambda work: own_pictures.use(work, used=False))
    assert paying.ask(own_pictures.for_papers).images == {}
    sheet = paying.ask(own_pictures.sheet)
    assert list(sheet.pictures.images) == ["bus"]
    assert own_pictures.draw(sheet).count(b"/Subtype /Image") == 1
    paying.do(own_pictures.remove)
    assert kept(paying) == (0, False)
    assert paying.ask(organisation.current).pictures_credit == ""


def test_every_paper_of_a_meeting_shows_them(paying: Paying) -> None:
    brought_in(paying, "people", "thank-you", "chair", "pen")
    meeting, person = a_meeting(None, venue="Town Hall"), a_person("Amara Quill", **POSTED)
    paying.add(meeting, person, an_invitation(meeting, person))
    shown = [
        paying.ask(lambda work: papers.preview(work, meeting.id, person.id)).pdf,
        paying.ask(
            lambda work: templates.preview(
                work,
                TemplateKind.RESERVE,
                Language(),
                templates.wording(work, TemplateKind.RESERVE, Language()).rows,
            )
        ).pdf,
        meeting_papers.draw(
            paying.ask(lambda work: meeting_papers.read(work, meeting.id, PaperKind.FEEDBACK_FORM))
        ),
    ]
    for pdf in shown:
        assert b"/Subtype /Image" in pdf
        assert CREDIT in words(pdf)


def test_a_batch_shows_them_too(paying: Paying, tmp_path: Path) -> None:
    brought_in(paying, "people")
    meeting, person = a_meeting(None, venue="Town Hall"), a_person("Amara Quill", **POSTED)
    paying.add(meeting, person, an_invitation(meeting, person))
    batch = paying.ask(lambda work: papers.to_make(work, meeting.id))
    made = papers.make(batch, tmp_path)
    assert all(path.read_bytes().count(b"/Subtype /Image") == 1 for path in made.shelf.files)


def test_the_empty_list_has_every_idea_and_can_be_filled_in(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(own_pictures.empty_list()))
    sheet = book.worksheets[0]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows] == list(concepts())
    sheet.cell(2, 3).value = "us.png"
    Drawn.new("RGB", (60, 40), "#0b5d66").save(tmp_path / "us.png", "PNG")
    book.save(tmp_path / "list.xlsx")
    found = own_pictures.read_folder(tmp_path / "list.xlsx", nothing)
    assert list(found.images) == [rows[0][0]]
    (tmp_path / "us.png").unlink()
    with pytest.raises(Problem, match="No picture could be brought in"):
        own_pictures.read_folder(tmp_path / "list.xlsx", nothing)


def test_only_those_who_keep_the_settings_bring_pictures_in(paying: Paying) -> None:
    finance = an_actor(Role.FINANCE)
    with pytest.raises(NotAllowed):
        paying.do(lambda work: own_pictures.keep(work, a_set("bus"), ""), finance)
    with pytest.raises(NotAllowed):
        paying.ask(own_pictures.sheet, finance)
