from dataclasses import replace
from datetime import timedelta

import pytest

from assistant.records import account
from assistant.records.account import AccountError, plain_account
from assistant.records.database import Database
from assistant.records.password import PasswordError
from assistant.records.permission import Permission, Role
from assistant.records.sign_in import Attempt, SignedIn, sign_in
from assistant.records.staff_session import signed_in
from tests.assistant.records.made import PASSWORD, STAFF, audited, everybody, hire
from tests.moments import NOW


def test_there_are_no_accounts_at_first(database: Database) -> None:
    assert everybody(database) == []


def test_an_account_that_was_made_is_listed_and_audited(database: Database) -> None:
    with database.transaction() as session:
        account.add(session, STAFF, PASSWORD, who="root", now=NOW)
    assert everybody(database) == [STAFF]
    assert audited(database) == [("root", "account.add", "wang.li", "ok")]


@pytest.mark.parametrize("name", ["", "W", "Wang", "1abc", "a b", "13982301234", "x" * 41, "王"])
def test_a_name_that_is_not_allowed_is_refused(database: Database, name: str) -> None:
    with pytest.raises(AccountError, match="小写字母"), database.transaction() as session:
        account.add(session, replace(STAFF, account=name), PASSWORD, who="root", now=NOW)
    assert everybody(database) == []


def test_a_name_that_is_taken_is_refused(database: Database) -> None:
    hire(database)
    with pytest.raises(AccountError, match="已经有了"), database.transaction() as session:
        account.add(session, STAFF, PASSWORD, who="root", now=NOW)
    assert len(everybody(database)) == 1


def test_no_account_is_made_with_a_weak_password(database: Database) -> None:
    with pytest.raises(PasswordError), database.transaction() as session:
        account.add(session, STAFF, "1234567890", who="root", now=NOW)
    assert everybody(database) == []


def test_a_disabled_account_is_signed_out_and_stays_out(database: Database) -> None:
    hire(database)
    attempt = Attempt("wang.li", PASSWORD, "10.0.0.1")
    came = sign_in(database, attempt, NOW)
    assert isinstance(came, SignedIn)
    with database.transaction() as session:
        account.disable(session, "wang.li", who="root", now=NOW)
    assert signed_in(database, came.token, NOW) is None
    assert not isinstance(sign_in(database, attempt, NOW), SignedIn)
    assert [one.active for one in everybody(database)] == [False]


def test_a_new_password_replaces_the_old_one_and_ends_every_session(database: Database) -> None:
    hire(database)
    came = sign_in(database, Attempt("wang.li", PASSWORD, "10.0.0.1"), NOW)
    assert isinstance(came, SignedIn)
    with database.transaction() as session:
        account.set_password(session, "wang.li", "Another-2027", who="root", now=NOW)
    later = NOW + timedelta(seconds=1)
    assert signed_in(database, came.token, later) is None
    assert not isinstance(sign_in(database, Attempt("wang.li", PASSWORD, "a"), later), SignedIn)
    assert isinstance(sign_in(database, Attempt("wang.li", "Another-2027", "a"), later), SignedIn)


def test_an_unknown_account_is_named(database: Database) -> None:
    with pytest.raises(AccountError, match=r"li\.na"), database.transaction() as session:
        account.disable(session, "li.na", who="root", now=NOW)
    with pytest.raises(AccountError, match=r"li\.na"), database.transaction() as session:
        account.set_password(session, "li.na", PASSWORD, who="root", now=NOW)
    assert audited(database) == []


def test_what_is_typed_is_read_as_an_account_where_it_can_be_one() -> None:
    assert plain_account(" Wang.Li ") == "wang.li"
    assert plain_account("510402194501011233") == ""


def test_a_disabled_account_may_do_nothing() -> None:
    assert STAFF.may(Permission.TICKET_WORK)
    assert not replace(STAFF, active=False).may(Permission.TICKET_WORK)
    assert not replace(STAFF, role=Role.AUDITOR).may(Permission.TICKET_WORK)
