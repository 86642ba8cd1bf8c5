"""The rule files behind support policies, read once for each folder."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.policies.may_lack import MayLack
from assistant.policies.refused import RefusedLexicon
from assistant.policies.told_lexicon import ToldLexicon
from assistant.settings import Settings


@dataclass(frozen=True)
class PolicyLexicon:
    """What people tell of themselves, how they tell a refusal, and what they may lack."""

    told: ToldLexicon
    refused: RefusedLexicon
    may_lack: MayLack

    @classmethod
    def read(cls, folder: Path) -> "PolicyLexicon":
        """Read the files of ``folder``.

        Raises:
            ValueError: a row is wrong; the message names the line, the value and what is allowed.
        """
        return cls(
            told=ToldLexicon.read(folder / "told.tsv"),
            refused=RefusedLexicon.read(folder / "refused.tsv"),
            may_lack=MayLack.read(folder / "may_lack.tsv"),
        )


@cache
def policy_lexicon() -> PolicyLexicon:
    """The files of the corpora folder that the settings name."""
    return PolicyLexicon.read(Settings().corpora / "lexicon")
