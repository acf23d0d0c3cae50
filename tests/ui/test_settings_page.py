"""Settings: the organisation's, schemes and rates, the look, history, and taking everything out."""

from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from coprod_desktop import __version__, paths
from coprod_desktop.documents.picture_words import ALT
from coprod_desktop.domain.organisation import Organisation
from coprod_desktop.domain.permission import Actor, Role
from coprod_desktop.domain.rates import RateKey
from coprod_desktop.i18n import language
from coprod_desktop.services import access, history, organisation, rates, schemes
from coprod_desktop.settings import LookChoice, SettingsFile
from coprod_desktop.storage import chain, registers
from coprod_desktop.storage.database import Store, Work
from coprod_desktop.storage.erasing import erase
from coprod_desktop.ui import theme
from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.main_window import MainWindow
from coprod_desktop.ui.preferences import about_part
from coprod_desktop.ui.preferences.page import SettingsPage
from coprod_desktop.ui.widgets.form_dialog import FormDialog
from coprod_desktop.ui.widgets.words import Words
from tests.builders import a_person
from tests.services.undoing import keep
from tests.ui.drivers import FormDriver, open_dialog, unnamed
from tests.ui.drivers_preferences import SettingsDriver


@pytest.fixture
def signed_in(store: Store) -> Actor:
    return registers.sign_in(store)


@pytest.fixture
def driver(qtbot: QtBot, store: Store, signed_in: Actor, coprod: MainWindow) -> SettingsDriver:
    store.write(signed_in, "Seed", schemes.seed)
    made = SettingsDriver(qtbot, coprod)
    made.open()
    return made


def kept(store: Store, signed_in: Actor) -> Organisation:
    return store.read(signed_in, organisation.current)


def test_the_organisation_is_changed_as_one_step(
    driver: SettingsDriver, store: Store, signed_in: Actor
) -> None:
    assert not driver.organisation.keep.isEnabled()
    driver.type("contact_name", "Beth Rowan")
    driver.type("promise_days", "12")
    driver.press("Keep changes")
    assert (kept(store, signed_in).contact_name, kept(store, signed_in).promise_days) == ("Beth Rowan", 12)
    assert not driver.organisation.keep.isEnabled()
    driver.undo()
    assert (driver.shown("contact_name"), driver.shown("promise_days")) == ("", "10")


@pytest.mark.parametrize(
    ("typed", "said"),
    [("0", "Give a number from 1 to 366."), ("ten", "Give a whole number."), ("", "Please fill this in.")],
)
def test_a_promise_that_makes_no_sense_is_said_beside_it(
    driver: SettingsDriver, store: Store, signed_in: Actor, typed: str, said: str
) -> None:
    driver.type("promise_days", typed)
    driver.press("Keep changes")
    assert driver.said_at("promise_days") == said
    assert kept(store, signed_in).promise_days == 10


def test_what_was_typed_can_be_put_back(driver: SettingsDriver) -> None:
    driver.type("name", "Something else")
    driver.press("Put back as it was")
    assert driver.shown("name") == "Marlow Vale Council"


def test_what_is_being_typed_survives_another_action(driver: SettingsDriver) -> None:
    driver.type("name", "Marlow Vale Together")
    driver.window.desk.jobs.write("Changed", lambda work: organisation.save(work, promise_days=5))
    driver.settle()
    assert driver.shown("name") == "Marlow Vale Together"


def test_a_usual_adjustment_is_added_changed_and_taken_off(
    driver: SettingsDriver, store: Store, signed_in: Actor
) -> None:
    part = driver.part("adjustments")
    driver.press("Add one")
    driver.fill(need="Large keyboard", what="Bring one", cost_pence="12")
    driver.choose_row(part.list, "Large keyboard")
    driver.press("Change")
    driver.fill(what="Bring the one from the office")
    (row,) = [one for one in store.read(signed_in, access.usual) if one.need == "Large keyboard"]
    assert (row.what, row.cost_pence) == ("Bring the one from the office", 1200)
    driver.choose_row(part.list, "Large keyboard")
    driver.press("Take off the list")
    assert "Large keyboard" not in driver.rows(part.list)


