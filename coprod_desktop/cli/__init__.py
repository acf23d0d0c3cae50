"""The command line: a thin way to the same services as the window.

Exit codes: 0 done; 2 the input is at fault, said in one sentence; 3 our fault.
"""

from __future__ import annotations

import argparse
import io
import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from coprod_desktop import __version__, isolate, log
from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

DONE, THEIR_INPUT, OUR_FAULT = 0, 2, 3
SIZES = ("small", "council", "national", "stress")
COMMANDS = ("demo", "import", "report", "export", "self-test")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; the exit code."""
    isolate.serve_if_asked()
    _write_any_name()
    given = list(sys.argv[1:] if arguments is None else arguments)
    with log.kept():
        return _answered(given)


def _answered(given: list[str]) -> int:
    try:
        return _run(given)
    except Problem as problem:
        print(" ".join(one.message for one in problem.each()), file=sys.stderr)
        return THEIR_INPUT
    except KeyboardInterrupt:
        print(_("Stopped. Nothing more was written."), file=sys.stderr)
        return THEIR_INPUT
    except Exception as error:  # the last door: a bug is said without anyone's details
        if os.environ.get("COPROD_TRACEBACK"):
            raise
        logging.getLogger(__name__).exception(log.Event.FAILED)
        print(
            _("Something went wrong in the program ({kind}).").format(kind=type(error).__name__),
            file=sys.stderr,
        )
        return OUR_FAULT


def _write_any_name() -> None:
    """A console that does not know a letter of someone's name shows "?" for it, and the work goes on."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _run(given: list[str]) -> int:
    if given[:1] and given[0] in COMMANDS:
        from coprod_desktop.cli import commands

        options = _commands().parse_args(given)
        return commands.run(options)
    options = _window().parse_args(given)
    from coprod_desktop import app

    return app.run(options.register)


def _window() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="coprod-desktop",
        description=_("Opens the register. Other commands: {commands}.").format(commands=", ".join(COMMANDS)),
    )
    parser.add_argument(
        "register", nargs="?", type=Path, help=_("the register, or the finance packet, to open")
    )
    parser.add_argument("--version", action="version", version=__version__)
    return parser


def _commands() -> argparse.ArgumentParser:
    from coprod_desktop.cli import signing_in

    parser = argparse.ArgumentParser(prog="coprod-desktop")
    commands = parser.add_subparsers(dest="command", required=True)

    demo = commands.add_parser("demo", help=_("the main job on made-up data"))
    demo.add_argument("--size", choices=SIZES, default="small")
    demo.add_argument("--seed", type=int, default=1)
    demo.add_argument("--out", type=Path, default=Path("coprod-demo"), metavar="FOLDER")
    demo.add_argument("--no-window", action="store_true")

    taking_in = commands.add_parser("import", help=_("take in people from a spreadsheet"))
    taking_in.add_argument("file", type=Path, metavar="FILE")
    signing_in.add_options(taking_in)
    taking_in.add_argument(
        "--without-backup", action="store_true", help=_("take it in even when no backup can be made first")
    )
    taking_in.add_argument("--dry-run", action="store_true", help=_("say what would happen, write nothing"))

    report = commands.add_parser("report", help=_("make a report for leads"))
    report.add_argument("kind", choices=("voices", "diversity"))
    signing_in.add_options(report)
    report.add_argument("--out", type=Path, required=True, metavar="FILE")
    report.add_argument("--board", default="")
    report.add_argument("--from", dest="from_day", default="", metavar="DAY")
    report.add_argument("--to", dest="to_day", default="", metavar="DAY")

    export = commands.add_parser("export", help=_("take everything out, as CSV"))
    signing_in.add_options(export)
    export.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    export.add_argument("--include-equality", action="store_true")

    commands.add_parser("self-test", help=_("check that this program works here"))
    return parser
