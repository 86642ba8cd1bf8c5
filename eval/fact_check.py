"""A fact check: whether the answers to fact questions say what they must and nothing wrong."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tqdm import tqdm

from assistant.language.normalise import QuestionError
from assistant.pipeline import Pipeline
from assistant.wording.plain_text import plain_text
from eval.fact import Fact, Group, contradicted, missing
from eval.question_file import QuestionFile

FACTS = "facts.json"


@dataclass(frozen=True)
class Verdict:
    """What one text lacks of what it must say, and what it says that it must not."""

    missing: tuple[Group, ...]
    contradicted: tuple[Group, ...]

    @classmethod
    def of(cls, fact: Fact, text: str) -> "Verdict":
        """The verdict on ``text`` as an answer to ``fact``."""
        return cls(missing(fact, text), contradicted(fact, text))

    @property
    def right(self) -> bool:
        """Whether everything required is said and nothing is contradicted."""
        return not self.missing and not self.contradicted


@dataclass(frozen=True)
class Checked:
    """One fact question: ``as_answered`` judges the answer as it is.

    ``first_item`` judges what the person gets who is then shown the item ranked first. The two
    are the same unless the answer asserted no item.
    """

    fact: Fact
    status: str
    ranked_first: str | None
    as_answered: Verdict
    first_item: Verdict


def check_facts(
    facts: Sequence[Fact], pipeline: Pipeline, out: Path, question_set: QuestionFile
) -> dict[str, Any]:
    """Answer all ``facts``, write ``facts.json`` to ``out`` and return what it holds.

    ``share_of_groups`` is the share of all ``must`` groups that are said, ``share_right`` that
    of questions with all of them and no contradiction, both higher is better and None without a
    question; ``contradicted`` counts questions that say something they must not. Misses are the
    questions that are not right at least one way.
    """
    checked = [_check(fact, pipeline) for fact in tqdm(facts, desc="查事实", unit="问")]
    result = {
        "snapshot": pipeline.snapshot.snapshot_id,
        "question_set": asdict(question_set),
        "n": len(facts),
        "as_answered": _figures((one.fact, one.as_answered) for one in checked),
        "first_item": _figures((one.fact, one.first_item) for one in checked),
        "misses": [
            _miss(one) for one in checked if not (one.as_answered.right and one.first_item.right)
        ],
    }
    out.mkdir(parents=True, exist_ok=True)
    text = json.dumps(result, ensure_ascii=False, indent=2)
    (out / FACTS).write_text(text + "\n", encoding="utf-8")
    return result


def _check(fact: Fact, pipeline: Pipeline) -> Checked:
    try:
        answer = pipeline.ask(fact.question)
    except QuestionError as error:
        verdict = Verdict.of(fact, str(error))
        return Checked(fact, "invalid", None, verdict, verdict)
    ranked_first = answer.items[0].item_id if answer.items else None
    as_answered = first_item = Verdict.of(fact, plain_text(answer))
    if answer.item_id is None and ranked_first:
        chosen = pipeline.about(ranked_first, fact.question)
        first_item = Verdict.of(fact, plain_text(chosen))
    return Checked(fact, answer.status.value, ranked_first, as_answered, first_item)


def _figures(verdicts: Iterable[tuple[Fact, Verdict]]) -> dict[str, Any]:
    judged = list(verdicts)
    groups = sum(len(fact.must) for fact, _ in judged)
    said = groups - sum(len(verdict.missing) for _, verdict in judged)
    right = sum(verdict.right for _, verdict in judged)
    return {
        "groups": groups,
        "groups_said": said,
        "share_of_groups": round(said / groups, 4) if groups else None,
        "right": right,
        "share_right": round(right / len(judged), 4) if judged else None,
        "contradicted": sum(bool(verdict.contradicted) for _, verdict in judged),
    }


def _miss(one: Checked) -> dict[str, Any]:
    return {
        "id": one.fact.id,
        "question": one.fact.question,
        "aspect": one.fact.aspect,
        "kind": one.fact.kind,
        "status": one.status,
        "items": one.fact.items,
        "ranked_first": one.ranked_first,
        "as_answered": asdict(one.as_answered),
        "first_item": asdict(one.first_item),
    }
