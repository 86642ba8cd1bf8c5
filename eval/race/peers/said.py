"""For libraries that hand one text to words and vectors alike: our words, and what was said."""

from collections.abc import Sequence

from eval.race.peer import Tokens
from index.encoder import Encoder, Vectors


class Said:
    """Joins our words with spaces for BM25 and finds the question again for the encoder."""

    def __init__(self, tokens: Tokens | None) -> None:
        self._tokens = tokens
        self._questions: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        """What the library is given for ``text``: itself without tokens."""
        return " ".join(self._tokens(text)) if self._tokens else text

    def asked(self, question: str) -> str:
        """The same for a question, which is remembered."""
        said = self(question)
        self._questions[said] = question
        return said

    def vectors(self, encoder: Encoder, said: Sequence[str]) -> Vectors:
        """Vectors of the questions that ``asked`` made ``said`` of."""
        return encoder.encode_queries([self._questions.get(one, one) for one in said])
