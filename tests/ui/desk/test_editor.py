"""The editor of guides: checks, preview, saving, two people at once, going back."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fastapi import FastAPI

from assistant.learning.learning_desk import LearningDesk
from assistant.records.account import Staff
from assistant.records.database import Database
from index.encoder import Encoder
from index.store import SnapshotStore
from tests.assistant.learning.made import learning_desk
from tests.assistant.records.made import audited
from tests.ui.desk.desk_world import AUDITOR, EDITOR, SPECIALIST, Clerk

pytestmark = pytest.mark.model

PAGE = "/guides/GA-002"
SUMMARY = "家里老人走了，先到户口所在派出所把户口销了。"
ID_NUMBER = "510402194501011233"


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
def editor(clerk: Clerk, learning: LearningDesk) -> Clerk:
    assert learning.listed() == []
    clerk.sign_in(EDITOR)
    return clerk


@pytest.fixture
def guide_file(toy_corpus_folder: Path) -> Path:
    return toy_corpus_folder / "guides" / "GA" / "GA-002.yaml"


class _Fields(HTMLParser):
    """What a browser would send of the form with the id ``editor``."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, list[str]] = {}
        self._inside, self._text, self._select = False, "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self._inside = given.get("id") == "editor"
        if not self._inside:
            return
        name = given.get("name") or ""
        if tag == "input" and (given.get("type") != "checkbox" or "checked" in given):
            self.sent.setdefault(name, []).append(given.get("value") or "")
        elif tag == "textarea":
            self._text = name
            self.sent[name] = [""]
        elif tag == "select":
            self._select = name
        elif tag == "option" and (self._select not in self.sent or "selected" in given):
            self.sent[self._select] = [given.get("value") or ""]

    def handle_data(self, data: str) -> None:
        if self._text:
            self.sent[self._text][0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        elif tag == "textarea":
            self._text = ""


def opened(clerk: Clerk, address: str = PAGE) -> dict[str, list[str]]:
    page = clerk.get(address)
    assert page.status_code == 200, page.text
    return fields_of(page.text)


def fields_of(page: str) -> dict[str, list[str]]:
    parser = _Fields()
    parser.feed(page)
    return parser.sent


def found_beside(page: str, name: str) -> str:
    found = re.search(rf'id="found-{name}">(.*?)</div>', page, re.DOTALL)
    assert found is not None
    return re.sub(r"<[^>]+>", "", found[1]).strip()


def test_the_list_finds_a_guide_by_code_by_name_and_by_a_question(editor: Clerk) -> None:
    assert "死亡注销户口登记" in editor.get("/guides").text
    for query in ("ga-002", "死亡注销", "老汉走了，户口咋个销"):
        page = editor.get(f"/guides?query={query}").text
        assert page.index("死亡注销户口登记") < page.find("结婚登记") % 10**9, query
    assert "没有找到" not in editor.get("/guides?query=zzz").text  # the nearest are offered


def test_the_page_holds_the_guide_and_its_preview(editor: Clerk) -> None:
    fields = opened(editor)
    assert fields["plain_name"] == ["家人去世销户口"]
    assert fields["materials.1.name"] == ["居民身份证"]
    assert fields["fee.charged"] == ["false"]
    page = editor.get(PAGE).text
    assert "和文件里的一样，还没有改" in page
    preview = page[page.index('id="preview"') :]
    assert "要带的材料" in preview
    assert "居民户口簿" in preview


def test_a_draft_is_checked_field_by_field_and_writes_nothing(
    editor: Clerk, guide_file: Path, learning: LearningDesk
) -> None:
    before, published = guide_file.read_bytes(), learning.publisher.store.history()
    fields = opened(editor) | {"summary": "长" * 61, "promised_days": "9", "fee.amount": ""}
    page = editor.post(f"{PAGE}/draft", **fields).text
    assert "费用" in found_beside(page, "fee") or "收多少" in found_beside(page, "fee")
    assert "红色的字改好了" in page
    page = editor.post(f"{PAGE}/draft", **(fields | {"fee.amount": "不收费"})).text
    assert "写短一些。要求：不超过 60 字。" in found_beside(page, "summary")
    assert "不大于法定 3" in found_beside(page, "promised_days")
    assert "3 处要改" in page  # on the spot, and in nine days, is one more
    assert "长" * 61 in page[page.index('id="preview"') :]
    assert guide_file.read_bytes() == before
    assert learning.publisher.store.history() == published


def test_findings_name_fields_as_the_form_does(editor: Clerk) -> None:
    fields = opened(editor) | {"steps": "带上户主的房产证到窗口。", "materials_note": ""}
    told = found_beside(editor.post(f"{PAGE}/draft", **fields).text, "steps")
    assert "房产证" in told
    assert "materials" not in told


def test_a_row_is_added_and_removed_without_the_script(editor: Clerk) -> None:
    fields = opened(editor)
    more = fields_of(editor.post(f"{PAGE}/draft", **fields, do="add:materials").text)
    assert more["materials.2.name"] == [""]
    less = fields_of(editor.post(f"{PAGE}/draft", **more, do="drop:materials:0").text)
    assert less["materials.0.name"] == ["居民身份证"]
    assert "materials.1.name" not in less


def test_a_saved_guide_is_in_the_file_and_in_the_next_snapshot_and_can_go_back(
    editor: Clerk, guide_file: Path, learning: LearningDesk, desk_database: Database
) -> None:
    before, published = guide_file.read_bytes(), learning.publisher.store.history()
    done = editor.post(f"{PAGE}/save", **(opened(editor) | {"summary": SUMMARY}))
    assert done.headers["location"] == "/desk/guides/GA-002?said=guide_saved", done.text
    changed = guide_file.read_text("utf-8").splitlines()
    kept = before.decode().splitlines()
    assert [line for line in changed if line not in kept] == [f"summary: {SUMMARY}"]
    assert learning.publisher.store.history() != published
    page = editor.get(PAGE).text
    assert "改了“一句话说明”" in page
    undone = editor.post(f"{PAGE}/undo", seen=opened(editor)["seen"])
    assert undone.headers["location"].endswith("said=guide_undone"), undone.text
    assert guide_file.read_bytes() == before
    assert learning.publisher.store.history()[0] == published[0]
    assert "最近一次修改" not in editor.get(PAGE).text
    noted = [entry[1:] for entry in audited(desk_database) if entry[1].startswith("guide.")]
    assert noted == [
        ("guide.edit", "GA-002", "begun"),
        ("guide.edit", "GA-002", "ok"),
        ("guide.undo", "GA-002", "begun"),
        ("guide.undo", "GA-002", "ok"),
    ]


def test_what_the_checks_refuse_is_not_written_and_stays_in_the_form(
    editor: Clerk, guide_file: Path
) -> None:
    before = guide_file.read_bytes()
    response = editor.post(f"{PAGE}/save", **(opened(editor) | {"summary": "长" * 61}))
    assert response.status_code == 422
    assert "有 1 处要改，没有写入" in response.text
    assert fields_of(response.text)["summary"][0].strip() == "长" * 61
    assert guide_file.read_bytes() == before


def test_personal_data_is_refused_with_a_clear_text_and_never_kept(
    editor: Clerk, guide_file: Path, desk_database: Database, toy_corpus_folder: Path
) -> None:
    before = guide_file.read_bytes()
    fields = opened(editor) | {"pitfalls": f"王先生 {ID_NUMBER} 白跑过一次。"}
    response = editor.post(f"{PAGE}/save", **fields)
    assert response.status_code == 422
    told = found_beside(response.text, "pitfalls")
    assert "[身份证号]" in told
    assert "删去这个号码" in told
    assert guide_file.read_bytes() == before
    kept = toy_corpus_folder.parent.rglob("*")
    assert all(ID_NUMBER.encode() not in path.read_bytes() for path in kept if path.is_file())
    assert ("chen.bian", "guide.edit", "GA-002", "refused") in audited(desk_database)


def test_the_later_of_two_editors_is_told_and_loses_nothing(
    editor: Clerk, new_clerk: Callable[[], Clerk], guide_file: Path
) -> None:
    other = new_clerk()
    other.sign_in(EDITOR)
    mine, theirs = opened(editor), opened(other)
    theirs |= {"summary": SUMMARY, "phone": "12333"}
    assert other.post(f"{PAGE}/save", **theirs).status_code == 303
    mine |= {"summary": "我写的这一句，到派出所销户口。", "booking": "不用预约。"}
    drafted = editor.post(f"{PAGE}/draft", **mine)
    assert "别人刚改过这份指南" in drafted.text
    refused = editor.post(f"{PAGE}/save", **mine)
    assert refused.status_code == 409
    assert "您写的都在，还没有存" in refused.text
    assert "别人改了“咨询电话”" in refused.text
    assert f"<li>{SUMMARY}</li>" in refused.text
    merged = fields_of(refused.text)
    assert merged["summary"][0].strip() == "我写的这一句，到派出所销户口。"
    assert merged["phone"] == ["12333"]
    assert editor.post(f"{PAGE}/save", **merged).status_code == 303
    text = guide_file.read_text("utf-8")
    assert "我写的这一句" in text
    assert "12333" in text
    assert "不用预约" in text


def test_an_edit_outside_the_editor_cannot_be_taken_back_here(
    editor: Clerk, guide_file: Path
) -> None:
    assert editor.post(f"{PAGE}/save", **(opened(editor) | {"summary": SUMMARY})).is_redirect
    seen = opened(editor)["seen"]
    guide_file.write_text(guide_file.read_text("utf-8").replace("12345", "12333"), "utf-8")
    assert "最近一次修改" not in editor.get(PAGE).text
    response = editor.post(f"{PAGE}/undo", seen=seen)
    assert response.status_code == 422
    assert "刚刚有人改过，没有退回" in response.text


def test_nothing_changed_is_not_written(editor: Clerk, learning: LearningDesk) -> None:
    published = learning.publisher.store.history()
    response = editor.post(f"{PAGE}/save", **opened(editor))
    assert response.status_code == 422
    assert "没有改动，没有写入" in response.text
    assert learning.publisher.store.history() == published


def test_a_guide_that_nobody_wrote_yet_can_be_begun(editor: Clerk) -> None:
    page = editor.get("/guides/YB-001").text
    assert "城乡居民参保登记" in page
    assert "处要改" in page


def test_the_notice_of_a_draft_is_the_printed_one(editor: Clerk) -> None:
    response = editor.post(f"{PAGE}/notice", **(opened(editor) | {"summary": SUMMARY}))
    assert response.status_code == 200
    assert SUMMARY in response.text
    assert "<svg" in response.text
    refused = editor.post(f"{PAGE}/notice", **(opened(editor) | {"fee.amount": ""}))
    assert refused.status_code == 422


def test_an_unknown_item_and_a_broken_file_are_told(editor: Clerk, guide_file: Path) -> None:
    assert "没有事项 GA-999" in editor.get("/guides/GA-999").text
    guide_file.write_text("item_id: [", "utf-8")
    response = editor.get(PAGE)
    assert response.status_code == 422
    assert "读不出来，程序不改" in response.text


@pytest.mark.parametrize("staff", [SPECIALIST, AUDITOR])
def test_only_who_keeps_the_knowledge_gets_there(
    clerk: Clerk, learning: LearningDesk, staff: Staff
) -> None:
    assert learning.listed() == []
    clerk.sign_in(staff)
    for address in ("/guides", PAGE):
        assert clerk.get(address).status_code == 403
    assert clerk.post(f"{PAGE}/save", summary=SUMMARY).status_code == 403
