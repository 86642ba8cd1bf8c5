from dataclasses import replace

import pytest

from assistant.dialogue.conversation import Conversation
from assistant.dialogue.follow_up import FollowUpLexicon
from assistant.dialogue.state import State
from assistant.dialogue.turn import Act, Manner
from assistant.language.normalise import QuestionError
from assistant.pipeline import Pipeline
from assistant.status import Status
from assistant.texts import common as texts
from assistant.texts import conversation as said
from assistant.understanding.aspect import AskedAspect
from assistant.understanding.crisis import Danger

TWO = ("GA-001", "MZ-001")


@pytest.fixture(scope="module")
def conversation(toy_pipeline: Pipeline, follow_ups: FollowUpLexicon) -> Conversation:
    return Conversation(toy_pipeline, follow_ups)


@pytest.fixture(scope="module")
def item(toy_pipeline: Pipeline) -> State:
    return State(item_id="GA-002", snapshot=toy_pipeline.snapshot.snapshot_id)


def test_a_first_question_is_answered_as_the_pipeline_answers_it(
    conversation: Conversation, toy_pipeline: Pipeline
) -> None:
    turn = conversation.reply("老汉走了，户口咋个销？", State())
    alone = toy_pipeline.ask("老汉走了，户口咋个销？")
    assert turn.act is Act.QUESTION
    assert turn.answer.model_copy(update={"evidence": None}) == alone.model_copy(
        update={"evidence": None}
    )


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("那要好多钱?", AskedAspect.FEE),
        ("我妈走不动咋办", AskedAspect.PROXY),
        ("要带啥子", AskedAspect.MATERIALS),
        ("网上得行不", AskedAspect.ONLINE),
    ],
)
def test_an_ellipsis_is_about_the_item_under_discussion(
    conversation: Conversation, item: State, text: str, aspect: AskedAspect
) -> None:
    turn = conversation.reply(text, item)
    assert turn.act is Act.FOLLOW_UP
    assert turn.answer.item_id == "GA-002"
    assert (turn.state.item_id, turn.state.aspect) == ("GA-002", aspect)
    assert turn.answer.question


def test_asking_whether_something_is_needed_is_answered_with_what_is_needed(
    conversation: Conversation, item: State
) -> None:
    turn = conversation.reply("要登报不", item)
    assert (turn.act, turn.state.aspect) == (Act.FOLLOW_UP, AskedAspect.MATERIALS)


def test_a_relative_named_alone_keeps_the_aspect(conversation: Conversation, item: State) -> None:
    turn = conversation.reply("那我老汉儿呢", replace(item, aspect=AskedAspect.FEE))
    assert (turn.act, turn.state.aspect) == (Act.FOLLOW_UP, AskedAspect.FEE)


@pytest.mark.parametrize(("text", "item_id"), [("第二个", "MZ-001"), ("1", "GA-001")])
def test_a_choice_is_picked_by_its_place_and_answers_what_was_asked(
    conversation: Conversation, text: str, item_id: str
) -> None:
    asked = State(aspect=AskedAspect.FEE, choices=TWO, clarifications=1)
    turn = conversation.reply(text, asked)
    assert turn.act is Act.CHOICE
    assert turn.state.item_id == item_id
    assert turn.state.aspect is AskedAspect.FEE
    assert turn.state.clarifications == 0


def test_a_choice_is_picked_by_the_words_of_its_label(conversation: Conversation) -> None:
    turn = conversation.reply("结婚登记", State(choices=TWO, clarifications=1))
    assert (turn.act, turn.state.item_id) == (Act.CHOICE, "MZ-001")


def test_yes_takes_the_only_choice_and_asks_among_several(conversation: Conversation) -> None:
    only = conversation.reply("对头", State(choices=TWO[:1], clarifications=1))
    several = conversation.reply("对头", State(choices=TWO, clarifications=1))
    assert (only.act, only.state.item_id) == (Act.CHOICE, "GA-001")
    assert (several.act, several.state.choices) == (Act.UNCLEAR, TWO)
    assert several.answer.direct == (said.SAY_WHICH_ONE,)


def test_a_place_past_the_last_says_how_many_there_are(conversation: Conversation) -> None:
    turn = conversation.reply("第五个", State(choices=TWO, clarifications=1))
    assert turn.answer.direct == (said.PAST_THE_LAST.format(count=2),)
    assert turn.state.choices == TWO


