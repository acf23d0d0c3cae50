"""A draft for the person's own mail program: the words as text, the paper and a calendar entry with it.

The program sends nothing by itself. ``X-Unsent`` makes Outlook open the file as a message to send; others have "Edit as
new". The headers hold the address and nothing else about the person: the name stands only in the letter itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from coprod_desktop.documents import calendar_file, forms, plain_text
from coprod_desktop.domain.content import Content
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _


@dataclass(frozen=True)
class Enclosed:
    """A file that goes with a message: its name, its kind such as "application/pdf", its bytes."""

    name: str
    kind: str
    content: bytes


def draft(
    contents: Sequence[Content],
    to: str,
    enclosed: Iterable[Enclosed] = (),
    *,
    made: datetime | None = None,
) -> bytes:
    """The EML file; ``made`` is when, in UTC, for the calendar entry. Raises Problem for an address no mail program could send to."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = forms.title(contents)
    message["To"] = address(to)
    if contents[0].contact.email:
        message["From"] = address(contents[0].contact.email)
    message["X-Unsent"] = "1"
    message.set_content(plain_text.text(contents), charset="utf-8", cte="quoted-printable")
    for one in (*enclosed, *_entries(contents, made)):
        main, _slash, sub = one.kind.partition("/")
        message.add_attachment(one.content, maintype=main, subtype=sub, filename=one.name)
    return bytes(message)


def address(text: str) -> Address:
    """An address as a header takes it; nothing typed beside it gets into the message. Raises Problem for one that is none."""
    local, _at, domain = text.strip().rpartition("@")
    try:
        return Address(addr_spec=f"{local}@{domain.encode('idna').decode()}")
    except (
        ValueError,
        IndexError,
        MessageError,
    ) as error:  # what the standard library raises for one it cannot read
        raise Problem(_("“{address}” is not an e-mail address.").format(address=text.strip())) from error


def _entries(contents: Sequence[Content], made: datetime | None) -> Iterable[Enclosed]:
    occasion = contents[0].occasion
    if occasion is not None:
        file = calendar_file.entry(occasion, contents[0].contact, made=made)
        yield Enclosed(f"{occasion.day.isoformat()}.ics", "text/calendar", file)
