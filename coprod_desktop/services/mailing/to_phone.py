"""Whom to phone or text: one list with everything to say, each script also as a file, and their paper if they want it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.domain.people import PaperForm, Reach
from coprod_desktop.i18n import _, language
from coprod_desktop.services.mailing.stack import Stacking, StackKind

if TYPE_CHECKING:
    from coprod_desktop.documents.phone_list import Call
    from coprod_desktop.services.mailing.letter import Drawn, Letter
    from coprod_desktop.services.mailing.shelf import Shelf

#: Scripts in one file.
IN_ONE_FILE = 200


class Phoning(Stacking):
    """The phone list, and each person's words and paper beside it."""

    kind = StackKind.PHONE

    def __init__(self, shelf: Shelf, under: tuple[str, ...], expected: int, *, supporters: bool) -> None:
        super().__init__(shelf, under, expected, supporters=supporters)
        self._waiting: list[Call] = []

    def write(self, letter: Letter, drawn: Drawn, stem: str) -> None:
        """What to say as text; and their paper, to post if they ask for it."""
        from coprod_desktop.documents import phone_list, plain_text

        call = phone_list.Call(
            letter.name,
            letter.numbers,
            letter.times,
            letter.care,
            text=letter.way is Reach.TEXT,
            contents=letter.contents(),
        )
        script = f"{stem}.txt"
        self.put(script, plain_text.file(phone_list.to_say(call)))
        if drawn.form is not PaperForm.READ_ALOUD:
            for ending, content in drawn.files():
                if ending != "txt":
                    self.put(f"{stem}.{ending}", content)
        if drawn.pdf is None:
            call = phone_list.Call(call.name, call.numbers, call.times, call.care, call.text, where=script)
        self._waiting.append(call)
        if len(self._waiting) == IN_ONE_FILE:
            self.write_together()

    def write_together(self) -> None:
        """The calls since the last such list."""
        from coprod_desktop.documents import phone_list

        if not self._waiting:
            return
        some, self._waiting = tuple(self._waiting), []
        number, parts = len(self.together) + 1, -(-self.expected // IN_ONE_FILE)
        name = _("Phone list") if parts == 1 else _("Phone list, {n} of {all}").format(n=number, all=parts)
        self.put_together(f"{name}.pdf", phone_list.drawn(some, language()))
