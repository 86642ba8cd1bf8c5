import pytest
from fastapi import FastAPI

from assistant.records.consultation import Channel
from assistant.records.consultation_log import recent
from assistant.records.database import Database
from tests.assistant.records.made import audited
from tests.ui.desk.desk_world import AUDITOR, EDITOR, QUESTION, Clerk

pytestmark = pytest.mark.model
PART = {"x-desk-part": "1"}


@pytest.fixture(autouse=True)
def _at_the_desk(clerk: Clerk) -> None:
    clerk.sign_in()


def kept(clerk: Clerk) -> list[tuple[str, str | None, str, str, str | None]]:
    state = clerk.http.app.state  # type: ignore[attr-defined]
    assert state.consultations.settle(5)
    with state.database.reading() as session:
        return [
            (one.question, one.item_id, one.channel, one.window_id, one.right_item_id)
            for one in recent(session, 10)
        ]


def test_the_answer_starts_with_the_short_form_and_shows_why(clerk: Clerk) -> None:
    page = clerk.post("/ask", question=QUESTION).text
    assert page.index("先念这一句") < page.index("死亡注销户口登记。先带") < page.index("直接答复")
    for part in (
        "用上的片段",
        "没用的片段",
        "把握怎么来的",
        "事项排名的算式",
        "用时（毫秒）",
        "资料版本",
    ):
        assert part in page
    assert "/api/v1/items/GA-002/notice?paper=a4" in page


def test_the_hits_of_other_records_are_shown_as_rejected(clerk: Clerk) -> None:
    page = clerk.post("/ask", question=QUESTION).text
    used, rejected = page.split("<h3>没用的片段")
    used = used.split("<h3>用上的片段")[1]
    assert "GA-002/" in used
    assert "GA-001/" not in used
    assert "GA-002/" not in rejected.split("事项排名的算式")[0]


def test_a_script_gets_the_answer_alone_and_nothing_is_kept_while_somebody_types(
    clerk: Clerk,
) -> None:
    part = clerk.post("/ask", PART, question=QUESTION, keep="false").text
    assert "<html" not in part
    assert "死亡注销户口登记" in part
    assert kept(clerk) == []


def test_a_question_that_stands_is_kept_with_the_window(clerk: Clerk) -> None:
    done = clerk.post("/keep", PART, question=f"我爸510402194501011233走了，{QUESTION}").json()
    assert len(done["consultation_id"]) == 16
    ((question, item_id, channel, window_id, right),) = kept(clerk)
    assert "510402194501011233" not in question
    assert (item_id, channel, window_id, right) == ("GA-002", Channel.DESK, "W-01", None)


def test_the_right_item_is_marked_on_the_consultation_that_was_kept(
    clerk: Clerk, desk_database: Database
) -> None:
    done = clerk.post("/keep", PART, question=QUESTION).json()["consultation_id"]
    part = clerk.post("/mark", PART, question=QUESTION, consultation_id=done, item_id="GA-001").text
    assert "已记下：这次问的是“出生登记”。" in part
    assert [one[-1] for one in kept(clerk)] == ["GA-001"]
    assert ("wang.li", "consultation.mark", done, "ok") in audited(desk_database)


def test_marking_before_it_was_kept_keeps_it_first(clerk: Clerk) -> None:
    clerk.post("/mark", question=QUESTION, item_id="GA-002", other_item_id="mz-001 ")
    assert [(one[0], one[1], one[-1]) for one in kept(clerk)] == [
        ("老汉走了,户口咋个销?", "GA-002", "MZ-001")
    ]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"other_item_id": "XX-999"}, "没有事项编码 XX-999"),
        ({"item_id": "GA-002", "consultation_id": "0123456789abcdef"}, "没有找到这次咨询"),
    ],
)
def test_what_cannot_be_marked_is_told(clerk: Clerk, fields: dict[str, str], told: str) -> None:
    response = clerk.post("/mark", PART, question=QUESTION, **fields)
    assert response.status_code == 404
    assert told in response.text


@pytest.mark.parametrize("question", ["", "   ", "？！", "问" * 1001])
def test_what_is_no_question_is_told_kindly(clerk: Clerk, question: str) -> None:
    response = clerk.post("/ask", PART, question=question, keep="false")
    assert response.status_code == 422
    assert "请" in response.text


def test_markup_stays_text_everywhere(clerk: Clerk) -> None:
    evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>户口'
    for headers in ({}, PART):
        page = clerk.post("/ask", headers, question=evil).text
        assert "<script>alert" not in page
        assert "<img src=x" not in page
    assert "<script>alert" not in clerk.get("/consultations").text


def test_a_ticket_form_comes_filled_from_the_question(clerk: Clerk) -> None:
    question = "我妈走了要销户口，死亡证明开不出来"
    page = clerk.post("/ask", question=question).text
    form = page.split('id="hand-over"')[1].split("</form>")[0]
    assert question in form
    assert 'value="GA-002"' in form
    assert '<option value="W-01" selected>' in form
    assert "<option selected>材料不全" in form


def test_who_may_not_take_tickets_is_offered_no_form(clerk: Clerk) -> None:
    clerk.post("/sign-out")
    clerk.sign_in(EDITOR)
    page = clerk.post("/ask", question=QUESTION).text
    assert "就是这件" in page
    assert 'id="hand-over"' not in page
    assert "我的转办单" not in page


def test_an_item_is_told_without_evidence(clerk: Clerk) -> None:
    page = clerk.get("/?item=GA-002").text
    assert "死亡注销户口登记" in page
    assert "没有检索" in page
    assert clerk.get("/?item=XX-1").status_code == 404


@pytest.mark.parametrize(
    "question",
    ["我不想活了", "下水道堵了找哪个", "今天天气怎么样", "我想办个证", "老人走了要办些啥子"],
)
def test_every_kind_of_answer_has_a_page(clerk: Clerk, question: str) -> None:
    response = clerk.post("/ask", question=question)
    assert response.status_code == 200
    assert "先念这一句" in response.text


def test_twins_stand_side_by_side(clerk: Clerk) -> None:
    page = clerk.get("/compare?ids=GA-001&ids=GA-002").text
    assert page.index("出生登记") < page.index("死亡注销户口登记")
    assert "不同" in page
    for wrong in ("ids=GA-001", "", "ids=GA-001&ids=XX-1"):
        response = clerk.get(f"/compare?{wrong}")
        assert response.status_code in (404, 422)


def test_recent_consultations_can_be_opened_and_that_they_were_read_is_noted(
    clerk: Clerk, desk_database: Database
) -> None:
    clerk.post("/ask", question=QUESTION)
    page = clerk.get("/consultations").text
    assert "老汉走了" in page
    assert ("wang.li", "consultation.read", "recent", "ok") in audited(desk_database)
    with desk_database.reading() as session:
        known = recent(session, 1)[0].consultation_id
    assert known in page
    again = clerk.post("/ask", question=QUESTION, consultation_id=known).text
    assert f'name="consultation_id" value="{known}"' in again
    assert len(kept(clerk)) == 1


def test_without_a_service_the_page_says_what_to_do(clerk: Clerk, desk_app: FastAPI) -> None:
    del desk_app.state.service
    response = clerk.post("/ask", question=QUESTION)
    assert response.status_code == 503
    assert "正在准备" in response.text


def test_the_auditor_has_no_desk(clerk: Clerk) -> None:
    clerk.post("/sign-out")
    clerk.sign_in(AUDITOR)
    response = clerk.get("/")
    assert response.status_code == 403
    assert "您的角色（审计）不能用这一页" in response.text