def test_a_need_has_one_usual_adjustment(driver: SettingsDriver) -> None:
    driver.part("adjustments")
    driver.press("Add one")
    driver.fill(need="hearing LOOP", what="Check it")
    assert driver.problem_at("need") == "This need is in the list already. Change it there."
    driver.leave()


def test_a_scheme_is_off_until_it_is_confirmed(
    driver: SettingsDriver, store: Store, signed_in: Actor
) -> None:
    part = driver.schemes
    driver.choose_row(part.list, "Half days")
    driver.press("Confirm…")
    driver.say_yes()
    in_force = [row.name for row in store.read(signed_in, schemes.rows) if row.in_force]
    assert in_force == ["Half days, travel and meals (example)"]
    driver.press("Switch off")
    assert not any(row.in_force for row in store.read(signed_in, schemes.rows))


def test_confirming_says_how_many_rates_are_blank(driver: SettingsDriver) -> None:
    from tests.ui.drivers import open_dialog

    driver.choose_row(driver.schemes.list, "NIHR")
    driver.press("Confirm…")
    dialog = open_dialog()
    assert "5 of its rates are still blank" in dialog.accessibleDescription()
    dialog.reject()


def test_a_scheme_of_your_own_is_made_from_an_example(driver: SettingsDriver) -> None:
    part = driver.schemes
    driver.choose_row(part.list, "Half days")
    driver.press("Make your own from it")
    driver.fill(name="Marlow Vale")
    driver.choose_row(part.list, "Marlow Vale")
    driver.press("Change the rules")
    driver.fill(day_minutes="100")
    assert driver.problem_at("day_minutes") == "A day cannot be shorter than a half day."
    driver.fill(day_minutes="450", late_percent="")
    assert part.view.shown is not None
    assert part.view.shown.scheme is not None
    assert part.view.shown.scheme.day_minutes == 450


def test_a_new_figure_leaves_the_old_one_for_what_came_before(driver: SettingsDriver) -> None:
    part = driver.schemes
    driver.choose_row(part.list, "Half days")
    rates = part.view.rates.list
    driver.choose_row(rates, "A half day")
    driver.press("New figure from a day…")
    driver.fill(amount_milli="82.50", from_day="1 April 2027", source="Policy of 2027")
    assert driver.rows(rates).count("A half day") == 2
    assert {"£75.00", "£82.50"} <= set(driver.rows(rates, 1))


def test_days_without_a_figure_are_named_above_the_rates(
    driver: SettingsDriver, store: Store, signed_in: Actor
) -> None:
    def leave_a_gap(work: Work) -> None:
        row = next(row for row in schemes.rows(work) if "Half days" in row.name)
        half = next(rate for rate in schemes.page(work, row.id).rates if rate.key is RateKey.HALF_DAY)
        rates.change_from(work, half.id, date(2027, 4, 1), {"amount_milli": "82.50"})
        work.flush()
        rates.end(work, half.id, date(2026, 12, 31))

    store.write(signed_in, "Gap", leave_a_gap)
    driver.choose_row(driver.schemes.list, "Half days")
    said = [one.text() for one in driver.schemes.view.findChildren(Words)]
    assert any("Nothing is set for a half day from 1 Jan 2027 to 31 Mar 2027" in one for one in said)


