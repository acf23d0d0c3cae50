"""A receipt becomes pictures of its pages, or one clear sentence; whatever the file is, nothing else comes of it."""

import io
import json
import os
import struct
import time
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from coprod_desktop import isolate
from coprod_desktop.documents import outside_file, preview
from coprod_desktop.documents.outside_pixels import LARGEST_FILE
from coprod_desktop.documents.reading_receipt import ReceiptFile, read
from coprod_desktop.documents.receipt_pixels import LONGEST_SIDE, MOST_KEPT, MOST_KEPT_PAGE, draw
from coprod_desktop.domain.attachments import LARGEST
from coprod_desktop.domain.problems import Problem
from tests.documents.receipts import pdf, picture

EXIF_TURN = 0x0112


def drawn(data: bytes) -> list[Image.Image]:
    """The pages a file becomes."""
    line, _end, pixels = draw(data).partition(b"\n")
    pages = []
    for width, height in json.loads(line)["pages"]:
        pages.append(Image.frombytes("RGB", (width, height), pixels[: 3 * width * height]))
        pixels = pixels[3 * width * height :]
    assert pixels == b""
    return pages


def refused(data: bytes) -> str:
    """Why a file is none."""
    return str(json.loads(draw(data))["refused"])


def kept(tmp_path: Path, data: bytes, name: str = "receipt.jpg") -> ReceiptFile:
    """A file on disk, read as the program does."""
    (tmp_path / name).write_bytes(data)
    return read(tmp_path / name)


