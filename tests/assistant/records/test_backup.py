import sqlite3
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, text, update

from assistant.records import backup, schema
from assistant.records.audit import AuditEntry, note
from assistant.records.backup_error import BackupError
from assistant.records.consultation import Consultation
from assistant.records.database import Database
from assistant.records.sign_in import Attempt, SignedIn, sign_in
from assistant.records.staff_session import signed_in
from tests.assistant.records.made import PASSWORD, audited, found, hire, kept
from tests.moments import NOW

Opener = Callable[[str], Database]


@pytest.fixture
def made(database: Database, tmp_path: Path) -> Path:
    """A backup of ``database`` with one consultation and one audit entry."""
    kept(database)
    with database.transaction() as session:
        note(session, who="wang.li", action="test", subject="", now=NOW)
    return backup.create(database, tmp_path / "backups", NOW)


def questions(database: Database) -> set[str]:
    with database.reading() as session:
        return set(session.scalars(text("SELECT question FROM consultations")))


def test_what_was_lost_after_a_backup_comes_back(database: Database, tmp_path: Path) -> None:
    ids = [kept(database, f"问题{number}") for number in range(20)]
    made = backup.create(database, tmp_path / "backups", NOW)
    with database.transaction() as session:
        session.execute(delete(Consultation))
    kept(database, "备份以后的问题")
    restored = backup.restore(database, made, who="os:root", now=NOW)
    assert restored.audit_problems == ()
    assert questions(database) == {f"问题{number}" for number in range(20)}
    assert found(database, ids[7]) is not None
    assert audited(database) == [("os:root", "backup.restore", made.name, "ok")]


def test_the_database_works_on_after_a_restore(database: Database, made: Path) -> None:
    backup.restore(database, made, who="os:root", now=NOW)
    kept(database, "恢复以后的问题")
    assert questions(database) == {"身份证丢了怎么补", "恢复以后的问题"}
    schema.upgrade(database)


def test_a_backup_goes_into_a_new_database_of_its_own_kind_only(
    made: Path, empty_database: Database, database: Database
) -> None:
    if empty_database.kind != database.kind:
        with pytest.raises(BackupError, match=database.kind):
            backup.restore(empty_database, made, who="os:root", now=NOW)
        return
    backup.restore(empty_database, made, who="os:root", now=NOW)
    assert questions(empty_database) == {"身份证丢了怎么补"}


def test_a_backup_made_while_eight_clients_write_is_whole(
    database: Database, tmp_path: Path
) -> None:
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            kept(database)

    writers = [threading.Thread(target=write) for _ in range(8)]
    for writer in writers:
        writer.start()
    made = [backup.create(database, tmp_path / "b", NOW + timedelta(seconds=n)) for n in range(2)]
    stop.set()
    for writer in writers:
        writer.join()
    for one in made:
        backup.restore(database, one, who="os:root", now=NOW)


def test_everybody_is_signed_out_by_a_restore(database: Database, tmp_path: Path) -> None:
    hire(database)
    came = sign_in(database, Attempt("wang.li", PASSWORD, "a"), NOW)
    assert isinstance(came, SignedIn)
    made = backup.create(database, tmp_path, NOW)
    backup.restore(database, made, who="os:root", now=NOW)
    assert signed_in(database, came.token, NOW) is None


def test_a_manifest_tells_what_is_inside(database: Database, made: Path) -> None:
    manifest = backup.verify(made)
    assert manifest.created_at == NOW
    assert manifest.kind == database.kind
    assert manifest.schema_version == schema.latest()
    assert manifest.audit_end.startswith("1:")
    assert manifest.size == (made / "records.dump").stat().st_size


def test_a_backup_is_for_its_owner_only_and_leaves_nothing_half_done(made: Path) -> None:
    assert made.stat().st_mode & 0o077 == 0
    assert [path.name for path in made.parent.iterdir()] == [made.name]


@pytest.mark.parametrize("place", [0, 0.1, 0.5, 0.99])
def test_a_damaged_backup_is_refused_and_nothing_is_changed(
    database: Database, made: Path, place: float
) -> None:
    dump = made / "records.dump"
    content = bytearray(dump.read_bytes())
    content[int(place * len(content))] ^= 0xFF
    dump.write_bytes(content)
    kept(database, "还在")
    with pytest.raises(BackupError, match="损坏"):
        backup.restore(database, made, who="os:root", now=NOW)
    assert "还在" in questions(database)


