from datetime import date

import pytest

from assistant.records.permission import Role
from assistant.tickets.effect import Rules
from assistant.tickets.guard import StepError
from assistant.tickets.life import advance
from assistant.tickets.role import CITIZEN, ladder_of
from assistant.tickets.stage import Complexity, Outcome, Refusal, Stage
from assistant.tickets.step import Action, Step
from assistant.tickets.ticket import Ticket
from tests.assistant.tickets.made import (
    CHIEF,
    CLOCKS,
    COLLEAGUE,
    DIRECTOR,
    RULES,
    SPECIALIST,
    TASK_FORCE,
    TUESDAY,
    action,
    after,
    ticket,
)

CLASSIFY = action(Step.CLASSIFY, SPECIALIST, complexity=Complexity.COMPLEX)
HAND_ON = action(Step.HAND_ON, SPECIALIST)
REPORT = action(Step.REPORT, CHIEF, note="条例第九条不许改")
ACKNOWLEDGE = action(Step.ACKNOWLEDGE, TASK_FORCE)
SOLVED = action(Step.RESOLVE, CHIEF, note="已改好", outcome=Outcome.SOLVED)
NEGATIVE = action(Step.RESOLVE, CHIEF, note="改不了，已说明", outcome=Outcome.NEGATIVE)
FEED_BACK = action(Step.FEED_BACK, SPECIALIST, note="电话告知")


def refused(start: Ticket, todo: Action, told: str) -> None:
    with pytest.raises(StepError, match=told):
        advance(start, todo, RULES)


def test_a_complex_matter_goes_from_taking_to_the_archive() -> None:
    end = after(
        ticket(),
        action(Step.CONTACT, SPECIALIST),
        CLASSIFY,
        HAND_ON,
        SOLVED,
        FEED_BACK,
        action(Step.CHECK, COLLEAGUE),
        action(Step.ARCHIVE, SPECIALIST),
    )
    assert (end.stage, end.outcome, end.resolved_by) == (Stage.ARCHIVED, Outcome.SOLVED, "shouxi")
    assert end.version == 8


def test_a_simple_matter_is_resolved_on_the_spot_by_the_window() -> None:
    classified = after(ticket(), action(Step.CLASSIFY, SPECIALIST, complexity=Complexity.SIMPLE))
    done = action(Step.RESOLVE, SPECIALIST, note="当场改好", outcome=Outcome.SOLVED)
    assert classified.due == TUESDAY
    assert after(classified, done).stage is Stage.RESOLVED
    refused(after(ticket(), CLASSIFY), done, "当场办结只限“简单”的，这件是“复杂”")


def test_the_class_sets_the_limit_from_the_day_of_taking_in_working_days() -> None:
    late = date(2026, 11, 26)
    due = {
        kind: after(ticket(), action(Step.CLASSIFY, SPECIALIST, late, complexity=kind)).due
        for kind in Complexity
    }
    assert due == {
        Complexity.SIMPLE: TUESDAY,
        Complexity.COMPLEX: date(2026, 12, 1),
        Complexity.SPECIAL: date(2026, 12, 8),
    }


def test_a_matter_on_its_way_gets_more_time_only_from_above() -> None:
    on_its_way = after(ticket(), CLASSIFY, HAND_ON)
    special = {"complexity": Complexity.SPECIAL}
    refused(on_its_way, action(Step.CLASSIFY, CHIEF, **special), "要由工作专班、局长坐席来做")
    assert after(on_its_way, action(Step.CLASSIFY, TASK_FORCE, **special)).due == date(2026, 12, 8)


def test_handing_on_brings_it_to_the_departments_chief_representative() -> None:
    moved = after(ticket(department="", holder="zhuanyuan", claimed_by="zhuanyuan"), CLASSIFY)
    refused(moved, HAND_ON, "还不知道转给哪个部门")
    moved = after(moved, action(Step.HAND_ON, SPECIALIST, department="RS"))
    assert (moved.department, moved.level) == ("RS", Role.CHIEF_REPRESENTATIVE)
    assert (moved.holder, moved.claimed_by) == ("", "")


def test_a_wrong_department_sends_it_back_to_the_window_with_a_reason() -> None:
    on_its_way = after(ticket(), CLASSIFY, HAND_ON)
    refused(on_its_way, action(Step.SEND_BACK, CHIEF), "要写一句说明")
    back = after(on_its_way, action(Step.SEND_BACK, CHIEF, note="归人社局管"))
    assert (back.stage, back.level) == (Stage.CLASSIFIED, Role.SPECIALIST)
    assert back.due == on_its_way.due  # the clock goes on


def test_a_negative_result_is_closed_only_after_the_level_above_agreed() -> None:
    on_its_way = after(ticket(), CLASSIFY, HAND_ON)
    refused(on_its_way, NEGATIVE, "请先“否定报备”")
    reported = after(on_its_way, REPORT)
    assert (reported.stage, reported.level) == (Stage.REPORTED, Role.TASK_FORCE)
    refused(reported, NEGATIVE, "请先“否定报备”")
    refused(reported, action(Step.ACKNOWLEDGE, CHIEF), "报备是首席代表提的.*上一级")
    closed = after(reported, ACKNOWLEDGE, NEGATIVE)
    assert (closed.stage, closed.outcome) == (Stage.RESOLVED, Outcome.NEGATIVE)


def test_the_level_above_may_disagree_and_then_has_the_matter_itself() -> None:
    reported = after(ticket(), CLASSIFY, HAND_ON, REPORT)
    again = after(reported, action(Step.DECLINE, DIRECTOR, note="再找档案馆核一次"))
    assert (again.stage, again.level, again.reported_by) == (Stage.HANDED_ON, Role.DIRECTOR, None)
    refused(again, NEGATIVE, "请先“否定报备”")