def said(tmp_path: Path, data: bytes) -> str:
    """The sentence about a file that is none."""
    with pytest.raises(Problem) as problem:
        kept(tmp_path, data)
    return problem.value.message


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png_saying(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is this large."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    packed = zlib.compress(bytes(64))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


# what people have


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_photo_or_a_scan_is_kept_as_one_page(kind: str, tmp_path: Path) -> None:
    found = kept(tmp_path, picture(kind=kind))
    assert (found.pages, found.left_out) == (1, 0)
    page = preview.page(found.pdf, 0, 300)
    assert abs(page.height - 400) <= 1
    assert page.pixels[:3] < b"\x20" * 3
    assert page.pixels[-4:-1] > b"\xe0" * 3


@pytest.mark.parametrize("mode", ["L", "1", "P", "CMYK", "LA", "RGBA", "I;16"])
def test_every_sort_of_picture_is_seen_as_it_is(mode: str) -> None:
    if mode == "CMYK":
        data = picture(kind="JPEG", mode=mode)
    elif mode == "I;16":
        wide = Image.frombytes("I;16", (2, 1), struct.pack("<2H", 2000, 64000))
        stream = io.BytesIO()
        wide.resize((40, 40)).save(stream, "PNG")
        data = stream.getvalue()
    else:
        data = picture(kind="PNG", mode=mode)
    [page] = drawn(data)
    assert max(page.getpixel((2, 2))) < 40  # type: ignore[arg-type]
    assert min(page.getpixel((page.width - 2, page.height - 2))) > 220  # type: ignore[arg-type]


def test_what_is_see_through_stands_on_white() -> None:
    stream = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(stream, "PNG")
    assert drawn(stream.getvalue())[0].getpixel((5, 5)) == (255, 255, 255)


def test_a_photo_stands_upright_and_tells_nothing_of_where_it_was_taken(tmp_path: Path) -> None:
    notes = Image.Exif()
    notes[EXIF_TURN] = 6
    notes[0x010F] = "CANARY CAMERA"
    data = picture(exif=notes.tobytes(), comment=b"CANARY WORDS")
    assert b"CANARY" in data
    found = kept(tmp_path, data)
    assert b"CANARY" not in found.pdf
    page = preview.page(found.pdf, 0, 400)
    assert page.height < 310


@pytest.mark.filterwarnings("ignore")  # as in the isolated process, where nobody hears them
def test_a_note_about_turning_that_cannot_be_read_is_passed_over() -> None:
    whole = picture(exif=b"Exif\0\0MM\0*\0\0\0\x08" + b"\xff" * 40)
    assert drawn(whole)[0].size == (300, 400)


def test_a_large_photo_is_made_smaller_and_stays_in_shape() -> None:
    [page] = drawn(picture(4000, 6000))
    assert MOST_KEPT_PAGE * 0.98 < page.width * page.height <= MOST_KEPT_PAGE
    assert page.height / page.width == pytest.approx(1.5, rel=0.01)


def test_a_long_till_roll_keeps_within_what_a_page_may_be(tmp_path: Path) -> None:
    found = kept(tmp_path, picture(100, 60_000, kind="PNG"))
    assert found.pages == 1
    assert max(drawn(picture(100, 60_000, kind="PNG"))[0].size) <= LONGEST_SIDE


def test_the_pages_of_a_pdf_are_kept_as_pictures(tmp_path: Path) -> None:
    found = kept(tmp_path, pdf((420, 595), (595, 420)))
    assert (found.pages, preview.page_count(found.pdf)) == (2, 2)
    assert b"Bus there" not in found.pdf
    assert b"/Font" not in found.pdf
    assert min(preview.page(found.pdf, 0, 420).pixels) < 0x40


@pytest.mark.parametrize("pages", [10, 14])
def test_ten_pages_of_a_pdf_are_kept_and_the_rest_counted(pages: int, tmp_path: Path) -> None:
    found = kept(tmp_path, pdf(*[(420, 595)] * pages))
    assert (found.pages, found.left_out) == (10, pages - 10)


def test_ten_pages_of_a_scan_are_kept_and_the_rest_counted(tmp_path: Path) -> None:
    sheet = Image.new("L", (200, 300), "white")
    stream = io.BytesIO()
    sheet.save(stream, "TIFF", save_all=True, append_images=[sheet] * 11)
    found = kept(tmp_path, stream.getvalue())
    assert (found.pages, found.left_out) == (10, 2)


@pytest.mark.parametrize("size", [(14_400, 14_400), (200_000, 200_000), (14_400, 10)])
def test_a_pdf_page_of_absurd_size_is_drawn_small(size: tuple[int, int]) -> None:
    [page] = drawn(pdf(size))
    assert page.width * page.height <= MOST_KEPT_PAGE * 1.01
    assert max(page.size) <= LONGEST_SIDE


def test_the_same_file_gives_the_same_bytes_and_another_name_changes_nothing(tmp_path: Path) -> None:
    one, other = kept(tmp_path, picture(), "a.jpg"), kept(tmp_path, picture(), "b.jpg")
    assert (one.pdf, one.digest) == (other.pdf, other.digest)
    assert one.name == "a.jpg"


def test_a_noisy_photo_still_fits_into_the_register(tmp_path: Path) -> None:
    stream = io.BytesIO()
    sheets = [Image.effect_noise((1400, 1400), 120) for _n in range(10)]
    sheets[0].save(stream, "TIFF", save_all=True, append_images=sheets[1:])
    found = kept(tmp_path, stream.getvalue())
    assert found.pages == 10
    assert len(found.pdf) <= LARGEST


# what is not one


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"MZ\x90\x00 an executable, renamed", "neither a picture nor a PDF"),
        (b"\x7fELF an executable, renamed", "neither a picture nor a PDF"),
        (b"PK\x03\x04 a workbook", "neither a picture nor a PDF"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><!DOCTYPE a [<!ENTITY b 'b'>]>", "neither a picture"),
        (b"GIF89a", "neither a picture nor a PDF"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "Export it|export it as JPEG"),
        (b"", "nothing in this file"),
        (picture()[:600], "damaged"),
        (picture(kind="PNG")[:200], "damaged"),
        (pdf()[:120], "damaged"),
        (b"%PDF-1.7 a letter", "damaged"),
        (b"\xff\xd8\xff\xe0 not at all a photo", "damaged"),
        (pdf(lock="CANARY"), "locked with a password"),
        (png_saying(9_000, 5_000), "more than 40 million dots"),
        (png_saying(2_000_000_000, 2_000_000_000), "more than 40 million dots"),
    ],
    ids=lambda value: "" if isinstance(value, str) else value[:12].hex(),
)
def test_what_cannot_be_a_receipt_is_said_in_one_sentence(data: bytes, why: str, tmp_path: Path) -> None:
    with pytest.raises(Problem, match=why) as problem:
        kept(tmp_path, data)
    assert problem.value.message.endswith(".")


def test_a_picture_that_unpacks_to_forty_million_dots_is_no_burden(tmp_path: Path) -> None:
    assert kept(tmp_path, picture(8_000, 5_000, kind="PNG", mode="1")).pages == 1


