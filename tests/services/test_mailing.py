"""Papers for several people into one folder: sorted, listed, and never lost where one cannot be written."""

import errno
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import fast_mail_parser
import openpyxl
import pytest

from coprod_desktop.documents import invitation, phone_list, print_run
from coprod_desktop.documents.preview import page_count
from coprod_desktop.domain.content import Content
from coprod_desktop.domain.people import PaperForm, Reach
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import Language
from coprod_desktop.services import mailing
from coprod_desktop.services.mailing import Letter, Mailing, StackKind, to_phone, to_print
from coprod_desktop.services.paper_ways import FORMS
from tests.documents.golden_papers import accessibility_failures, pages, words
from tests.documents.invitations import INVITATION
from tests.documents.read_in_order import heard

TEXT = replace(INVITATION, posted_to=("1 Wren Street", "Marlow Vale"), dated=date(2026, 11, 3), uid="7")
NOW = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)


def a_letter(name: str = "Amara Quill", **values: Any) -> Letter:
    def contents() -> tuple[Content, ...]:
        return (invitation.content(replace(TEXT, name=name.split(maxsplit=1)[0], full_name=name)),)

    given = {"form": PaperForm.EASY_READ, "way": Reach.POST, **values}
    return Letter(name, contents=contents, **given)


def made(folder: Path, *letters: Letter) -> Mailing:
    return mailing.make(letters, folder, "Invitations", made=NOW)


def file(mailing: Mailing, name: str) -> bytes:
    return next(path for path in mailing.shelf.files if path.name == name).read_bytes()


# to print


def test_the_file_to_print_begins_with_a_list_of_who_where_to_and_which_pages(tmp_path: Path) -> None:
    found = made(tmp_path, a_letter(), a_letter("Ben Vale", way=Reach.IN_PERSON), a_letter("Cai Wyn"))
    pdf = file(found, "All to print.pdf")
    assert accessibility_failures(pdf) == []
    sheets = pages(pdf)
    assert "Do not post it." in sheets[0]
    rows = [one.words for one in heard(pdf) if one.role in {"TH", "TD"}]
    assert rows[4:12] == [
        *("1", "Amara Quill", "1 Wren Street, Marlow Vale", "3 – 4"),
        *("2", "Ben Vale", "hand over", "5 – 6"),
    ]
    assert "Amara, please come" in sheets[2]
    assert "Ben, please come" in sheets[4]
    (stack,) = found.stacks
    assert (stack.kind, stack.count, stack.pages) == (StackKind.PRINT, 3, 8)
    assert page_count(pdf) == 8


def test_a_bilingual_paper_in_the_list_takes_the_pages_of_both(tmp_path: Path) -> None:
    def contents() -> tuple[Content, ...]:
        return tuple(invitation.content(replace(TEXT, language=Language(code))) for code in ("cy", "en"))

    both = Letter("Siân Wyn", PaperForm.EASY_READ, Reach.POST, contents)
    pdf = file(made(tmp_path, both, a_letter("Ben Vale")), "All to print.pdf")
    assert "3 – 6" in pages(pdf)[0]
    assert "Ben, please come" in pages(pdf)[6]


def test_a_single_page_has_a_single_number_and_nobody_makes_no_file() -> None:
    short = replace(invitation.content(TEXT), blocks=invitation.content(TEXT).blocks[:1])
    run = print_run.drawn([print_run.ToPrint("李 Amara", "", [short])], Language("en"))
    assert "? Amara 3" in words(run.pdf)
    with pytest.raises(ValueError, match="no papers"):
        print_run.drawn([], Language("en"))


def test_very_many_are_printed_from_several_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(to_print, "IN_ONE_FILE", 2)
    found = made(tmp_path, *(a_letter(f"Amara {n}") for n in range(3)))
    together = [path.name for path in found.stacks[0].together]
    assert together == ["All to print, 1 of 2.pdf", "All to print, 2 of 2.pdf"]
    assert "Amara 2" in words(file(found, together[1]))


# e-mail


def test_a_draft_carries_the_paper_and_the_list_to_merge_names_it(tmp_path: Path) -> None:
    letter = a_letter("Ben Vale", way=Reach.EMAIL, email="ben@example.org")
    found = made(tmp_path, letter)
    message = fast_mail_parser.parse_email(file(found, "01 Ben Vale.eml"))
    assert [one.filename for one in message.attachments] == [
        "Invitation Carers board, Tuesday 8 December 2026.pdf",
        "2026-12-08.ics",
    ]
    sheet = openpyxl.load_workbook(BytesIO(file(found, "List for mail merge.xlsx"))).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == ("E-mail", "Name", "Called", "Subject", "File to attach")
    assert rows[1] == (
        *("ben@example.org", "Ben Vale", "Ben"),
        *("Invitation: Carers board, Tuesday 8 December 2026", "01 Ben Vale.pdf"),
    )


