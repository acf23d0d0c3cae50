"""What each command of the command line does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_desktop.i18n import _, ngettext

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

DONE = 0


def run(options: argparse.Namespace) -> int:
    """Do the command that was asked for; the exit code.

    Raises :class:`~coprod_desktop.domain.problems.Problem` when the input is at fault.
    """
    return _COMMANDS[options.command](options)


def _demo(options: argparse.Namespace) -> int:
    from coprod_desktop.cli import demo

    return demo.run(options)


def _import(options: argparse.Namespace) -> int:
    from coprod_desktop.cli import taking_in

    return taking_in.run(options)


def _report(options: argparse.Namespace) -> int:
    from coprod_desktop.cli import report

    return report.run(options)


def _export(options: argparse.Namespace) -> int:
    from coprod_desktop.cli import signing_in
    from coprod_desktop.services import handover

    with signing_in.opened(options) as (store, actor, _backups):
        done = store.write(
            actor,
            _("Everything taken out"),
            lambda work: handover.take_everything_out(
                work, options.out, include_equality=options.include_equality
            ),
        )
    count = len(done.value)
    said = ngettext("{n} table written to {folder}.", "{n} tables written to {folder}.", count)
    print(said.format(n=count, folder=options.out))
    return DONE


def _self_test(_options: argparse.Namespace) -> int:
    from coprod_desktop.cli import self_test

    return self_test.run()


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "demo": _demo,
    "import": _import,
    "report": _report,
    "export": _export,
    "self-test": _self_test,
}