def test_a_dump_whose_manifest_was_made_to_fit_is_looked_at_inside(made: Path) -> None:
    dump, manifest = made / "records.dump", made / "manifest.json"
    known = backup.verify(made)
    dump.write_bytes(dump.read_bytes()[: known.size // 2])
    fitting = known.model_copy(update={"sha256": backup._sha256(dump)})
    manifest.write_text(fitting.model_dump_json())
    with pytest.raises(BackupError, match="下一步"):
        backup.verify(made)


@pytest.mark.parametrize("seen", ["0001", "9999", ""])
def test_a_backup_of_another_schema_version_is_refused(
    database: Database, made: Path, seen: str
) -> None:
    manifest = backup.verify(made).model_copy(update={"schema_version": seen})
    (made / "manifest.json").write_text(manifest.model_dump_json())
    with pytest.raises(BackupError, match=f"{seen}，这个程序要 {schema.latest()}"):
        backup.restore(database, made, who="os:root", now=NOW)
    assert audited(database) == [("wang.li", "test", "", "ok")]


@pytest.mark.parametrize("content", [None, "", "{}", '{"kind": 5}'])
def test_what_is_no_backup_is_refused(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "manifest.json").write_text(content)
    with pytest.raises(BackupError, match="不是备份"):
        backup.verify(tmp_path)


def test_a_backup_without_its_dump_is_refused(made: Path) -> None:
    (made / "records.dump").unlink()
    with pytest.raises(BackupError, match="没有数据文件"):
        backup.verify(made)


def test_an_audit_that_was_rewritten_before_the_backup_is_told_when_it_is_restored(
    database: Database, tmp_path: Path
) -> None:
    with database.transaction() as session:
        note(session, who="a", action="test", subject="", now=NOW)
        session.execute(update(AuditEntry).values(who="b"))
    made = backup.create(database, tmp_path, NOW)
    assert backup.restore(database, made, who="os:root", now=NOW).audit_problems


def test_a_file_that_is_damaged_is_set_aside_and_replaced(
    sqlite_url: str, open_database: Opener, tmp_path: Path
) -> None:
    database = open_database(sqlite_url)
    kept(database)
    made = backup.create(database, tmp_path / "backups", NOW)
    database.close()
    assert database.file is not None
    database.file.write_bytes(b"rubbish" * 1000)
    again = open_database(sqlite_url)
    backup.restore(again, made, who="os:root", now=NOW)
    assert questions(again) == {"身份证丢了怎么补"}
    aside = database.file.with_name(f"{database.file.name}.damaged")
    assert aside.read_bytes().startswith(b"rubbish")


def test_a_reader_in_another_program_sees_all_of_a_restore_or_nothing(
    sqlite_url: str, open_database: Opener, tmp_path: Path
) -> None:
    database = open_database(sqlite_url)
    kept(database)
    made = backup.create(database, tmp_path / "backups", NOW)
    kept(database, "后来的")
    assert database.file is not None
    other = sqlite3.connect(database.file)
    backup.restore(database, made, who="os:root", now=NOW)
    assert other.execute("SELECT question FROM consultations").fetchall() == [("身份证丢了怎么补",)]
    other.close()


def test_a_missing_tool_is_named_with_the_package_that_has_it(
    postgresql_database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BackupError, match=r"pg_dump.*postgresql-client"):
        backup.create(postgresql_database, tmp_path / "b", NOW)
    assert list((tmp_path / "b").iterdir()) == []


def test_a_password_is_not_shown_when_a_tool_fails(
    postgresql_database: Database, open_database: Opener, tmp_path: Path
) -> None:
    made = backup.create(postgresql_database, tmp_path, NOW)
    gone = open_database("postgresql://a:geheim@127.0.0.1:1/b")
    with pytest.raises(BackupError, match="pg_restore") as caught:
        backup.restore(gone, made, who="os:root", now=NOW)
    assert "geheim" not in str(caught.value)
