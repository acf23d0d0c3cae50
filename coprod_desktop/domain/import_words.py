"""Words people write in a cell for one of our choices: "BACS", "service user", "Cymraeg", "monthly"."""

import re
from collections.abc import Mapping
from typing import TypeVar

from coprod_desktop.domain.folding import fold
from coprod_desktop.domain.paper_languages import BILINGUAL
from coprod_desktop.domain.people import (
    ConnectionKind,
    NeedsAsked,
    PaperForm,
    PaymentChoice,
    Reach,
    Status,
    TakenBefore,
)

C = TypeVar("C")

#: Cells that say nothing.
_BLANK = frozenset(
    ("", "n a", "na", "nil", "unknown", "not known", "tbc", "not given", "not stated", "dim yn hysbys", "null",
     "#n a", "#ref!", "#value!", "#name?", "#div 0!", "?", "??", ".")
)  # fmt: skip
_NONE = frozenset(
    ("none", "no", "nothing", "none known", "no needs", "not needed", "dim", "na", "n a", "nil", "0")
)

REACH: Mapping[str, Reach] = {
    "post": Reach.POST, "letter": Reach.POST, "mail": Reach.POST, "llythyr": Reach.POST,
    "phone": Reach.PHONE, "call": Reach.PHONE, "telephone": Reach.PHONE, "tel": Reach.PHONE, "landline": Reach.PHONE,
    "mobile": Reach.PHONE, "ffon": Reach.PHONE, "text": Reach.TEXT, "sms": Reach.TEXT, "whatsapp": Reach.TEXT,
    "neges destun": Reach.TEXT, "email": Reach.EMAIL, "e mail": Reach.EMAIL, "e bost": Reach.EMAIL,
    "in person": Reach.IN_PERSON, "face to face": Reach.IN_PERSON, "wyneb yn wyneb": Reach.IN_PERSON,
}  # fmt: skip
PAPER: Mapping[str, PaperForm] = {
    "easy read": PaperForm.EASY_READ, "easyread": PaperForm.EASY_READ, "hawdd ei ddeall": PaperForm.EASY_READ,
    "large print": PaperForm.LARGE_PRINT, "print bras": PaperForm.LARGE_PRINT, "large": PaperForm.LARGE_PRINT,
    "standard": PaperForm.STANDARD, "standard letter": PaperForm.STANDARD, "letter": PaperForm.STANDARD,
    "paper": PaperForm.STANDARD, "print": PaperForm.STANDARD, "normal": PaperForm.STANDARD,
    "plain text": PaperForm.PLAIN_TEXT, "email": PaperForm.PLAIN_TEXT, "electronic": PaperForm.PLAIN_TEXT,
    "e mail": PaperForm.PLAIN_TEXT, "audio": PaperForm.READ_ALOUD, "read aloud": PaperForm.READ_ALOUD,
    "phone": PaperForm.READ_ALOUD, "word": PaperForm.WORD,
    "word document": PaperForm.WORD, "docx": PaperForm.WORD, "sain": PaperForm.READ_ALOUD, "other": PaperForm.OTHER,
}  # fmt: skip
PAYMENT: Mapping[str, PaymentChoice] = {
    "bank": PaymentChoice.BANK, "bacs": PaymentChoice.BANK, "bank transfer": PaymentChoice.BANK,
    "transfer": PaymentChoice.BANK, "banc": PaymentChoice.BANK, "cash": PaymentChoice.CASH,
    "cash on the day": PaymentChoice.CASH, "petty cash": PaymentChoice.CASH, "arian parod": PaymentChoice.CASH,
    "voucher": PaymentChoice.VOUCHER, "vouchers": PaymentChoice.VOUCHER, "gift card": PaymentChoice.VOUCHER,
    "taleb": PaymentChoice.VOUCHER, "cheque": PaymentChoice.CHEQUE, "siec": PaymentChoice.CHEQUE,
    "charity": PaymentChoice.CHARITY, "to a charity": PaymentChoice.CHARITY, "donate": PaymentChoice.CHARITY,
    "elusen": PaymentChoice.CHARITY, "time credits": PaymentChoice.TIME_CREDITS,
    "timebank": PaymentChoice.TIME_CREDITS, "tempo": PaymentChoice.TIME_CREDITS,
    "a lower amount": PaymentChoice.LESS, "reduced": PaymentChoice.LESS, "less": PaymentChoice.LESS,
    "none": PaymentChoice.NONE, "no": PaymentChoice.NONE, "no payment": PaymentChoice.NONE,
    "unpaid": PaymentChoice.NONE, "declined": PaymentChoice.NONE, "dim": PaymentChoice.NONE,
    "not asked": PaymentChoice.NOT_ASKED, "not asked yet": PaymentChoice.NOT_ASKED,
}  # fmt: skip
STATUS: Mapping[str, Status] = {
    "active": Status.ACTIVE, "current": Status.ACTIVE, "yes": Status.ACTIVE, "y": Status.ACTIVE,
    "gweithredol": Status.ACTIVE, "thinking about it": Status.THINKING, "prospective": Status.THINKING,
    "enquiry": Status.THINKING, "resting": Status.RESTING, "paused": Status.RESTING, "on hold": Status.RESTING,
    "break": Status.RESTING, "left": Status.LEFT, "inactive": Status.LEFT, "withdrawn": Status.LEFT,
    "former": Status.LEFT, "no": Status.LEFT, "n": Status.LEFT, "wedi gadael": Status.LEFT,
    "died": Status.DIED, "deceased": Status.DIED, "has died": Status.DIED, "wedi marw": Status.DIED,
}  # fmt: skip
TAKEN_BEFORE: Mapping[str, TakenBefore] = {
    "yes": TakenBefore.YES, "y": TakenBefore.YES, "true": TakenBefore.YES, "1": TakenBefore.YES,
    "returning": TakenBefore.YES, "yes before our records": TakenBefore.YES, "do": TakenBefore.YES,
    "ydw": TakenBefore.YES, "ydy": TakenBefore.YES, "oes": TakenBefore.YES, "no": TakenBefore.NO,
    "n": TakenBefore.NO, "false": TakenBefore.NO, "0": TakenBefore.NO, "never": TakenBefore.NO, "new": TakenBefore.NO,
    "no never before": TakenBefore.NO, "naddo": TakenBefore.NO, "nac ydw": TakenBefore.NO,
    "not known": TakenBefore.NOT_KNOWN, "unknown": TakenBefore.NOT_KNOWN, "not sure": TakenBefore.NOT_KNOWN,
    "dim yn siwr": TakenBefore.NOT_KNOWN, "not asked": TakenBefore.NOT_ASKED,
    "not asked yet": TakenBefore.NOT_ASKED,
}  # fmt: skip
LANGUAGE: Mapping[str, str] = {
    "english": "en", "saesneg": "en", "welsh": "cy", "cymraeg": "cy", "polish": "pl", "urdu": "ur", "punjabi": "pa",
    "panjabi": "pa", "bengali": "bn", "gujarati": "gu", "arabic": "ar", "somali": "so", "french": "fr",
    "portuguese": "pt", "spanish": "es", "romanian": "ro", "hindi": "hi", "tamil": "ta", "chinese": "zh",
    "mandarin": "zh", "cantonese": "zh", "ukrainian": "uk", "persian": "fa", "farsi": "fa", "turkish": "tr",
    "bilingual": BILINGUAL, "welsh and english": BILINGUAL, "english and welsh": BILINGUAL, "dwyieithog": BILINGUAL,
    "cymraeg a saesneg": BILINGUAL,
    "bsl": "bfi", "british sign language": "bfi", "irish": "ga", "gaelic": "gd", "lithuanian": "lt", "italian": "it",
}  # fmt: skip
_CONNECTION_WORDS: tuple[tuple[str, ConnectionKind], ...] = (
    ("used to", ConnectionKind.USED_TO), ("former", ConnectionKind.USED_TO), ("ex ", ConnectionKind.USED_TO),
    ("previous", ConnectionKind.USED_TO), ("past ", ConnectionKind.USED_TO), ("cyn ", ConnectionKind.USED_TO),
    ("family member", ConnectionKind.FAMILY), ("parent", ConnectionKind.FAMILY), ("mother", ConnectionKind.FAMILY),
    ("father", ConnectionKind.FAMILY), ("relative", ConnectionKind.FAMILY), ("teulu", ConnectionKind.FAMILY),
    ("carer", ConnectionKind.CARER), ("gofalwr", ConnectionKind.CARER), ("family", ConnectionKind.FAMILY),
    ("supporter", ConnectionKind.SUPPORTER), ("advocate", ConnectionKind.SUPPORTER),
    ("friend", ConnectionKind.SUPPORTER), ("cefnogwr", ConnectionKind.SUPPORTER),
    ("service user", ConnectionKind.DRAWS_ON_CARE), ("client", ConnectionKind.DRAWS_ON_CARE),
    ("patient", ConnectionKind.DRAWS_ON_CARE), ("draws on", ConnectionKind.DRAWS_ON_CARE),
    ("expert by experience", ConnectionKind.DRAWS_ON_CARE), ("lived experience", ConnectionKind.DRAWS_ON_CARE),
    ("uses services", ConnectionKind.DRAWS_ON_CARE), ("defnyddi", ConnectionKind.DRAWS_ON_CARE),
    ("citizen", ConnectionKind.CITIZEN), ("public", ConnectionKind.CITIZEN), ("resident", ConnectionKind.CITIZEN),
    ("dinesydd", ConnectionKind.CITIZEN), ("cyhoedd", ConnectionKind.CITIZEN),
)  # fmt: skip
_FREQUENCIES: Mapping[str, int] = {
    "never": 0, "none": 0, "not at all": 0, "no": 0, "byth": 0, "once": 1, "unwaith": 1, "twice": 2, "dwywaith": 2,
    "three times": 3, "four times": 4, "five times": 5, "six times": 6, "quarterly": 4, "every quarter": 4,
    "monthly": 12, "every month": 12, "once a month": 12, "misol": 12, "twice a month": 24, "fortnightly": 26,
    "every two weeks": 26, "weekly": 52, "every week": 52, "once a week": 52, "wythnosol": 52, "once a year": 1,
    "yearly": 1, "twice a year": 2, "every other month": 6,
}  # fmt: skip
_NUMBER = re.compile(
    r"(?:about|around|roughly|approx|tua|c)?\s*(\d{1,3})(?:\.0)?(?:\s+(?:times|days|meetings|gwaith))?"
)
_MOST_DAYS = 366


