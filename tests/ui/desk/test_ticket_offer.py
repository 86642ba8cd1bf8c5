from typing import Any

import pytest

from assistant.records.permission import Role
from assistant.tickets.moves import possible
from assistant.tickets.role import LADDER, Actor, Outsider
from assistant.tickets.stage import Complexity, Outcome, Stage
from assistant.tickets.step import Step
from tests.assistant.tickets.made import CHIEF, COLLEAGUE, DIRECTOR, SPECIALIST, at, ticket
from ui.desk.ticket_offer import Offer, offers

DEPARTMENTS = {"GA": "市公安局", "MZ": "市民政局"}
LEVELS = {role: role.value for role in LADDER}


def offered(actor: Actor = SPECIALIST, **state: Any) -> dict[Step, Offer]:  # noqa: ANN401
    found = offers(ticket(**state), actor, at(), DEPARTMENTS, LEVELS)
    return {offer.step: offer for offer in found}


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("role", LADDER)
def test_what_is_offered_is_what_the_table_of_moves_allows(stage: Stage, role: Role) -> None:
    found = set(offered(Actor("somebody", role), stage=stage))
    assert found <= set(possible(stage, role))
    assert set(possible(stage, role)) - found <= {Step.CLAIM, Step.RELEASE, Step.CONTACT}


def test_nobody_from_outside_is_offered_anything() -> None:
    assert offered(Actor("citizen", Outsider.CITIZEN)) == {}


def test_each_step_asks_for_its_own_particulars() -> None:
    found = offered(stage=Stage.CLASSIFIED, complexity=Complexity.SIMPLE)
    assert found[Step.CLASSIFY].options == tuple((one, one) for one in Complexity)
    assert found[Step.HAND_ON].options == tuple(DEPARTMENTS.items())
    assert found[Step.ESCALATE].options == tuple((r, r.value) for r in LADDER[1:])
    assert found[Step.WITHDRAW].choice == ""


def test_a_note_is_asked_for_where_the_step_is_nothing_without_it() -> None:
    found = offered(stage=Stage.CLASSIFIED, complexity=Complexity.SIMPLE)
    assert found[Step.RESOLVE].note_needed
    assert not found[Step.REFUSE].note_needed  # one of its reasons needs none
    assert not found[Step.CLAIM].takes_note


def test_a_negative_result_is_no_choice_before_it_was_reported() -> None:
    found = offered(stage=Stage.CLASSIFIED, complexity=Complexity.SIMPLE)
    assert found[Step.RESOLVE].options == ((Outcome.SOLVED, Outcome.SOLVED),)
    reported = offered(CHIEF, stage=Stage.ACKNOWLEDGED)
    assert len(reported[Step.RESOLVE].options) == 2


def test_what_cannot_be_now_says_why() -> None:
    hard = offered(stage=Stage.CLASSIFIED, complexity=Complexity.COMPLEX)[Step.RESOLVE]
    assert hard.options == ()
    assert "请先“转办”" in hard.why_not
    own = offered(stage=Stage.FED_BACK, resolved_by=SPECIALIST.account)[Step.CHECK]
    assert "请换一个人来核查" in own.why_not


def test_whose_hands_it_is_in_decides_between_claiming_and_letting_go() -> None:
    assert Step.CLAIM in offered()
    assert Step.RELEASE not in offered()
    mine = offered(claimed_by=SPECIALIST.account)
    assert Step.CLAIM not in mine
    assert Step.RELEASE in mine
    assert Step.CLAIM not in offered(COLLEAGUE, claimed_by=SPECIALIST.account)
    assert Step.CLAIM in offered(DIRECTOR, claimed_by=SPECIALIST.account)


def test_letting_go_is_offered_last() -> None:
    held = offered(stage=Stage.CLASSIFIED, complexity=Complexity.SIMPLE, claimed_by="zhuanyuan")
    assert len(held) > 2
    assert [*held][-1] is Step.RELEASE