def test_what_was_reported_as_negative_may_still_be_solved() -> None:
    assert after(ticket(), CLASSIFY, HAND_ON, REPORT, SOLVED).outcome is Outcome.SOLVED


def test_a_department_without_a_task_force_reports_to_the_director() -> None:
    short = Rules(CLOCKS, ladder_of("首席代表;局长坐席"))
    assert after(ticket(), CLASSIFY, HAND_ON, REPORT, rules=short).level is Role.DIRECTOR


def test_a_result_returns_to_the_window_which_tells_the_citizen() -> None:
    up = action(Step.ESCALATE, CHIEF, level=Role.TASK_FORCE)
    done = after(ticket(), CLASSIFY, HAND_ON, up, SOLVED)
    assert done.level is Role.SPECIALIST
    refused(done, FEED_BACK.__class__(Step.FEED_BACK, TASK_FORCE, FEED_BACK.at, "电话"), "窗口专员")
    refused(done, action(Step.FEED_BACK, SPECIALIST), "要写一句说明")


def test_who_resolved_it_does_not_check_it() -> None:
    simple = action(Step.CLASSIFY, SPECIALIST, complexity=Complexity.SIMPLE)
    done = action(Step.RESOLVE, SPECIALIST, note="当场改好", outcome=Outcome.SOLVED)
    told = after(ticket(), simple, done, FEED_BACK)
    refused(told, action(Step.CHECK, SPECIALIST), "请换一个人来核查")
    assert after(told, action(Step.CHECK, COLLEAGUE)).stage is Stage.CHECKED


def test_what_the_check_finds_unsolved_starts_a_new_limit_at_the_chief_representative() -> None:
    friday = date(2026, 11, 27)
    simple = action(Step.CLASSIFY, SPECIALIST, complexity=Complexity.SIMPLE)
    done = action(Step.RESOLVE, SPECIALIST, note="当场改好", outcome=Outcome.SOLVED)
    reopen = action(Step.REOPEN, TASK_FORCE, friday, note="系统里还没改")
    again = after(ticket(), simple, done, FEED_BACK, reopen)
    assert (again.stage, again.level) == (Stage.HANDED_ON, Role.CHIEF_REPRESENTATIVE)
    assert (again.complexity, again.due) == (Complexity.COMPLEX, date(2026, 12, 4))
    assert (again.outcome, again.resolved_by) == (None, "")


@pytest.mark.parametrize("reason", Refusal)
def test_a_matter_for_the_court_or_against_the_law_is_not_taken(reason: Refusal) -> None:
    todo = action(Step.REFUSE, SPECIALIST, refusal=reason, note="户口登记条例第十条")
    assert after(ticket(), todo).refusal is reason


def test_what_the_law_forbids_is_refused_with_the_law_named() -> None:
    refused(
        ticket(), action(Step.REFUSE, SPECIALIST), "没有选缘由。可选：涉法、涉诉、涉访、法律不许"
    )
    bare = action(Step.REFUSE, SPECIALIST, refusal=Refusal.FORBIDDEN)
    refused(ticket(), bare, "写明是哪部法哪一条")


def test_the_citizen_withdraws_until_there_is_a_result() -> None:
    withdrawn = after(ticket(), CLASSIFY, action(Step.WITHDRAW, CITIZEN))
    assert withdrawn.stage is Stage.WITHDRAWN
    done = after(ticket(), CLASSIFY, HAND_ON, SOLVED)
    refused(done, action(Step.WITHDRAW, CITIZEN), "现在是“办结”，不能“撤回”")


def test_a_claimed_ticket_is_taken_over_only_from_above() -> None:
    mine = after(ticket(), action(Step.CLAIM, SPECIALIST))
    assert mine.claimed_by == "zhuanyuan"
    refused(mine, action(Step.CLAIM, SPECIALIST), "已经在您手上")
    refused(mine, action(Step.CLAIM, COLLEAGUE), "已由 zhuanyuan 认领")
    assert after(mine, action(Step.CLAIM, CHIEF)).claimed_by == "shouxi"


def test_only_who_claimed_it_lets_it_go() -> None:
    mine = after(ticket(), action(Step.CLAIM, SPECIALIST))
    refused(mine, action(Step.RELEASE, COLLEAGUE), "现在：zhuanyuan")
    refused(ticket(), action(Step.RELEASE, SPECIALIST), "现在：没有人")
    assert after(mine, action(Step.RELEASE, SPECIALIST)).claimed_by == ""


def test_the_first_word_to_the_citizen_is_noted_once() -> None:
    heard = after(ticket(), action(Step.CONTACT, SPECIALIST))
    assert heard.contacted_at is not None
    refused(heard, action(Step.CONTACT, COLLEAGUE), "已经联系过")


def test_escalation_only_goes_up() -> None:
    high = ticket(level=Role.TASK_FORCE)
    refused(high, action(Step.ESCALATE, CHIEF, level=Role.CHIEF_REPRESENTATIVE), "升级只能往上")
    refused(high, action(Step.ESCALATE, CHIEF), "升级只能往上")


@pytest.mark.parametrize(
    ("step", "actor", "told"),
    [
        (Step.CLASSIFY, SPECIALIST, "没有选类别。可选：简单、复杂、特殊"),
        (Step.REFUSE, SPECIALIST, "没有选缘由"),
    ],
)
def test_a_missing_choice_is_named_with_what_may_be_chosen(step, actor, told) -> None:  # noqa: ANN001
    refused(ticket(), action(step, actor), told)
    refused(
        after(ticket(), CLASSIFY, HAND_ON), action(Step.RESOLVE, CHIEF, note="好"), "没有选结果"
    )
