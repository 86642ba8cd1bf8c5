import re
from dataclasses import replace

import pytest

from assistant.records.consultation import Channel
from assistant.records.database import Database
from assistant.tickets.ticket_desk import TicketDesk
from ui.kiosk.session import Session
from ui.kiosk.ticket_counter import TicketCounter
from ui.kiosk.touch import Act, Touch
from ui.look.html_parts import silent

HOSTILE = '</textarea><img src=x onerror="alert(1)">'
KEY = "k" * 16


@pytest.fixture
def counter(desk: TicketDesk) -> TicketCounter:
    return TicketCounter(lambda: desk, silent)


def sent(**held: str) -> Touch:
    return Touch(act=Act.SEND, **({"value": KEY, "text": "户口改不了，跑了两趟"} | held))


def number(session: Session) -> str:
    (found,) = re.findall(r"<strong>(PZH-[\d-]+-\w)</strong>", session.html)
    return found


def test_the_form_asks_for_no_id_and_offers_every_window(counter: TicketCounter) -> None:
    html = counter.form(Session(), "户口改不了").html
    assert ">户口改不了</textarea>" in html
    assert html.count('name="district"') == 6
    assert html.count('value="W-') == 55
    assert "炳草岗街道" in html
    assert 'name="phone"' in html
    assert "身份证号" in html.partition("不用写")[2]


def test_a_matter_becomes_a_ticket_of_the_chosen_window(
    counter: TicketCounter, desk: TicketDesk
) -> None:
    after = counter.take(sent(place="W-08"), Session(item_id="GA-004"))
    ticket = desk.find(number(after))
    assert (ticket.window_id, ticket.item_id, ticket.channel) == ("W-08", "GA-004", Channel.KIOSK)
    assert "东区炳草岗街道便民服务中心" in after.html
    assert 'template class="bdc-slip"' in after.html
    assert after.before == ()


def test_handing_it_in_twice_makes_one_ticket(counter: TicketCounter) -> None:
    first = counter.take(sent(), Session())
    assert number(counter.take(sent(), Session())) == number(first)


def test_a_phone_is_kept_sealed_and_a_bad_one_brings_the_form_back(
    counter: TicketCounter,
) -> None:
    again = counter.take(sent(phone="123", place="W-08"), Session(question="q"))
    assert 'role="alert"' in again.html
    assert 'value="123"' in again.html
    assert re.search(r'value="W-08" checked', again.html)
    kept = counter.take(sent(phone="13982301234"), Session())
    assert "联系您" in kept.html
    assert "13982301234" not in kept.html


def test_without_a_key_no_phone_is_asked_for(desk: TicketDesk) -> None:
    keyless = TicketCounter(lambda: replace(desk, cipher=None), silent)
    assert 'name="phone"' not in keyless.form(Session(), "").html


def test_an_empty_matter_is_told_kindly_and_nothing_becomes_markup(counter: TicketCounter) -> None:
    assert "没有看到问题" in counter.take(sent(text=" "), Session()).html
    again = counter.take(sent(text=HOSTILE, phone=HOSTILE), Session()).html
    assert "<img" not in again
    assert "<img" not in counter.take(sent(text=HOSTILE), Session()).html


def test_when_it_cannot_be_kept_the_form_comes_back_as_it_was(
    counter: TicketCounter, sqlite: Database
) -> None:
    sqlite.close()
    assert sqlite.file is not None
    sqlite.file.write_bytes(b"x" * 4096)
    after = counter.take(sent(text="很要紧的事"), Session())
    assert "很要紧的事</textarea>" in after.html
    assert 'role="alert"' in after.html


def test_without_a_desk_a_person_is_named() -> None:
    closed = TicketCounter(lambda: None, silent)
    for after in (closed.form(Session(), ""), closed.take(sent(), Session())):
        assert "12345" in after.html