def test_a_rate_is_added_put_right_ended_and_removed(driver: SettingsDriver) -> None:
    part = driver.schemes
    driver.choose_row(part.list, "Limits")
    before = len(driver.rows(part.view.rates.list))
    driver.press("Add a rate")
    driver.choose(key=_other())
    driver.fill(amount_milli="fifty", source="A letter")
    assert driver.problem_at("amount_milli") == "This is not a rate. Write it like 82.50 or 55p."
    driver.fill(amount_milli="50")
    rates = part.view.rates.list
    driver.choose_row(rates, "Something else")
    driver.press("Put it right…")
    driver.fill(amount_milli="51")
    driver.choose_row(rates, "Something else")
    driver.press("End it…")
    driver.fill(to_day="1 December 2026")
    assert "£51.00" in driver.rows(rates, 1)
    driver.choose_row(rates, "Something else")
    driver.press("Remove")
    assert len(driver.rows(rates)) == before


def _other() -> object:
    from coprod_desktop.domain.rates import RateKey

    return RateKey.OTHER


def test_the_look_changes_at_once(driver: SettingsDriver, settings: SettingsFile) -> None:
    look = driver.look
    look.looks.buttons[LookChoice.DARK].click()
    assert (theme.current().name, settings.now.look) == ("dark", LookChoice.DARK)
    look.sizes.buttons[150].click()
    assert (theme.current().scale, settings.now.text_scale) == (150, 150)
    assert look.sizes.buttons[150].isChecked()
    driver.window.desk.look.resize_text(-40)
    assert look.sizes.buttons[110].isChecked()
    assert not look.sizes.buttons[150].isChecked()


def test_another_language_waits_for_the_next_start(driver: SettingsDriver, settings: SettingsFile) -> None:
    driver.look.languages.buttons["cy"].click()
    assert settings.now.language == "cy"
    assert "From the next start the window speaks Cymraeg." in driver.words()


def test_an_action_of_last_week_can_be_taken_back(driver: SettingsDriver) -> None:
    desk = driver.window.desk
    desk.jobs.write("Ines added", lambda work: work.add(a_person("Ines Calloway")))
    desk.jobs.write("Dewi added", lambda work: work.add(a_person("Dewi Prosser")))
    driver.settle()
    view = driver.history.list
    assert driver.rows(view, 2)[:2] == ["Dewi added", "Ines added"]
    driver.choose_number(view, 1)
    driver.press("Take this back…")
    driver.say_yes()
    assert driver.rows(view, 2)[0] == "Reversed: Ines added"
    driver.history.on_reverse_asked()
    driver.say_yes()
    assert driver.notice == "This has been taken back already."


def test_the_making_of_the_register_cannot_be_taken_back(driver: SettingsDriver) -> None:
    view = driver.history.list
    driver.rows(view, 2)
    driver.choose_number(view, view.model.rowCount() - 1)
    driver.press("Take this back…")
    driver.say_yes()
    assert driver.notice == "This made the register itself, so it cannot be taken back."


def test_checking_the_history_says_how_many_entries_are_as_they_were_written(
    driver: SettingsDriver, store: Store
) -> None:
    driver.history.refresh()
    driver.press("Check the history")
    count = store.read(registers.FOUNDER, lambda work: chain.head(work.session)).count
    assert driver.notice == f"All {count} entries are as they were written."
    person = a_person("Ines Calloway")
    keep(store, person)
    store.write(registers.FOUNDER, "Erased", lambda work: erase(work, [("person", person.id)], ()))
    driver.press("Check the history")
    assert driver.notice.endswith("What 1 of them held was erased on purpose; the list says when.")


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("update journal_entry set before = 'x' where sequence = 3", "Entry 3 of {day} is not as it was written"),
        ("update journal_entry set at = 'x' where sequence = 3", "Entry 3 is not as it was written"),
        ("update journal_entry set mac = null where sequence = 3", "Entry 3 of {day} was put in by"),
        ("delete from journal_entry where sequence = 3", "Entry 3 is missing: something other than"),
        ("insert into journal_group (label, kind, actor_id, at, sealed) select label, kind, actor_id, at, sealed from journal_group limit 1", "An action of {day} was put in by"),
    ],
)  # fmt: skip
def test_what_was_changed_past_the_program_is_said_with_what_to_do(
    driver: SettingsDriver, store: Store, sql: str, said: str
) -> None:
    day = language().day(store.read(registers.FOUNDER, history.recent)[-1].at.date(), weekday=False)
    with store._writing.begin() as connection:
        connection.exec_driver_sql(sql)
    driver.history.refresh()
    driver.press("Check the history")
    assert driver.notice.startswith(said.format(day=day))
    assert driver.notice.endswith("tell whoever looks after data protection.")


