"""Understanding: what a question says beside its words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.language.plain_lexicon import read_plain
from assistant.understanding.aspect import AskedAspect
from assistant.understanding.aspect_model import AspectModel
from assistant.understanding.care import CareLexicon
from assistant.understanding.crisis import CrisisLexicon
from assistant.understanding.everyday import Everyday
from assistant.understanding.several import SeveralLexicon
from assistant.understanding.snag import SnagLexicon
from assistant.understanding.story import Story
from assistant.understanding.whom import ASKED_FOR, Whom, WhomLexicon

_ROOM = 3  # aspects, up to which what helps in any case is added


@dataclass(frozen=True)
class Understood:
    """A question and what it says.

    ``text`` is normalised; ``need`` is what is left of it without fillers and small talk;
    ``service_words`` are the words of the guides for its everyday words; ``aspects`` are
    what to answer first, likeliest first; ``several`` says that it asks for several matters.
    """

    text: str
    need: str
    service_words: tuple[str, ...]
    aspects: tuple[AskedAspect, ...]
    whom: Whom
    several: bool


@dataclass(frozen=True)
class Lexicon:
    """All that the folder ``corpora/lexicon`` holds for understanding a question."""

    aspects: AspectModel
    crisis: CrisisLexicon
    everyday: Everyday
    story: Story
    whom: WhomLexicon
    several: SeveralLexicon
    snags: SnagLexicon
    care: CareLexicon
    plain: Mapping[str, str]

    @classmethod
    def read(cls, folder: Path) -> "Lexicon":
        """Read the files of ``folder``.

        Raises:
            ValueError: a value that does not exist.
        """
        return cls(
            aspects=AspectModel.load(),
            crisis=CrisisLexicon.read(folder / "crisis.tsv"),
            everyday=Everyday.read(folder / "everyday.tsv"),
            story=Story.read(folder / "stop_phrases.txt", folder / "needs.tsv"),
            whom=WhomLexicon.read(folder / "whom.tsv"),
            several=SeveralLexicon.read(folder / "several.tsv"),
            snags=SnagLexicon.read(folder),
            care=CareLexicon.read(folder / "care.tsv"),
            plain=read_plain(folder / "plain.tsv"),
        )

    def understand(self, text: str, in_common: Callable[[str], float]) -> Understood:
        """What the normalised ``text`` says; see ``Story.need`` for ``in_common``."""
        several, whom = self.several.asked(text), self.whom.whom(text)
        # Where several matters are asked for, each sentence may carry one.
        need = self.story.without_fillers(text) if several else self.story.need(text, in_common)
        return Understood(
            text=text,
            need=need,
            service_words=self.everyday.service_words(need),
            aspects=_answered(self.aspects.asked(text), whom),
            whom=whom,
            several=several,
        )


def _answered(asked: tuple[AskedAspect, ...], whom: Whom) -> tuple[AskedAspect, ...]:
    """``asked`` and, where there is room, what helps in any case.

    Whoever asks for somebody else wants to know whether they may go in their place; and what the
    matter is and how it begins helps everybody.
    """
    helpful = [AskedAspect.PROXY] if whom in ASKED_FOR else []
    return tuple(dict.fromkeys((*asked, *helpful, AskedAspect.HOW)))[: max(_ROOM, len(asked))]
