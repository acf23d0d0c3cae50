"""The files of finance without a register: its key, a packet of claims, the answer to it, and work that is under way."""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from coprod_desktop.domain.finance_answers import Answer
from coprod_desktop.domain.finance_packets import Packet, PacketHead
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.storage.vault import sealed_file
from coprod_desktop.storage.vault.boxes import Shut, wrapping_key
from coprod_desktop.storage.vault.password import WrongPassword, prepared
from coprod_desktop.storage.vault.sealing import open_sealed, public_of, seal
from coprod_desktop.storage.vault.strength import SALT_BYTES, Strength, calibrated

if TYPE_CHECKING:
    from collections.abc import Sequence

_PACKET, _ANSWER, _KEY, _WORK = (f"coprod finance {what}" for what in ("packet", "answer", "key", "work"))
_LENGTH_BYTES, _SECRET = 8, 32

_Kind = TypeVar("_Kind")


@dataclass(frozen=True, repr=False)
class FinanceHolder:
    """Who in finance works without the register, and what they hold: shown by no repr, log or crash report.

    ``private`` opens bank details and packets; ``packets`` proves that a packet comes from the register.
    """

    register: str
    organisation: str
    staff_user_id: int
    name: str
    private: bytes
    packets: bytes

    @property
    def mark(self) -> str:
        """What tells one finance key from the next."""
        return key_mark(public_of(self.private))


@dataclass(frozen=True)
class KeyHead:
    """What stands on a key file in plain sight. ``handed_over``: its password was made for the way, to be replaced."""

    register: str
    organisation: str
    staff_user_id: int
    name: str
    mark: str
    made_on: date
    handed_over: bool
    salt: str
    memory_kib: int
    passes: int


@dataclass(frozen=True)
class _PacketOutside:
    packet: PacketHead
    mark: str
    key: str


@dataclass(frozen=True)
class AnswerHead:
    """What stands on an answer in plain sight: which packet it answers, and how many decisions it holds."""

    register: str
    packet_id: int
    packet_number: int
    number: int
    written_on: date
    decided: int
    paid: int


@dataclass(frozen=True)
class ShutPacket:
    """A packet before it is opened: what it says of itself, for which finance key, and its check code."""

    head: PacketHead
    mark: str
    code: str
    raw: bytes


@dataclass(frozen=True)
class OpenPacket:
    """A packet once it is open: its claims and the receipts that came with them."""

    packet: Packet
    files: tuple[bytes, ...]
    code: str


def key_mark(public: bytes) -> str:
    """Sixteen letters that tell finance keys apart and give nothing away about them."""
    return hashlib.blake2b(public, digest_size=8, person=b"coprod fin mark").hexdigest()


# finance's key


def key_file(
    holder: FinanceHolder, password: str, on: date, *, handed_over: bool, strength: Strength | None = None
) -> bytes:
    """A file that holds finance's key under a password, and nothing that opens the register.

    Raises :class:`Problem` for an empty or endless password.
    """
    chosen, salt = strength or calibrated(), secrets.token_bytes(SALT_BYTES)
    head = KeyHead(
        register=holder.register,
        organisation=holder.organisation,
        staff_user_id=holder.staff_user_id,
        name=holder.name,
        mark=holder.mark,
        made_on=on,
        handed_over=handed_over,
        salt=salt.hex(),
        memory_kib=chosen.memory_kib,
        passes=chosen.passes,
    )
    key = chosen.key_from(prepared(password), salt)
    return sealed_file.seal(_KEY, _line(head), key, holder.private + holder.packets)


def key_head(raw: bytes) -> KeyHead:
    """What a key file says of itself. Raises :class:`Problem` when it is none or damaged."""
    return _understood(KeyHead, _read(_KEY, raw, _("This is no key file of finance’s.")).head)


def open_key(raw: bytes, password: str) -> FinanceHolder:
    """What a key file holds. Raises :class:`~.vault.password.WrongPassword`, or :class:`Problem` as :func:`key_head`."""
    head, file = key_head(raw), sealed_file.read(_KEY, raw)
    strength = Strength(head.memory_kib, head.passes)
    try:
        held = file.open(strength.key_from(prepared(password), _bits(head.salt, SALT_BYTES)))
    except Shut as error:
        raise WrongPassword from error
    return FinanceHolder(
        head.register, head.organisation, head.staff_user_id, head.name, held[:_SECRET], held[_SECRET:]
    )


# a packet


def packet_file(packet: Packet, files: Sequence[bytes], public: bytes, packets: bytes) -> bytes:
    """A packet that only the holder of the finance key with this public half opens."""
    secret = secrets.token_bytes(_SECRET)
    head = _PacketOutside(packet.head(), key_mark(public), seal(public, secret.hex()).hex())
    told = _line(packet)
    text = len(told).to_bytes(_LENGTH_BYTES) + told + b"".join(files)
    return sealed_file.seal(_PACKET, _line(head), _packet_key(secret, packets), text)


