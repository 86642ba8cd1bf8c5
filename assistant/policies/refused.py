"""Whether a question tells that the person was turned down, or does not meet the conditions."""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Literal

from pydantic import model_validator

from assistant.language.lexicon_table import read_lexicon
from assistant.language.pattern import Pattern
from ingest.source import Record


class Refusal(StrEnum):
    """What was told: the conditions are not met, or the application came back."""

    NOT_ELIGIBLE = "not_eligible"
    TURNED_DOWN = "turned_down"


class RefusedRow(Record):
    """One row of ``lexicon/refused.tsv``.

    ``said`` is a phrase, or a pattern for the other kinds. ``except`` covers words that sound
    like a refusal and are none: a photo that does not fit, a boss who refuses.
    """

    kind: Literal["phrase", "pattern", "except"]
    said: Pattern
    means: Refusal | Literal[""]

    @model_validator(mode="after")
    def _means_something(self) -> "RefusedRow":
        if (self.kind == "except") is not (self.means == ""):
            raise ValueError("except 的 means 空着，别的写 not_eligible 或 turned_down")
        return self


@dataclass(frozen=True)
class RefusedLexicon:
    """The rows of the file: each pattern with its meaning, and the exceptions."""

    patterns: tuple[tuple[re.Pattern[str], Refusal], ...]
    exceptions: tuple[re.Pattern[str], ...]

    @classmethod
    def read(cls, path: Path) -> "RefusedLexicon":
        """Read the file.

        Raises:
            ValueError: a row is wrong; the message names the line, the value and what is allowed.
        """
        rows = read_lexicon(path, RefusedRow)
        return cls(
            patterns=tuple(
                (re.compile(re.escape(r.said) if r.kind == "phrase" else r.said), Refusal(r.means))
                for r in rows
                if r.kind != "except"
            ),
            exceptions=tuple(re.compile(r.said) for r in rows if r.kind == "except"),
        )

    def refusal(self, text: str) -> Refusal | None:
        """The refusal that ``text`` (normalised) tells; “not eligible” where it tells both."""
        for pattern in self.exceptions:
            text = pattern.sub(" ", text)
        found = {means for pattern, means in self.patterns if pattern.search(text)}
        return min(found, key=list(Refusal).index, default=None)
