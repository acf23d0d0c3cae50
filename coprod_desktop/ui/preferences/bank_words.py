"""How it stands with the finance key and the files of the modulus check, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.ui.widgets.words import Kind

if TYPE_CHECKING:
    from coprod_desktop.domain.bank import CheckFile
    from coprod_desktop.services.finance_key import KeyStanding


def safety() -> tuple[str, ...]:
    """What encryption sees to, what only this program sees to, and what nothing can."""
    return (
        _(
            "Encryption: without a password or recovery sheet of finance’s nobody can open the numbers, not even "
            "someone who can open the register."
        ),
        _(
            "The program alone: who may enter details, put others in their place, or approve a claim. That is why new "
            "and changed details are made sure of with the person before they are paid."
        ),
        _("Nothing: what was opened has been seen, and whoever could open them once may have kept the key."),
    )


def key_words(standing: KeyStanding, *, finance: bool) -> list[tuple[str, Kind]]:
    """How it stands, and what comes next; ``finance`` for someone who may make a key."""
    if standing.made_on is None:
        return [
            (_("There is no finance key yet, so no bank details can be entered."), Kind.ATTENTION),
            (_who_makes(finance=finance), Kind.NOTE),
        ]
    if standing.is_lost:
        said = _(
            "Nobody can open bank details any more: no password and no recovery sheet holds the finance key."
        )
        return [(said, Kind.ATTENTION), (_who_makes(finance=finance), Kind.NOTE)]
    if not standing.holders:
        said = _(
            "No password opens bank details any more, but a recovery sheet does. Use it where the register asks for a "
            "password, before you make a new key."
        )
        return [(said, Kind.ATTENTION)]
    if standing.opens_here:
        return [(_("Your password opens bank details. Each time you do, the history says so."), Kind.PLAIN)]
    said = _("Your password does not open bank details. You can enter them: they are sealed at once.")
    return [(said, Kind.PLAIN)]


def _who_makes(*, finance: bool) -> str:
    if finance:
        return _("Make one here with your own password.")
    return _("Someone in finance makes one here with their own password.")


def key_facts(standing: KeyStanding) -> list[tuple[str, str]]:
    """Who and what opens bank details."""
    if standing.made_on is None:
        return []
    made = language().short_day(standing.made_on)
    paper = standing.paper_made
    sheet = _("None") if paper is None else _("Made on {day}").format(day=language().short_day(paper.date()))
    return [
        (_("Passwords that open them"), ", ".join(standing.holders) or _("None")),
        (_("Recovery sheet that opens them"), sheet),
        (_("Finance key made"), _("{day}, by {name}").format(day=made, name=standing.made_by)),
    ]


def file_words(file: CheckFile) -> str:
    """Which version, how long, since when."""
    lines = ngettext("{n} line", "{n} lines", file.records).format(n=language().count(file.records))
    version = _("version {version}").format(version=file.version_said) if file.version_said else file.name
    day = _("taken in on {day}").format(day=language().short_day(file.taken_in_on))
    return f"{version}, {lines}, {day}"
