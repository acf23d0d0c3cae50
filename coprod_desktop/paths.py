"""Where files live: what the program carries, and where this user's own things are kept."""

import sys
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent
_CARRIED = ("resources", "translations")


def resource(*parts: str) -> Path:
    """A file the program carries, such as ``resource("themes", "light.toml")``.

    Only here is it known whether the program runs from its tree, from a wheel or frozen.
    """
    return _carried("resources").joinpath(*parts)


def translations() -> Path:
    """The folder of catalogues, one folder a language."""
    return _carried("translations")


def _carried(folder: str) -> Path:
    if folder not in _CARRIED:
        raise ValueError(folder)
    frozen = getattr(sys, "_MEIPASS", None)
    for base in (Path(frozen) if frozen else None, _PACKAGE, _PACKAGE.parent):
        if base is not None and (base / folder).is_dir():
            return base / folder
    raise FileNotFoundError(folder)


def package_file(package: str, *parts: str) -> Path:
    """A file inside an installed package: faces and pictures are never copied into this project."""
    from importlib.resources import files

    return Path(str(files(package).joinpath(*parts)))


def config_folder() -> Path:
    """This user's preferences; made when first asked for."""
    return Path(platformdirs.user_config_dir("coprod-desktop", appauthor=False, ensure_exists=True))


def log_folder() -> Path:
    """Where this user's log is kept; made when first asked for."""
    return Path(platformdirs.user_log_dir("coprod-desktop", appauthor=False, ensure_exists=True))


def sample_register() -> Path:
    """Where the made-up register goes when someone tries the program."""
    folder = Path(platformdirs.user_data_dir("coprod-desktop", appauthor=False, ensure_exists=True))
    return folder / "Marlow Vale (sample).coprod"


def finance_folder() -> Path:
    """Where finance's keys and work under way are kept, encrypted, for whoever works without the register."""
    base = Path(platformdirs.user_data_dir("coprod-desktop", appauthor=False, ensure_exists=True))
    folder = base / "finance"
    folder.mkdir(exist_ok=True)
    return folder


def documents_folder() -> Path:
    """Where this user keeps papers, offered when something is saved."""
    return Path(platformdirs.user_documents_dir())


def was_here(path: Path) -> bool:
    """Whether a register lies there, or what is left of one: its keys, which know who may go back to a backup."""
    return path.is_file() or path.with_name(path.name + "-keys").is_file()
