"""The slot file on the disk, its twin beside it, and what is said when either is not as it was left."""

import contextlib
import errno
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _
from coprod_desktop.storage.vault import contents, safe_file
from coprod_desktop.storage.vault.contents import Contents, Damaged

SUFFIX = "-keys"
TWIN = ".bak"
_MOST_BYTES = 1 << 20


class KeysMissing(Problem):
    """There is no slot file where one is needed."""


class KeysDamaged(Problem):
    """Neither the slot file nor its twin can be read."""


@dataclass(frozen=True)
class Found:
    """Contents as they were read: ``print`` is the hash of the file's bytes, ``from_twin`` where they came from."""

    contents: Contents
    print: bytes
    from_twin: bool = False


def beside(register: Path) -> Path:
    """Where the slot file of a register lies."""
    return register.with_name(register.name + SUFFIX)


def twin(path: Path) -> Path:
    """The second copy of a slot file."""
    return path.with_name(path.name + TWIN)


def load(path: Path) -> Found:
    """The slot file, or its twin when it is damaged or gone.

    Raises :class:`KeysMissing`, :class:`KeysDamaged`, or another :class:`Problem` for a newer file or a folder that
    cannot be read.
    """
    first = _attempt(path)
    if isinstance(first, Found):
        return first
    second = _attempt(twin(path))
    if isinstance(second, Found):
        return replace(second, from_twin=True)
    if isinstance(first, FileNotFoundError) and isinstance(second, FileNotFoundError):
        raise _missing(path) from first
    for fault in (first, second):
        if isinstance(fault, OSError) and not isinstance(fault, FileNotFoundError):
            raise _unreadable(path) from fault
    raise _damaged(path) from first


def _attempt(path: Path) -> Found | Damaged | OSError:
    try:
        with path.open("rb") as stream:
            raw = stream.read(_MOST_BYTES)
        return Found(contents.read(raw), hashlib.sha256(raw).digest())
    except (Damaged, OSError) as fault:
        return fault


def make(path: Path, first: Contents) -> Found:
    """Write the first slot file of a register. Raises :class:`Problem` when one lies there already."""
    with _in_words(path), safe_file.alone(path):
        refuse_another(path)
        return _put(path, first)


def refuse_another(path: Path) -> None:
    """Raises :class:`Problem` when a key file lies there already: it may be the only key to something."""
    if path.exists() or twin(path).exists():
        raise Problem(
            _(
                "The keys of another register lie at {name}. Choose another name for the new register, or move that file away."
            ).format(name=path.name),
            "path",
        )


def change(path: Path, seen: Found, work: Callable[[Contents], Contents]) -> Found:
    """Change the slot file: what is on the disk now goes through ``work`` and back.

    So a slot that another program wrote meanwhile is kept. Raises :class:`Problem` when the file was put back to an
    older state or swapped for another's, and whatever ``work`` raises; nothing is changed then.
    """
    with _in_words(path), safe_file.alone(path):
        now = load(path)
        _check_follows(path, seen, now)
        worked = work(now.contents)
        if worked is now.contents:
            return now
        changed = replace(worked, generation=now.contents.generation + 1)
        if now.from_twin:
            _keep_aside(path)
        elif _print(twin(path)) != now.print:
            safe_file.write(path.read_bytes(), twin(path))
        return _put(path, changed)


def _check_follows(path: Path, seen: Found, now: Found) -> None:
    if now.contents.file_id != seen.contents.file_id or (
        now.print != seen.print and now.contents.generation <= seen.contents.generation
    ):
        raise Problem(
            _(
                "The key file {name} was replaced by an older or another one while the register was open. Nothing was changed. Close the register, put the right key file back, then open it again."
            ).format(name=path.name)
        )


def _put(path: Path, changed: Contents) -> Found:
    raw = changed.written()
    safe_file.write(raw, path, twin(path))
    return Found(changed, hashlib.sha256(raw).digest())


def _keep_aside(path: Path) -> None:
    """A damaged slot file is kept for whoever may want to look at it; the twin is what counts."""
    with contextlib.suppress(FileNotFoundError):
        path.replace(path.with_name(path.name + ".damaged"))


def _print(path: Path) -> bytes:
    try:
        return hashlib.sha256(path.read_bytes()).digest()
    except FileNotFoundError:
        return b""


def copy(found: Contents, path: Path) -> None:
    """Write contents elsewhere, for a backup. Raises :class:`Problem`; what lay there is whole then."""
    with _in_words(path):
        safe_file.write(found.written(), path)


@contextlib.contextmanager
def _in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except safe_file.Busy as error:
        raise Problem(
            _("Another program is changing the keys of this register. Wait a moment and try again.")
        ) from error
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> Problem:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Problem(_("The disk is full, so the keys stay as they were. Free some space and try again."))
    return Problem(
        _(
            "The key file {name} could not be written, so the keys stay as they were. Check that the drive is connected and that you may write to the folder, then try again."
        ).format(name=path.name)
    )


def _missing(path: Path) -> KeysMissing:
    return KeysMissing(
        _(
            "The key file {name} is missing; without it nobody can open this register. Put it back beside the register: every backup holds a copy."
        ).format(name=path.name)
    )


def _damaged(path: Path) -> KeysDamaged:
    return KeysDamaged(
        _(
            "The key file {name} is damaged, and so is its second copy. Put both back from your newest backup. Nothing was changed."
        ).format(name=path.name)
    )


def _unreadable(path: Path) -> Problem:
    return Problem(
        _(
            "The key file {name} cannot be read. Check that the drive is connected and that you may open the folder."
        ).format(name=path.name)
    )
