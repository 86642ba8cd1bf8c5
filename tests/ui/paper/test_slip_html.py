from dataclasses import replace

import segno

from assistant.tickets.stage import Complexity
from tests.assistant.tickets.made import DIRECTORY, ticket
from ui.paper.slip_html import slip_html, slip_text

HOSTILE = '<img src=x onerror="alert(1)">'


def test_the_slip_tells_the_number_the_window_and_how_to_ask() -> None:
    told = slip_text(ticket(), DIRECTORY)
    for part in (
        "PZH-20261124-0007-R",
        "2026-11-24 09:00",
        "东区炳草岗街道便民服务中心“办不成事”受理窗口",
        "主管部门：市公安局",
        DIRECTORY.items["GA-014"].name,
        "户口簿上名字写错了",
        "地址：以大厅公告为准",
        "11 月 24 日联系您",
        "12345",
    ):
        assert part in told


def test_what_is_not_known_is_left_out() -> None:
    told = slip_text(ticket(item_id="", department="", contact_due=None), DIRECTORY)
    assert "主管部门" not in told
    assert "事项：" not in told
    assert "您没有留电话" in told


def test_the_limit_stands_on_it_once_there_is_one() -> None:
    told = slip_text(ticket(complexity=Complexity.COMPLEX), DIRECTORY)
    assert "期限到11 月 25 日，以窗口为准。" in told


def test_the_code_carries_the_number_and_the_page_fetches_nothing() -> None:
    page = slip_html(ticket(), DIRECTORY)
    code = segno.make_qr("PZH-20261124-0007-R", error="m").svg_inline(omitsize=True, light="#fff")
    assert code in page
    assert "size: 80mm" in page
    for foreign in ("<script", "http", "src=", "href="):
        assert foreign not in page


def test_nothing_that_was_typed_becomes_markup() -> None:
    page = slip_html(ticket(matter=HOSTILE), DIRECTORY)
    assert "<img" not in page
    assert "&lt;img" in page


def test_a_window_that_is_gone_is_told_as_the_city_window() -> None:
    places = replace(DIRECTORY.places, by_id={"W-01": DIRECTORY.places.city})
    fewer = replace(DIRECTORY, places=places)
    assert "攀枝花市政务服务中心" in slip_text(ticket(), fewer)
