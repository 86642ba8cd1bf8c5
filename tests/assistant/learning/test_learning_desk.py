import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.learning.candidate import CandidateKind, CandidateState
from assistant.learning.decision import Decision
from assistant.learning.error import LearningError
from assistant.learning.learning_desk import LearningDesk
from assistant.learning.publisher import Edit, Publisher
from assistant.pipeline import Pipeline
from assistant.records.database import Database
from assistant.retrieval.weights import read_weights
from assistant.status import Status
from assistant.understanding.understand import Lexicon
from index.encoder import Encoder
from index.manifest import SnapshotError
from index.snapshot import open_snapshot
from tests.assistant.learning.made import (
    EDITOR,
    SPECIALIST_STAFF,
    UNHEARD,
    asked,
    closed_ticket,
)
from tests.assistant.records.made import audited
from tests.moments import NOW

GUIDE = Path("guides/GA/GA-001.yaml")
FINISHED = {
    "title": "名字与出生证不一样，户口上不了",
    "stuck": "出生证上是同音字，系统里对不上。",
    "measures": ["数据核验"],
    "lesson": "名字差一个字，先请窗口核对数据。",
}


def tree(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def answer_now(desk: LearningDesk, encoder: Encoder, lexicon: Lexicon) -> tuple[Status, str | None]:
    """What the newest snapshot answers to the question that nobody understood."""
    publisher = desk.publisher
    snapshot = open_snapshot(publisher.store.current(), encoder.fingerprint, publisher.cache_folder)
    answer = Pipeline(snapshot, encoder, lexicon, read_weights()).ask(UNHEARD)
    return answer.status, answer.item_id


def way_candidate(desk: LearningDesk, database: Database, question: str = UNHEARD) -> int:
    asked(database, question)
    desk.gather()
    return desk.listed(kind=CandidateKind.WAY_OF_ASKING)[0].number


def case_candidate(desk: LearningDesk, database: Database) -> int:
    closed_ticket(database)
    desk.gather()
    return desk.listed(kind=CandidateKind.CASE)[0].number


def finished(desk: LearningDesk, number: int, **changes: object) -> str:
    """The draft, as a person finishes it."""
    draft = yaml.safe_load(desk.draft(number))
    return yaml.safe_dump({**draft, **FINISHED, **changes}, allow_unicode=True)


def test_a_question_that_was_not_found_is_learnt_answered_and_unlearnt(
    desk: LearningDesk, database: Database, toy_encoder: Encoder, lexicon: Lexicon
) -> None:
    corpora, store = desk.publisher.corpora, desk.publisher.store
    before, first = tree(corpora), store.history()[0]
    unknown = answer_now(desk, toy_encoder, lexicon)
    assert unknown[1] is None
    number = way_candidate(desk, database)

    done = desk.accept_way(number, EDITOR, now=NOW, item_id="ga-001")
    assert done.record_id == "GA-001"
    assert store.history()[:2] == [done.snapshot_id, first]
    assert answer_now(desk, toy_encoder, lexicon) == (Status.ANSWERED, "GA-001")
    one = desk.find(number)
    assert (one.state, one.written, one.decided_by) == (CandidateState.ACCEPTED, UNHEARD, "li.na")
    assert desk.gather().ways == 0

    undone = desk.roll_back(number, EDITOR, now=NOW)
    assert undone.snapshot_id == first == store.history()[0]
    assert tree(corpora) == before
    assert answer_now(desk, toy_encoder, lexicon) == unknown
    assert desk.find(number).state is CandidateState.OPEN
    assert [entry[1:] for entry in audited(database)] == [
        ("learning.accept", str(number), "begun"),
        ("learning.accept", str(number), "ok"),
        ("learning.rollback", str(number), "ok"),
    ]


def test_an_edited_way_is_what_is_written(desk: LearningDesk, database: Database) -> None:
    number = way_candidate(desk, database, "我叫张三，幺儿刚落地，本本上咋个添名字？")
    desk.accept_way(number, EDITOR, now=NOW, way=UNHEARD, item_id="GA-001")
    text = (desk.publisher.corpora / GUIDE).read_text("utf-8")
    assert f"- {UNHEARD}\n" in text
    assert "张三" not in text


def test_the_layout_and_comments_of_the_guide_stay(desk: LearningDesk, database: Database) -> None:
    path = desk.publisher.corpora / GUIDE
    path.write_text(f"# 手写的说明\n{path.read_text('utf-8')}# 末尾\n", "utf-8")
    before = path.read_text("utf-8").splitlines()
    number = way_candidate(desk, database)
    desk.accept_way(number, EDITOR, now=NOW, item_id="GA-001")
    after = path.read_text("utf-8").splitlines()
    assert [line for line in after if line not in before] == [f"- {UNHEARD}"]
    assert [line for line in after if line in before] == before


def test_two_acceptances_and_the_first_is_rolled_back(
    desk: LearningDesk, database: Database
) -> None:
    first = way_candidate(desk, database)
    desk.accept_way(first, EDITOR, now=NOW, item_id="GA-001")
    second = way_candidate(desk, database, "毛毛头落地了往哪里报？")
    desk.accept_way(second, EDITOR, now=NOW, item_id="GA-001")
    desk.roll_back(first, EDITOR, now=NOW)
    ways = yaml.safe_load((desk.publisher.corpora / GUIDE).read_text("utf-8"))["ways_of_asking"]
    assert UNHEARD not in ways
    assert ways[-1] == "毛毛头落地了往哪里报？"


@pytest.mark.parametrize(
    ("way", "item_id", "told"),
    [
        ("老汉走了，户口咋个销！", "GA-001", "不与 GA-001 相同"),
        ("孙子满月了还没上户口 我去报要带啥子", "GA-001", "同一句只写一次"),
        ("前头那个不借户口簿，我咋个扯证", "GA-001", "C-001.yaml"),
        ("出生登记怎么办理", "GA-001", "不是正式名称加尾巴"),
        ("打13982301234找我", "GA-001", "[手机号]"),
        ("问" * 61, "GA-001", "最多 60 个字"),
        ("？", "GA-001", "没有写问法"),
        (UNHEARD, "", "GA-001 出生登记、MZ-001 结婚登记"),
        (UNHEARD, "XX-999", "没有事项编码 XX-999"),
        (UNHEARD, "YB-001", "指南还没有写"),
    ],
)
def test_a_bad_way_is_refused_with_the_reason_and_nothing_changes(
    desk: LearningDesk, database: Database, way: str, item_id: str, told: str
) -> None:
    number = way_candidate(desk, database)
    before = tree(desk.publisher.corpora), desk.publisher.store.history()
    with pytest.raises(LearningError, match=told.replace("[", r"\[")):
        desk.accept_way(number, EDITOR, now=NOW, way=way, item_id=item_id)
    assert (tree(desk.publisher.corpora), desk.publisher.store.history()) == before
    assert desk.find(number).state is CandidateState.OPEN
    assert audited(database) == [("li.na", "learning.accept", str(number), "refused")]


def test_only_who_may_edit_knowledge_decides(desk: LearningDesk, database: Database) -> None:
    number = way_candidate(desk, database)
    with pytest.raises(LearningError, match="没有知识维护的权限"):
        desk.accept_way(number, SPECIALIST_STAFF, now=NOW, item_id="GA-001")
    with pytest.raises(LearningError, match="没有知识维护的权限"):
        desk.refuse(number, SPECIALIST_STAFF, now=NOW)
    with pytest.raises(LearningError, match="没有知识维护的权限"):
        desk.roll_back(number, SPECIALIST_STAFF, now=NOW)
    assert {entry[3] for entry in audited(database)} == {"refused"}
    assert desk.find(number).state is CandidateState.OPEN


def test_a_closed_ticket_becomes_a_case_once_a_person_finished_it(
    desk: LearningDesk, database: Database
) -> None:
    number = case_candidate(desk, database)
    draft = yaml.safe_load(desk.draft(number))
    assert draft["wanted"] == "户口簿上名字写错了，改不了"
    assert draft["actions"] == ["系统里和出生证对不上"]
    assert (draft["result"], draft["items"], draft["days"]) == ("核对后改好了", ["GA-001"], 0)
    assert draft["root_cause"] == "信息不一致"
    assert "zhuanyuan" not in desk.draft(number)
    with pytest.raises(LearningError, match=r"title.*至少 2 个字"):
        desk.accept_case(number, EDITOR, desk.draft(number), now=NOW)

    first = desk.publisher.store.history()[0]
    done = desk.accept_case(number, EDITOR, finished(desk, number), now=NOW)
    assert done.record_id == "C-002"
    path = desk.publisher.corpora / "cases" / "C-002.yaml"
    written = yaml.safe_load(path.read_text("utf-8"))
    assert (written["case_id"], written["origin"]) == ("C-002", "window")
    desk.roll_back(number, EDITOR, now=NOW)
    assert not path.exists()
    assert desk.publisher.store.history()[0] == first
    again = desk.accept_case(number, EDITOR, finished(desk, number), now=NOW)
    assert again.record_id == "C-003"  # an id is never given twice


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"items": ["XX-999"]}, "XX-999"),
        ({"stuck": "身份证 510402195003071234 对不上"}, "个人信息"),
        ({"measures": ["找熟人"]}, "measures"),
        ({"ways_of_asking": ["老汉走了，户口咋个销"]}, "不与 GA-002 相同"),
        ({"name": "张三"}, "不是这类记录的字段"),
    ],
)
def test_a_bad_case_is_refused_with_the_lints_words(
    desk: LearningDesk, database: Database, change: dict[str, object], told: str
) -> None:
    number = case_candidate(desk, database)
    with pytest.raises(LearningError, match=told):
        desk.accept_case(number, EDITOR, finished(desk, number, **change), now=NOW)
    assert len(list((desk.publisher.corpora / "cases").iterdir())) == 1


