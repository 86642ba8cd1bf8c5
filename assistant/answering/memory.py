"""The memory of answers: a question that is asked again is answered without working it out."""

import threading
from collections import OrderedDict

from assistant.answering.answer import Answer


class AnswerMemory:
    """The answers to the ``most`` questions that were asked last.

    It belongs to one pipeline and so to one snapshot, whose answer to a question is always the
    same. Keys are normalised, masked questions. It is only in memory and never written anywhere.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._answers: OrderedDict[str, Answer] = OrderedDict()
        self._changing = threading.Lock()

    def __len__(self) -> int:
        return len(self._answers)

    def recall(self, text: str) -> Answer | None:
        """The answer to ``text``, if it is still known."""
        with self._changing:
            answer = self._answers.get(text)
            if answer is not None:
                self._answers.move_to_end(text)
            return answer

    def keep(self, text: str, answer: Answer) -> None:
        """Remember ``answer``; the question that was not asked for longest makes room."""
        with self._changing:
            self._answers[text] = answer
            self._answers.move_to_end(text)
            if len(self._answers) > self._most:
                self._answers.popitem(last=False)
