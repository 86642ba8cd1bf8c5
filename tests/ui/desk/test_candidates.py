import re
from pathlib import Path

import pytest
from fastapi import FastAPI

from assistant.learning.learning_desk import LearningDesk
from assistant.records.database import Database
from index.encoder import Encoder
from index.store import SnapshotStore
from tests.assistant.learning.made import UNHEARD, asked, closed_ticket, learning_desk
from tests.assistant.records.made import audited
from tests.ui.desk.desk_world import EDITOR, SPECIALIST, Clerk

pytestmark = pytest.mark.model


@pytest.fixture
def learning(  # noqa: PLR0913, PLR0917 - fixtures
    desk_app: FastAPI,
    desk_database: Database,
    toy_corpus_folder: Path,
    toy_store: SnapshotStore,
    cache_folder: Path,
    toy_encoder: Encoder,
) -> LearningDesk:
    desk = learning_desk(desk_database, toy_corpus_folder, toy_store, cache_folder, toy_encoder)
    desk_app.state.learning = desk
    return desk


@pytest.fixture
def editor(clerk: Clerk, learning: LearningDesk, desk_database: Database) -> Clerk:
    """The editor of knowledge, after somebody asked what nobody understood."""
    asked(desk_database)
    clerk.sign_in(EDITOR)
    assert learning.listed() == []
    assert clerk.post("/candidates/gather").headers["location"].endswith("said=gathered")
    return clerk


def test_what_was_not_understood_is_listed_and_that_it_was_read_is_noted(
    editor: Clerk, desk_database: Database
) -> None:
    page = editor.get("/candidates").text
    assert UNHEARD in page
    assert ("chen.bian", "candidate.list", "open", "ok") in audited(desk_database)
    assert UNHEARD not in editor.get("/candidates?state=refused").text


def test_an_accepted_way_stands_in_the_guide_and_can_be_taken_back(
    editor: Clerk, toy_corpus_folder: Path
) -> None:
    guide = toy_corpus_folder / "guides" / "GA" / "GA-001.yaml"
    way = "幺儿落地了，户口本咋个添名字？"
    done = editor.post("/candidates/1/accept", way=way, item_id="ga-001")
    assert done.headers["location"] == "/desk/candidates/1?said=learnt", done.text
    assert way in guide.read_text(encoding="utf-8")
    assert "退回这次采纳" in editor.get("/candidates/1").text
    assert editor.post("/candidates/1/back").status_code == 303
    assert way not in guide.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"way": "怎么办", "item_id": "XX-1"}, "没有事项编码 XX-1"),
        ({"way": "我是510402194501011233，咋个办户口", "item_id": "GA-001"}, "个人信息"),
    ],
)
def test_what_cannot_be_accepted_is_told_beside_what_was_typed(
    editor: Clerk, fields: dict[str, str], told: str
) -> None:
    response = editor.post("/candidates/1/accept", **fields)
    assert response.status_code == 422
    assert told in response.text
    assert fields["way"] in response.text


def test_a_refused_one_is_not_proposed_again(editor: Clerk) -> None:
    assert editor.post("/candidates/1/refuse", reason="不是办事").status_code == 303
    assert UNHEARD not in editor.get("/candidates").text
    assert UNHEARD in editor.get("/candidates?state=refused").text
    again = editor.post("/candidates/1/refuse")
    assert again.status_code == 422
    assert "不采纳" in again.text


def test_a_closed_ticket_comes_with_a_draft_of_its_case(
    editor: Clerk, desk_database: Database
) -> None:
    closed_ticket(desk_database)
    editor.post("/candidates/gather")
    page = editor.get("/candidates/2").text
    draft = re.search(r'<textarea id="case"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    assert draft is not None
    assert "root_cause: 信息不一致" in draft[1]
    refused = editor.post("/candidates/2/accept", case="title: 空的")
    assert refused.status_code == 422
    assert "检查没有通过" in refused.text


def test_an_unknown_number_is_told(editor: Clerk) -> None:
    response = editor.get("/candidates/99")
    assert response.status_code == 422
    assert "没有第 99 条候选" in response.text


def test_only_who_keeps_the_knowledge_gets_there(clerk: Clerk, learning: LearningDesk) -> None:
    clerk.sign_in(SPECIALIST)
    assert clerk.get("/candidates").status_code == 403
    assert "知识候选" not in clerk.get("/").text
    assert learning.listed() == []


def test_without_the_desk_of_learning_the_page_says_so(clerk: Clerk) -> None:
    clerk.sign_in(EDITOR)
    response = clerk.get("/candidates")
    assert response.status_code == 503
    assert "知识候选暂时打不开" in response.text
