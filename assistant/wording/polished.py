"""A direct reply, polished when that went well, and what became of the attempt."""

from dataclasses import dataclass

from assistant.answering.answer import Answer
from assistant.settings import Settings
from assistant.status import Status
from assistant.wording.polish import OpenAiPolisher, Polisher, PolishError
from assistant.wording.polish_check import PolishCheck

_POLISHED = frozenset({Status.ANSWERED, Status.ANSWERED_PARTIALLY})
_FIXED = 1  # the first line names the item


@dataclass(frozen=True)
class Polishing:
    """A polisher and the check that its words must pass."""

    polisher: Polisher
    check: PolishCheck

    def apply(self, answer: Answer) -> tuple[Answer, str]:
        """``answer`` with its direct reply polished, or as it is; and what happened.

        Only answers from a guide are polished, never care, refusals or questions back. Whatever
        goes wrong, the answer stays as it is: ``accepted``, ``skipped``, ``refused: …`` with the
        first fault that the check finds, or ``failed: …``.
        """
        first, lines = answer.direct[:_FIXED], answer.direct[_FIXED:]
        if answer.status not in _POLISHED or not lines:
            return answer, "skipped"
        try:
            text = self.polisher.polish(lines)
        except PolishError as error:
            return answer, f"failed: {error}"
        except Exception as error:  # a polisher of others may fail as it likes
            return answer, f"failed: {type(error).__name__}"
        fault = self.check.fault(text, lines)
        if fault is not None:
            return answer, f"refused: {fault}"
        spoken = tuple(line.strip() for line in text.splitlines() if line.strip())
        return answer.model_copy(update={"direct": (*first, *spoken)}), "accepted"


def open_polishing(settings: Settings) -> Polishing | None:
    """The polishing of the settings; None, which is the default, when no URL is set.

    Raises:
        PolishError: httpx is not installed.
        ValueError: ``lexicon/polish.tsv`` is missing or has a bad row.
    """
    if not settings.polish_url:
        return None
    polisher = OpenAiPolisher(
        settings.polish_url,
        settings.polish_model,
        settings.polish_key,
        settings.polish_timeout_s,
    )
    return Polishing(polisher, PolishCheck.read(settings.corpora / "lexicon" / "polish.tsv"))
