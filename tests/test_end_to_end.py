"""The whole way with the real model, the real corpus and the real index."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.pipeline import Pipeline
from assistant.retrieval.weights import read_weights
from assistant.service import Service
from assistant.settings import Settings
from assistant.status import Status
from assistant.understanding.understand import Lexicon
from assistant.wording.plain_text import plain_text
from eval.batch import ANSWERS, run_batch
from eval.question import Question, read_questions
from index.manifest import SnapshotError

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def service() -> Service:
    try:
        return Service(Settings())
    except SnapshotError as error:
        pytest.fail(f"{error};或运行 make setup", pytrace=False)


@pytest.fixture(scope="module")
def sample(repository: Path) -> list[Question]:
    return read_questions(repository / "eval/questions/dev.jsonl")[::10]


@pytest.mark.parametrize(
    ("question", "item_id"),
    [
        ("老汉走了,户口咋个销", "GA-002"),
        ("结婚证遭火烧了，两口子都还在，想补一个", "MZ-005"),
        ("户口本找不到了想补办", "GA-014"),
    ],
)
def test_a_plain_question_gets_the_right_procedure(
    service: Service, question: str, item_id: str
) -> None:
    answer = service.pipeline().ask(question)
    assert answer.status is Status.ANSWERED
    assert answer.item_id == item_id
    assert answer.blocks
    assert "12345" in plain_text(answer)


def test_chatter_gets_no_procedure(service: Service) -> None:
    answer = service.pipeline().ask("给我讲个笑话嘛")
    assert answer.item_id is None
    assert answer.blocks == ()


def test_every_one_of_the_673_items_can_be_answered(service: Service) -> None:
    pipeline = service.pipeline()
    assert len(pipeline.snapshot.corpus.guides) == 673
    for item_id in pipeline.snapshot.corpus.guides:
        answer = pipeline.about(item_id, "怎么办")
        assert answer.direct
        assert plain_text(answer)


def test_a_batch_run_writes_answers_and_metrics_and_two_runs_agree(
    service: Service, sample: list[Question], repository: Path, tmp_path: Path
) -> None:
    lexicon = Lexicon.read(repository / "corpora/lexicon")
    snapshot = service.pipeline().snapshot
    # Without a memory of what was asked before.
    forgetful = Pipeline(snapshot, service.encoder, lexicon, read_weights())
    first = run_batch(sample, forgetful, tmp_path / "a")
    run_batch(sample, forgetful, tmp_path / "b")
    lines = [
        [json.loads(line) for line in (tmp_path / run / ANSWERS).read_text("utf-8").splitlines()]
        for run in ("a", "b")
    ]
    for one, other in zip(*lines, strict=True):
        del one["latency_ms"], other["latency_ms"]
        assert one == other
    fields = {"id", "question", "status", "items", "text", "cases", "blocks", "aspects", "snapshot"}
    assert set(lines[0][0]) == fields
    overall = first["overall"]
    # The untrained encoder alone reaches 0.44 and 0.62 on the 673 names.
    assert overall["hit@1"] > 0.8
    assert overall["hit@3"] > 0.9


def test_an_interrupted_batch_goes_on_where_it_was(
    service: Service, sample: list[Question], tmp_path: Path
) -> None:
    run_batch(sample[:3], service.pipeline(), tmp_path)
    (tmp_path / "metrics.json").unlink()  # what an interruption leaves
    kept = (tmp_path / "answers.jsonl").read_text(encoding="utf-8")
    run_batch(sample[:6], service.pipeline(), tmp_path)
    assert (tmp_path / "answers.jsonl").read_text(encoding="utf-8").startswith(kept)


def test_serving_imports_neither_torch_nor_gradio_before_it_is_ready() -> None:
    code = (
        "import sys; from ui.serving import server; from assistant.service import Service;"
        "from assistant.settings import Settings; Service(Settings()).pipeline().ask('身份证丢了');"
        "print(sorted({'torch', 'transformers', 'gradio', 'pandas'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
