"""What a paper says to those who hear it is read from the paper itself, in the order of its tags."""

from coprod_desktop.documents import forms, invitation, preview
from coprod_desktop.documents.claim_form import claim_form_pdf
from coprod_desktop.documents.day_sheet import day_sheet_pdf
from tests.documents import meeting_sheets
from tests.documents.invitations import INVITATION
from tests.documents.read_in_order import heard


def test_it_says_what_an_independent_reader_says() -> None:
    papers = (
        forms.pdf([invitation.content(INVITATION)]),
        day_sheet_pdf(meeting_sheets.DAY),
        claim_form_pdf([meeting_sheets.CLAIM_FORM]),
    )
    for pdf in papers:
        ours = " ".join(preview.read_out(pdf).split())
        assert ours == " ".join(one.words for one in heard(pdf))


def test_a_paper_without_tags_says_nothing() -> None:
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas

    stream = BytesIO()
    canvas = Canvas(stream)
    canvas.drawString(100, 100, "untagged")
    canvas.save()
    assert preview.read_out(stream.getvalue()) == ""
