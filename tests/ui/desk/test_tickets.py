import re
from collections.abc import Callable
from typing import Any

import pytest
from fastapi import FastAPI
from httpx import Response

from assistant.records.database import Database
from assistant.tickets.stage import Stage
from assistant.tickets.step import Step
from assistant.tickets.ticket import Ticket
from assistant.tickets.ticket_desk import TicketDesk
from tests.assistant.records.made import audited
from tests.ui.desk.desk_world import CHIEF, COLLEAGUE, EDITOR, SPECIALIST, Clerk

pytestmark = pytest.mark.model
MATTER = "我妈走了要销户口，死亡证明开不出来"
PHONE = "13982301234"
NUMBER = re.compile(r"PZH-\d{8}-\d{4,6}-[A-Z]")


@pytest.fixture(autouse=True)
def _at_the_desk(clerk: Clerk) -> None:
    clerk.sign_in()


@pytest.fixture
def tickets(desk_app: FastAPI) -> TicketDesk:
    found: TicketDesk = desk_app.state.tickets
    return found


def take(clerk: Clerk, **fields: str) -> str:
    """Hand a matter over; returns the ticket's number."""
    response = clerk.post(
        "/tickets/new",
        **{"matter": MATTER, "item_id": "GA-002", "phone": PHONE, "name": "张大爷"} | fields,
    )
    found = NUMBER.search(response.headers["location"])
    assert found, response.text
    return found[0]


def step(clerk: Clerk, ticket: Ticket, step: Step, **particulars: str) -> Response:
    fields: dict[str, Any] = {"step": step, "version": ticket.version} | particulars
    return clerk.post(f"/tickets/{ticket.number}/step", **fields)


def test_a_matter_becomes_a_ticket_of_the_desk_with_its_history(
    clerk: Clerk, tickets: TicketDesk
) -> None:
    number = take(clerk, root_cause="材料不全", place="W-02")
    ticket = tickets.find(number)
    assert (ticket.channel, ticket.window_id, ticket.root_cause, ticket.department) == (
        "desk",
        "W-02",
        "材料不全",
        "GA",
    )
    assert [(e.step, e.account) for e in tickets.history(number)] == [(Step.TAKE, "wang.li")]


def test_the_same_form_sent_twice_is_one_ticket(clerk: Clerk) -> None:
    first = clerk.post("/tickets/new", matter=MATTER, key="k-1").headers["location"]
    again = clerk.post("/tickets/new", matter=MATTER, key="k-1").headers["location"]
    assert again == first.replace("said=taken", "said=same")
    other = clerk.post("/tickets/new", matter="另一件事", key="k-1")
    assert other.status_code == 422
    assert "请换一个新的键" in other.text


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"matter": " "}, "没有看到问题"),
        ({"phone": "12"}, "电话要填手机号"),
        ({"item_id": "XX-1"}, "没有事项编码 XX-1"),
        ({"name": "张大爷"}, "电话要填手机号"),
    ],
)
def test_what_is_wrong_is_told_beside_what_was_typed(
    clerk: Clerk, fields: dict[str, str], told: str
) -> None:
    response = clerk.post("/tickets/new", **{"matter": MATTER, "place": "W-02"} | fields)
    assert response.status_code == 422
    assert told in response.text
    assert '<option value="W-02" selected>' in response.text
    for typed in fields.values():
        assert typed in response.text


def test_the_page_shows_no_contact_until_it_is_asked_for_and_notes_who_did(
    clerk: Clerk, desk_database: Database
) -> None:
    number = take(clerk)
    page = clerk.get(f"/tickets/{number}").text
    assert PHONE not in page
    assert "张大爷" not in page
    assert ("wang.li", "ticket.contact", number, "ok") not in audited(desk_database)
    shown = clerk.post(f"/tickets/{number}/contact", {"x-desk-part": "1"}).text
    assert PHONE in shown
    assert "张大爷" in shown
    assert ("wang.li", "ticket.contact", number, "ok") in audited(desk_database)


def test_every_look_at_what_citizens_told_is_in_the_audit(
    clerk: Clerk, desk_database: Database
) -> None:
    number = take(clerk)
    for address in (f"/tickets/{number}", f"/tickets/{number}/slip", "/tickets", "/tickets/all"):
        assert clerk.get(address).status_code == 200
    noted = [(action, subject) for who, action, subject, _ in audited(desk_database) if who == "wang.li"]  # fmt: skip
    assert noted[1:] == [
        ("ticket.take", number),
        ("ticket.read", number),
        ("ticket.slip", number),
        ("ticket.list", "mine"),
        ("ticket.list", "all"),
    ]


def test_a_ticket_goes_from_hand_to_hand_until_it_is_put_away(
    clerk: Clerk, new_clerk: Callable[[], Clerk], tickets: TicketDesk
) -> None:
    number, chief, colleague = take(clerk), new_clerk(), new_clerk()
    chief.sign_in(CHIEF)
    colleague.sign_in(COLLEAGUE)
    way: list[tuple[Clerk, Step, dict[str, str]]] = [
        (clerk, Step.CLAIM, {}),
        (clerk, Step.CONTACT, {"note": "打过电话"}),
        (clerk, Step.CLASSIFY, {"complexity": "复杂"}),
        (clerk, Step.HAND_ON, {"department": "GA"}),
        (chief, Step.RESOLVE, {"outcome": "办成", "note": "派出所凭公示材料办了"}),
        (clerk, Step.FEED_BACK, {"note": "当面说了"}),
        (colleague, Step.CHECK, {}),
        (clerk, Step.ARCHIVE, {}),
    ]
    for who, next_step, particulars in way:
        page = who.get(f"/tickets/{number}").text
        assert f'name="step" value="{next_step}"' in page, next_step
        done = step(who, tickets.find(number), next_step, **particulars)
        assert done.headers["location"] == f"/desk/tickets/{number}?said=stepped", done.text
    assert tickets.find(number).stage is Stage.ARCHIVED
    page = clerk.get(f"/tickets/{number}").text
    assert "派出所凭公示材料办了" in page
    assert "这一步没有您能做的" in page