def shut_packet(raw: bytes) -> ShutPacket:
    """What a packet says before it is opened. Raises :class:`Problem` when it is none, damaged or newer."""
    file = _read(_PACKET, raw, _("This is no finance packet."))
    head = _understood(_PacketOutside, file.head)
    return ShutPacket(head.packet, head.mark, file.code, raw)


def open_packet(shut: ShutPacket, holder: FinanceHolder) -> OpenPacket:
    """Open it. Raises :class:`Problem` when it is for another key, from another register, or was tampered with."""
    if shut.mark != holder.mark:
        raise Problem(
            _(
                "This packet is sealed for another finance key than yours. Ask for a new key file, or for the packet to be made again."
            )
        )
    file = sealed_file.read(_PACKET, shut.raw)
    head = _understood(_PacketOutside, file.head)
    try:
        secret = _bits(open_sealed(holder.private, _bits(head.key)))
        text = file.open(_packet_key(secret, holder.packets))
    except (Shut, Problem) as error:
        raise Problem(
            _(
                "This packet does not come from your register, or it was changed on the way. Do not pay anything by it: ask the coordinator."
            )
        ) from error
    size = int.from_bytes(text[:_LENGTH_BYTES])
    packet = _understood(Packet, text[_LENGTH_BYTES : _LENGTH_BYTES + size])
    return OpenPacket(packet, _cut(text[_LENGTH_BYTES + size :], packet), shut.code)


def _cut(rest: bytes, packet: Packet) -> tuple[bytes, ...]:
    files, at = [], 0
    for one in packet.files:
        files.append(rest[at : at + one.size])
        at += one.size
    return tuple(files)


def _packet_key(secret: bytes, packets: bytes) -> bytes:
    """A key only who holds both can make: whom the packet is for, and whose register it comes from."""
    return hashlib.blake2b(secret, key=packets, digest_size=_SECRET, person=b"coprod packet").digest()


# the answer


def answer_file(answer: Answer, key: str) -> bytes:
    """An answer that only the register that made the packet opens, and only who opened the packet could write."""
    if answer.written_on is None:
        raise ValueError("an answer that was not written")
    head = AnswerHead(
        register=answer.register,
        packet_id=answer.packet_id,
        packet_number=answer.packet_number,
        number=answer.number,
        written_on=answer.written_on,
        decided=sum(bool(one.told) for one in answer.decisions),
        paid=sum(one.paid_on is not None for one in answer.decisions),
    )
    return sealed_file.seal(_ANSWER, _line(head), bytes.fromhex(key), _line(answer))


def answer_head(raw: bytes) -> AnswerHead:
    """What an answer says before it is opened. Raises :class:`Problem` when it is none, damaged or newer."""
    return _understood(AnswerHead, _read(_ANSWER, raw, _("This is no answer of finance’s.")).head)


def open_answer(raw: bytes, key: bytes) -> Answer:
    """All an answer says. Raises :class:`Problem` when it was not written by whoever opened the packet, or was changed."""
    file = sealed_file.read(_ANSWER, raw)
    try:
        answer = _understood(Answer, file.open(key))
    except Shut as error:
        raise Problem(
            _(
                "This answer was not made from the packet it names, or it was changed on the way. Nothing was changed here. Ask finance to send it again."
            )
        ) from error
    head = answer_head(raw)
    if (answer.packet_id, answer.number) != (head.packet_id, head.number):
        raise sealed_file.Damaged
    return answer


# work under way


def work_file(answer: Answer, holder: FinanceHolder) -> bytes:
    """What finance decided so far, for its own computer alone."""
    head = _line({"register": answer.register, "packet_id": answer.packet_id})
    return sealed_file.seal(_WORK, head, wrapping_key(holder.private, b"coprod work"), _line(answer))


def open_work(raw: bytes, holder: FinanceHolder) -> Answer:
    """What finance decided so far. Raises :class:`Problem` when it is damaged, or was kept under another key."""
    try:
        return _understood(
            Answer, sealed_file.read(_WORK, raw).open(wrapping_key(holder.private, b"coprod work"))
        )
    except Shut as error:
        raise sealed_file.Damaged from error


def _line(value: Any) -> bytes:
    plain = value if isinstance(value, dict) else asdict(value)
    return json.dumps(plain, default=_plain, separators=(",", ":"), sort_keys=True).encode()


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value))


def _read(kind: str, raw: bytes, not_one: str) -> sealed_file.SealedFile:
    try:
        return sealed_file.read(kind, raw)
    except sealed_file.NotOfThisKind as error:
        raise sealed_file.NotOfThisKind(f"{not_one} {error.message}") from error


def _bits(text: str, length: int | None = None) -> bytes:
    try:
        bits = bytes.fromhex(text)
    except ValueError as error:
        raise sealed_file.Damaged from error
    if length is not None and len(bits) != length:
        raise sealed_file.Damaged
    return bits


@cache
def _reader(kind: type[Any]) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _understood(kind: type[_Kind], text: bytes) -> _Kind:
    try:
        return cast("_Kind", _reader(cast("Any", kind)).validate_json(text, strict=True))
    except ValidationError as error:
        raise sealed_file.Damaged from error
