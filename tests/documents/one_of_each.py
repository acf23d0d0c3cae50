"""A folder of one of each paper, in each form and language, to look at: ``uv run python -m tests.documents.one_of_each FOLDER``.

Names after the folder ("claim form", "agenda") make only those papers.

Each paper is there as it leaves (PDF, Word, text), as one picture of its pages side by side, and as it is heard: every
element in the order of its tags. Where LibreOffice is installed, each Word document is opened by it too. Not a test: nobody but
a person can say whether a paper is good.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PIL import Image

from coprod_desktop.documents import (
    agenda,
    claim_form,
    feedback_form,
    forms,
    invitation,
    pack_cover,
    plain_text,
    preview,
    word,
)
from coprod_desktop.documents.attendance_sheet import attendance_sheet_pdf
from coprod_desktop.documents.booking_list import booking_list_pdf
from coprod_desktop.documents.day_sheet import day_sheet_pdf
from coprod_desktop.documents.name_badges import name_badges_pdf
from coprod_desktop.documents.recovery_sheet import recovery_pdf
from coprod_desktop.documents.remittance import remittances_pdf
from coprod_desktop.documents.report import report_pdf
from coprod_desktop.documents.run_sheet import run_sheet_pdf
from coprod_desktop.documents.slip import slip_pdf
from coprod_desktop.domain.content import Content, Form
from coprod_desktop.domain.templates import TEMPLATE_NAMES, TemplateKind
from coprod_desktop.i18n import Language
from tests.documents import meeting_sheets as sheets
from tests.documents import office
from tests.documents.invitations import INVITATION
from tests.documents.read_in_order import heard
from tests.documents.recovery_sheets import SHEET
from tests.documents.test_pack_cover import LETTER, PACK
from tests.documents.test_report import REPORT
from tests.documents.test_run_papers import REMITTANCE
from tests.documents.test_run_papers import SHEET as RUN
from tests.documents.test_slip import FINANCE, PERSON

_WIDE = 620
_LANGUAGES = {"en": ("en",), "cy": ("cy",), "both": ("cy", "en")}


#: The worded papers that say more than an invitation does.
_OWN = {TemplateKind.NOTES: sheets.NOTES, TemplateKind.CHANGED: sheets.ANSWERS}


def _worded(kind: TemplateKind, words: Language) -> Content:
    text = _OWN.get(kind, INVITATION)
    return invitation.content(replace(text, template=kind, language=words))


#: Papers of rows: what each says in a language.
CONTENTS: dict[str, Callable[[Language], Content]] = {
    **{str(kind): partial(_worded, kind) for kind in TEMPLATE_NAMES},
    "agenda": lambda words: agenda.content(replace(sheets.AGENDA, language=words)),
    "pack cover": lambda words: pack_cover.cover(replace(PACK, language=words)),
    "file cover": lambda words: pack_cover.file_cover(replace(PACK, language=words), LETTER),
    "claim form": lambda words: claim_form.content(replace(sheets.CLAIM_FORM, language=words)),
    "feedback form": lambda words: feedback_form.content(replace(sheets.FEEDBACK, language=words)),
}

#: Papers of one form.
SHEETS: dict[str, Callable[[Language], bytes]] = {
    "day sheet": lambda words: day_sheet_pdf(replace(sheets.DAY, head=replace(sheets.HEAD, language=words))),
    "booking list": lambda words: booking_list_pdf(
        replace(sheets.BOOKING, head=replace(sheets.HEAD, language=words))
    ),
    "attendance sheet": lambda words: attendance_sheet_pdf(
        replace(sheets.SIGNING, head=replace(sheets.HEAD, language=words))
    ),
    "name badges": lambda words: name_badges_pdf(replace(sheets.BADGES, language=words)),
    "slip, person": lambda words: slip_pdf(replace(PERSON, language=words)),
    "slip, finance": lambda words: slip_pdf(replace(FINANCE, language=words)),
    "remittance": lambda words: remittances_pdf([replace(REMITTANCE, language=words)], "Remittances"),
    "run sheet": lambda words: run_sheet_pdf(replace(RUN, language=words)),
    "report": lambda words: report_pdf(replace(REPORT, language=words)),
    "recovery sheet": lambda words: recovery_pdf(replace(SHEET, language=words)),
}


def every(wanted: Sequence[str] = ()) -> Iterator[tuple[str, bytes]]:
    """Each file by its name: the papers as they leave."""
    for name, make in CONTENTS.items():
        if wanted and name not in wanted:
            continue
        for said, codes in _LANGUAGES.items():
            for form in Form:
                yield from _in_form(f"{name}, {form}, {said}", [make(Language(code)) for code in codes], form)
    for name, draw in SHEETS.items():
        if wanted and name not in wanted:
            continue
        for code in ("en", "cy"):
            yield f"{name}, {code}.pdf", draw(Language(code))


def _in_form(name: str, contents: Sequence[Content], form: Form) -> Iterator[tuple[str, bytes]]:
    made = forms.in_form(contents, form)
    yield f"{name}.pdf", forms.pdf(made)
    if form is Form.WORD:
        yield f"{name}.docx", word.document(made)
    if form in (Form.PLAIN_TEXT, Form.READ_ALOUD):
        yield f"{name}.txt", plain_text.file(made)


def picture(pdf: bytes) -> Image.Image:
    """The pages side by side."""
    pages = [
        Image.frombuffer("RGB", (one.width, one.height), one.pixels, "raw", "BGRX", one.stride, 1)
        for one in preview.pages(pdf, _WIDE)
    ]
    whole = Image.new(
        "RGB", (sum(page.width + 8 for page in pages), max(page.height for page in pages)), "grey"
    )
    at = 0
    for page in pages:
        whole.paste(page, (at, 0))
        at += page.width + 8
    return whole


def write(folder: Path, wanted: Sequence[str] = ()) -> int:
    """Write everything, or what is wanted; how many papers there are."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for count, (name, content) in enumerate(every(wanted), 1):  # noqa: B007 - the last number is the answer
        path = folder / name
        path.write_bytes(content)
        shown = content if path.suffix == ".pdf" else b""
        if path.suffix == ".docx" and office.is_here():
            shown = office.as_pdf(path)
        if shown:
            picture(shown).save(path.with_suffix(f"{path.suffix}.png"))
        if path.suffix == ".pdf":
            said = "\n".join(str(one) for one in heard(content))
            path.with_suffix(".heard.txt").write_text(said, encoding="utf-8")
    return count


if __name__ == "__main__":
    made = write(Path(sys.argv[1]), sys.argv[2:])
    print(f"{made} papers. LibreOffice {'was asked' if office.is_here() else 'is not here'}.")  # noqa: T201 - what it is for