def test_everything_is_taken_out_into_a_folder_of_its_own(
    driver: SettingsDriver, store: Store, tmp_path: Path
) -> None:
    keep(store, a_person("Ines Calloway"))
    part = driver.take_out
    part.write_to(tmp_path)
    driver.settle()
    folder = tmp_path / "test 2026-11-22"
    assert "Ines Calloway" in (folder / "person.csv").read_text(encoding="utf-8-sig")
    assert part.done.text().endswith(f"files are in {folder}.")
    assert not driver.window.desk.notices.bar.undo.isVisible()


def test_a_folder_that_cannot_be_used_is_said(driver: SettingsDriver, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file, no folder")
    part = driver.take_out
    part.write_to(taken)
    driver.settle()
    assert part.done.text() == "That folder cannot be written to. Choose another one."
    assert part.take_out.isEnabled()


def test_about_opens_the_folder_of_the_log(
    driver: SettingsDriver, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(about_part, "open_folder", opened.append)
    monkeypatch.setattr(paths, "log_folder", lambda: tmp_path)
    driver.part("about")
    driver.press("Open the log folder")
    assert opened == [tmp_path]


def test_about_says_what_is_protected_and_whose_work_is_in_here(driver: SettingsDriver) -> None:
    driver.part("about")
    said = " ".join(driver.words())
    assert __version__ in said
    for words in ("are encrypted", "Source Sans Pro", "Font Awesome Free", "CC BY 4.0"):
        assert words in said


def test_finance_sees_only_what_it_may_change(desk: Desk, qtbot: QtBot) -> None:
    desk.jobs._actor = desk.actor = Actor(9, "Sam Penny", frozenset({Role.FINANCE}))
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    assert list(page.parts) == ["schemes", "bank", "signing-in", "look", "history", "about"]


@pytest.mark.parametrize("scale", [100, 200])
def test_nothing_is_cut_and_everything_has_a_name(driver: SettingsDriver, scale: int) -> None:
    driver.window.desk.look.resize_text(scale - 100)
    driver.window.resize(1366, 768)
    for key in driver.tabs():
        driver.part(key)
        assert (key, driver.cut()) == (key, [])
        assert (key, unnamed(driver.page)) == (key, [])


def test_own_pictures_are_brought_in_from_a_list_switched_off_and_taken_out(
    driver: SettingsDriver, tmp_path: Path
) -> None:
    part = driver.part("pictures")
    driver.settle()
    assert part.state.text() == "You have none yet: papers show the program’s symbols."
    assert not part.used.isVisible()
    Image.new("RGB", (60, 40), "#0b5d66").save(tmp_path / "bus.png")
    (tmp_path / "list.csv").write_text("Idea,File\nbus,bus.png\nlift,gone.png\n", encoding="utf-8")
    part.on_chosen(str(tmp_path / "list.csv"))
    driver.settle()
    dialog = open_dialog(FormDialog)
    said = "\n".join(words.text() for words in dialog.findChildren(Words))
    assert "1 picture was read.\nRow 3: There is no file called “gone.png” beside the list." in said
    FormDriver(driver.qtbot, dialog.form).type("credit", "Photos: Marlow")
    dialog.main.click()
    driver.settle()
    assert part.state.text() == (
        f"1 of {len(ALT)} ideas has a picture of yours. The others keep their symbols.\nPhotos: Marlow"
    )
    part.used.click()
    driver.settle()
    assert not part.used.isChecked()
    driver.undo()
    assert part.used.isChecked()
    part.remove.click()
    driver.settle()
    assert not part.remove.isVisible()
