from datetime import timedelta

from assistant.learning.candidate import CandidateKind, CandidateState
from assistant.learning.gather import Gathered
from assistant.learning.learning_desk import LearningDesk
from assistant.records import consultation_log
from assistant.records.consultation import FeedbackKind
from assistant.records.database import Database
from assistant.status import Status
from tests.assistant.learning.made import EDITOR, UNHEARD, asked, closed_ticket
from tests.moments import NOW

HOUR = timedelta(hours=1)


def texts(desk: LearningDesk, kind: CandidateKind | None = None) -> list[str]:
    return [candidate.text for candidate in desk.listed(kind=kind)]


def test_unanswered_and_corrected_consultations_become_ways_of_asking(
    desk: LearningDesk, database: Database
) -> None:
    asked(database, "没答上来的")
    asked(database, "说没找到的", Status.ANSWERED, item_id="MZ-001", touch=FeedbackKind.NOT_FOUND)
    asked(database, "改过来的", Status.ANSWERED, item_id="MZ-001", right="GA-001")
    assert desk.gather() == Gathered(ways=3, cases=0, gone=0)
    assert set(texts(desk)) == {"没答上来的", "说没找到的", "改过来的"}
    marked = {candidate.text: candidate.item_id for candidate in desk.listed()}
    assert marked == {"没答上来的": "", "说没找到的": "", "改过来的": "GA-001"}


def test_what_was_right_helpful_in_despair_or_known_is_no_candidate(
    desk: LearningDesk, database: Database
) -> None:
    asked(database, "答对了的", Status.ANSWERED, item_id="GA-001", right="GA-001")
    asked(database, "有帮助的", Status.ANSWERED, item_id="GA-001", touch=FeedbackKind.HELPFUL)
    asked(database, "活不下去了", Status.CRISIS, touch=FeedbackKind.NOT_FOUND)
    asked(database, "老汉走了 户口咋个销")  # a guide has it, with other punctuation
    asked(database, "下水井盖烂了找哪个")  # a matter outside the catalogue has it
    asked(database, "？！")
    assert desk.gather() == Gathered(0, 0, 0)


def test_the_same_words_count_together_with_how_often_and_when(
    desk: LearningDesk, database: Database
) -> None:
    asked(database, UNHEARD, now=NOW)
    asked(database, UNHEARD.replace("，", " "), now=NOW + HOUR, right="GA-001")
    asked(database, UNHEARD, now=NOW - HOUR, right="GA-001")
    asked(database, UNHEARD, now=NOW, right="MZ-001")
    desk.gather()
    (one,) = desk.listed()
    assert (one.text, one.times, one.item_id) == (UNHEARD, 4, "GA-001")
    assert (one.first_at, one.last_at) == (NOW - HOUR, NOW + HOUR)
    assert one.item_ids == ("GA-001", "MZ-001")


def test_gathering_again_changes_nothing_and_counts_nothing_twice(
    desk: LearningDesk, database: Database
) -> None:
    asked(database)
    closed_ticket(database)
    first = desk.gather()
    before = desk.listed()
    assert first == Gathered(ways=1, cases=1, gone=0)
    assert desk.gather() == Gathered(0, 0, 0)
    assert desk.listed() == before
    asked(database)
    desk.gather()
    assert [one.times for one in desk.listed(kind=CandidateKind.WAY_OF_ASKING)] == [2]


def test_numbers_of_people_are_masked_in_candidates(desk: LearningDesk, database: Database) -> None:
    asked(database, "打13982301234找我办")
    desk.gather()
    assert texts(desk) == ["打[手机号]找我办"]


def test_a_candidate_goes_with_the_consultations_it_rests_on(
    desk: LearningDesk, database: Database
) -> None:
    gone = asked(database, "要删掉的")
    refused = asked(database, "不采纳的")
    desk.gather()
    number = next(one.number for one in desk.listed() if one.text == "不采纳的")
    desk.refuse(number, EDITOR, now=NOW)
    with database.transaction() as session:
        for consultation_id in (gone, refused):
            consultation_log.remove(session, consultation_id, who="wang.li", now=NOW)
    assert desk.gather() == Gathered(0, 0, gone=1)
    assert desk.listed() == []
    (left,) = desk.listed(CandidateState.REFUSED)
    assert left.text == ""
    asked(database, "不采纳的")
    assert desk.gather() == Gathered(0, 0, 0)


def test_a_solved_and_checked_ticket_becomes_a_case_candidate(
    desk: LearningDesk, database: Database
) -> None:
    ticket = closed_ticket(database)
    desk.gather()
    (one,) = desk.listed()
    assert (one.kind, one.ticket, one.text) == (CandidateKind.CASE, ticket.number, ticket.matter)
    assert one.item_id == "GA-001"


def test_those_asked_most_often_stand_first(desk: LearningDesk, database: Database) -> None:
    for times, question in enumerate(("一次的", "两次的", "三次的"), start=1):
        for _ in range(times):
            asked(database, question)
    desk.gather()
    assert texts(desk) == ["三次的", "两次的", "一次的"]