@pytest.mark.parametrize(
    ("form", "enclosed"),
    [
        (PaperForm.PLAIN_TEXT, ["ics"]),
        (PaperForm.WORD, ["pdf", "docx", "ics"]),
        (PaperForm.STANDARD, ["pdf", "ics"]),
    ],
)
def test_each_form_is_sent_as_what_it_is(tmp_path: Path, form: PaperForm, enclosed: list[str]) -> None:
    found = made(tmp_path, a_letter("Ben Vale", form=form, way=Reach.EMAIL, email="ben@example.org"))
    message = fast_mail_parser.parse_email(file(found, "01 Ben Vale.eml"))
    assert [one.filename.rpartition(".")[2] for one in message.attachments] == enclosed


def test_a_name_our_letters_cannot_show_is_sent_as_a_word_document(tmp_path: Path) -> None:
    found = made(tmp_path, a_letter("李 Quill", way=Reach.EMAIL, email="li@example.org"))
    message = fast_mail_parser.parse_email(file(found, "01 李 Quill.eml"))
    assert [one.filename.rpartition(".")[2] for one in message.attachments] == ["docx", "ics"]
    assert "李, please come" in message.text_plain[0]
    assert found.forms == {0: PaperForm.WORD}


# phone


def test_the_phone_list_has_numbers_what_keeps_them_safe_and_what_to_say(tmp_path: Path) -> None:
    letter = a_letter(
        "Cai Wyn",
        form=PaperForm.READ_ALOUD,
        way=Reach.PHONE,
        numbers=("01632 960 002",),
        times="Mornings",
        care=("Do not leave a voicemail.",),
    )
    found = made(tmp_path, letter)
    pdf = file(found, "Phone list.pdf")
    assert accessibility_failures(pdf) == []
    cells = [one.words for one in heard(pdf) if one.role in {"TH", "TD"}]
    assert cells[4:] == ["Cai Wyn", "01632 960 002", "Mornings", "Do not leave a voicemail."]
    said = words(pdf)
    script = said[said.index("Phone: 01632 960 002") :]
    assert script.index("Do not leave a voicemail.") < script.index("Am I speaking to Cai?")
    text = file(found, "01 Cai Wyn.txt").decode("utf-8-sig")
    assert "Am I speaking to Cai?" in text
    assert not [path for path in found.shelf.files if path.name == "01 Cai Wyn.pdf"]


def test_who_is_texted_gets_a_short_message_and_their_paper_lies_ready(tmp_path: Path) -> None:
    found = made(tmp_path, a_letter("Cai Wyn", way=Reach.TEXT, numbers=("07700 900 002",)))
    text = file(found, "01 Cai Wyn.txt").decode("utf-8-sig")
    assert "Reply YES or NO." in text
    assert "Am I speaking" not in text
    assert "Send a text message." in words(file(found, "Phone list.pdf"))
    assert "Cai, please come" in words(file(found, "01 Cai Wyn.pdf"))


def test_a_paper_without_short_words_is_read_out_instead() -> None:
    content = replace(invitation.content(TEXT), brief=())
    said = phone_list.to_say(phone_list.Call("Cai", ("07700 900 002",), text=True, contents=(content,)))
    assert "Am I speaking to" in " ".join(said[0].sentences())
    with pytest.raises(ValueError, match="no calls"):
        phone_list.drawn([], Language("en"))


def test_what_our_letters_cannot_show_stands_in_a_text_file_that_the_list_names(tmp_path: Path) -> None:
    found = made(tmp_path, a_letter("李 Quill", way=Reach.PHONE, numbers=("01632 960 002",)))
    listed = words(file(found, "Phone list.pdf"))
    assert "? Quill" in listed
    assert "What to say is in “01 ? Quill.txt”." in listed
    assert "李" in file(found, "01 李 Quill.txt").decode("utf-8-sig")
    assert {path.suffix for path in found.shelf.files} == {".txt", ".docx", ".pdf"}


def test_very_many_calls_are_several_lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(to_phone, "IN_ONE_FILE", 1)
    found = made(tmp_path, *(a_letter(f"Cai {n}", way=Reach.PHONE) for n in range(2)))
    assert [path.name for path in found.stacks[0].together] == [
        "Phone list, 1 of 2.pdf",
        "Phone list, 2 of 2.pdf",
    ]