def test_an_aspect_without_a_choice_waits_for_the_choice(conversation: Conversation) -> None:
    asked = conversation.reply("要好多钱", State(choices=TWO, clarifications=1))
    assert (asked.act, asked.state.choices) == (Act.UNCLEAR, TWO)
    turn = conversation.reply("第二个", asked.state)
    assert (turn.state.item_id, turn.state.aspect) == ("MZ-001", AskedAspect.FEE)


def test_an_aspect_without_a_matter_waits_for_the_matter(
    conversation: Conversation, toy_pipeline: Pipeline
) -> None:
    asked = conversation.reply("要好多钱?", State())
    assert asked.act is Act.UNCLEAR
    assert "费用" in asked.answer.direct[0]
    turn = conversation.reply("婚检是不是必须做？", asked.state)
    assert (turn.act, turn.state.item_id) == (Act.QUESTION, "MZ-001")
    fee = toy_pipeline.snapshot.corpus.guides["MZ-001"].fee
    assert fee is not None
    assert fee.amount in turn.answer.direct


def test_at_most_two_clarifications_in_a_row_then_the_window(conversation: Conversation) -> None:
    state, statuses = State(), []
    for _ in range(3):
        turn = conversation.reply("都不是", state)
        state = turn.state
        statuses.append(turn.answer.status)
    assert statuses == [Status.CLARIFICATION, Status.CLARIFICATION, Status.LOW_CONFIDENCE]
    assert turn.answer.direct == (said.ENOUGH_ASKED, texts.LOW_CONFIDENCE)
    assert state.clarifications == 0


def test_an_answer_between_starts_the_count_anew(conversation: Conversation, item: State) -> None:
    turn = conversation.reply("要好多钱", replace(item, clarifications=2))
    assert turn.state.clarifications == 0


def test_a_refused_item_gives_way_to_the_runners_up(
    conversation: Conversation, item: State
) -> None:
    turn = conversation.reply("不是这个", replace(item, choices=TWO))
    assert (turn.act, turn.state.item_id, turn.state.choices) == (Act.REJECTED, "", TWO)
    assert turn.answer.status is Status.CLARIFICATION


def test_a_corrected_aspect_keeps_the_item(conversation: Conversation, item: State) -> None:
    turn = conversation.reply("我问的是多少钱", item)
    assert (turn.act, turn.state.item_id) == (Act.CORRECTION, "GA-002")
    assert turn.state.aspect is AskedAspect.FEE


def test_a_corrected_person_keeps_the_item_and_tells_who_may_go(
    conversation: Conversation, item: State
) -> None:
    turn = conversation.reply("不是我，是我妈", item)
    assert (turn.act, turn.state.item_id) == (Act.CORRECTION, "GA-002")
    assert turn.state.aspect is AskedAspect.PROXY


def test_a_corrected_deed_offers_the_item_and_its_twins(
    conversation: Conversation, item: State
) -> None:
    turn = conversation.reply("不是登记，是换证", item)
    assert turn.act is Act.CORRECTION
    assert turn.answer.status is Status.CLARIFICATION
    assert turn.state.choices[0] == "GA-002"


def test_a_corrected_matter_is_a_question_of_its_own(
    conversation: Conversation, item: State, toy_pipeline: Pipeline
) -> None:
    turn = conversation.reply("我说的是结婚", item)
    assert turn.act is Act.CORRECTION
    assert turn.answer.items == toy_pipeline.ask("结婚").items


def test_a_correction_after_choices_picks_by_words(conversation: Conversation) -> None:
    turn = conversation.reply("不是离婚，是结婚登记", State(choices=TWO, clarifications=1))
    assert (turn.act, turn.state.item_id) == (Act.CORRECTION, "MZ-001")


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("说慢点", Manner.SLOWER),
        ("大声点", Manner.LOUDER),
        ("再说一遍", Manner.AGAIN),
        ("没听清，说慢点", Manner.SLOWER),
        ("太长了，说简单点", Manner.SIMPLER),
    ],
)
def test_the_same_answer_is_told_in_the_manner_asked_for(
    conversation: Conversation, item: State, text: str, manner: Manner
) -> None:
    before = conversation.reply("要好多钱", item)
    turn = conversation.reply(text, before.state)
    assert (turn.act, turn.manner) == (Act.REPEAT, manner)
    assert turn.answer.direct == before.answer.direct
    assert turn.answer.blocks == (() if manner is Manner.SIMPLER else before.answer.blocks)
    assert turn.state == before.state


