import pytest

from assistant.records.permission import Role
from assistant.tickets.guard import StepError
from assistant.tickets.life import advance
from assistant.tickets.moves import MOVES, possible
from assistant.tickets.role import Actor, Outsider
from assistant.tickets.stage import RUNNING, Complexity, Stage
from assistant.tickets.step import Step
from tests.assistant.tickets.made import EVERYBODY, FULL, RULES, action, ticket

OFFICE = (Role.KNOWLEDGE_EDITOR, Role.AUDITOR)


def example(stage: Stage, step: Step):  # noqa: ANN201 - a ticket
    """A ticket at ``stage`` on which only stage and role can forbid ``step``."""
    on_the_spot = (step, stage) == (Step.RESOLVE, Stage.CLASSIFIED)
    return ticket(
        stage=stage,
        complexity=Complexity.SIMPLE if on_the_spot else Complexity.COMPLEX,
        reported_by=Role.SPECIALIST,
        claimed_by="everybody" if step is Step.RELEASE else "",
    )


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("step", Step)
def test_every_step_at_every_stage_by_everybody_is_as_the_table_says(
    step: Step, stage: Stage
) -> None:
    actors = [Actor("everybody", one.role) for one in EVERYBODY]
    actors += [Actor("everybody", role) for role in OFFICE]
    row = MOVES.get((step, stage))
    for actor in actors:
        start = example(stage, step)
        todo = action(step, actor, **FULL)
        if row is None or actor.role not in row.roles:
            with pytest.raises(StepError):
                advance(start, todo, RULES)
        else:
            moved = advance(start, todo, RULES)
            assert (moved.stage, moved.version) == (row.leads_to, start.version + 1)


def test_every_stage_can_be_reached_and_left_until_it_is_put_away() -> None:
    reached = {row.leads_to for row in MOVES.values()} | {Stage.TAKEN}
    assert reached == set(Stage)
    left = {row.stage for row in MOVES.values() if row.leads_to is not row.stage}
    assert left == set(Stage) - {Stage.ARCHIVED}


def test_only_taking_needs_no_row_and_only_people_of_the_ladder_act_with_an_account() -> None:
    assert {step for step, _ in MOVES} == set(Step) - {Step.TAKE}
    roles = set().union(*(row.roles for row in MOVES.values()))
    assert roles == {*Role, *Outsider} - set(OFFICE)


def test_whatever_runs_can_be_withdrawn_and_goes_up() -> None:
    assert {stage for step, stage in MOVES if step is Step.WITHDRAW} == RUNNING
    assert {stage for step, stage in MOVES if step is Step.ESCALATE} == RUNNING


def test_staff_see_the_steps_of_their_role() -> None:
    assert possible(Stage.FED_BACK, Role.CHIEF_REPRESENTATIVE) == ()
    assert possible(Stage.FED_BACK, Role.TASK_FORCE) == (Step.CHECK, Step.REOPEN)
    assert Step.REFUSE in possible(Stage.TAKEN, Role.SPECIALIST)
    assert possible(Stage.ARCHIVED, Role.DIRECTOR) == ()
