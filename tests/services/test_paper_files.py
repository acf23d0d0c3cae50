"""Papers are written to a folder whole, or not at all."""

from pathlib import Path

import pytest

from coprod_desktop.domain.problems import Problem
from coprod_desktop.services.paper_files import PaperFile, write_files


def test_a_full_disk_leaves_the_earlier_paper_and_no_half_of_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path, [PaperFile("slip.pdf", b"the earlier one")])

    def full(path: Path, content: bytes) -> int:
        with path.open("wb") as stream:
            stream.write(content[:3])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(Problem, match="could not be written"):
        write_files(tmp_path, [PaperFile("slip.pdf", b"the new one")])
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"slip.pdf": b"the earlier one"}


def test_a_paper_takes_the_place_of_one_of_the_same_name(tmp_path: Path) -> None:
    write_files(tmp_path, [PaperFile("slip.pdf", b"the earlier one")])
    (written,) = write_files(tmp_path, [PaperFile("slip.pdf", b"the new one")])
    assert written.read_bytes() == b"the new one"