@pytest.mark.parametrize("text", ["一句话", "a: [", "", "- 一\n- 二"])
def test_what_is_no_case_at_all_is_refused(
    desk: LearningDesk, database: Database, text: str
) -> None:
    number = case_candidate(desk, database)
    with pytest.raises(LearningError, match="整个文件"):
        desk.accept_case(number, EDITOR, text, now=NOW)


def test_nobody_forges_the_origin_of_a_case(desk: LearningDesk, database: Database) -> None:
    number = case_candidate(desk, database)
    text = finished(desk, number, origin="press", case_id="C-001")
    done = desk.accept_case(number, EDITOR, text, now=NOW)
    written = yaml.safe_load((desk.publisher.corpora / "cases/C-002.yaml").read_text("utf-8"))
    assert (done.record_id, written["origin"]) == ("C-002", "window")


def test_a_case_that_was_changed_since_is_not_removed(
    desk: LearningDesk, database: Database
) -> None:
    number = case_candidate(desk, database)
    desk.accept_case(number, EDITOR, finished(desk, number), now=NOW)
    path = desk.publisher.corpora / "cases" / "C-002.yaml"
    path.write_text(path.read_text("utf-8") + "# 后来补的\n", "utf-8")
    with pytest.raises(LearningError, match="有人改过"):
        desk.roll_back(number, EDITOR, now=NOW)
    assert path.exists()