def key_of(text: str) -> str:
    """A cell's words as the tables here know them."""
    return fold(text).strip().strip(".")


def says_nothing(text: str) -> bool:
    """Whether a cell is blank, or only says that nobody knew."""
    return key_of(text) in _BLANK


def choice_from(words: Mapping[str, C], text: str) -> C | None:
    """The choice a cell means, or ``None`` where we cannot tell."""
    return words.get(re.sub(r"[^\w]+", " ", key_of(text)).strip())


def language_from(text: str) -> str | None:
    """The language code a cell means: "Welsh", "Cymraeg" and "cy" are "cy"."""
    code = key_of(text)
    return code if code in LANGUAGE.values() else choice_from(LANGUAGE, text)


def connection_from(text: str) -> ConnectionKind | None:
    """The connection a word stands for, or ``None`` where we cannot tell."""
    exact = next((kind for kind in ConnectionKind if key_of(kind) == key_of(text)), None)
    folded = f"{key_of(text)} "
    return exact or next((kind for word, kind in _CONNECTION_WORDS if word in folded), None)


def needs_none(text: str) -> bool:
    """Whether an access needs cell is the answer "none"."""
    return choice_from(dict.fromkeys(_NONE, NeedsAsked.NONE), text) is NeedsAsked.NONE


def days_from(text: str) -> int | None:
    """How many days in the last year a cell means: "12", "monthly", "about 3 times"; ``None`` if we cannot tell."""
    known = choice_from(_FREQUENCIES, text)
    if known is not None:
        return known
    number = _NUMBER.fullmatch(key_of(text))
    days = int(number[1]) if number else None
    return days if days is not None and days <= _MOST_DAYS else None