@pytest.mark.parametrize("text", ["谢谢", "好的，晓得咋办了，谢谢", "再见", "没得问题了，我走了哈"])
def test_thanks_and_goodbye_close_kindly_and_leave_nothing(
    conversation: Conversation, item: State, text: str
) -> None:
    turn = conversation.reply(text, item)
    assert (turn.act, turn.state) == (Act.CLOSING, State())
    assert turn.answer.direct == (said.CLOSING,)


def test_a_word_of_understanding_keeps_the_matter(conversation: Conversation, item: State) -> None:
    turn = conversation.reply("晓得了", item)
    assert (turn.act, turn.state) == (Act.ACKNOWLEDGED, item)


def test_a_grunt_does_not_end_the_matter(conversation: Conversation, item: State) -> None:
    turn = conversation.reply("那个", item)
    assert (turn.act, turn.state.item_id) == (Act.UNCLEAR, "GA-002")
    assert turn.answer.direct == (said.WHAT_OF_IT,)


def test_staff_are_named_and_the_matter_stays(conversation: Conversation, item: State) -> None:
    turn = conversation.reply("找工作人员", item)
    assert (turn.act, turn.state) == (Act.STAFF, item)
    assert "窗口" in turn.answer.direct[0]


def test_danger_comes_before_everything(conversation: Conversation, item: State) -> None:
    turn = conversation.reply("第二个，我不想活了", replace(item, choices=TWO))
    assert turn.act is Act.CRISIS
    assert turn.answer.status is Status.CRISIS
    assert turn.state.told == Danger.DESPAIR
    assert turn.state.item_id == ""


@pytest.mark.parametrize(
    ("item_id", "text", "other"),
    [("GA-002", "结婚证怎么写", "MZ-001"), ("MZ-001", "医院证明", "GA-002")],
)
def test_where_a_turn_may_go_on_or_begin_anew_the_other_reading_is_offered_beside(
    conversation: Conversation, item: State, item_id: str, text: str, other: str
) -> None:
    turn = conversation.reply(text, replace(item, item_id=item_id))
    assert {item_id, other} <= {turn.state.item_id, *turn.state.choices}
    assert [choice.item_id for choice in turn.answer.choices] == list(turn.state.choices)


def test_a_question_about_the_same_item_keeps_all_of_its_own_answer(
    conversation: Conversation, item: State, toy_pipeline: Pipeline
) -> None:
    turn = conversation.reply("老汉走了，户口咋个销？", item)
    assert turn.act is Act.FOLLOW_UP
    assert turn.answer.items == toy_pipeline.ask("老汉走了，户口咋个销？").items


def test_a_state_of_an_older_snapshot_works_and_says_that_the_data_is_new(
    conversation: Conversation, item: State
) -> None:
    turn = conversation.reply("要好多钱", replace(item, snapshot="000000000000"))
    assert turn.answer.item_id == "GA-002"
    assert said.RENEWED in turn.answer.notices
    assert turn.state.snapshot == item.snapshot


def test_an_item_that_is_gone_is_told(conversation: Conversation) -> None:
    turn = conversation.reply("要好多钱", State(item_id="XX-001", snapshot="000000000000"))
    assert turn.answer.item_id is None
    assert said.ITEM_GONE in turn.answer.notices


def test_a_number_in_a_follow_up_is_masked_and_said_so(
    conversation: Conversation, item: State
) -> None:
    turn = conversation.reply("13800138000要带啥子", item)
    assert texts.MASKED in turn.answer.notices
    assert "13800138000" not in turn.answer.model_dump_json()


def test_an_empty_turn_is_refused_kindly(conversation: Conversation, item: State) -> None:
    with pytest.raises(QuestionError, match="比如"):
        conversation.reply("  ", item)


def test_the_same_turn_has_the_same_reply(conversation: Conversation, item: State) -> None:
    first, second = (conversation.reply("要带照片不", item) for _ in range(2))
    assert first.state == second.state
    assert first.answer.direct == second.answer.direct
