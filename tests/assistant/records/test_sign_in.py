from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from assistant.records.audit import AuditEntry
from assistant.records.database import Database
from assistant.records.person import SignInAttempt
from assistant.records.sign_in import (
    WRONG,
    Attempt,
    SignedIn,
    SignInRefused,
    forget_attempts,
    sign_in,
    sign_out,
)
from assistant.records.staff_session import signed_in
from tests.assistant.records.made import PASSWORD, STAFF, audited, hire
from tests.moments import NOW

MINUTE = timedelta(minutes=1)


def come(
    database: Database,
    password: str = PASSWORD,
    *,
    account: str = "wang.li",
    address: str = "10.0.0.1",
    now: datetime = NOW,
) -> SignedIn | SignInRefused:
    return sign_in(database, Attempt(account, password, address), now)


def fail(database: Database, times: int, **where: str) -> list[SignedIn | SignInRefused]:
    return [come(database, "Wrong-2026!", **where) for _ in range(times)]  # type: ignore[arg-type]


def test_the_right_password_signs_in(database: Database) -> None:
    hire(database)
    came = come(database, account=" Wang.Li ")
    assert isinstance(came, SignedIn)
    assert came.staff == STAFF
    assert signed_in(database, came.token, NOW) == STAFF
    assert audited(database) == [("wang.li", "sign_in", "wang.li", "ok")]


@pytest.mark.parametrize("account", ["wang.li", "nobody", "13982301234", ""])
def test_a_wrong_account_and_a_wrong_password_are_told_the_same(
    database: Database, account: str
) -> None:
    hire(database)
    came = come(database, "Wrong-2026!", account=account)
    assert came == SignInRefused("账号或密码不对。请再试一次，忘了密码请找管理员。")


def test_a_number_typed_as_the_account_is_kept_nowhere(database: Database) -> None:
    come(database, account="13982301234")
    with database.reading() as session:
        assert session.scalars(select(SignInAttempt.account)).all() == [""]
        assert session.scalars(select(AuditEntry)).all() == []


def test_the_fifth_wrong_password_locks_the_account_for_15_minutes(database: Database) -> None:
    hire(database)
    results = fail(database, WRONG)
    assert [getattr(one, "locked_until", None) for one in results] == [
        *[None] * 4,
        NOW + 15 * MINUTE,
    ]
    right_elsewhere = come(database, address="10.0.0.2", now=NOW + 14 * MINUTE)
    assert isinstance(right_elsewhere, SignInRefused)
    assert "1 分钟后" in right_elsewhere.message
    assert isinstance(come(database, now=NOW + 15 * MINUTE), SignedIn)
    assert [entry[3] for entry in audited(database)] == ["wrong"] * 4 + ["locked", "ok"]


def test_wrong_passwords_spread_over_more_than_15_minutes_lock_nothing(
    database: Database,
) -> None:
    hire(database)
    for number in range(WRONG):
        come(database, "Wrong-2026!", now=NOW + number * 4 * MINUTE)
    assert isinstance(come(database, now=NOW + WRONG * 4 * MINUTE), SignedIn)


def test_an_address_that_tries_many_accounts_is_locked_and_others_are_not(
    database: Database,
) -> None:
    hire(database)
    for number in range(WRONG):
        come(database, "Wrong-2026!", account=f"guess{number}")
    assert isinstance(come(database), SignInRefused)
    assert isinstance(come(database, address="10.0.0.2"), SignedIn)


def test_signing_in_forgives_the_wrong_passwords_before(database: Database) -> None:
    hire(database)
    for _ in range(2):
        fail(database, WRONG - 1)
        assert isinstance(come(database), SignedIn)


def test_many_guesses_at_once_are_no_way_round_the_lock(database: Database) -> None:
    hire(database)
    with ThreadPoolExecutor(8) as pool:
        jobs = [
            pool.submit(come, database, "Wrong-2026!", address=f"10.0.1.{n}") for n in range(16)
        ]
        results = [job.result() for job in jobs]
    checked = [entry for entry in audited(database) if entry[1] == "sign_in"]
    assert len(checked) == WRONG
    assert (
        sum(isinstance(one, SignInRefused) and one.locked_until is not None for one in results)
        >= 11
    )


def test_the_token_a_browser_came_with_is_worth_nothing_afterwards(database: Database) -> None:
    hire(database)
    first = come(database)
    assert isinstance(first, SignedIn)
    second = sign_in(database, Attempt("wang.li", PASSWORD, "a", first.token), NOW)
    assert isinstance(second, SignedIn)
    assert second.token != first.token
    assert signed_in(database, first.token, NOW) is None
    assert signed_in(database, second.token, NOW) == STAFF


def test_signing_out_ends_the_session_on_the_server(database: Database) -> None:
    hire(database)
    came = come(database)
    assert isinstance(came, SignedIn)
    with database.transaction() as session:
        sign_out(session, came.token, who="wang.li", now=NOW)
    assert signed_in(database, came.token, NOW) is None
    assert audited(database)[-1] == ("wang.li", "sign_out", "wang.li", "ok")


def test_attempts_are_forgotten_once_no_lock_rests_on_them(database: Database) -> None:
    fail(database, 2)
    with database.transaction() as session:
        assert forget_attempts(session, NOW + 30 * MINUTE) == 0
        assert forget_attempts(session, NOW + 31 * MINUTE) == 2


def test_neither_password_nor_token_is_shown_by_what_holds_them(database: Database) -> None:
    hire(database)
    attempt = Attempt("wang.li", PASSWORD, "a", "planted")
    came = sign_in(database, attempt, NOW)
    assert isinstance(came, SignedIn)
    assert PASSWORD not in repr(attempt)
    assert "planted" not in repr(attempt)
    assert came.token not in repr(came)
