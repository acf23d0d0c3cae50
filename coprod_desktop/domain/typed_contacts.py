"""Phone numbers, postcodes and e-mail addresses as people type them."""

import re
from dataclasses import dataclass

from coprod_desktop.domain.typed_text import tidy

_SIX_DIGITS = re.compile(r"\b(\d{3})(\d{3})\b")
_A_NUMBER = re.compile(r"[+(\d][\d\s()+.\-–]{5,}\d")
_ONLY_A_NUMBER = re.compile(r"[\d\s()+.\-–]+")
#: Source: Royal Mail, Programmers' Guide to the PAF: the shapes of outward and inward codes.
_POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?|GIR)(\d[ABD-HJLNP-UW-Z]{2})")
_EMAIL = re.compile(r"[^@\s<>(),;:\"\[\]\\]{1,64}@(?:[\w-]{1,63}\.)+[^\W\d_]{2,63}")
_LONGEST_EMAIL = 254
_INWARD = 3


@dataclass(frozen=True)
class Phone:
    """A phone number: as typed, as machines compare it ("+441632960123", or "" if it is none), as we show it."""

    typed: str
    e164: str
    spaced: str


def phone_from(text: str, region: str = "GB") -> Phone:
    """The phone number in ``text``; words stay as typed ("ring my sister"). A lost leading nought is put back.

    British numbers are shown in threes and fours, "01632 960 123"; others with their country code.
    """
    import phonenumbers

    typed = tidy(text)
    try:
        number = phonenumbers.parse(typed, region)
    except phonenumbers.NumberParseException:
        return Phone(typed, "", typed)
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return Phone(typed, "", typed)
    home = number.country_code == phonenumbers.country_code_for_region(region)
    form = phonenumbers.PhoneNumberFormat
    e164 = phonenumbers.format_number(number, form.E164)
    if not _ONLY_A_NUMBER.fullmatch(typed):
        return Phone(typed, e164, typed)
    spaced = phonenumbers.format_number(number, form.NATIONAL if home else form.INTERNATIONAL)
    return Phone(typed, e164, _SIX_DIGITS.sub(r"\1 \2", spaced) if home else spaced)


def phones_from(text: str) -> tuple[Phone, ...]:
    """Every phone number in a cell that may hold several: "01632 960 123 / 07700 900 123"."""
    found = (phone_from(part) for part in _A_NUMBER.findall(text))
    return tuple(phone for phone in found if phone.e164)


def is_mobile(phone: Phone) -> bool:
    """Whether a text message could reach it, as far as a British number tells."""
    return phone.e164.startswith("+447")


def postcode_from(text: str) -> str:
    """A British postcode as Royal Mail writes it, "SY23 1AB"; "" if it is none.

    An O for a nought, or an I for a one, is put right where only a digit can stand.
    """
    bare = re.sub(r"[\W_]", "", tidy(text)).upper()
    outward, inward = bare[:-_INWARD], bare[-_INWARD:]
    inward = inward[:1].translate(str.maketrans("OI", "01")) + inward[1:]
    return f"{outward} {inward}" if _POSTCODE.fullmatch(outward + inward) else ""


def email_from(text: str) -> str:
    """An e-mail address, its host in small letters; "" if no post could reach it."""
    bare = tidy(text).removeprefix("mailto:").strip("<>.;, ")
    if len(bare) > _LONGEST_EMAIL or not _EMAIL.fullmatch(bare) or ".." in bare:
        return ""
    name, _at, host = bare.rpartition("@")
    return f"{name}@{host.lower()}"
