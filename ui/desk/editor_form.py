"""What the form of a guide sends, as the data of its file; and the form as it is shown."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import FormData

from assistant.learning.error import LearningError
from assistant.route_parts import LONGEST
from assistant.texts import editor as words
from ui.desk.editor_fields import BLOCKS, SECTIONS, Block, Field, Kind

Data = Mapping[str, Any]
_MOST_ROWS = 100
_NEW_ROW: Data = {"required": True, "originals": 1, "copies": 0}


@dataclass(frozen=True)
class Input:
    """One input as the page shows it; ``key`` is its name in the form, ``values`` what it holds."""

    key: str
    label: str
    spoken: str
    field: Field
    values: tuple[str, ...]

    @property
    def id(self) -> str:
        """Its id in the page."""
        return self.key.replace(".", "-")

    @property
    def value(self) -> str:
        """What stands in it; entries of a list one a line."""
        return "\n".join(self.values)

    @property
    def options(self) -> tuple[tuple[str, str], ...]:
        """Value and label of each choice; of boxes the ticked ones first, in their order."""
        if self.field.kind is not Kind.TICKS:
            return self.field.options
        labels = dict(self.field.options)
        ticked = {value: labels.get(value, value) for value in self.values}
        return tuple((ticked | labels).items())

    @property
    def height(self) -> int:
        """Lines of a box that holds its text without scrolling, within reason."""
        per_line = 42
        lines = sum(1 + len(line) // per_line for line in self.value.split("\n"))
        return max(2, min(lines + (self.field.kind is Kind.LINES), 24))


@dataclass(frozen=True)
class ShownBlock:
    """One field of the guide with its inputs, in rows where it has rows."""

    block: Block
    label: str
    hint: str
    rows: tuple[tuple[Input, ...], ...]


def read_form(form: FormData) -> dict[str, Any]:
    """The fields that the form shows, as the file would have them; what is empty is left out.

    Raises:
        LearningError: a text is longer than any guide needs.
    """
    data = {}
    for block in BLOCKS.values():
        value: object
        if block.rows:
            rows = (_row(form, block, f"{block.name}.{n}") for n in _row_numbers(form, block))
            value = [row for row in rows if row]
        elif block.single:
            value = _value(form, block.name, block.fields[0])
        else:
            value = _group(form, block, block.name)
        if value not in (None, "", [], {}):
            data[block.name] = value
    return data


def shown(data: Data, more: str = "") -> dict[str, tuple[ShownBlock, ...]]:
    """The form over ``data``, section by section; the block ``more`` gets an empty row."""
    return {
        section: tuple(_shown(block, data, block.name == more) for block in blocks)
        for section, blocks in SECTIONS.items()
    }


def without_row(data: Data, block: str, row: int) -> Data:
    """``data`` without row ``row``, counted from 0, of ``block``."""
    rows = data.get(block, [])
    return {**data, block: [one for n, one in enumerate(rows) if n != row]}


def _row_numbers(form: FormData, block: Block) -> list[int]:
    name = re.compile(rf"{block.name}\.(\d{{1,3}})\.\w+")
    found = {int(match[1]) for key in form if (match := name.fullmatch(key))}
    return sorted(found)[:_MOST_ROWS]


def _row(form: FormData, block: Block, prefix: str) -> dict[str, Any]:
    row = _group(form, block, prefix)
    # What a row holds before anybody wrote into it does not make it a row.
    filled = (f for f in block.fields if f.kind not in (Kind.TICK, Kind.NUMBER))
    telling = (f.name for f in filled if f.kind is not Kind.CHOICE or f.empty)
    return row if any(row.get(name) for name in telling) else {}


def _group(form: FormData, block: Block, prefix: str) -> dict[str, Any]:
    values = {field.name: _value(form, f"{prefix}.{field.name}", field) for field in block.fields}
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def _value(form: FormData, key: str, field: Field) -> object:
    match field.kind:
        case Kind.TICK:
            return key in form
        case Kind.TICKS:
            return [value for value in form.getlist(key) if isinstance(value, str)]
    typed = form.get(key)
    text = "\n".join(typed.strip().splitlines()) if isinstance(typed, str) else ""
    if len(text) > LONGEST:
        label = words.LABELS[re.sub(r"\.\d+", "", key)]
        raise LearningError(words.TOO_LONG.format(field=label, most=LONGEST))
    if field.kind is Kind.LINES:
        return [line.strip() for line in text.splitlines() if line.strip()]
    return text


def _shown(block: Block, data: Data, more: bool) -> ShownBlock:
    value = data.get(block.name)
    rows: Iterator[tuple[Input, ...]]
    if block.rows:
        held = [*(value or ()), *([_NEW_ROW] if more or not value else [])]
        rows = (
            _inputs(block, row, f"{block.name}.{n}", f"{words.ROW.format(row=n + 1)} ")
            for n, row in enumerate(held)
        )
    elif block.single:
        rows = iter([_inputs(block, {block.name: value}, "", "")])
    else:
        rows = iter([_inputs(block, value or {}, block.name, "")])
    label = words.LABELS[block.name]
    return ShownBlock(block, label, words.HINTS.get(block.name, ""), tuple(rows))


def _inputs(block: Block, held: Data, prefix: str, spoken: str) -> tuple[Input, ...]:
    dotted = f"{prefix}." if prefix else ""
    named = "" if block.single else f"{block.name}."
    return tuple(
        Input(
            f"{dotted}{field.name}",
            words.LABELS[f"{named}{field.name}"],
            spoken,
            field,
            _texts(held.get(field.name), field),
        )
        for field in block.fields
    )


def _texts(value: object, field: Field) -> tuple[str, ...]:
    match value:
        case None:
            return ()
        case bool() if field.kind is Kind.TICK:
            return ("true",) if value else ()
        case bool():
            return ("true" if value else "false",)
        case list() | tuple():
            return tuple(map(str, value))
    return (str(value),)
