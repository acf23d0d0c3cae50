"""LibreOffice, where it is installed, as the independent program that opens what we write."""

import shutil
import subprocess
import tempfile
from pathlib import Path

_PATIENCE = 120  # seconds; its first start makes a profile


def is_here() -> bool:
    """Whether LibreOffice can be asked."""
    return shutil.which("soffice") is not None


def as_pdf(file: Path) -> bytes:
    """What LibreOffice makes of a Word document or a spreadsheet, printed as a PDF."""
    return all_as_pdf([file])[0]


def all_as_pdf(files: list[Path]) -> list[bytes]:
    """The same of several, in one start. Raises when one of them cannot be opened."""
    program = shutil.which("soffice")
    if program is None:
        raise FileNotFoundError("soffice")
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [
            program,
            "--headless",
            profile,
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            *map(str, files),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE)  # noqa: S603 - ours
        return [Path(folder, file.name).with_suffix(".pdf").read_bytes() for file in files]
