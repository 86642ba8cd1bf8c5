from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from assistant.records.account import disable
from assistant.records.base import utc_now
from assistant.records.database import Database
from assistant.records.person import SignedInSession
from tests.assistant.records.made import audited
from tests.ui.desk.desk_world import SPECIALIST, Clerk

pytestmark = pytest.mark.model
NOBODY = replace(SPECIALIST, account="nobody")


def test_the_cookie_is_kept_from_scripts_and_other_sites(clerk: Clerk) -> None:
    cookie = clerk.sign_in().headers["set-cookie"]
    for part in ("bdc_desk=", "HttpOnly", "SameSite=strict", "Path=/desk"):
        assert part in cookie
    assert "Max-Age" not in cookie
    assert "Secure" not in cookie  # over plain HTTP a secure cookie would never come back


def test_over_https_the_cookie_is_secure(clerk: Clerk) -> None:
    clerk.http.base_url = "https://testserver"  # type: ignore[assignment]
    assert "Secure" in clerk.get("/sign-in").headers["set-cookie"]


def test_the_session_gets_a_token_that_nobody_could_plant(clerk: Clerk) -> None:
    clerk.get("/sign-in")
    planted = clerk.http.cookies["bdc_desk"]
    clerk.sign_in()
    assert clerk.http.cookies["bdc_desk"] != planted
    clerk.http.cookies.clear()
    clerk.http.cookies.set("bdc_desk", planted)
    assert clerk.get("/").status_code == 303


def test_signing_in_leads_on_to_the_page_that_was_asked_for(clerk: Clerk) -> None:
    sent = clerk.get("/tickets/PZH-20261124-0007-R").headers["location"]
    assert sent == "/desk/sign-in?next=%2Ftickets%2FPZH-20261124-0007-R"
    done = clerk.sign_in(next="/tickets/PZH-20261124-0007-R")
    assert done.headers["location"] == "/desk/tickets/PZH-20261124-0007-R"


@pytest.mark.parametrize(
    "evil", ["//evil.example", "https://evil.example", "/..", "/\\evil", "/a?b"]
)
def test_signing_in_leads_nowhere_else(clerk: Clerk, evil: str) -> None:
    assert clerk.sign_in(next=evil).headers["location"] == "/desk/"


def test_a_wrong_account_and_a_wrong_password_are_told_alike(clerk: Clerk) -> None:
    texts = [
        clerk.sign_in(staff, password="Wrong-2026!").text.replace(staff.account, "")  # noqa: S106
        for staff in (SPECIALIST, NOBODY)
    ]
    assert texts[0] == texts[1]
    assert "账号或密码不对。请再试一次" in texts[0]


def test_after_five_wrong_ones_the_right_one_does_not_help_and_the_time_is_told(
    clerk: Clerk,
) -> None:
    statuses = [clerk.sign_in(password=f"Wrong-{n}").status_code for n in range(5)]
    locked = clerk.sign_in()
    assert statuses == [401, 401, 401, 401, 429]
    assert locked.status_code == 429
    assert "请 15 分钟后再试" in locked.text
    assert 800 < int(locked.headers["retry-after"]) <= 900


def test_a_forwarded_address_does_not_get_round_the_lock(clerk: Clerk) -> None:
    for n in range(5):
        clerk.http.headers["x-forwarded-for"] = f"10.0.0.{n}"
        clerk.sign_in(NOBODY, password=f"Wrong-{n}")
    assert clerk.sign_in().status_code == 429


def test_signing_out_ends_the_session_on_the_server(clerk: Clerk, desk_database: Database) -> None:
    clerk.sign_in()
    token = clerk.http.cookies["bdc_desk"]
    assert clerk.post("/sign-out").headers["location"] == "/desk/sign-in?said=out"
    clerk.http.cookies.set("bdc_desk", token)
    assert clerk.get("/").status_code == 303
    assert audited(desk_database)[-1] == ("wang.li", "sign_out", "wang.li", "ok")


def test_after_fifteen_minutes_without_a_touch_one_signs_in_again(
    clerk: Clerk, desk_database: Database
) -> None:
    clerk.sign_in()
    with desk_database.transaction() as session:
        long_ago = utc_now() - timedelta(minutes=15, seconds=1)
        session.execute(update(SignedInSession).values(seen_at=long_ago))
    assert clerk.get("/").headers["location"] == "/desk/sign-in?said=again"
    part = clerk.post("/ask", {"x-desk-part": "1"}, question="户口")
    assert part.status_code == 401
    assert "请登录后再来" in part.text


def test_who_is_disabled_is_out_at_once(clerk: Clerk, desk_database: Database) -> None:
    clerk.sign_in()
    with desk_database.transaction() as session:
        disable(session, SPECIALIST.account, who="os:test", now=utc_now())
    assert clerk.get("/").status_code == 303
    assert clerk.sign_in().status_code == 401


def test_signed_in_people_need_no_sign_in_page(clerk: Clerk) -> None:
    clerk.sign_in()
    assert clerk.get("/sign-in").headers["location"] == "/desk/"


def test_pages_run_own_files_only_and_are_not_kept(clerk: Clerk) -> None:
    for address in ("/sign-in", "/nowhere"):
        headers = clerk.get(address).headers
        assert "script-src 'self'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["cache-control"] == "no-store"
    page = clerk.get("/sign-in").text
    assert "<style" not in page
    assert " style=" not in page
    assert page.count("<script") == page.count('<script src="/desk/static/') == 1


def test_without_a_database_the_page_says_so(clerk: Clerk, new_clerk: Callable[[], Clerk]) -> None:
    del clerk.http.app.state.database  # type: ignore[attr-defined]
    other = new_clerk()
    assert other.get("/sign-in").status_code == 200
    done = other.post("/sign-in", account="wang.li", password="x")  # noqa: S106
    assert done.status_code == 503
    assert "记录库没有打开" in done.text
