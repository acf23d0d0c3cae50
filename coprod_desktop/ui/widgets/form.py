"""A form: label, control, help and what is wrong, each beside its field."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coprod_desktop.domain.problems import FieldProblems, Problem
from coprod_desktop.ui import theme
from coprod_desktop.ui.widgets.card import Rule
from coprod_desktop.ui.widgets.choice import Tick
from coprod_desktop.ui.widgets.control import Control, mark_wrong
from coprod_desktop.ui.widgets.words import Kind, Words


@dataclass(frozen=True)
class Field:
    """One field: its name as in the ``...Fields`` class, its label, its control, and a sentence of help.

    ``advice`` says something about what is typed, while it is typed; it stops nothing.
    """

    name: str
    label: str
    control: Any
    help: str = ""
    advice: Callable[[str], str] | None = None


@dataclass(frozen=True)
class Section:
    """A heading above the fields that follow."""

    heading: str
    sentence: str = ""


@dataclass(frozen=True)
class Row:
    """Fields side by side."""

    fields: tuple[Field, ...]


Part = Field | Section | Row


class Form(QWidget):
    """Built from its parts; ``changed`` when the user changes something.

    ``ring`` is room around it, in pixels, for the ring of a field at its edge where it scrolls.
    ``fill`` shows values, ``values`` reads them, ``problems_at`` shows problems beside their fields.
    """

    changed = Signal()

    def __init__(self, parts: Sequence[Part], *, ring: int = 0) -> None:
        super().__init__()
        self.setObjectName("bare")
        self._fields: dict[str, _FieldBox] = {}
        self._rows: dict[str, _SideBySide] = {}
        self._filled: dict[str, Any] = {}
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(*[ring] * 4)
        self._outer.setSpacing(theme.current().space(theme.GAP))
        for part in parts:
            self._add(part)
        self._outer.addStretch(1)
        self._filled = self._typed()

    def fill(self, values: Mapping[str, Any] | object) -> None:
        """Show these values, from a mapping or from the attributes of a row; fields not named stay as they are."""
        for name, box in self._fields.items():
            if isinstance(values, Mapping):
                if name in values:
                    box.control.show_value(values[name])
            elif hasattr(values, name):
                box.control.show_value(getattr(values, name))
            box.advise()
        self.clear_problems()
        self._filled = self._typed()

    def values(self) -> dict[str, Any]:
        """What is filled in. Raises :class:`FieldProblems` for what cannot be understood, and shows them."""
        self.clear_problems()
        found: dict[str, Any] = {}
        wrong: list[Problem] = []
        for name, box in self._fields.items():
            try:
                found[name] = box.control.value()
            except Problem as problem:
                wrong.append(Problem(problem.message, name))
        if wrong:
            problems = FieldProblems(wrong)
            self.problems_at(problems)
            raise problems
        return found

    def problems_at(self, problem: Problem) -> list[Problem]:
        """Show each problem beside its field and go to the first; those of no field here are returned."""
        left: list[Problem] = []
        first: QWidget | None = None
        for one in problem.each():
            box = self._fields.get(one.field)
            if box is None:
                left.append(one)
                continue
            box.show_problem(one.message)
            first = first or cast("QWidget", box.control)
        if first is not None:
            first.setFocus()
        return left

    def clear_problems(self) -> None:
        """Nothing is wrong any more."""
        for box in self._fields.values():
            box.show_problem("")

    def typed(self) -> dict[str, Any]:
        """What the fields hold, as plain values that can be kept; passwords and other private fields are left out."""
        found = {name: _plain(box.control) for name, box in self._fields.items()}
        return {name: value for name, value in found.items() if value is not _LEFT_OUT}

    def put_back(self, typed: Mapping[str, Any]) -> None:
        """Show what :meth:`typed` said, as if it had been typed again: the form is dirty afterwards."""
        for name, value in typed.items():
            if name in self._fields and _plain(self._fields[name].control) is not _LEFT_OUT:
                _show_plain(self._fields[name].control, value)
                self._fields[name].control.changed.emit()

    @property
    def dirty(self) -> bool:
        """Whether the user changed anything since it was filled."""
        return self._typed() != self._filled

    def control(self, name: str) -> Any:
        """The control of a field."""
        return self._fields[name].control

    def problem_at(self, name: str) -> str:
        """The problem shown beside a field, or nothing."""
        return self._fields[name].trouble.text()

    def advice_at(self, name: str) -> str:
        """What is said about what is typed in a field, or nothing."""
        return self._fields[name].advice.text()

    def show_field(self, name: str, *, shown: bool) -> None:
        """Show or hide a field; a hidden one still has its value."""
        box = self._fields[name]
        box.setVisible(shown)
        if (row := self._rows.get(name)) is not None:
            row.leave_no_gap()

    def _add(self, part: Part) -> None:
        if isinstance(part, Section):
            if self._outer.count():
                self._outer.addSpacing(theme.current().space(theme.GRID))
                self._outer.addWidget(Rule())
            self._outer.addWidget(Words(part.heading, Kind.HEADING))
            if part.sentence:
                self._outer.addWidget(Words(part.sentence, Kind.NOTE))
        elif isinstance(part, Row):
            row = _SideBySide([self._box(field) for field in part.fields])
            self._rows.update({field.name: row for field in part.fields})
            self._outer.addWidget(row)
        else:
            self._outer.addWidget(self._box(part))

    def _box(self, field: Field) -> "_FieldBox":
        box = _FieldBox(field)
        self._fields[field.name] = box
        box.control.changed.connect(box.advise)
        box.control.changed.connect(self.changed)
        return box

    def _typed(self) -> dict[str, Any]:
        return {name: _value_or_text(box.control) for name, box in self._fields.items()}


class _SideBySide(QWidget):
    """Fields in one row: where one label is longer than a line, the controls still stand level."""

    def __init__(self, boxes: Sequence["_FieldBox"]) -> None:
        super().__init__()
        self.setObjectName("bare")
        self._boxes = boxes
        self._gap = theme.current().space(theme.GAP)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._gap)
        for box in boxes:
            row.addWidget(box, 1, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def leave_no_gap(self) -> None:
        """Where none of its fields is shown, no room is kept for it."""
        self.setVisible(any(not box.isHidden() for box in self._boxes))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Every label as high as the highest, its words at its foot."""
        super().resizeEvent(event)
        labels = [box.label for box in self._boxes if box.label is not None and not box.isHidden()]
        for label in labels:
            label.setMinimumHeight(0)  # a label never asks for less than it has to have
        wide = (self.width() + self._gap) // len(self._boxes) - self._gap
        high = max((label.heightForWidth(wide) for label in labels), default=0)
        for label in labels:
            label.setMinimumHeight(high)


