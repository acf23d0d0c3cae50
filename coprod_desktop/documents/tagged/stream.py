"""Streams of a PDF, compressed once: what many papers share (a picture, a face's letters) is not packed again for each."""

import zlib
from functools import lru_cache

from reportlab.pdfbase import pdfdoc

_KEPT = 256


def packed(content: bytes, *, shared: bool = False, length: bool = False) -> pdfdoc.PDFStream:
    """A compressed stream. ``shared`` keeps it for the next paper; ``length`` notes how long an embedded face is."""
    entries: dict[str, object] = {"Filter": pdfdoc.PDFName("FlateDecode")}
    if length:
        entries["Length1"] = len(content)
    body = _shared(content) if shared else zlib.compress(content)
    return pdfdoc.PDFStream(dictionary=pdfdoc.PDFDictionary(entries), content=body)


@lru_cache(maxsize=_KEPT)
def _shared(content: bytes) -> bytes:
    return zlib.compress(content)
