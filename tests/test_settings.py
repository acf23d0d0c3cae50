from pathlib import Path

import pytest

from coprod_desktop.settings import LookChoice, Settings, SettingsFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def test_without_a_file_the_defaults_hold(path: Path) -> None:
    assert SettingsFile(path).now == Settings()
    assert not path.exists()


def test_what_was_chosen_is_there_next_time(path: Path) -> None:
    SettingsFile(path).change(look=LookChoice.DARK, text_scale=150, language="cy")
    again = SettingsFile(path).now
    assert (again.look, again.text_scale, again.language) == (LookChoice.DARK, 150, "cy")
    assert isinstance(again.look, LookChoice)


@pytest.mark.parametrize(
    "broken", [b"look = ", b"look = 'pink'", b"text_scale = 'big'", b"\xff\xfe\x00", b"recent = 3"]
)
def test_a_broken_file_gives_defaults_and_is_kept_aside(path: Path, broken: bytes) -> None:
    path.write_bytes(broken)
    assert SettingsFile(path).now == Settings()
    assert path.with_name("settings.toml.broken").read_bytes() == broken


def test_what_a_newer_version_added_is_passed_over(path: Path) -> None:
    path.write_text('language = "cy"\nfrom_the_future = 1\n', encoding="utf-8")
    assert SettingsFile(path).now == Settings(language="cy")


@pytest.mark.parametrize(("kept", "used"), [(20, 90), (90, 90), (200, 200), (900, 200)])
def test_text_is_never_smaller_or_larger_than_the_window_can_show(path: Path, kept: int, used: int) -> None:
    path.write_text(f"text_scale = {kept}\n", encoding="utf-8")
    assert SettingsFile(path).now.text_scale == used


def test_the_register_opened_last_stands_first_and_once() -> None:
    settings = Settings().opened("a").opened("b").opened("a")
    assert (settings.last_register, settings.recent) == ("a", ("a", "b"))


def test_only_eight_registers_are_remembered() -> None:
    settings = Settings()
    for number in range(12):
        settings = settings.opened(str(number))
    assert settings.recent == ("11", "10", "9", "8", "7", "6", "5", "4")


def test_an_unwritable_folder_keeps_the_choice_for_now(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "nowhere" / "settings.toml")
    file.change(text_scale=120)
    assert file.now.text_scale == 120
    assert not file.path.exists()


def test_no_half_written_file_is_left_behind(path: Path) -> None:
    SettingsFile(path).change(text_scale=120)
    assert [one.name for one in path.parent.iterdir()] == ["settings.toml"]
