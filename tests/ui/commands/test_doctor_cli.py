import os
import stat
from datetime import date
from pathlib import Path

import pytest

from assistant.records.cipher import new_key
from assistant.records.database import Database
from assistant.records.permission import Role
from assistant.records.schema import open_database
from assistant.settings import Settings
from assistant.tickets.duty import Duty, Roster
from assistant.tickets.roster_store import replace_roster
from index.encoder import Encoder
from index.store import SnapshotStore
from ingest.corpus import Corpus
from tests.real import settings_with_model
from tests.ui.commands.records_command import run
from ui.doctor.finding import Finding, Mark
from ui.doctor.knowledge import corpus_lint, holidays, model_and_snapshot, vector_server
from ui.doctor.machine import disk
from ui.doctor.records import keys, records

TODAY = date(2026, 11, 24)


@pytest.fixture
def settings(tmp_path: Path, repository: Path) -> Settings:
    return Settings(data=tmp_path / "data", corpora=repository / "corpora")


def marks(findings: list[Finding]) -> dict[str, Mark]:
    return {finding.what: finding.mark for finding in findings}


def only(findings: list[Finding], what: str) -> Finding:
    (found,) = [finding for finding in findings if finding.what == what]
    return found


@pytest.mark.model
def test_a_sound_installation_has_nothing_to_mend(
    tmp_path: Path, repository: Path, served_encoder: Encoder, toy_corpus: Corpus
) -> None:
    settings_with_model(tmp_path / "data", repository, served_encoder, toy_corpus)
    done = run(tmp_path / "data", "doctor", BANDECHENG_STATE_KEY="0123456789abcdef")
    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    assert "0 处要处理" in lines[-1]
    assert all(line.split("\t")[0] in ("好", "提醒") for line in lines[:-1])
    assert all("下一步" in line for line in lines if line.startswith("提醒"))
    assert not (tmp_path / "data/records").exists(), "looking makes nothing"


def test_a_bare_machine_is_told_what_to_do(tmp_path: Path) -> None:
    done = run(tmp_path / "none", "doctor", BANDECHENG_CORPORA=str(tmp_path))
    assert done.returncode == 1
    assert "bandecheng model build" in done.stdout
    assert "BANDECHENG_CORPORA" in done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.model
def test_a_changed_snapshot_file_and_a_foreign_model_are_found(
    tmp_path: Path, repository: Path, served_encoder: Encoder, toy_corpus: Corpus
) -> None:
    settings = settings_with_model(tmp_path / "data", repository, served_encoder, toy_corpus)
    assert marks(model_and_snapshot(settings, toy_corpus)) == {
        "模型": Mark.GOOD,
        "索引快照": Mark.GOOD,
    }
    (folder,) = (path for path in (tmp_path / "data/index").iterdir() if path.is_dir())
    with (folder / "passages.jsonl").open("a", encoding="utf-8") as file:
        file.write("\n")
    found = only(model_and_snapshot(settings, toy_corpus), "索引快照")
    assert found.mark is Mark.MEND
    assert "passages.jsonl" in found.told
    assert "bandecheng index" in found.next_step


def test_errors_of_the_corpus_are_counted(toy_corpus_folder: Path, tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, corpora=toy_corpus_folder)
    (toy_corpus_folder / "guides/GA/GA-001.yaml").write_text("item_id: GA-001\n", "utf-8")
    _, found = corpus_lint(settings, TODAY)
    assert found.mark is Mark.MEND
    assert "处错误" in found.told


def test_a_calendar_that_ends_too_early_is_found(settings: Settings, tmp_path: Path) -> None:
    assert holidays(settings, date(2026, 3, 2)).mark is Mark.GOOD
    assert holidays(settings, date(2035, 1, 4)).mark is Mark.MEND
    assert holidays(Settings(data=tmp_path, corpora=tmp_path), TODAY).mark is Mark.MEND


def test_the_records_are_looked_at_without_changing_them(settings: Settings) -> None:
    database = open_database(settings)
    before = settings.records_folder.joinpath("bandecheng.sqlite3").read_bytes()
    found = records(settings, TODAY)
    assert marks(found) == {"记录库": Mark.GOOD, "值班表": Mark.NOTE}
    assert "日志方式" in only(found, "记录库").told
    assert settings.records_folder.joinpath("bandecheng.sqlite3").read_bytes() == before
    turn = Duty(Role.SPECIALIST, "W-01", TODAY, date(2027, 1, 31), "小王")
    with database.transaction() as session:
        replace_roster(session, Roster((turn,)))
    database.close()
    assert "岗位空缺" in only(records(settings, TODAY), "值班表").told


def test_an_older_schema_is_told_and_left_alone(settings: Settings) -> None:
    Database(settings.records_url).close()
    found = only(records(settings, TODAY), "记录库")
    assert found.mark is Mark.NOTE
    assert "自动升级" in found.next_step


def test_a_database_that_cannot_be_reached_or_written_is_found(settings: Settings) -> None:
    gone = settings.model_copy(update={"database_url": "postgresql://a:geheim@127.0.0.1:1/b"})
    found = only(records(gone, TODAY), "记录库")
    assert found.mark is Mark.MEND
    assert "geheim" not in str(found)
    settings.records_folder.mkdir(parents=True)
    (settings.records_folder / "bandecheng.sqlite3").write_text("no database" * 100)
    assert only(records(settings, TODAY), "记录库").mark is Mark.MEND


def test_keys_are_looked_at_and_never_shown(settings: Settings) -> None:
    assert marks(keys(settings)) == {"对话密钥": Mark.NOTE, "联系方式密钥": Mark.NOTE}
    known = {"state_key": "0123456789abcdef", "contact_key": new_key()}
    full = Settings(data=settings.data, **known)
    assert set(marks(keys(full)).values()) == {Mark.GOOD}
    assert not any(value in str(finding) for finding in keys(full) for value in known.values())
    bad = settings.model_copy(update={"contact_key": "short"})
    assert only(keys(bad), "联系方式密钥").mark is Mark.MEND


def test_the_disk_is_that_of_the_data_even_before_its_folder_is_there(settings: Settings) -> None:
    found = disk(settings)
    free = os.statvfs(settings.data.parent)
    gigabytes = free.f_bavail * free.f_frsize / 1e9  # others write meanwhile: one more or less
    assert any(f"{gigabytes + n:.0f}" in found.told for n in (-1, 0, 1))
    assert not settings.data.exists()
    assert stat.S_ISDIR(settings.data.parent.stat().st_mode)


def test_milvus_is_looked_at_only_where_it_is_set(
    settings: Settings, toy_store: SnapshotStore
) -> None:
    pytest.importorskip("pymilvus", reason="要装附加包:pip install 'bandecheng[milvus]'")
    assert vector_server(settings) == []
    set_ = {"data": toy_store.folder.parent, "milvus_url": "http://127.0.0.1:1"}
    found = only(vector_server(settings.model_copy(update=set_)), "Milvus")
    assert found.mark is Mark.MEND
    assert "连不上" in found.told
    assert "BANDECHENG_MILVUS_URL" in found.next_step
