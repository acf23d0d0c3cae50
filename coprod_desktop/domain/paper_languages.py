"""The languages someone's papers are in: one, or Welsh and English together, Welsh first and equal."""

from coprod_desktop.i18n import LANGUAGES, N_, Language

#: Papers in both languages, each whole.
BILINGUAL = "cy+en"

#: The choices as they are recorded, with their words; a language is called by its own name.
PAPER_LANGUAGES: dict[str, str] = {**LANGUAGES, BILINGUAL: N_("Welsh and English")}


def written_in(code: str) -> str:
    """What a paper for someone who wants this language is really in, as it is recorded: English where we have no words."""
    return code if code in PAPER_LANGUAGES else "en"


def languages(code: str) -> tuple[Language, ...]:
    """The languages of a paper recorded under this code, in the order they stand on it."""
    return tuple(Language(part) for part in written_in(code).split("+"))
