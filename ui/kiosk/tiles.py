"""The tiles of the start screen: big pictures that lead to items and life events."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field, field_validator

from ingest.corpus import Corpus
from ingest.source import Record
from ingest.yaml_file import read_record
from ui.look.icons import NAMES

FILE = Path("kiosk") / "tiles.yaml"
_Target = Annotated[str, Field(pattern=r"^([A-Z]{2}-\d{3}|LE-\d{2})$")]


class Tile(Record):
    """One picture; a single target opens at once."""

    label: str = Field(min_length=1, max_length=8)
    icon: str
    to: tuple[_Target, ...] = Field(min_length=1, max_length=8)

    @field_validator("icon")
    @classmethod
    def _drawn(cls, name: str) -> str:
        if name not in NAMES:
            raise ValueError(f"没有图标 {name};可用:{'、'.join(sorted(NAMES))}")
        return name


class TileFile(Record):
    """The file of the tiles."""

    tiles: tuple[Tile, ...] = Field(min_length=1, max_length=12)


@dataclass(frozen=True)
class Target:
    """Where a button leads: an item or a life event, and what people call it."""

    target_id: str
    label: str
    event: bool


@cache
def read_tiles(corpora: Path) -> tuple[Tile, ...]:
    """The tiles in the folder ``corpora``.

    Raises:
        ValueError: the file is wrong; the message names field, value and what is allowed.
    """
    found, problems = read_record(corpora / FILE, TileFile, FILE)
    if found is None:
        raise ValueError("\n".join(map(str, problems)))
    return found.tiles


def targets(tile: Tile, corpus: Corpus) -> tuple[Target, ...]:
    """The targets of ``tile`` that ``corpus`` holds, in order."""
    found = []
    for target_id in tile.to:
        if target_id in corpus.life_events:
            found.append(Target(target_id, corpus.life_events[target_id].name, event=True))
        elif target_id in corpus.guides:
            guide = corpus.guides[target_id]
            found.append(Target(target_id, guide.plain_name or guide.name, event=False))
    return tuple(found)
