from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.dialogue.conversation import Conversation
from assistant.dialogue.follow_up import FollowUpLexicon
from assistant.dialogue.state import State
from assistant.dialogue.turn import Act, Manner, Turn
from assistant.service import Service
from assistant.settings import Settings
from index.manifest import SnapshotError

pytestmark = pytest.mark.model
DIALOGUES = yaml.safe_load(Path(__file__).with_name("dialogues.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def conversation(repository: Path) -> Conversation:
    try:
        pipeline = Service(Settings()).pipeline()
    except SnapshotError as error:
        pytest.fail(f"{error};或运行 make setup", pytrace=False)
    return Conversation(pipeline, FollowUpLexicon.read(repository / "corpora/lexicon"))


def told(turn: Turn) -> dict[str, object]:
    return {
        "act": turn.act,
        "item": turn.state.item_id,
        "aspect": turn.state.aspect,
        "manner": turn.manner,
        "status": turn.answer.status,
        "choices": bool(turn.state.choices),
    }


def answered(conversation: Conversation, said: str, state: State, item_id: str) -> Turn:
    """The turn; asked back with the item among the choices, the person picks it as one does."""
    turn = conversation.reply(said, state)
    if turn.state.item_id or item_id not in turn.state.choices:
        return turn
    place = turn.state.choices.index(item_id) + 1
    picked = conversation.reply(f"第{place}个", turn.state)
    assert picked.act is Act.CHOICE
    return replace(picked, act=turn.act)


def test_there_are_at_least_forty_dialogues_and_every_act_occurs_in_them() -> None:
    assert len(DIALOGUES) >= 40
    turns = [turn for dialogue in DIALOGUES for turn in dialogue["turns"]]
    assert {turn["act"] for turn in turns if "act" in turn} == set(Act)
    assert {turn["manner"] for turn in turns if "manner" in turn} == set(Manner)


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=lambda dialogue: dialogue["who"])
def test_a_dialogue_goes_as_scripted(conversation: Conversation, dialogue: dict[str, Any]) -> None:
    state = State()
    for script in dialogue["turns"]:
        expected = {key: value for key, value in script.items() if key not in ("say", "picks")}
        turn = answered(conversation, script["say"], state, script.get("item", ""))
        got = told(turn)
        assert (script["say"], {key: got[key] for key in expected}) == (script["say"], expected)
        if "picks" in script:
            place = script["picks"] - (script["picks"] > 0)
            assert turn.state.item_id == state.choices[place]
        state = turn.state
