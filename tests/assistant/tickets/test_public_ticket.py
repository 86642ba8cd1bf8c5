import pytest

from assistant.tickets.public_ticket import public_ticket
from assistant.tickets.stage import RUNNING, Complexity, Outcome, Stage
from tests.assistant.tickets.made import DIRECTORY, TUESDAY, at, ticket


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_is_told_and_ends_with_how_to_ask(stage: Stage) -> None:
    public = public_ticket(ticket(stage=stage, complexity=Complexity.COMPLEX), DIRECTORY)
    assert public.told[0].endswith("。")
    assert "{" not in "".join(public.told)
    assert public.told[-1] == "想问进度：带上单号到窗口，或打 12345。"
    assert (public.due is not None) == (stage in RUNNING)
    assert public.taken_on == TUESDAY


def test_a_matter_without_a_department_goes_to_the_one_in_charge() -> None:
    public = public_ticket(ticket(stage=Stage.HANDED_ON, department=""), DIRECTORY)
    assert public.told[0] == "已经转给主管部门，正在办。"


@pytest.mark.parametrize("outcome", Outcome)
def test_the_outcome_is_told_without_the_reason(outcome: Outcome) -> None:
    public = public_ticket(ticket(stage=Stage.RESOLVED, outcome=outcome), DIRECTORY)
    assert outcome in public.told[1]


def test_who_left_no_phone_is_told_to_come_with_the_number() -> None:
    told = public_ticket(ticket(contact_due=None), DIRECTORY).told
    assert "您没有留电话，请凭单号来问。" in told


def test_after_the_first_word_nothing_more_is_said_of_it() -> None:
    told = "".join(public_ticket(ticket(contacted_at=at()), DIRECTORY).told)
    assert "联系您" not in told
