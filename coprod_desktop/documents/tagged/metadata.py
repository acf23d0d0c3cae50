"""What a PDF says about itself: its title, its language, that it is accessible; nothing about a person."""

from datetime import UTC, datetime
from xml.sax.saxutils import escape

from reportlab.lib.utils import TimeStamp
from reportlab.pdfbase import pdfdoc

#: Named in the file as the program that made it.
CREATOR = "Coprod Desktop"

#: Used when a paper has no date of its own: the same paper is then the same bytes for ever.
NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{created}</xmp:CreateDate><xmp:ModifyDate>{created}</xmp:ModifyDate>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


class Stamp(TimeStamp):
    """The moment a paper says it was made."""

    def __init__(self, moment: datetime) -> None:
        super().__init__(invariant=1)
        self.t = moment.timestamp()
        self.lt = moment.astimezone(UTC).timetuple()
        self.YMDhms = tuple(self.lt)[:6]


def xmp(title: str, language: str, created: datetime) -> pdfdoc.PDFStream:
    """The metadata that says "this file is PDF/UA-1"; never compressed, so that any program can find it."""
    words = _XMP.format(
        title=escape(title),
        language=escape(language),
        creator=CREATOR,
        created=created.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    )
    kind = {"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML")}
    return pdfdoc.PDFStream(dictionary=pdfdoc.PDFDictionary(kind), content=words.encode())
