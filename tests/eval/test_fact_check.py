import json
from pathlib import Path

import pytest

from assistant.pipeline import Pipeline
from assistant.retrieval.weights import read_weights
from assistant.understanding.understand import Lexicon
from eval.fact import Fact
from eval.fact_check import FACTS, check_facts
from eval.question_file import QuestionFile
from index.encoder import Encoder
from index.snapshot import Snapshot

USED = QuestionFile("/q.jsonl", "0")
FEE = Fact(
    id="1",
    question="老汉走了，销户口要钱不？",
    items=("GA-002",),
    must=(("不收费",), ("免征契税",)),
    must_not=(("12345",),),
)


@pytest.fixture
def asking_back(toy_snapshot: Snapshot, toy_encoder: Encoder, lexicon: Lexicon) -> Pipeline:
    """The toy pipeline, but so careful that it never asserts an item."""
    weights = read_weights()
    careful = weights.decision.model_copy(update={"answer_at": 0.999999, "clarify_at": 0.000001})
    careful_weights = weights.model_copy(update={"decision": careful})
    return Pipeline(toy_snapshot, toy_encoder, lexicon, careful_weights)


def test_groups_questions_and_contradictions_are_counted(
    toy_pipeline: Pipeline, tmp_path: Path
) -> None:
    right = FEE.model_copy(update={"id": "2", "must": (("户口",),), "must_not": ()})
    result = check_facts([FEE, right], toy_pipeline, tmp_path, USED)
    assert result["first_item"] == {
        "groups": 3,
        "groups_said": 2,
        "share_of_groups": round(2 / 3, 4),
        "right": 1,
        "share_right": 0.5,
        "contradicted": 1,
    }
    assert [miss["id"] for miss in result["misses"]] == ["1"]
    assert result["misses"][0]["first_item"]["missing"] == (("免征契税",),)


def test_the_result_is_written(toy_pipeline: Pipeline, tmp_path: Path) -> None:
    result = check_facts([FEE], toy_pipeline, tmp_path / "new", USED)
    written = json.loads((tmp_path / "new" / FACTS).read_text(encoding="utf-8"))
    assert written == json.loads(json.dumps(result))
    assert written["question_set"] == {"path": "/q.jsonl", "sha256": "0"}


def test_a_clarification_is_judged_as_it_is_and_by_its_first_item(
    asking_back: Pipeline, tmp_path: Path
) -> None:
    result = check_facts([FEE], asking_back, tmp_path, USED)
    (miss,) = result["misses"]
    assert miss["status"] == "clarification"
    assert miss["ranked_first"] == "GA-002"
    assert result["as_answered"]["groups_said"] == 0
    assert result["first_item"]["groups_said"] == 1


def test_what_is_no_question_is_judged_by_what_was_told(
    toy_pipeline: Pipeline, tmp_path: Path
) -> None:
    empty = FEE.model_copy(update={"question": " ", "must": (("没有看到问题",),), "must_not": ()})
    assert check_facts([empty], toy_pipeline, tmp_path, USED)["as_answered"]["right"] == 1


def test_no_questions_have_no_share(toy_pipeline: Pipeline, tmp_path: Path) -> None:
    assert check_facts([], toy_pipeline, tmp_path, USED)["as_answered"]["share_right"] is None
