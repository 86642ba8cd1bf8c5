from pathlib import Path
from typing import Annotated

import pytest
from pydantic import BeforeValidator

from assistant.language.lexicon_table import listed, read_lexicon
from ingest.source import Record


class Row(Record):
    word: str
    forms: Annotated[tuple[str, ...], BeforeValidator(listed)]
    counts: bool


def write(folder: Path, *lines: str) -> Path:
    path = folder / "words.tsv"
    path.write_text("\n".join(("word\tforms\tcounts", *lines)) + "\n", encoding="utf-8")
    return path


def test_cells_are_read_as_their_column_says(tmp_path: Path) -> None:
    rows = read_lexicon(write(tmp_path, "证\t证件、本本\tyes", "卡\t\tno"), Row)
    assert [(row.word, row.forms, row.counts) for row in rows] == [
        ("证", ("证件", "本本"), True),
        ("卡", (), False),
    ]


def test_a_wrong_cell_is_named_with_its_row_and_value(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"words\.tsv:2.*counts.*也许"):
        read_lexicon(write(tmp_path, "证\t证件\t也许"), Row)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"none\.tsv"):
        read_lexicon(tmp_path / "none.tsv", Row)
