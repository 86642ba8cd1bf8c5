"""One way of asking put into, or taken out of, a guide's file; every other byte stays."""

from typing import Any

import yaml

from ingest.house_yaml import house_yaml

_FIELD = "ways_of_asking"


class LayoutError(ValueError):
    """The file is laid out in a way that cannot be edited by a program."""


def with_way(text: str, way: str) -> str:
    """``text``, the YAML of a guide, with ``way`` as its last way of asking.

    Raises:
        LayoutError: there is no list of ways, or it cannot be edited.
    """
    ways = _ways(text)
    last = ways.value[-1] if ways.value else None
    if ways.flow_style:
        item = house_yaml([way], in_line=True).strip()[1:-1]
        at = last.end_mark.index if last else ways.end_mark.index - 1
        edited = f"{text[:at]}{', ' if last else ''}{item}{text[at:]}"
    else:
        at, end = _line_after(text, ways.value[-1]), _line_end(text)
        line = f"{' ' * ways.start_mark.column}{house_yaml([way]).strip()}"
        whole = f"{line}{end}" if text[:at].endswith("\n") else f"{end}{line}"
        edited = f"{text[:at]}{whole}{text[at:]}"
    return _checked(text, edited, [*_plain(text)[_FIELD], way])


def without_way(text: str, way: str) -> str:
    """``text`` without ``way``; the inverse of ``with_way``.

    Raises:
        LayoutError: there is no such way, it is the only one, or the list cannot be edited.
    """
    ways = _ways(text)
    places = [n for n, node in enumerate(ways.value) if node.value == way]
    if not places or len(ways.value) == 1:
        raise LayoutError(f"{_FIELD} 里没有这一句,或只剩这一句")
    place = places[-1]
    node = ways.value[place]
    if ways.flow_style:
        first = place == 0
        start = node.start_mark.index if first else ways.value[place - 1].end_mark.index
        stop = ways.value[1].start_mark.index if first else node.end_mark.index
    else:
        dash = text.rindex("-", 0, node.start_mark.index)
        start, stop = text.rfind("\n", 0, dash) + 1, _line_after(text, node)
        if stop == len(text) and not text.endswith("\n"):
            start -= len(_line_end(text))
    kept = _plain(text)[_FIELD]
    del kept[place]
    return _checked(text, text[:start] + text[stop:], kept)


def _ways(text: str) -> yaml.SequenceNode:
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if isinstance(root, yaml.MappingNode):
        for key, node in root.value:
            if key.value == _FIELD and isinstance(node, yaml.SequenceNode):
                return node
    raise LayoutError(f"没有列表 {_FIELD}")


def _line_after(text: str, node: yaml.Node) -> int:
    """Where the line after ``node`` begins; a block of lines already ends there."""
    end: int = node.end_mark.index
    if node.end_mark.column == 0:
        return end
    newline = text.find("\n", end)
    return len(text) if newline < 0 else newline + 1


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _plain(text: str) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(text)
    return data


def _checked(before: str, after: str, ways: list[str]) -> str:
    """``after``, once it was read again and differs in its ways alone.

    Raises:
        LayoutError: it does not.
    """
    try:
        same = _plain(after) == _plain(before) | {_FIELD: ways}
    except yaml.YAMLError:
        same = False
    if not same:
        raise LayoutError(f"{_FIELD} 的排版不能由程序改")
    return after
