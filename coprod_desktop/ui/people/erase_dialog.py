"""Erasing a person: what goes, what stays and until when, and where their name stands, all said before anyone decides."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from coprod_desktop.i18n import _, language, ngettext
from coprod_desktop.services import erasure
from coprod_desktop.ui.people import mention_words
from coprod_desktop.ui.widgets.button import Button
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.flow import Flow
from coprod_desktop.ui.widgets.form import Field, Part, Section
from coprod_desktop.ui.widgets.form_dialog import ask
from coprod_desktop.ui.widgets.text_edit import TextLine
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QWidget

    from coprod_desktop.domain.people import Person
    from coprod_desktop.services.erasure import ToErase
    from coprod_desktop.storage.mentions import Mention
    from coprod_desktop.ui.desk import Desk
    from coprod_desktop.ui.jobs import Work

#: Texts shown one by one; the others are counted.
_SHOWN = 6


def erase_card(desk: Desk, person: Person) -> Card:
    """The way to it, for whoever asked to be forgotten."""
    card = Card(_("Asked to be erased?"))
    card.add(
        Words(
            _(
                "Everything about {name} goes for good. You see first what goes, what stays and where their name stands."
            ).format(name=person.name),
            Kind.NOTE,
        )
    )
    flow = Flow()
    name = _("Erase {name}").format(name=person.name)
    flow.addWidget(Button(_("Erase this person…"), lambda: erase_dialog(card, desk, person), name=name))
    card.add(flow)
    return card


def erase_dialog(parent: QWidget, desk: Desk, person: Person) -> None:
    """Look first; with a claim that is not finished, say that it has to be."""
    window = parent.window()
    desk.jobs.read(
        lambda work: erasure.look(work, person.id),
        partial(_ask, window, desk, person),
        key="erase",
        owner=window,
    )


def _ask(window: QWidget, desk: Desk, person: Person, found: ToErase) -> None:
    if found.unfinished:
        numbers = ", ".join(str(number) for number in found.unfinished)
        said = _("Claims not finished: {numbers}. Pay or void them first; afterwards nobody can be paid.")
        desk.notices.problem(said.format(numbers=numbers))
        return

    def write(work: Work, values: dict[str, Any]) -> None:
        erasure.erase(work, person.id, values["typed"])

    ask(
        window,
        desk.jobs,
        _("Erase {name}?").format(name=found.name),
        _parts(found),
        _("Erase for good"),
        _("A person was erased"),
        write,
        _("This cannot be undone."),
    )


def _parts(found: ToErase) -> list[Part]:
    parts: list[Part] = [
        Section(_("What goes"), _lines(_goes(found))),
        Section(_("What stays"), _lines(_stays(found))),
    ]
    if found.named:
        count = ngettext(
            "Their name is taken out of {n} text", "Their name is taken out of {n} texts", len(found.named)
        )
        heading = count.format(n=language().count(len(found.named)))
        parts.append(Section(heading, _lines(_excerpts(found, found.named))))
    if found.own:
        parts.append(Section(_("For you to look at yourself"), _lines(_own(found))))
    typed = Field(
        "typed", _("Their name, to be sure"), TextLine(most=200), help=_("As it stands at the top.")
    )
    return [*parts, typed]


def _goes(found: ToErase) -> Iterator[str]:
    yield _(
        "Their details, access needs, supporters, contacts, answers and bank details, in the history too."
    )
    if found.meetings:
        said = ngettext(
            "They are taken off {n} meeting to come; bookings for them alone are no longer needed.",
            "They are taken off {n} meetings to come; bookings for them alone are no longer needed.",
            found.meetings,
        )
        yield said.format(n=language().count(found.meetings))
    if found.promises:
        said = ngettext("{n} promise to them is closed.", "{n} promises to them are closed.", found.promises)
        yield said.format(n=language().count(found.promises))


def _stays(found: ToErase) -> Iterator[str]:
    yield _("What they took part in stays counted, under no name.")
    if found.kept_until is not None:
        said = ngettext(
            "{n} claim stays without their name until {day}: the law asks for records of payments. Finance’s copies of "
            "slips and receipts keep the name as long.",
            "{n} claims stay without their name until {day}: the law asks for records of payments. Finance’s copies of "
            "slips and receipts keep the name as long.",
            found.claims,
        )
        yield said.format(
            n=language().count(found.claims), day=language().day(found.kept_until, weekday=False)
        )
    yield _(
        "Old backups hold them until they age out. Papers printed, sent or saved outside are yours to find."
    )


def _own(found: ToErase) -> Iterator[str]:
    if found.shares_name:
        yield _("Somebody else has the same name, so texts stay as they are. Read these and change them.")
    else:
        yield _("Something else is called that, so these stay as they are.")
    yield from _excerpts(found, found.own)


def _excerpts(found: ToErase, mentions: Sequence[Mention]) -> Iterator[str]:
    for one in mentions[:_SHOWN]:
        yield mention_words.said(one, found.name)
    more = len(mentions) - _SHOWN
    if more > 0:
        yield ngettext("and {n} more", "and {n} more", more).format(n=language().count(more))


def _lines(sentences: Iterator[str]) -> str:
    return "\n".join(sentences)
