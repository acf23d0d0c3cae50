"""Where invitations stop: how many people reach each step from the register to a seat."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coprod_desktop.documents.charts.chart import Chart, Rows

if TYPE_CHECKING:
    from coprod_desktop.documents.charts.pen import Pen


@dataclass(frozen=True)
class Step:
    """One step: its name, how many people reached it, and of whom they are told as a part.

    ``part_of_step`` is the number of the step this one is measured against and told with: 3 for "266 of 411" who
    came. Left out it is the first step, and only the share is told: "919 · 38%".
    """

    label: str
    people: int
    part_of_step: int | None = None


@dataclass(frozen=True)
class FunnelChart(Chart):
    """Bars of falling length with the figures at their end. ``row``, ``people`` and ``share`` head the table."""

    steps: tuple[Step, ...]
    row: str
    people: str
    share: str

    def table(self) -> Rows:
        """A row a step: people, and the part they are of the step they are measured against."""
        rows = [
            (step.label, step.people, self._told(step) if number else None)
            for number, step in enumerate(self.steps)
        ]
        return Rows((self.row, self.people, self.share), tuple(rows))

    def figures(self, number: int) -> str:
        """What stands at the end of a bar: "2,418 people", "919 · 38%", "266 of 411 · 65%"."""
        step = self.steps[number]
        if number == 0:
            words = self.language.ngettext("{n} person", "{n} people", step.people)
            return words.format(n=self.language.count(step.people))
        if step.part_of_step is not None:
            return self._told(step)
        whole = self.steps[0].people
        share = f" · {self.percent(step.people / whole)}" if whole else ""
        return self.language.count(step.people) + share

    def _told(self, step: Step) -> str:
        whole = self.steps[step.part_of_step or 0].people
        share = f" · {self.percent(step.people / whole)}" if whole else ""
        return self.part_of(step.people, whole) + share

    def _paint(self, pen: "Pen") -> None:
        if not self.steps:
            return
        told = [self.figures(number) for number in range(len(self.steps))]
        names = max(pen.words_width(step.label, pen.label) for step in self.steps)
        column = min(names, pen.width * 0.34)
        left = column + pen.units(16)
        right = pen.edge - max(pen.words_width(text, pen.label) for text in told)
        length = max(right - pen.units(12) - left, pen.width * 0.15)
        most = max(step.people for step in self.steps) or 1
        down = 0.0
        for step, figures in zip(self.steps, told, strict=True):
            lines = pen.wrapped(step.label, pen.label, column)
            height = max(pen.units(32), len(lines) * pen.line_height(pen.label) + pen.units(6))
            middle, thick = down + height / 2, pen.units(20)
            pen.lines_of_words((0, middle), lines, pen.label, pen.palette.ink)
            pen.bar((left, middle - thick / 2), (length, thick), pen.palette.track, round_by=3)
            if step.people:
                reached = max(length * step.people / most, 2)
                pen.bar((left, middle - thick / 2), (reached, thick), pen.palette.accent, round_by=3)
            at = (left + length + pen.units(12), middle + pen.label * 0.35)
            pen.words(at, figures, pen.label, pen.palette.soft)
            down += height
        pen.use(down)
