from dataclasses import replace
from http import HTTPStatus

import pytest

from assistant.problem import ApiError
from assistant.records.consultation import FeedbackKind
from assistant.records.consultation_log import recent
from assistant.records.database import Database
from ui.kiosk.attendant import Attendant
from ui.kiosk.session import Session
from ui.kiosk.touch import Act, Touch

HERE = "http://127.0.0.1:8000"
QUESTION = "老汉走了，户口咋个销？"


def ask(attendant: Attendant, text: str, session: Session | None = None) -> Session:
    return attendant.reply(Touch(act=Act.ASK, text=text), session or Session(), HERE)


def touch(attendant: Attendant, act: Act, value: str = "", session: Session | None = None) -> Session:  # fmt: skip
    return attendant.reply(Touch(act=act, value=value), session or Session(), HERE)


def test_a_question_is_answered_and_its_item_remembered(attendant: Attendant) -> None:
    after = ask(attendant, QUESTION)
    assert after.item_id == "GA-002"
    assert "死亡注销户口登记" in after.html
    assert 'data-tool="print" data-item="GA-002"' in after.html


def test_a_follow_up_is_about_the_item_on_the_screen(attendant: Attendant) -> None:
    after = ask(attendant, "那要好多钱?", ask(attendant, QUESTION))
    assert after.item_id == "GA-002"
    assert "不收费" in after.html


def test_a_tile_leads_to_items_and_life_events_and_passes_over_what_is_gone(
    attendant: Attendant,
) -> None:
    after = touch(attendant, Act.TILE, "0")
    assert "给娃娃上户口" in after.html
    assert 'data-act="event" data-value="LE-01"' in after.html
    assert "XX-999" not in after.html
    assert touch(attendant, Act.ITEM, "GA-001", after).item_id == "GA-001"


def test_a_tile_with_one_target_opens_it_at_once_as_a_numbered_path(attendant: Attendant) -> None:
    html = touch(attendant, Act.TILE, "1").html
    assert "亲人去世" in html
    assert '<ol start="1"><li><span class="bdc-step" aria-hidden="true">1</span>' in html
    assert "如果：参加了居民医保" in html
    assert 'data-act="item" data-value="GA-002"' in html


@pytest.mark.parametrize(
    ("act", "value"), [(Act.TILE, "9"), (Act.TILE, "x"), (Act.ITEM, "GA-999"), (Act.EVENT, "LE-99")]
)
def test_what_does_not_exist_leads_to_the_start(attendant: Attendant, act: Act, value: str) -> None:
    assert touch(attendant, act, value) == Session()


def test_back_shows_the_screen_before_and_the_end_forgets_everything(attendant: Attendant) -> None:
    path = touch(attendant, Act.TILE, "1")
    item = touch(attendant, Act.ITEM, "GA-002", path)
    assert touch(attendant, Act.BACK, session=item).html == path.html
    assert touch(attendant, Act.BACK, session=path) == Session()
    assert touch(attendant, Act.END, session=item) == Session()
    assert touch(attendant, Act.HOME, session=item) == Session()


def test_only_the_last_screens_are_kept(attendant: Attendant) -> None:
    session = ask(attendant, QUESTION)
    for _ in range(9):
        session = touch(attendant, Act.PERSON, session=session)
    assert len(session.before) == 6
    assert all(not before.before for before in session.before)


def test_an_empty_question_is_told_kindly(attendant: Attendant) -> None:
    assert "没有看到问题" in ask(attendant, "  ").html


def test_the_question_is_kept_masked_for_the_kiosk_and_can_be_marked(
    attendant: Attendant, sqlite: Database
) -> None:
    after = ask(attendant, "我爸身份证51040219450101001X，户口咋个销")
    assert 'data-act="feedback" data-value="helpful"' in after.html
    touch(attendant, Act.FEEDBACK, "helpful", after)
    touch(attendant, Act.FEEDBACK, "nonsense", after)
    attendant.filing.close()
    with sqlite.reading() as session:
        (kept,) = recent(session, 5)
    assert "51040219450101001X" not in kept.question + after.html
    assert kept.channel == "kiosk"
    assert [given.kind for given in kept.feedback] == [FeedbackKind.HELPFUL]


def test_the_code_leads_to_the_notice_at_the_public_address_or_at_this_one(
    attendant: Attendant,
) -> None:
    here = ask(attendant, QUESTION).html
    public = ask(replace(attendant, public_url="https://hall.example/"), QUESTION).html
    assert 'id="bdc-qr"' in here
    assert here.partition('id="bdc-qr"')[2] != public.partition('id="bdc-qr"')[2]


def test_danger_gets_help_and_nothing_else(attendant: Attendant) -> None:
    html = ask(attendant, "我不想活了").html
    assert 'data-kind="crisis"' in html
    assert "12356" in html
    assert 'data-act="person"' in html
    assert 'data-tool="print' not in html
    assert "feedback" not in html


def test_the_matter_of_a_ticket_is_filled_in(attendant: Attendant) -> None:
    asked = touch(attendant, Act.TICKET, session=ask(attendant, "户口名字错了，跑了两趟！"))
    assert ">户口名字错了，跑了两趟！</textarea>" in asked.html
    touched = touch(attendant, Act.TICKET, session=touch(attendant, Act.ITEM, "GA-002"))
    assert "想办“家人去世销户口”，卡在：</textarea>" in touched.html


def test_while_the_service_starts_a_question_is_told_so(attendant: Attendant) -> None:
    def starting() -> None:
        raise ApiError(HTTPStatus.SERVICE_UNAVAILABLE, "not-ready", "还没准备好", "资料正在准备")

    waiting = replace(attendant, service=starting)
    assert "资料正在准备" in ask(waiting, QUESTION).html
    assert "bdc-tile" in waiting.start()
