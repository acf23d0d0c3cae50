"""LibreOffice opens what we write for others to work on, and loses none of it. Without it these tests are skipped, and say so."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from coprod_desktop.documents import claim_form, forms, invitation, word
from coprod_desktop.documents.writing_sheets import Column, Table, workbook
from coprod_desktop.domain.content import Content, Form
from coprod_desktop.i18n import Language
from tests.documents import office
from tests.documents.golden_papers import words
from tests.documents.invitations import INVITATION
from tests.documents.meeting_sheets import CLAIM_FORM

WELSH = replace(INVITATION, language=Language("cy"), name="Siân Ŵyn-Łukasz ŷ")
BOTH = (invitation.content(WELSH), invitation.content(INVITATION))
CLAIM = (claim_form.content(CLAIM_FORM),)


def in_word(*contents: Content) -> bytes:
    return word.document(forms.in_form(contents, Form.WORD))


@pytest.mark.timeout(150)
@pytest.mark.skipif(not office.is_here(), reason="LibreOffice is not installed: nothing was opened")
def test_every_word_and_figure_is_still_there_after_libreoffice(tmp_path: Path) -> None:
    table = Table(
        "List",
        [Column("Name"), Column("Day"), Column("Formula")],
        [("Siân Ŵyn-Łukasz ŷ", date(2026, 12, 8), "=1+1")],
    )
    files = {"both.docx": in_word(*BOTH), "claim.docx": in_word(*CLAIM), "list.xlsx": workbook([table])}
    for name, file in files.items():
        (tmp_path / name).write_bytes(file)
    both, claim, listed = map(words, office.all_as_pdf([tmp_path / name for name in files]))
    for content, said in [*((one, both) for one in BOTH), (CLAIM[0], claim)]:
        missing = [line for line in content.sentences() if not all(part in said for part in line.split(": "))]
        assert missing == []
    for kept in ("Siân Ŵyn-Łukasz ŷ", "2026", "=1+1"):
        assert kept in listed
