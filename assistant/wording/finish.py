"""The finishing of an answer: a kind opening, plain words, what was masked, an optional polish."""

from assistant.answering.answer import Answer
from assistant.language.mask import is_masked
from assistant.texts import common as texts
from assistant.understanding.understand import Lexicon
from assistant.wording.plain_words import PlainWords
from assistant.wording.polished import Polishing
from ingest.corpus import Corpus


class Finish:
    """Finishes composed answers; changes no fact of theirs."""

    def __init__(self, lexicon: Lexicon, corpus: Corpus, polishing: Polishing | None) -> None:
        """``polishing`` is None unless the settings name a polisher."""
        self.plain_words = PlainWords(lexicon.plain, (g.name for g in corpus.guides.values()))
        self._care = lexicon.care
        self._polishing = polishing

    def apply(self, answer: Answer) -> tuple[Answer, str]:
        """``answer`` finished, and what became of polishing it (empty: it is off)."""
        outcome = ""
        if self._polishing is not None:
            answer, outcome = self._polishing.apply(answer)
        masked = (texts.MASKED,) if is_masked(answer.question) else ()
        opening = self._care.opening(answer.question, answer.status) if answer.question else None
        touched = {"opening": opening, "notices": (*answer.notices, *masked)}
        return self.plain_words.explain(answer.model_copy(update=touched)), outcome
