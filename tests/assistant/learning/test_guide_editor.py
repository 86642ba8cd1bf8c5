"""The editor of guides without a front: who may, what stays on the shelf, what a fault leaves."""

from pathlib import Path

import pytest
from sqlalchemy import select

from assistant.learning.edit_shelf import EditShelf
from assistant.learning.error import LearningError
from assistant.learning.guide_check import GuideCheck, every_text
from assistant.learning.guide_editor import GuideEditor, RefusedGuideError, StaleGuideError
from assistant.records.audit import AuditEntry
from assistant.records.database import Database
from index.encoder import Encoder
from index.manifest import SnapshotError
from index.store import SnapshotStore
from ingest.corpus import Corpus, read_corpus
from ingest.guide import Guide
from ingest.guide_text import guide_path
from tests.assistant.learning.made import EDITOR, SPECIALIST_STAFF, learning_desk
from tests.assistant.records.made import audited
from tests.moments import NOW

ITEM = "GA-002"


@pytest.fixture
def editor(
    database: Database,
    toy_corpus_folder: Path,
    toy_store: SnapshotStore,
    cache_folder: Path,
    toy_encoder: Encoder,
) -> GuideEditor:
    desk = learning_desk(database, toy_corpus_folder, toy_store, cache_folder, toy_encoder)
    return GuideEditor(desk.database, desk.publisher)


def changed(editor: GuideEditor, **changes: object) -> tuple[Guide, str]:
    found = editor.open(ITEM)
    return found.guide.model_copy(update=changes), found.digest


def test_a_saved_guide_is_what_the_next_one_opens(editor: GuideEditor) -> None:
    draft, seen = changed(editor, phone="12333")
    snapshot_id = editor.save(draft, seen, EDITOR, now=NOW)
    found = editor.open(ITEM)
    assert found.guide == draft
    assert found.last is not None
    assert (found.last.who, found.last.fields) == (EDITOR.account, ("phone",))
    assert editor.publisher.store.history()[0] == snapshot_id


def test_the_audit_names_the_fields_and_holds_no_text_of_the_guide(
    editor: GuideEditor, database: Database
) -> None:
    draft, seen = changed(editor, phone="12333", summary="换一句说明，老人走了销户口。")
    snapshot_id = editor.save(draft, seen, EDITOR, now=NOW)
    with database.reading() as session:
        detail = session.scalars(select(AuditEntry.detail).order_by(AuditEntry.sequence)).all()
    assert detail[-1]["fields"] == "summary、phone"
    assert detail[-1]["snapshot"] == snapshot_id
    assert all("换一句" not in str(one) for one in detail)


def test_edits_go_back_one_after_another(editor: GuideEditor) -> None:
    texts = [editor.open(ITEM).text]
    for phone in ("12333", "12366"):
        draft, seen = changed(editor, phone=phone)
        editor.save(draft, seen, EDITOR, now=NOW)
        texts.append(editor.open(ITEM).text)
    for before in (texts[1], texts[0]):
        editor.undo(ITEM, editor.open(ITEM).digest, EDITOR, now=NOW)
        assert editor.open(ITEM).text == before
    with pytest.raises(LearningError, match="没有能退回的修改"):
        editor.undo(ITEM, editor.open(ITEM).digest, EDITOR, now=NOW)


def test_a_guide_nobody_wrote_is_begun_and_its_file_goes_when_that_goes_back(
    editor: GuideEditor,
) -> None:
    known = editor.open(ITEM).guide.model_dump()
    blank = editor.open("YB-001")
    assert not blank.guide.written
    first = blank.guide.model_dump(include={"item_id", "name", "department", "type", "audience"})
    ways = tuple(f"医保的第{n}句问法怎么说" for n in range(6))
    draft = Guide.model_validate(
        known
        | first
        | {
            "plain_name": "给家人参保",
            "ways_of_asking": ways,
            "related": (),
            "materials": [{"name": "参保登记表"}],
        }
    )
    editor.save(draft, blank.digest, EDITOR, now=NOW)
    file = editor.publisher.corpora / guide_path("YB-001")
    assert file.is_file()
    editor.undo("YB-001", editor.open("YB-001").digest, EDITOR, now=NOW)
    assert not file.exists()


