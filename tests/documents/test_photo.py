"""A photo is kept small, upright and free of where it was taken; anything else is refused in words."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from coprod_desktop.documents import photo
from coprod_desktop.domain.problems import Problem

_ORIENTATION, _DESCRIPTION = 0x0112, 0x010E


def kept(path: Path, data: bytes) -> Image.Image:
    path.write_bytes(data)
    return Image.open(io.BytesIO(photo.read(path)))


def a_picture(kind: str, size: tuple[int, int], *, exif: Image.Exif | None = None) -> bytes:
    made = io.BytesIO()
    picture = Image.new("RGB", size, "#0b5d66")
    picture.putpixel((0, 0), (255, 255, 255))
    picture.save(made, kind, exif=exif or Image.Exif())
    return made.getvalue()


def test_a_photo_is_made_small_and_keeps_its_shape(tmp_path: Path) -> None:
    found = kept(tmp_path / "hall.jpg", a_picture("JPEG", (3200, 2400)))
    assert (found.format, found.size) == ("JPEG", (1600, 1200))


def test_a_photo_taken_sideways_stands_upright_and_says_nothing_of_where(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[_ORIENTATION], exif[_DESCRIPTION] = 6, "at home"
    found = kept(tmp_path / "hall.jpg", a_picture("JPEG", (300, 200), exif=exif))
    assert found.size == (200, 300)
    assert dict(found.getexif()) == {}


def test_a_png_with_holes_is_kept_too(tmp_path: Path) -> None:
    made = io.BytesIO()
    Image.new("RGBA", (20, 10), (0, 0, 0, 0)).save(made, "PNG")
    assert kept(tmp_path / "hall.png", made.getvalue()).size == (20, 10)


#: An SVG whose few hundred bytes would unfold to a billion circles.
BOMB = (
    b'<svg xmlns="http://www.w3.org/2000/svg">'
    + b"".join(b'<g id="g%d">%b</g>' % (n, b'<use href="#g%d"/>' % (n - 1) * 10) for n in range(1, 10))
    + b"</svg>"
)


@pytest.mark.parametrize("data", [b"", b"not a photo", b"GIF89a", b"%PDF-1.7", BOMB])
def test_what_is_no_photo_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(Problem, match="not a photo"):
        kept(tmp_path / "hall.jpg", data)


def test_a_photo_cut_off_in_the_middle_is_refused(tmp_path: Path) -> None:
    whole = a_picture("JPEG", (800, 600))
    with pytest.raises(Problem, match="not a photo"):
        kept(tmp_path / "hall.jpg", whole[: len(whole) // 2])


def test_a_photo_that_claims_nearly_a_billion_pixels_is_never_unpacked(tmp_path: Path) -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000)))
    with pytest.raises(Problem, match="too large"):
        kept(tmp_path / "hall.png", bomb)


def test_a_file_that_is_gone_or_huge_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="cannot be opened"):
        photo.read(tmp_path / "gone.jpg")
    with (tmp_path / "huge.jpg").open("wb") as huge:
        huge.truncate(51 * 1024 * 1024)
    with pytest.raises(Problem, match="too large"):
        photo.read(tmp_path / "huge.jpg")
