from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from assistant.records.permission import Role
from assistant.tickets.duty import ALONE, Duty, Gap, Roster, overlaps
from tests.assistant.tickets.made import CALENDAR, TUESDAY

DAY = timedelta(days=1)
FRIDAY, MONDAY = date(2026, 11, 27), date(2026, 11, 30)


def turn(role: Role, place: str, first: date, last: date, name: str = "甲") -> Duty:
    return Duty(role, place, first, last, name)


def test_the_first_of_several_people_at_a_window_is_on_duty() -> None:
    roster = Roster(
        (
            Duty(Role.SPECIALIST, "W-08", TUESDAY, FRIDAY, "甲", "jia"),
            turn(Role.SPECIALIST, "W-08", TUESDAY, MONDAY, "乙"),
            turn(Role.SPECIALIST, "W-09", TUESDAY, MONDAY, "丙"),
        )
    )
    found = [roster.on_duty(Role.SPECIALIST, "W-08", day) for day in (TUESDAY, FRIDAY, MONDAY)]
    assert [duty and duty.holder for duty in found] == ["jia", "jia", "乙"]
    assert roster.on_duty(Role.SPECIALIST, "W-08", MONDAY + DAY) is None
    assert roster.on_duty(Role.SPECIALIST, "W-10", TUESDAY) is None


def test_gaps_are_working_days_without_anybody_told_as_spans() -> None:
    roster = Roster((turn(Role.DIRECTOR, "", FRIDAY, FRIDAY),))
    posts = [(Role.DIRECTOR, ""), (Role.CHIEF_REPRESENTATIVE, "GA")]
    assert roster.gaps(posts, TUESDAY, MONDAY, CALENDAR) == [
        Gap(Role.DIRECTOR, "", TUESDAY, FRIDAY - DAY, 3),
        Gap(Role.DIRECTOR, "", MONDAY, MONDAY, 1),
        Gap(Role.CHIEF_REPRESENTATIVE, "GA", TUESDAY, MONDAY, 5),  # without the weekend
    ]
    assert Roster().gaps(posts, date(2026, 11, 28), date(2026, 11, 29), CALENDAR) == []


def test_two_people_on_one_post_are_told_where_one_person_holds_it() -> None:
    duties = [
        turn(Role.DIRECTOR, "", TUESDAY, FRIDAY),
        turn(Role.DIRECTOR, "", MONDAY, MONDAY),
        turn(Role.DIRECTOR, "", FRIDAY, MONDAY),
        turn(Role.CHIEF_REPRESENTATIVE, "GA", TUESDAY, FRIDAY),
        turn(Role.CHIEF_REPRESENTATIVE, "RS", TUESDAY, FRIDAY),
        turn(Role.SPECIALIST, "W-08", TUESDAY, FRIDAY),
        turn(Role.SPECIALIST, "W-08", TUESDAY, FRIDAY),
        turn(Role.TASK_FORCE, "", TUESDAY, FRIDAY),
        turn(Role.TASK_FORCE, "", TUESDAY, FRIDAY),
    ]
    assert list(overlaps(duties)) == [(2, 0), (1, 2)]


TURNS = st.builds(
    lambda role, place, first, length: turn(
        role, place, TUESDAY + first * DAY, TUESDAY + (first + length) * DAY
    ),
    st.sampled_from(sorted(ALONE)),
    st.sampled_from(["GA", "RS"]),
    st.integers(0, 30),
    st.integers(0, 6),
)


@given(st.lists(TURNS, max_size=12))
def test_overlaps_are_told_exactly_when_a_day_has_two_people(duties: list[Duty]) -> None:
    days = [
        (duty.role, duty.place, duty.first + n * DAY)
        for duty in duties
        for n in range((duty.last - duty.first).days + 1)
    ]
    assert bool(list(overlaps(duties))) == (len(days) > len(set(days)))