class _FieldBox(QWidget):
    """One field of a form."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.control: Control = field.control
        widget = cast("QWidget", field.control)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.current().space(4))
        self.label: QLabel | None = None
        if not isinstance(widget, Tick):
            label = self.label = QLabel(field.label)
            label.setProperty("kind", "strong")
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
            label.setBuddy(widget)
            outer.addWidget(label)
        widget.setAccessibleName(field.label)
        outer.addWidget(widget)
        if field.help:
            outer.addWidget(Words(field.help, Kind.NOTE))
        self.trouble = Words("", Kind.PROBLEM)
        self.trouble.hide()
        outer.addWidget(self.trouble)
        self._help, self._advice = field.help, field.advice
        self.advice = Words("", Kind.NOTE)
        self.advice.hide()
        outer.addWidget(self.advice)
        self._describe()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_problem(self, message: str) -> None:
        """Say below the control what is wrong; a screen reader hears it with the control."""
        self.trouble.setText(message)
        self.trouble.setVisible(bool(message))
        self._describe()
        mark_wrong(cast("QWidget", self.control), wrong=bool(message))

    def advise(self) -> None:
        """Say what there is to say about what is typed."""
        if self._advice is None:
            return
        try:
            typed = str(self.control.value() or "")
        except Problem:
            # Half a day typed is not wrong yet; what is wrong is said when the form is read.
            typed = ""
        self.advice.setText(self._advice(typed))
        self.advice.setVisible(bool(self.advice.text()))
        self._describe()

    def _describe(self) -> None:
        said = (self.trouble.text(), self._help, self.advice.text())
        cast("QWidget", self.control).setAccessibleDescription(" ".join(filter(None, said)))


def _value_or_text(control: Control) -> Any:
    try:
        return control.value()
    except Problem as problem:
        return ("?", problem.message, getattr(control, "text", lambda: "")())


_LEFT_OUT = object()


def _plain(control: Any) -> Any:
    """A control's text, or its value where that is a plain one."""
    if getattr(control, "private", False):
        return _LEFT_OUT
    if isinstance(control, QLineEdit):
        return control.text()
    if isinstance(control, QPlainTextEdit):
        return control.toPlainText()
    value = _value_or_text(control)
    if isinstance(value, set | frozenset):
        return sorted(str(one) for one in value)
    if isinstance(value, StrEnum):
        return value.value
    return value if value is None or isinstance(value, bool | int | str) else _LEFT_OUT


def _show_plain(control: Any, value: Any) -> None:
    if isinstance(control, QLineEdit):
        control.setText(str(value))
    elif isinstance(control, QPlainTextEdit):
        control.setPlainText(str(value))
    else:
        control.show_value(value)
