import pytest

from assistant.records.permission import Role
from assistant.tickets.role import LADDER, Outsider, ladder_of, next_above, party, rank
from tests.assistant.tickets.made import DIRECTORY


def test_the_ladder_is_the_one_that_the_departments_name() -> None:
    assert {ladder_of(one.escalation) for one in DIRECTORY.departments.values()} == {LADDER}


def test_a_department_may_have_fewer_rungs() -> None:
    assert ladder_of("首席代表;局长坐席") == (LADDER[0], LADDER[1], LADDER[3])
    assert ladder_of("") == LADDER
    with pytest.raises(ValueError, match="科长”,允许:窗口专员、首席代表"):
        ladder_of("首席代表;科长")


def test_above_the_last_rung_is_nobody() -> None:
    assert next_above(Role.SPECIALIST) is Role.CHIEF_REPRESENTATIVE
    assert next_above(Role.DIRECTOR) is None
    assert [rank(role) for role in (Role.AUDITOR, Outsider.SYSTEM, Role.DIRECTOR)] == [-1, -1, 3]


@pytest.mark.parametrize("one", [*Role, *Outsider])
def test_who_acted_is_read_back_from_its_value(one: Role | Outsider) -> None:
    assert party(one.value) is one
