import threading
from typing import Any

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from coprod_desktop.domain.problems import Problem
from coprod_desktop.ui import jobs as jobs_file
from coprod_desktop.ui.crash import report
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.jobs import Progress
from tests.ui.drivers import settle
from tests.ui.pretended import PretendedStore


def test_work_happens_elsewhere_and_its_answer_arrives_on_the_windows_thread(
    qtbot: QtBot, desk: Desk
) -> None:
    threads: list[Any] = []
    here = QThread.currentThread()

    def look(_work: object) -> str:
        threads.append(threading.current_thread().name)
        return "found"

    desk.jobs.read(look, lambda answer: threads.extend([answer, QThread.currentThread() is here]))
    settle(qtbot, desk)
    assert threads[0].startswith("reader")
    assert threads[1:] == ["found", True]


def test_an_action_is_announced_with_undo_and_every_page_is_told(qtbot: QtBot, desk: Desk) -> None:
    told: list[Any] = []
    values: list[int] = []
    desk.bus.changed.connect(told.append)
    asker = QObject(desk)
    desk.jobs.write("Added a person", lambda _work: 42, values.append, initiator=asker)
    settle(qtbot, desk)
    assert values == [42]
    assert [(one.touches("person"), one.touches("claim"), one.initiator) for one in told] == [
        (True, False, asker)
    ]
    assert desk.notices.bar.text.text() == "Added a person"
    assert not desk.notices.bar.undo.isHidden()


def test_what_has_left_the_house_offers_no_undo(qtbot: QtBot, desk: Desk, desk_store: PretendedStore) -> None:
    desk_store.sealed = True
    desk.jobs.write("Paid", lambda _work: None)
    settle(qtbot, desk)
    assert desk.notices.bar.undo.isHidden()


def test_a_problem_goes_to_who_asked_and_otherwise_to_the_notice_bar(qtbot: QtBot, desk: Desk) -> None:
    def refuse(_work: object) -> None:
        raise Problem("Give a name.", "name")

    taken: list[Problem] = []
    desk.jobs.write("Add", refuse, None, taken.append)
    settle(qtbot, desk)
    assert [problem.field for problem in taken] == ["name"]
    assert desk.notices.bar.text.text() == ""
    desk.jobs.read(refuse, lambda _answer: None)
    settle(qtbot, desk)
    assert desk.notices.bar.text.text() == "Give a name."


def test_the_newest_question_wins(qtbot: QtBot, desk: Desk) -> None:
    may_end, began = threading.Event(), threading.Event()
    answers: list[str] = []

    def slow(_work: object) -> str:
        began.set()
        may_end.wait(5)
        return "old"

    desk.jobs.read(slow, answers.append, key="search")
    qtbot.waitUntil(began.is_set)
    desk.jobs.read(lambda _work: "new", answers.append, key="search")
    may_end.set()
    settle(qtbot, desk)
    assert answers == ["new"]


def test_an_older_question_is_interrupted_in_the_register(
    qtbot: QtBot, desk: Desk, desk_store: PretendedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupts: list[Any] = []

    def read(_actor: object, work: Any, interrupt: Any = None) -> Any:
        interrupts.append(interrupt)
        return work(None)

    monkeypatch.setattr(desk_store, "read", read)
    gate = threading.Event()
    desk.jobs.read(lambda _work: gate.wait(5), lambda _answer: None, key="search")
    qtbot.waitUntil(lambda: len(interrupts) == 1)
    desk.jobs.read(lambda _work: True, lambda _answer: None, key="search")
    assert interrupts[0]._fired
    gate.set()
    settle(qtbot, desk)


def test_an_answer_for_a_page_that_has_gone_is_dropped(qtbot: QtBot, desk: Desk) -> None:
    gate = threading.Event()
    answers: list[bool] = []
    owner = QObject()
    desk.jobs.read(lambda _work: gate.wait(5), answers.append, owner=owner)
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    gate.set()
    settle(qtbot, desk)
    assert answers == []


def test_cancel_stops_long_work_where_it_says_how_far_it_is(qtbot: QtBot, desk: Desk) -> None:
    going = threading.Event()
    answers: list[str] = []

    def copy(progress: Progress) -> str:
        for number in range(10_000_000):
            progress(number, 0, "copying")
            going.set()
        return "all copied"

    job = desk.jobs.file("Copying", copy, answers.append)
    qtbot.waitUntil(going.is_set)
    job.cancel()
    settle(qtbot, desk)
    assert answers == []
    assert desk.notices.bar.text.text() == ""


def test_long_work_shows_its_bar_and_takes_it_away(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs_file, "SHOWN_AFTER", 0)
    gate = threading.Event()

    def make(progress: Progress) -> bool:
        progress(3, 20, "Making 3 of 20")
        return gate.wait(5)

    bar = desk.notices.bar
    desk.jobs.file("Making invitations", make, lambda _answer: None)
    qtbot.waitUntil(lambda: bar.progress_text.text() == "Making 3 of 20")
    assert (bar.progress.value(), bar.progress.maximum(), bar.cancel.isHidden()) == (3, 20, False)
    gate.set()
    settle(qtbot, desk)
    assert not bar.busy


def test_a_bug_is_reported_without_anyones_name(qtbot: QtBot, desk: Desk) -> None:
    def fail(_work: object) -> None:
        raise ZeroDivisionError("Gwen Abara, 3 March 1958")

    said: list[BaseException] = []
    desk.jobs.crashed.disconnect(desk.crashes.on_caught)
    desk.jobs.crashed.connect(said.append)
    desk.jobs.read(fail, lambda _answer: None)
    settle(qtbot, desk)
    text = report(said[0])
    assert "ZeroDivisionError" in text
    assert " fail" in text
    assert "Gwen" not in text
    assert "1958" not in text


def test_closing_waits_for_what_is_being_written_and_ends_every_thread(qtbot: QtBot, desk: Desk) -> None:
    written: list[str] = []
    began = threading.Event()

    def keep(_work: object) -> None:
        began.set()
        written.append("kept")

    desk.jobs.write("Keep", keep)
    qtbot.waitUntil(began.is_set)
    desk.close()
    assert written == ["kept"]
    assert desk.jobs.idle
    desk.jobs.read(lambda _work: written.append("late"), lambda _answer: None)
    assert written == ["kept"]
