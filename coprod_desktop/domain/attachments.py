"""Files kept inside the register: stored once each, under a keyed hash of their content."""

import hashlib
import hmac
from typing import ClassVar

from sqlmodel import Field, LargeBinary, SQLModel

from coprod_desktop.domain.entity import BigId, Entity
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _

#: The largest file the register keeps, in bytes.
LARGEST = 10 * 1024 * 1024


class Attachment(Entity, table=True):
    """A file's name, kind and size; its bytes are in :class:`AttachmentContent` under ``content_hash``.

    ``source_hash`` is the keyed hash of the file as it came, where what is kept was made from it: the same receipt is
    known again whatever it is called.
    """

    name: str = Field(default="", max_length=200)
    media_type: str = Field(default="application/octet-stream", max_length=100)
    size: int = 0
    content_hash: str = Field(index=True, max_length=64)
    source_hash: str = Field(default="", index=True, max_length=64)


class AttachmentContent(SQLModel, table=True):
    """The bytes, once for all attachments that share them; never changed, so not journalled."""

    __tablename__ = "attachment_content"

    journalled: ClassVar[bool] = False

    content_hash: str = Field(primary_key=True, max_length=64)
    content: bytes = Field(sa_type=LargeBinary)


class RegisterKey(SQLModel, table=True):
    """Random keys made once with the register: what they key can be compared here and nowhere else."""

    __tablename__ = "register_key"

    name: str = Field(primary_key=True, max_length=40)
    key: bytes = Field(sa_type=LargeBinary)
    made_by: int = Field(default=0, sa_type=BigId)


def content_hash(key: bytes, content: bytes) -> str:
    """HMAC-SHA-256 of the content under the register's key: the same file twice is stored once.

    Raises :class:`Problem` when the file is larger than 10 MB.
    """
    if len(content) > LARGEST:
        raise Problem(
            _("This file is larger than 10 MB. Make it smaller, or keep it outside the register."), "file"
        )
    return hmac.new(key, content, hashlib.sha256).hexdigest()
