"""The demo and the self-test: the main job on made-up data, with and without a screen."""

import json
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from coprod_desktop import cli
from coprod_desktop.cli import demo, screen, signing_in
from coprod_desktop.storage import registers
from coprod_desktop.storage.vault.keys import Keys
from tests import network
from tests.documents.golden_papers import words


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A demo on a machine where Qt cannot even be loaded, and what it said."""
    out = tmp_path_factory.mktemp("demo") / "out"
    code = "import sys; sys.modules['PySide6'] = None; from coprod_desktop.cli import main; sys.exit(main())"
    command = network.python("-c", code, "demo", "--out", str(out))
    quiet = {"PATH": "", "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=quiet, encoding="utf-8")  # noqa: S603
    assert done.returncode == 0, done.stderr
    return out, done.stdout


def test_without_a_screen_it_says_so_and_where_the_papers_are(shown: tuple[Path, str]) -> None:
    out, said = shown
    assert "no screen" in said
    assert str(out / "Invitations") in said
    assert str(out / "Slips") in said


def test_its_passphrase_is_said_and_opens_it(
    shown: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = next(line for line in shown[1].splitlines() if "passphrase" in line)
    monkeypatch.setenv("COPROD_PASSWORD", said.rpartition(": ")[2])
    options = Namespace(register=shown[0] / demo.NAME, user="", key_file=None)
    with signing_in.opened(options) as (_store, actor, _backups):
        assert actor.roles


def test_there_are_at_least_twelve_invitations_sorted_by_how_they_leave(shown: tuple[Path, str]) -> None:
    (folder,) = shown[0].glob("Invitations *")
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len({(path.parent, path.stem) for path in files if path.name[0].isdigit()}) >= 12
    assert {"All to print.pdf", "List for mail merge.xlsx", "Phone list.pdf"} <= {path.name for path in files}


def test_slips_are_there_for_both_readers(shown: tuple[Path, str]) -> None:
    names = [path.name for path in (shown[0] / "Slips").glob("Slip *.pdf")]
    assert any("person" in name for name in names)
    assert any("finance" in name for name in names)


def test_the_report_hides_small_numbers(shown: tuple[Path, str]) -> None:
    text = words((shown[0] / "Diversity and voices.pdf").read_bytes())
    assert "under 10" in text
    voices = json.loads((shown[0] / "Voices.json").read_text(encoding="utf-8"))
    assert voices["board"] == "all"


def test_a_demo_run_again_makes_everything_anew(shown: tuple[Path, str]) -> None:
    assert cli.main(["demo", "--out", str(shown[0]), "--no-window"]) == 0


def test_a_folder_that_cannot_be_written_is_the_inputs_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    assert cli.main(["demo", "--out", str(tmp_path / "file" / "out"), "--no-window"]) == 2
    assert "folder" in capsys.readouterr().err


def test_with_a_screen_the_window_opens_on_the_sample(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from coprod_desktop import app

    opened: list[Path] = []

    def run(path: Path, keys: Keys) -> int:
        opened.append(path)
        registers.open_register(path, keys).close()
        return 0

    monkeypatch.setattr(demo, "has_screen", lambda: True)
    monkeypatch.setattr(app, "run", run)
    assert demo.run(Namespace(out=tmp_path, size="fresh", seed=1, no_window=False)) == 0
    assert opened == [tmp_path / demo.NAME]


@pytest.mark.parametrize(
    ("system", "display", "seen"), [("win32", "", True), ("linux", "", False), ("linux", ":0", True)]
)
def test_a_screen_is_where_someone_can_see_it(
    monkeypatch: pytest.MonkeyPatch,
    system: str,
    display: str,
    seen: bool,  # noqa: FBT001
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", display)
    assert screen.has_screen() is seen


def test_a_bug_is_our_fault_and_gives_no_one_away(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_options: Namespace) -> int:
        raise RuntimeError("Canary Surname")

    monkeypatch.setattr(demo, "run", broken)
    assert cli.main(["demo"]) == 3
    assert "Canary" not in capsys.readouterr().err


def test_the_program_says_that_it_works_here(capsys: pytest.CaptureFixture[str]) -> None:
    from coprod_desktop.cli import self_test

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            self_test, "_open_every_page", lambda _store, _folder: None
        )  # the window has tests of its own
        assert cli.main(["self-test"]) == 0
    assert "Everything works." in capsys.readouterr().out
