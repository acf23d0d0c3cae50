"""Checking what was typed against a ``...Fields`` class, and saying kindly what is wrong."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError
from sqlmodel import SQLModel

from coprod_desktop.domain.problems import FieldProblems, Problem
from coprod_desktop.i18n import N_, _

F = TypeVar("F", bound=SQLModel)

_SENTENCES = {
    "string_too_short": N_("Please fill this in."),
    "missing": N_("Please fill this in."),
    "string_too_long": N_("This is too long: at most {max_length} characters fit."),
    "greater_than_equal": N_("This must be {ge} or more."),
    "less_than_equal": N_("This must be {le} or less."),
    "int_parsing": N_("Give a whole number."),
    "int_type": N_("Give a whole number."),
    "date_parsing": N_("This is not a date. Write it like 3 March 2026."),
    "date_from_datetime_parsing": N_("This is not a date. Write it like 3 March 2026."),
    "date_type": N_("This is not a date. Write it like 3 March 2026."),
    "time_parsing": N_("This is not a time. Write it like 10:30."),
    "time_type": N_("This is not a time. Write it like 10:30."),
}


def checked(kind: type[F], values: Mapping[str, Any]) -> F:
    """The fields as the class declares them, with text trimmed of outer spaces.

    Raises :class:`FieldProblems` with one sentence for each field that is wrong; nothing is lost.
    """
    tidy = {key: value.strip() if isinstance(value, str) else value for key, value in values.items()}
    for key, value in tidy.items():
        if isinstance(value, str) and any(ord(c) < 32 and c not in "\n\t" for c in value):  # noqa: PLR2004 - the control characters
            raise FieldProblems(
                [Problem(_("This holds a character that cannot be shown. Type it again."), key)]
            )
    try:
        return kind.model_validate(tidy)
    except ValidationError as error:
        raise FieldProblems(_problem(fault) for fault in error.errors()) from None


def _problem(fault: Any) -> Problem:
    sentence = _(_SENTENCES.get(fault["type"], N_("This does not fit here. Check it and try again.")))
    field = str(fault["loc"][0]) if fault["loc"] else ""
    return Problem(sentence.format(**fault.get("ctx", {})), field)
