from assistant.insight.said import LEAST, said, shared_words
from assistant.insight.span import Span
from assistant.records.database import Database
from assistant.status import Status
from tests.assistant.insight.made import TODAY
from tests.assistant.learning.made import asked

TODAYS = Span(TODAY, TODAY)
LOW = (Status.LOW_CONFIDENCE,)


def test_only_the_parts_that_three_questions_share_are_told() -> None:
    times = {"我叫张三，烟囱证明咋个开": 1, "烟囱证明咋个开": 1, "问一下烟囱证明咋个开嘛": 1}
    assert shared_words("我叫张三，烟囱证明咋个开", times) == "烟囱证明咋个开"
    assert shared_words("烟囱证明咋个开", {"烟囱证明咋个开": LEAST - 1}) == ""
    assert shared_words("烟囱证明咋个开", {"烟囱证明咋个开": LEAST}) == "烟囱证明咋个开"


def test_parts_that_lie_apart_are_told_apart() -> None:
    times = {"烟囱甲证明": 1, "烟囱乙证明": 1, "烟囱丙证明": 1}
    assert shared_words("烟囱甲证明", times) == "烟囱…证明"


def test_groups_are_counted_and_what_fewer_than_three_said_is_left_out(database: Database) -> None:
    for question in ("烟囱证明咋个开", "烟囱证明咋个开嘛", "请问烟囱证明咋个开", "烟囱证明咋个开"):
        asked(database, question)
    asked(database, "张三的私事咋个办")
    asked(database, "张三的私事咋个办")
    asked(database, "烟囱证明咋个开", Status.ANSWERED, item_id="GA-001")
    with database.reading() as session:
        (group,) = said(session, LOW, TODAYS)
        assert said(session, (Status.OFF_TOPIC,), TODAYS) == []
    assert (group.words, group.times, group.last) == ("烟囱证明咋个开", 4, TODAY)
