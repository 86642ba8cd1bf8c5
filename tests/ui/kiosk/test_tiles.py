import re
from pathlib import Path

import pytest

from ingest.corpus import Corpus, read_corpus
from ui.kiosk.screens import start_html
from ui.kiosk.tiles import read_tiles, targets


@pytest.fixture(scope="module")
def corpus(repository: Path) -> Corpus:
    return read_corpus(repository / "corpora")[0]


def test_twelve_tiles_lead_to_items_and_life_events_that_exist(
    repository: Path, corpus: Corpus
) -> None:
    tiles = read_tiles(repository / "corpora")
    assert len(tiles) == 12
    for tile in tiles:
        assert [target.target_id for target in targets(tile, corpus)] == list(tile.to)


def test_a_wrong_file_is_named_with_what_is_allowed(tmp_path: Path) -> None:
    (tmp_path / "kiosk").mkdir()
    (tmp_path / "kiosk" / "tiles.yaml").write_text(
        "tiles:\n  - {label: 户口, icon: dragon, to: [GA-1]}\n", encoding="utf-8"
    )
    with pytest.raises(ValueError, match="dragon") as told:
        read_tiles(tmp_path)
    assert "GA-1" in str(told.value)


def test_the_start_shows_every_tile_with_its_number(repository: Path) -> None:
    html = start_html(read_tiles(repository / "corpora"), ())
    assert re.findall(r'data-act="tile" data-value="(\d+)"', html) == [str(n) for n in range(12)]
    assert "身份证丢了，怎么补" in html
