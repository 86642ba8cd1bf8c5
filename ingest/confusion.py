"""Sounds that Sichuan speech and recognisers do not keep apart (``lexicon/confusions.tsv``)."""

from typing import Literal

from ingest.guide import Sentence
from ingest.source import Record


class Confusion(Record):
    """At one ``part`` of a toneless syllable, ``said`` counts as ``stands_for``.

    A said initial that ends in a vowel, such as ``hu``, matches only before another vowel.
    """

    part: Literal["initial", "final"]
    said: str
    stands_for: str
    note: Sentence
