"""Official words with their plain ones: ``lexicon/plain.tsv``."""

from pathlib import Path

from assistant.language.lexicon_table import read_lexicon
from ingest.source import Record


class _Row(Record):
    official: str
    plain: str


def read_plain(path: Path) -> dict[str, str]:
    """Each official word with its plain one, which may be empty; see ``PlainWords``.

    Raises:
        ValueError: the file cannot be read, or a row lacks one of its two columns.
    """
    return {row.official: row.plain for row in read_lexicon(path, _Row)}
