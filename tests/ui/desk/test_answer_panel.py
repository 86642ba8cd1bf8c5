from typing import Any

import pytest

from assistant.answering.answer import Answer, Choice, RankedName, SimilarCase
from assistant.pipeline import Pipeline
from assistant.service import Service
from assistant.settings import Settings
from assistant.status import Status
from assistant.understanding.snag import SnagLexicon
from tests.assistant.records.made import answer
from tests.ui.desk.desk_world import QUESTION
from ui.desk.answer_panel import Panel, panel

pytestmark = pytest.mark.model


@pytest.fixture
def pipeline(desk_service: Service) -> Pipeline:
    return desk_service.pipeline()


@pytest.fixture
def snags(desk_settings: Settings) -> SnagLexicon:
    return SnagLexicon.read(desk_settings.corpora / "lexicon")


def given(**changes: Any) -> Answer:  # noqa: ANN401 - any field
    items = tuple(
        RankedName(item_id=item_id, name=name, confidence=sure)
        for item_id, name, sure in (("GA-001", "出生登记", 0.5), ("GA-002", "销户", 0.3))
    )
    return answer().model_copy(update={"items": items, "evidence": None} | changes)


def test_a_clarification_is_read_aloud_with_the_names_since_nobody_sees_buttons(
    pipeline: Pipeline, snags: SnagLexicon
) -> None:
    choices = (
        Choice(label="给娃娃上户口", item_id="GA-001"),
        Choice(label="家人去世销户口", item_id="GA-002"),
    )
    asked = given(status=Status.CLARIFICATION, item_id=None, choices=choices)
    shown = panel(asked, asked, pipeline, snags)
    assert shown.brief == "请问是给娃娃上户口，还是家人去世销户口？"
    assert [one.sure for one in shown.candidates] == ["把握 50%", "把握 30%"]
    assert not any(one.answered for one in shown.candidates)


def test_what_somebody_chose_keeps_the_candidates_and_the_evidence_of_the_question(
    pipeline: Pipeline, snags: SnagLexicon
) -> None:
    asked, chosen = pipeline.ask(QUESTION), pipeline.about("GA-001", QUESTION)
    shown = panel(chosen, asked, pipeline, snags)
    assert (shown.name, shown.sure) == ("出生登记", "您选的")
    assert [one.item_id for one in shown.candidates if one.answered] == ["GA-001"]
    assert shown.why is not None
    assert {hit.passage_id.partition("/")[0] for hit in shown.why.used} <= {"GA-001"}


def test_the_passages_of_a_case_that_is_shown_are_not_rejected(
    pipeline: Pipeline, snags: SnagLexicon
) -> None:
    case = SimilarCase(
        case_id="C-001",
        title="户口簿拿不到",
        origin="",
        why="",
        root_cause="材料不全",
        measures=(),
        lines=(),
        still_valid=True,
    )
    asked = pipeline.ask("前头那个不借户口簿，我咋个扯证？")
    without, shown = (why(asked, cases, pipeline, snags) for cases in ((), (case,)))
    assert any(hit.passage_id.startswith("C-001/") for hit in without.rejected)
    assert not any(hit.passage_id.startswith("C-001/") for hit in shown.rejected)
    assert len(without.used) + len(without.rejected) == len(shown.used) + len(shown.rejected)


def why(
    asked: Answer, cases: tuple[SimilarCase, ...], pipeline: Pipeline, snags: SnagLexicon
) -> Any:  # noqa: ANN401 - the evidence, which is there
    answer = asked.model_copy(update={"cases": cases})
    shown: Panel = panel(answer, answer, pipeline, snags)
    return shown.why
