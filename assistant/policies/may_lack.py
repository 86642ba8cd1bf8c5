"""What a person may be told to lack: the changes that can still come, by the rules of a file.

Nobody is told that they lack a death, a child or an illness, that they are too old, or that they
would need to be poorer than they are. A change that no row allows is never offered as a lack.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from assistant.language.lexicon_table import listed, read_lexicon
from assistant.policies.tree import Claim, Facts
from ingest.policy import PROFILE_FIELDS, Operator
from ingest.source import Record


class Change(Record):
    """One row of ``lexicon/may_lack.tsv``.

    For words: who has ``has`` may come to one of ``may_become`` (parted by 、). For numbers:
    ``may_become`` is ``>=``, ``<=`` or ``==``, and the bound lies at most ``within`` away.
    """

    field: str
    has: str = ""
    may_become: Annotated[tuple[str, ...], BeforeValidator(listed)] = Field(min_length=1)
    within: int = Field(default=0, ge=0)
    why: str = Field(min_length=2)

    @model_validator(mode="after")
    def _known_words(self) -> "Change":
        if self.field not in PROFILE_FIELDS:
            raise ValueError(f"field 只能是:{'、'.join(PROFILE_FIELDS)}")
        choices = PROFILE_FIELDS[self.field]
        has = () if choices is None and not self.has else (self.has,)
        for value in (*has, *self.may_become):
            if value not in (choices or tuple(Operator)):
                raise ValueError(f"{self.field} 只能写:{'、'.join(choices or tuple(Operator))}")
        return self


@dataclass(frozen=True)
class MayLack:
    """``words``: (field, value) → values to come; ``numbers``: (field, operator) → distance."""

    words: Mapping[tuple[str, str], frozenset[str]]
    numbers: Mapping[tuple[str, Operator], int]

    @classmethod
    def read(cls, path: Path) -> "MayLack":
        """Read the file.

        Raises:
            ValueError: a row is wrong; the message names the line, the value and what is allowed.
        """
        rows = read_lexicon(path, Change)
        return cls(
            words={(r.field, r.has): frozenset(r.may_become) for r in rows if r.has},
            numbers={
                (r.field, Operator(op)): r.within for r in rows if not r.has for op in r.may_become
            },
        )

    def may_come(self, claim: Claim, facts: Facts) -> bool:
        """Whether the person with ``facts`` may be told that ``claim`` is what they lack."""
        has, value = facts.get(claim.field), claim.leaf.value
        if isinstance(has, int):
            operator = claim.leaf.op
            if not claim.wanted or not isinstance(value, int) or operator is None:
                return False
            return abs(value - has) <= self.numbers.get((claim.field, operator), -1)
        to_come = self.words.get((claim.field, has or ""), frozenset())
        values = {*value} if isinstance(value, tuple) else {str(value)}
        return bool(to_come & values if claim.wanted else to_come - values)