# supporters


def test_what_goes_to_supporters_stands_apart_in_the_same_order(tmp_path: Path) -> None:
    found = made(
        tmp_path,
        a_letter(),
        a_letter("Mari for Amara", supporter=True),
        a_letter("Dai for Amara", supporter=True, way=Reach.PHONE),
        a_letter("Eli for Amara", supporter=True, way=Reach.EMAIL, email="e@example.org"),
    )
    folders = [stack.folder.relative_to(found.folder).as_posix() for stack in found.stacks]
    assert folders == [
        "1 Print and post",
        "4 For supporters/1 Print and post",
        "4 For supporters/2 E-mail drafts",
        "4 For supporters/3 Phone list",
    ]
    assert (found.count, found.copies) == (1, 3)


# what goes wrong


def failing_disk(patch: pytest.MonkeyPatch, fails: str, error: OSError) -> None:
    """From now on a file with this in its name is only half written."""
    write = Path.write_bytes

    def put(path: Path, content: bytes) -> int:
        if fails in path.name:
            write(path, content[:10])
            raise error
        return write(path, content)

    patch.setattr(Path, "write_bytes", put)


def test_a_disk_that_is_full_keeps_what_was_written_and_lists_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing_disk(monkeypatch, "Ben", OSError(errno.ENOSPC, "No space left on device"))
    found = made(tmp_path, a_letter(), a_letter("Ben Vale"), a_letter("Cai Wyn"))
    assert found.forms == {0: PaperForm.EASY_READ}
    assert found.not_made_sentences == (
        "Not made for Ben Vale. The disk is full.",
        "Not made for Cai Wyn. The disk is full.",
        "Not made for All to print.pdf. The disk is full.",
    )
    assert [path.name for path in found.folder.rglob("*.pdf")] == ["01 Amara Quill.pdf"]


def test_a_file_open_elsewhere_stops_only_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failing_disk(monkeypatch, "Ben", PermissionError(errno.EACCES, "locked"))
    found = made(tmp_path, a_letter(), a_letter("Ben Vale"), a_letter("Cai Wyn"))
    assert sorted(found.forms) == [0, 2]
    assert found.not_made == (
        ("Ben Vale", "The file is open in another program, or nothing may be written there."),
    )


def test_any_other_fault_of_the_disk_is_said_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failing_disk(monkeypatch, "All to print", OSError(errno.EIO, "I/O"))
    found = made(tmp_path, a_letter())
    assert found.not_made == (("All to print.pdf", "It could not be written there."),)
    assert found.stacks[0].together == ()
    assert found.forms == {0: PaperForm.EASY_READ}


def test_a_place_where_nothing_can_be_written_is_said_beside_the_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Problem) as caught:
        made(tmp_path / "file", a_letter())
    assert caught.value.field == "folder"


def test_a_folder_of_that_name_is_left_as_it_is(tmp_path: Path) -> None:
    first, second = made(tmp_path, a_letter()), made(tmp_path, a_letter())
    assert (first.folder.name, second.folder.name) == ("Invitations", "Invitations (2)")


def test_what_cannot_be_taken_away_again_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = made(tmp_path, a_letter())

    def locked(path: Path, *, missing_ok: bool = False) -> None:
        raise PermissionError(path, missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", locked)
        with pytest.raises(Problem, match="01 Amara Quill"):
            found.take_away()
    found.take_away()
    assert not found.folder.exists()


def test_it_says_how_far_it_is_and_whose_paper_it_makes(tmp_path: Path) -> None:
    steps: list[tuple[int, int, str]] = []
    mailing.make([a_letter(), a_letter("Ben Vale")], tmp_path, "x", lambda *step: steps.append(step))
    assert steps == [(0, 3, "Amara Quill"), (1, 3, "Ben Vale"), (2, 3, "Putting them together"), (3, 3, "")]


def test_contents_are_made_one_letter_at_a_time(tmp_path: Path) -> None:
    written: list[str] = []

    def noted(letter: Letter) -> Letter:
        def contents() -> tuple[Content, ...]:
            written.append(letter.name)
            return letter.contents()

        return replace(letter, contents=contents)

    def watch(done: int, total: int, _text: str) -> None:
        assert len(written) == min(done, total - 1)

    waiting = [noted(a_letter(f"Amara {n}", way=Reach.EMAIL, email="a@example.org")) for n in range(3)]
    assert written == []
    mailing.make(waiting, tmp_path, "x", watch)


def test_every_recorded_form_has_a_look() -> None:
    assert set(FORMS) == set(PaperForm) - {PaperForm.OTHER}
