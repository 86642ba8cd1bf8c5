"""Whatever the status and whatever the person does, a next step and a person are named."""

import re

import pytest

from assistant.answering.answer import Answer
from assistant.answering.compose import (
    Asked,
    answer_about,
    clarification,
    crisis,
    elsewhere,
    hand_over,
)
from assistant.answering.path import several_answer
from assistant.dialogue.conversation import Conversation
from assistant.dialogue.follow_up import FollowUpLexicon
from assistant.dialogue.state import State
from assistant.dialogue.turn import Act
from assistant.pipeline import Pipeline
from assistant.status import Status
from assistant.texts import common as texts
from assistant.understanding.aspect import AskedAspect
from assistant.understanding.crisis import Danger
from assistant.wording.plain_text import plain_text
from index.snapshot import Snapshot
from ingest.elsewhere import Outside

# A place to go, a phone to ring, or something to say, tap, bring or do now.
NEXT_STEP = re.compile(
    r"窗口|派出所|登记处|工作人员|(?<!\d)1[12]\d{1,3}(?!\d)|点一下|一句话|第几个|接着问|说给我听|再来问|换个说法"
)
ITEM = State(item_id="GA-002", choices=("GA-001", "MZ-001"))
CHOICES = State(choices=("GA-001", "MZ-001"), clarifications=1)
TURNS = {
    Act.QUESTION: ("老汉走了，户口咋个销？", State()),
    Act.FOLLOW_UP: ("那要好多钱", ITEM),
    Act.CHOICE: ("第二个", CHOICES),
    Act.REJECTED: ("都不是", CHOICES),
    Act.CORRECTION: ("不是登记，是换证", ITEM),
    Act.REPEAT: ("没听清", ITEM),
    Act.ACKNOWLEDGED: ("晓得了", ITEM),
    Act.CLOSING: ("谢谢", ITEM),
    Act.STAFF: ("喊个人来", ITEM),
    Act.UNCLEAR: ("那个", State()),
    Act.CRISIS: ("我不想活了", ITEM),
}


def answers(snapshot: Snapshot, pipeline: Pipeline) -> dict[Status, Answer]:
    corpus = snapshot.corpus
    asked = Asked("问", (AskedAspect.FEE,), 0.5, pipeline.ask("领证").items)
    turn_to = {"outside": Outside.CHATTER, "turn_to": "您要办什么事可以说给我听。"}
    chatter = corpus.elsewhere["E-001"].model_copy(update=turn_to)
    return {
        Status.ANSWERED: answer_about(corpus.guides["GA-002"], asked, snapshot),
        Status.ANSWERED_PARTIALLY: answer_about(corpus.guides["YB-001"], asked, snapshot),
        Status.CLARIFICATION: clarification(asked, snapshot),
        Status.LIFE_EVENT: several_answer(asked, snapshot),
        Status.LOW_CONFIDENCE: hand_over(asked, snapshot),
        Status.NOT_IN_CATALOGUE: elsewhere(corpus.elsewhere["E-001"], asked, snapshot),
        Status.OFF_TOPIC: elsewhere(chatter, asked, snapshot),
        Status.CRISIS: crisis(Danger.DESPAIR, "问", snapshot),
    }


def assert_leads_on(answer: Answer) -> None:
    assert answer.person.window
    assert answer.person.phone == "12345"
    assert texts.PERSON.format(
        window=answer.person.window, phone=answer.person.phone
    ) in plain_text(answer)
    shown = [*answer.direct, *(line for block in answer.blocks for line in block.lines)]
    assert any(NEXT_STEP.search(line) for line in shown), shown


@pytest.mark.parametrize("status", Status)
def test_every_status_names_a_next_step_and_a_person(
    toy_snapshot: Snapshot, toy_pipeline: Pipeline, status: Status
) -> None:
    answer = answers(toy_snapshot, toy_pipeline)[status]
    assert answer.status is status
    assert_leads_on(answer)


@pytest.mark.parametrize("danger", Danger)
def test_every_danger_names_who_helps_at_once(toy_snapshot: Snapshot, danger: Danger) -> None:
    answer = crisis(danger, "问", toy_snapshot)
    assert_leads_on(answer)
    assert any("工作人员" in line for line in answer.direct)
    assert any(re.search(r"(?<!\d)1(10|19|20)(?!\d)", line) for line in answer.direct)


@pytest.mark.parametrize("act", Act)
def test_whatever_a_person_does_the_reply_names_a_next_step_and_a_person(
    toy_pipeline: Pipeline, follow_ups: FollowUpLexicon, act: Act
) -> None:
    text, state = TURNS[act]
    turn = Conversation(toy_pipeline, follow_ups).reply(text, state)
    assert turn.act is act
    assert_leads_on(turn.answer)