def test_only_who_keeps_the_knowledge_may_and_the_attempt_is_noted(
    editor: GuideEditor, database: Database
) -> None:
    draft, seen = changed(editor, phone="12333")
    with pytest.raises(LearningError, match="没有知识维护的权限"):
        editor.save(draft, seen, SPECIALIST_STAFF, now=NOW)
    assert (SPECIALIST_STAFF.account, "guide.edit", ITEM, "refused") in audited(database)


def test_the_later_of_two_is_told_and_can_ask_what_both_started_from(editor: GuideEditor) -> None:
    draft, seen = changed(editor, phone="12333")
    editor.save(draft, seen, EDITOR, now=NOW)
    mine, _ = changed(editor, booking="不用预约。")
    with pytest.raises(StaleGuideError):
        editor.save(mine, seen, EDITOR, now=NOW)
    base = editor.started_from(ITEM, seen)
    assert base is not None
    assert base.phone == "12345"
    assert editor.started_from(ITEM, "0" * 64) is None


def test_what_the_checks_refuse_names_its_problems(editor: GuideEditor) -> None:
    draft, seen = changed(editor, summary="长" * 61)
    with pytest.raises(RefusedGuideError) as refused:
        editor.save(draft, seen, EDITOR, now=NOW)
    assert [problem.field for problem in refused.value.problems] == ["summary"]


def test_when_the_snapshot_cannot_be_built_nothing_has_changed(
    editor: GuideEditor, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise SnapshotError("另一个索引构建正在进行")

    monkeypatch.setattr("assistant.learning.publisher.build_snapshot", fails)
    before = editor.open(ITEM)
    draft, seen = changed(editor, phone="12333")
    with pytest.raises(SnapshotError):
        editor.save(draft, seen, EDITOR, now=NOW)
    assert editor.open(ITEM) == before
    assert audited(database)[-1][1:] == ("guide.edit", ITEM, "failed")


def test_a_shelf_that_cannot_be_written_keeps_the_edit_from_being_made(
    editor: GuideEditor,
) -> None:
    editor.publisher.store.folder.with_name("edits").write_text("not a folder", "utf-8")
    draft, seen = changed(editor, phone="12333")
    with pytest.raises(LearningError, match="存不下修改以前的样子"):
        editor.save(draft, seen, EDITOR, now=NOW)


def test_a_kept_edit_that_was_cut_off_counts_as_none(tmp_path: Path) -> None:
    (tmp_path / ITEM).mkdir()
    (tmp_path / ITEM / "abc.json").write_text('{"who": "li', "utf-8")
    assert EditShelf(tmp_path).find(ITEM, "abc") is None


def test_phrases_of_others_and_numbers_of_persons_are_found(
    toy_corpus: Corpus, toy_corpus_folder: Path
) -> None:
    check = GuideCheck(toy_corpus, toy_corpus_folder, NOW.date())
    before = toy_corpus.guides[ITEM]
    borrowed = toy_corpus.guides["GA-001"].ways_of_asking[0]
    ways = (*before.ways_of_asking, borrowed, "我是510402194501011233，咋个销")
    found = check.problems(before, before.model_copy(update={"ways_of_asking": ways}))
    assert any("GA-001" in problem.allowed for problem in found)
    assert any("[身份证号]" in problem.value for problem in found)
    assert check.problems(before, before) == []
    assert read_corpus(toy_corpus_folder)[1] == []


def test_every_text_is_looked_at_however_deep() -> None:
    assert list(every_text({"a": ["x", {"b": "y"}], "c": 1, "d": ("z",)})) == ["x", "y", "z"]