def test_a_way_and_a_case_are_not_mixed_up(desk: LearningDesk, database: Database) -> None:
    way, case = way_candidate(desk, database), case_candidate(desk, database)
    with pytest.raises(LearningError, match="是案例候选"):
        desk.accept_way(case, EDITOR, now=NOW, item_id="GA-001")
    with pytest.raises(LearningError, match="是问法候选"):
        desk.accept_case(way, EDITOR, "title: 一", now=NOW)
    with pytest.raises(LearningError, match="是问法候选"):
        desk.draft(way)


def test_a_decided_candidate_is_decided(desk: LearningDesk, database: Database) -> None:
    number = way_candidate(desk, database)
    desk.refuse(number, EDITOR, now=NOW, reason="不是事项，打13982301234")
    assert desk.find(number).reason == "不是事项，打[手机号]"
    for again in (
        lambda: desk.refuse(number, EDITOR, now=NOW),
        lambda: desk.accept_way(number, EDITOR, now=NOW, item_id="GA-001"),
        lambda: desk.roll_back(number, EDITOR, now=NOW),
    ):
        with pytest.raises(LearningError, match="“不采纳”"):
            again()
    with pytest.raises(LearningError, match="没有第 99 条"):
        desk.find(99)


def test_a_build_that_fails_leaves_file_and_candidate_as_they_were(
    desk: LearningDesk, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = way_candidate(desk, database)
    before = tree(desk.publisher.corpora), desk.publisher.store.history()

    def broken(*_: object) -> None:
        raise SnapshotError("磁盘满了")

    monkeypatch.setattr("assistant.learning.publisher.build_snapshot", broken)
    with pytest.raises(SnapshotError):
        desk.accept_way(number, EDITOR, now=NOW, item_id="GA-001")
    assert (tree(desk.publisher.corpora), desk.publisher.store.history()) == before
    assert desk.find(number).state is CandidateState.OPEN
    assert [entry[3] for entry in audited(database)] == ["begun", "failed"]


def test_a_full_disk_is_told_and_nothing_changes(
    desk: LearningDesk, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = way_candidate(desk, database)
    before = tree(desk.publisher.corpora)

    def full(_path: Path, _text: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("ingest.text_file.write_synced", full)
    with pytest.raises(LearningError, match="No space left"):
        desk.accept_way(number, EDITOR, now=NOW, item_id="GA-001")
    assert tree(desk.publisher.corpora) == before
    assert desk.find(number).state is CandidateState.OPEN


@pytest.mark.parametrize("written", [True, False])
def test_what_a_power_cut_broke_off_is_rolled_back(
    desk: LearningDesk, database: Database, monkeypatch: pytest.MonkeyPatch, written: bool
) -> None:
    class PowerCutError(BaseException):
        pass

    path = desk.publisher.corpora / GUIDE
    before = path.read_bytes()
    number = way_candidate(desk, database)

    def cut(publisher: Publisher, edit: Edit) -> str:
        if written and edit.text is not None:
            (publisher.corpora / edit.path).write_text(edit.text, "utf-8")
        raise PowerCutError

    with monkeypatch.context() as patched:
        patched.setattr(Publisher, "publish", cut)
        # Nothing after the cut is done.
        patched.setattr(Decision, "keep", once(Decision.keep))
        with pytest.raises((PowerCutError, StopIteration)):
            desk.accept_way(number, EDITOR, now=NOW, item_id="GA-001")
    assert desk.find(number).state is CandidateState.ACCEPTED
    assert (path.read_bytes() != before) is written
    desk.gather()
    desk.roll_back(number, EDITOR, now=NOW)
    assert path.read_bytes() == before
    assert desk.find(number).state is CandidateState.OPEN
    desk.accept_way(number, EDITOR, now=NOW, item_id="GA-001")


def once(work: Callable[..., Any]) -> Callable[..., Any]:
    """``work``, and from the second call on an exception: the process is gone."""
    calls = iter([work])

    def call(*given: object, **named: object) -> object:
        return next(calls)(*given, **named)

    return call


def test_a_way_that_somebody_removed_by_hand_can_be_rolled_back(
    desk: LearningDesk, database: Database
) -> None:
    path = desk.publisher.corpora / GUIDE
    before = path.read_text("utf-8")
    number = way_candidate(desk, database)
    desk.accept_way(number, EDITOR, now=NOW, item_id="GA-001")
    path.write_text(before, "utf-8")
    desk.roll_back(number, EDITOR, now=NOW)
    assert path.read_text("utf-8") == before
    assert desk.find(number).state is CandidateState.OPEN


def test_nothing_is_published_while_another_file_has_an_error(
    desk: LearningDesk, database: Database
) -> None:
    number = way_candidate(desk, database)
    (desk.publisher.corpora / "guides/MZ/MZ-001.yaml").write_text("name: [", "utf-8")
    with pytest.raises(LearningError, match="MZ-001"):
        desk.accept_way(number, EDITOR, now=NOW, item_id="GA-001")


def test_while_one_publishes_another_waits_for_its_turn(
    desk: LearningDesk, database: Database
) -> None:
    number = way_candidate(desk, database)
    told: list[str] = []

    def other() -> None:
        try:
            desk.accept_way(number, EDITOR, now=NOW, item_id="GA-001")
        except LearningError as error:
            told.append(str(error))

    with desk.publisher.alone():
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
    assert len(told) == 1
    assert "另一次采纳正在发布" in told[0]
    assert desk.find(number).state is CandidateState.OPEN