def test_of_two_who_act_on_the_same_page_the_second_is_told(
    clerk: Clerk, new_clerk: Callable[[], Clerk], tickets: TicketDesk
) -> None:
    ticket, colleague = tickets.find(take(clerk)), new_clerk()
    colleague.sign_in(COLLEAGUE)
    assert step(clerk, ticket, Step.CLAIM).status_code == 303
    late = step(colleague, ticket, Step.CLAIM)
    assert late.status_code == 409
    assert "刚刚有人动过" in late.text
    assert tickets.find(ticket.number).claimed_by == "wang.li"


@pytest.mark.parametrize(
    ("next_step", "particulars", "told"),
    [
        (Step.CLASSIFY, {}, "没有选类别"),
        (Step.ARCHIVE, {}, "不能“归档”"),
        (Step.HAND_ON, {"department": "XX"}, "没有部门代码 XX"),
        (Step.CONTACT, {"note": "问" * 1001}, "最多 1000 个字"),
    ],
)
def test_a_step_that_cannot_be_is_refused_on_the_page_of_the_ticket(
    clerk: Clerk, tickets: TicketDesk, next_step: Step, particulars: dict[str, str], told: str
) -> None:
    ticket = tickets.find(take(clerk))
    response = step(clerk, ticket, next_step, **particulars)
    assert response.status_code == 422
    assert told in response.text
    assert ticket.number in response.text
    assert tickets.find(ticket.number) == ticket


def test_my_tickets_are_those_i_claimed_and_the_unclaimed_ones_at_my_post(
    clerk: Clerk, new_clerk: Callable[[], Clerk], tickets: TicketDesk
) -> None:
    claimed, waiting, elsewhere = take(clerk), take(clerk), take(clerk, place="W-02")
    step(clerk, tickets.find(claimed), Step.CLAIM)
    mine, post = clerk.get("/tickets").text.split("<h2>到了我这一级")
    assert claimed in mine
    assert waiting in post
    assert elsewhere not in mine + post
    colleague = new_clerk()
    colleague.sign_in(COLLEAGUE)
    assert claimed not in colleague.get("/tickets").text
    chief = new_clerk()
    chief.sign_in(CHIEF)
    assert waiting not in chief.get("/tickets").text


def test_the_list_of_all_is_narrowed_by_what_is_chosen(clerk: Clerk, tickets: TicketDesk) -> None:
    here, there = take(clerk), take(clerk, place="W-02", item_id="MZ-001")
    step(clerk, tickets.find(there), Step.CLASSIFY, complexity="特殊")
    for query, found in {
        "": {here, there},
        "?stage=分类": {there},
        "?stage=归档": set(),
        "?stage=any": {here, there},
        "?window=W-01": {here},
        "?department=MZ": {there},
        "?overdue=true": set(),
        "?stage=不是步骤": {here, there},
    }.items():
        page = clerk.get(f"/tickets/all{query}").text
        assert set(re.findall(r'tickets/(PZH-[^"]+)"', page)) == found, query


def test_a_number_leads_to_its_ticket_as_people_type_it(clerk: Clerk) -> None:
    number = take(clerk)
    typed = number.lower().replace("-", " ")
    assert clerk.get(f"/tickets/find?number={typed}").headers["location"].endswith(number)
    wrong = clerk.get("/tickets/find?number=7")
    assert wrong.status_code == 422
    assert "单号像" in wrong.text
    assert clerk.get("/tickets/PZH-20261124-0007-R").status_code == 404


def test_the_slip_is_a_page_of_its_own_style(clerk: Clerk) -> None:
    number = take(clerk)
    slip = clerk.get(f"/tickets/{number}/slip")
    assert number in slip.text
    assert "sha256-" in slip.headers["content-security-policy"]
    assert slip.headers["cache-control"] == "no-store"


def test_markup_in_a_matter_stays_text(clerk: Clerk) -> None:
    number = take(clerk, matter="<script>alert(1)</script>户口办不了", name="<b>张</b>")
    for address in (f"/tickets/{number}", "/tickets", "/tickets/all", f"/tickets/{number}/slip"):
        assert "<script>alert" not in clerk.get(address).text
    assert "<b>张" not in clerk.post(f"/tickets/{number}/contact").text


def test_personal_numbers_in_a_matter_are_masked(clerk: Clerk) -> None:
    number = take(clerk, matter="我是510402194501011233，户口办不了")
    assert "510402194501011233" not in clerk.get(f"/tickets/{number}").text


def test_an_editor_of_knowledge_sees_no_tickets(clerk: Clerk, new_clerk: Callable[[], Clerk]) -> None:  # fmt: skip
    number, editor = take(clerk), new_clerk()
    editor.sign_in(EDITOR)
    assert editor.get(f"/tickets/{number}").status_code == 403
    assert editor.post(f"/tickets/{number}/contact").status_code == 403


def test_without_a_desk_of_tickets_the_page_says_what_to_do(
    clerk: Clerk, desk_app: FastAPI
) -> None:
    del desk_app.state.tickets
    response = clerk.get("/tickets")
    assert response.status_code == 503
    assert "暂时开不了" in response.text


def test_the_window_of_the_clerk_stands_in_the_empty_form(clerk: Clerk) -> None:
    assert f'<option value="{SPECIALIST.window_id}" selected>' in clerk.get("/tickets/new").text
