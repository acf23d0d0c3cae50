"""Receipts as files: the ordinary ones, made up here."""

import io
from typing import Any

from PIL import Image, ImageDraw
from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas


def picture(
    width: int = 300, height: int = 400, kind: str = "JPEG", mode: str = "RGB", **options: Any
) -> bytes:
    """A white slip with a black bar along its top."""
    image = Image.new("RGB", (width, height), "white")
    ImageDraw.Draw(image).rectangle((0, 0, width, height // 8), fill="black")
    stream = io.BytesIO()
    image.convert(mode).save(stream, kind, **options)
    return stream.getvalue()


def pdf(*sizes: tuple[float, float], words: str = "Bus there and back 12.40", lock: str = "") -> bytes:
    """A PDF with a page of each size in points, A5 without any; ``lock`` is the password it asks for."""
    stream = io.BytesIO()
    locked = pdfencrypt.StandardEncryption(lock) if lock else None
    canvas = Canvas(stream, encrypt=locked, invariant=1)
    for width, height in sizes or ((420, 595),):
        canvas.setPageSize((width, height))
        canvas.drawString(40, height - 60, words)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()
