"""Practice examples: short stories of what came of working together, fit to be shared without names."""

from datetime import date

from sqlmodel import Field, SQLModel

from coprod_desktop.domain.boards import Stage
from coprod_desktop.domain.entity import Entity, choice, link
from coprod_desktop.domain.folding import fold


class PracticeExampleFields(SQLModel):
    """What a coordinator writes. ``involved`` says who was involved, never by name; ``cost_pence`` what it cost in all."""

    title: str = Field(min_length=1, max_length=200)
    did: str = Field(default="", max_length=3000)
    involved: str = Field(default="", max_length=1000)
    stage: Stage = choice(Stage, Stage.IDEA)
    cost_pence: int = Field(default=0, ge=0, le=1_000_000_000)
    changed: str = Field(default="", max_length=3000)
    on: date | None = None


class PracticeExample(PracticeExampleFields, Entity, table=True):
    """One practice example, of a board or of none."""

    __tablename__ = "practice_example"

    board_id: int | None = link("board", optional=True)
    search_text: str = Field(default="", index=True)

    def derive(self) -> None:
        """Fold title, what was done and what changed for search."""
        self.search_text = fold(f"{self.title} {self.did} {self.changed}")

    def words(self) -> str:
        """Everything that would be shared, as one text."""
        return f"{self.title}\n{self.did}\n{self.involved}\n{self.changed}"
