"""Whose voices a board heard in the last 12 months."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.i18n import _, ngettext
from coprod_desktop.ui.widgets.card import Card
from coprod_desktop.ui.widgets.link import Link
from coprod_desktop.ui.widgets.stacked_bar import StackedBar, voices
from coprod_desktop.ui.widgets.words import Kind, Words

if TYPE_CHECKING:
    from coprod_desktop.domain.voice_mix import Mix
    from coprod_desktop.ui.desk import Desk


def voices_card(desk: Desk, mix: Mix) -> Card:
    """The mix as a sentence and a bar; new to this board is said apart."""
    card = Card(mix.sentence())
    card.add(StackedBar(voices(mix.new, mix.returning, mix.familiar, mix.unknown)))
    said = [_("In the 12 months to today, each person counted once.")]
    if mix.new_to_board is not None:
        n = mix.new_to_board
        said.append(
            ngettext(
                "Apart from that, {n} person was new to this board.",
                "Apart from that, {n} people were new to this board.",
                n,
            ).format(n=n)
        )
    card.add(Words(" ".join(said), Kind.NOTE))
    card.add(Link(_("More about voices"), lambda: desk.navigate("voices")))
    return card
