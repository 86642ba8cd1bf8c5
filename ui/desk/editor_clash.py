"""Two people at one guide: what the later one wrote, with what the earlier one saved."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.learning.guide_editor import GuideEditor, OpenGuide
from assistant.texts import editor as words
from ingest.guide import Guide
from ingest.guide_edit import changed_fields
from ui.desk.editor_draft import as_data, label


@dataclass(frozen=True)
class Clash:
    """A field that two people changed: what the other one wrote."""

    label: str
    theirs: tuple[str, ...]


@dataclass(frozen=True)
class Merged:
    """Mine over theirs: ``guide`` has theirs where I changed nothing, mine everywhere else.

    ``taken`` are the labels of what came from theirs, ``clashes`` what both of us changed. Where
    nobody knows what I started from, every field that differs is told as a clash.
    """

    found: OpenGuide
    guide: Guide
    taken: tuple[str, ...]
    clashes: tuple[Clash, ...]


def merge(editor: GuideEditor, mine: Guide, seen: str) -> Merged:
    """``mine``, made from the file with the digest ``seen``, over the file as it is now.

    Raises:
        LearningError: the file cannot be read.
    """
    found = editor.open(mine.item_id)
    base = editor.started_from(mine.item_id, seen)
    theirs = changed_fields(base, found.guide) if base else ()
    own = changed_fields(base or found.guide, mine)
    taken = [name for name in theirs if name not in own]
    guide = mine.model_copy(update={name: getattr(found.guide, name) for name in taken})
    differs = changed_fields(found.guide, guide)
    both = [name for name in differs if base is None or name in theirs]
    held = as_data(found.guide)
    clashes = tuple(Clash(label(name), _lines(held[name])) for name in both)
    return Merged(found, guide, tuple(map(label, taken)), clashes)


def _lines(value: object) -> tuple[str, ...]:
    match value:
        case list():
            lines = tuple("；".join(_texts(one)) for one in value)
        case _:
            lines = tuple(_texts(value))
    return lines or (words.NOT_WRITTEN,)


def _texts(value: object) -> Iterator[str]:
    match value:
        case dict():
            for one in value.values():
                yield from _texts(one)
        case list():
            for one in value:
                yield from _texts(one)
        case None | bool():
            return
        case _:
            yield str(value)
