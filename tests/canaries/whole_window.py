"""Works in the whole window with canary names, as a process of its own whose home and temp folders are the test's.

Stops at two moments (``open``, ``closed``) so that the test can look at the disk; each answer on standard input goes on.
"""

import logging
import sys
from datetime import date, time
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication
from sqlalchemy import text

from coprod_desktop import app, log
from coprod_desktop.domain.meetings import Came
from coprod_desktop.services import (
    access,
    attendance,
    bank,
    boards,
    contacts,
    founding,
    invitations,
    meetings,
    outcomes,
    people,
)
from coprod_desktop.services.founding import Founded
from coprod_desktop.settings import SettingsFile
from coprod_desktop.storage.database import Store, Work
from coprod_desktop.storage.vault.strength import Strength
from coprod_desktop.ui.main_window import MainWindow
from tests.canaries import names

ACCOUNT = {"account_name": names.ACCOUNT_NAME, "sort_code": names.SORT_CODE, "number": names.ACCOUNT}
PARTS = {
    "person": ("who", "needs", "part", "contact", "money", "history"),
    "meeting": ("plan", "invite", "papers", "support", "day", "after"),
    "settings": (
        "organisation",
        "adjustments",
        "schemes",
        "staff",
        "signing-in",
        "bank",
        "backups",
        "look",
        "history",
        "out",
        "about",
    ),
}
PERSON = {
    "name": names.NAME,
    "town": names.TOWN,
    "email": names.EMAIL,
    "address": names.STREET,
    "note": names.NOTE,
}


def moment(what: str) -> None:
    """Let the test look, and wait for its word."""
    print(what, flush=True)  # noqa: T201 - how the test hears of it
    sys.stdin.readline()


def fill(founded: Founded) -> dict[str, int]:
    """One person with everything anyone keeps about them."""
    store, actor = founded.store, founded.actor

    def work_on(work: Work) -> dict[str, int]:
        person = people.add(work, PERSON)
        access.add(work, person.id, {"need": names.NEED})
        board = boards.add(work, {"name": names.BOARD})
        day = {"day": date(2026, 11, 3), "starts": time(10, 30), "ends": time(12, 0)}
        meeting = meetings.add(
            work, {"title": names.MEETING, "venue": names.VENUE, "board_id": board.id, **day}
        )
        invitations.choose(work, meeting.id, person.id)
        attendance.tick(work, meeting.id, [person.id], Came.CAME)
        contacts.add(work, person.id, {"on": date(2026, 11, 4), "said": names.CONTACT})
        bank.keep(work, person.id, None, ACCOUNT)
        outcomes.add(work, meeting.id, {"said": names.SAID})
        return {"person": person.id, "board": board.id, "meeting": meeting.id}

    return store.write(actor, f"{names.NAME} added", work_on).value


def look_everywhere(window: MainWindow, things: dict[str, int]) -> None:
    """Every page, every tab of the pages about someone or something, and a search for them."""
    for key in window.pages.entries:
        window.go(key)
        app.wait_until_idle(window)
    for key, thing in (*things.items(), ("settings", None)):
        shown: Any = window.go(key, thing)
        app.wait_until_idle(window)
        for part in PARTS.get(key, ()):
            shown.tabs.turn_to(part)
            app.wait_until_idle(window)
    window.go("people")
    app.wait_until_idle(window)
    window.desk.jobs.write(
        names.NOTE, lambda work: people.add(work, PERSON | {"name": f"{names.NAME} junior"})
    )
    app.wait_until_idle(window)


def go_wrong(window: MainWindow, store: Store, actor: Any) -> None:
    """Bugs with names in their messages, on every way out there is; and a third party that logs what it should not."""

    def broken(work: Work) -> None:
        work.session.execute(text("SELECT :name FROM no_such_table"), {"name": names.NAME})

    window.desk.jobs.read(broken, print)
    window.desk.jobs.file(names.NAME, lambda _progress: 1 / 0, print)
    window.desk.crashes.caught.emit(RuntimeError(names.NOTE))
    app.wait_until_idle(window)
    logging.getLogger("sqlalchemy").error("refused %s", names.NAME)
    logging.getLogger("coprod_desktop.ui").error("%s", names.EMAIL, exc_info=RuntimeError(names.TOWN))
    assert actor.name == names.STAFF
    assert store.path.exists()


def main(folder: Path) -> None:
    """The whole run."""
    path = folder / "Marlow Vale.coprod"
    founded = founding.make(path, "Marlow Vale Council", names.STAFF, names.PASSWORD, Strength(8, 1))
    things = fill(founded)
    founded.store.close()
    program = app.Program(app.application(), SettingsFile())
    keys = founded.vault.unlock(founded.actor.staff_user_id, names.PASSWORD)
    window = program.open_with(path, keys, founded.actor.staff_user_id)
    look_everywhere(window, things)
    assert program.window is window
    go_wrong(window, founded.store, founded.actor)
    moment("open")
    for dialog in QApplication.topLevelWidgets():
        if dialog is not window:
            dialog.close()
    program.close()
    program.leaving.finish()
    moment("closed")


if __name__ == "__main__":
    with log.kept(), log.falls_noted():
        main(Path(sys.argv[1]))