def test_a_file_that_is_two_things_at_once_is_only_what_is_seen(tmp_path: Path) -> None:
    both = picture() + pdf() + b"PK\x03\x04<script>alert('CANARY')</script>"
    found = kept(tmp_path, both, "both.pdf")
    assert found.pages == 1
    assert b"CANARY" not in found.pdf


def test_a_pdf_that_wants_to_do_things_is_only_pictures(tmp_path: Path) -> None:
    wants = pdf().replace(b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /JavaScript /JS (CANARY) >>")
    assert b"CANARY" in wants
    found = kept(tmp_path, wants)
    assert b"CANARY" not in found.pdf
    assert b"/OpenAction" not in found.pdf


def test_a_file_of_two_gigabytes_is_never_read(tmp_path: Path) -> None:
    path = tmp_path / "film.pdf"
    with path.open("wb") as stream:
        stream.truncate(2 * 1024**3)
    begun = time.monotonic()
    with pytest.raises(Problem, match="larger than 50 MB"):
        read(path)
    assert time.monotonic() - begun < 1


def test_a_file_that_grows_while_it_is_read_is_cut_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "growing.pdf"
    with path.open("wb") as stream:
        stream.truncate(LARGEST_FILE + 1)
    monkeypatch.setattr(outside_file, "_check", lambda *_anything: None)
    with pytest.raises(Problem, match="larger than 50 MB"):
        read(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_a_device_and_a_folder_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    for path in (tmp_path / "pipe.pdf", tmp_path, Path("/dev/zero")):
        with pytest.raises(Problem, match="not a file that can be read"):
            read(path)


def test_a_file_that_has_gone_or_has_an_impossible_name_is_said(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.pdf", tmp_path / "im\0possible.pdf"):
        with pytest.raises(Problem, match="cannot be opened"):
            read(path)


@pytest.mark.parametrize(
    ("stopped", "why"),
    [(isolate.TooSlow(), "too long"), (isolate.TooBig(), "40 million"), (isolate.Failed("x"), "damaged")],
)
def test_a_process_that_was_stopped_is_said(
    stopped: Exception, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(*_anything: object, **_more: object) -> None:
        raise stopped

    monkeypatch.setattr(isolate, "run", run)
    assert why in said(tmp_path, b"anything")


@pytest.mark.parametrize(
    "answer",
    [
        {"not": "bytes"},
        b"",
        b"[]\n",
        b"nothing like it",
        b'{"pages": [], "count": 0}\n',
        b'{"pages": [[1, 1]], "count": 1}\n\0\0',
        b'{"pages": [[-1, -1]], "count": 1}\n\0\0\0',
        b'{"pages": [[1]], "count": 1}\n\0\0\0',
        b'{"pages": [[1e999, 1]], "count": 1}\n\0\0\0',
        b'{"pages": [[1, 1]], "count": "many"}\n\0\0\0',
        b'{"pages": ' + json.dumps([[1, 1]] * 11).encode() + b', "count": 11}\n' + bytes(33),
        b'{"refused": "with words of its own"}\n',
    ],
)
def test_a_process_that_was_taken_over_can_say_nothing_of_its_own(
    answer: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(isolate, "run", lambda *_anything, **_more: answer)
    assert "damaged" in said(tmp_path, b"anything")


def test_cancel_goes_on_to_the_caller(tmp_path: Path) -> None:
    class PressedCancelError(Exception):
        pass

    def cancel() -> None:
        raise PressedCancelError

    (tmp_path / "a.jpg").write_bytes(picture())
    with pytest.raises(PressedCancelError):
        read(tmp_path / "a.jpg", pulse=cancel)


@pytest.mark.filterwarnings("ignore")
@settings(max_examples=60, deadline=None)
@given(at=st.integers(0, 2000), noise=st.binary(min_size=1, max_size=8), form=st.sampled_from(range(4)))
def test_a_damaged_file_is_a_page_or_a_refusal_and_never_an_accident(
    at: int, noise: bytes, form: int
) -> None:
    whole = (picture(), picture(kind="PNG"), picture(kind="TIFF"), pdf())[form]
    at %= len(whole)
    answer = draw(whole[:at] + noise + whole[at + len(noise) :])
    line, _end, pixels = answer.partition(b"\n")
    told = json.loads(line)
    assert "refused" in told or sum(3 * w * h for w, h in told["pages"]) == len(pixels) <= 3 * MOST_KEPT
