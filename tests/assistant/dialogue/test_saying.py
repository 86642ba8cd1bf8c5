import pytest

from assistant.dialogue.saying import Saying, direct_only
from assistant.dialogue.state import State
from assistant.pipeline import Pipeline
from assistant.status import Status
from assistant.texts import common as texts
from assistant.understanding.aspect import AskedAspect
from assistant.understanding.crisis import Danger


@pytest.fixture(scope="module")
def saying(toy_pipeline: Pipeline) -> Saying:
    return Saying(toy_pipeline)


@pytest.mark.parametrize("aspect", AskedAspect)
def test_a_known_aspect_is_answered_although_the_turn_does_not_name_it(
    saying: Saying, toy_pipeline: Pipeline, aspect: AskedAspect
) -> None:
    known = toy_pipeline.about("MZ-001", aspects=(aspect,))
    assert saying.about("MZ-001", aspect).direct == known.direct


def test_what_the_turn_names_otherwise_gives_way_to_the_known_aspect(saying: Saying) -> None:
    online = saying.about("MZ-001", AskedAspect.FEE, "网上得行不")
    assert online.direct == saying.about("MZ-001", AskedAspect.FEE).direct


def test_a_turn_as_long_as_allowed_is_still_answered(saying: Saying) -> None:
    answer = saying.about("MZ-001", AskedAspect.FEE, "长" * 1000)
    assert answer.direct == saying.about("MZ-001", AskedAspect.FEE).direct


@pytest.mark.parametrize(
    ("state", "status"),
    [
        (State(item_id="GA-002"), Status.ANSWERED),
        (State(told="E-001"), Status.NOT_IN_CATALOGUE),
        (State(told="LE-01", choices=("GA-002", "YB-001")), Status.LIFE_EVENT),
        (State(told=Status.LIFE_EVENT, choices=("GA-002", "MZ-001")), Status.LIFE_EVENT),
        (State(told=Danger.VIOLENCE), Status.CRISIS),
        (State(told=Status.LOW_CONFIDENCE), Status.LOW_CONFIDENCE),
        (State(choices=("GA-001", "GA-002")), Status.CLARIFICATION),
    ],
)
def test_what_was_said_last_is_said_again(saying: Saying, state: State, status: Status) -> None:
    answer = saying.repeated(state)
    assert answer is not None
    assert answer.status is status
    assert (answer.item_id or "") == state.item_id


def test_a_danger_is_repeated_with_its_own_help(saying: Saying) -> None:
    answer = saying.repeated(State(told=Danger.VIOLENCE))
    assert answer is not None
    assert answer.direct == texts.CRISIS[Danger.VIOLENCE]


def test_the_runners_up_are_offered_again(saying: Saying) -> None:
    answer = saying.repeated(State(item_id="GA-002", choices=("GA-001",)))
    assert answer is not None
    assert [choice.item_id for choice in answer.choices] == ["GA-001"]


def test_nothing_said_is_nothing_to_repeat(saying: Saying) -> None:
    assert saying.repeated(State()) is None


def test_a_hand_over_says_what_is_given_first_and_names_a_person(saying: Saying) -> None:
    answer = saying.hand_over("先说一句。")
    assert answer.direct == ("先说一句。", texts.LOW_CONFIDENCE)
    assert answer.person.phone == "12345"


def test_the_direct_reply_alone_keeps_the_path_that_it_points_to(saying: Saying) -> None:
    path = saying.repeated(State(told="LE-01", choices=("GA-002", "YB-001")))
    assert path is not None
    assert [block.kind for block in direct_only(path).blocks] == ["path"]
    assert direct_only(saying.about("GA-002", None)).blocks == ()
