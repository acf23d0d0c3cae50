"""A register that is not whole: what was found, and what to do."""

from coprod_desktop.domain.problems import Problem
from coprod_desktop.i18n import _


class Damaged(Problem):
    """The register's file is damaged. Nothing is written to it any more; ``findings`` say what is wrong, without names."""

    def __init__(self, *findings: str) -> None:
        self.findings = findings
        super().__init__(self._sentence(), "path")

    @staticmethod
    def _sentence() -> str:
        return _(
            "The register’s file is damaged. Nothing was changed. Go back to your newest backup; the damaged file is "
            "kept, so that nothing is lost that could still be read."
        )


class Lost(Damaged):
    """The register's file is gone, and its keys are still there."""

    @staticmethod
    def _sentence() -> str:
        return _(
            "The register’s file is gone; only its keys are there. Look whether it was moved or renamed, and put it back. "
            "If it cannot be found, go back to your newest backup."
        )
