"""Backups: a folder with a dump of the database and a manifest that vouches for it."""

import hashlib
import os
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.records import postgresql_dump, schema, sqlite_dump
from assistant.records.audit import note
from assistant.records.audit_chain import ChainEnd, chain_end, check_chain
from assistant.records.backup_error import BackupError
from assistant.records.database import Database
from assistant.records.staff_session import end_all
from assistant.texts import records as texts

_MANIFEST = "manifest.json"
_DUMP = "records.dump"
_ENGINES = {"sqlite": sqlite_dump, "postgresql": postgresql_dump}


class Manifest(BaseModel):
    """What a backup holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    created_at: datetime
    kind: str
    schema_version: str
    audit_end: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Restored:
    """What was restored, and what is wrong with the audit in it, if anything."""

    manifest: Manifest
    audit_problems: tuple[str, ...]


def create(database: Database, folder: Path, now: datetime) -> Path:
    """A new backup in ``folder``, while others go on writing; returns its own folder.

    It appears under its name only when it is whole and has been verified.

    Raises:
        BackupError: the database cannot be dumped.
        DatabaseError: it cannot be read.
    """
    name = f"records-{now:%Y%m%dT%H%M%S.%fZ}"
    final, part = folder / name, folder / f".{name}.part"
    part.mkdir(parents=True, mode=0o700)
    try:
        with database.reading() as session:
            version = schema.version(session.connection())
            end = chain_end(session)
        dump = part / _DUMP
        _ENGINES[database.kind].write(database, dump)
        manifest = Manifest(
            created_at=now,
            kind=database.kind,
            schema_version=version or "",
            audit_end=str(end),
            size=dump.stat().st_size,
            sha256=_sha256(dump),
        )
        (part / _MANIFEST).write_text(manifest.model_dump_json(indent=2), encoding="utf-8")
        verify(part)
        for path in (dump, part / _MANIFEST, part):
            _to_disk(path)
        part.rename(final)
        _to_disk(folder)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return final


def verify(backup: Path) -> Manifest:
    """The manifest of ``backup``, once its dump was found unharmed.

    Raises:
        BackupError: there is no backup, or it is damaged; the message says what.
    """
    try:
        manifest = Manifest.model_validate_json((backup / _MANIFEST).read_bytes())
    except (OSError, ValidationError) as error:
        raise BackupError(texts.BACKUP_NO_MANIFEST.format(backup=backup)) from error
    dump = backup / _DUMP
    if manifest.kind not in _ENGINES or not dump.is_file():
        raise BackupError(texts.BACKUP_NO_DUMP.format(backup=backup))
    if (seen := _sha256(dump)) != manifest.sha256:
        raise BackupError(
            texts.BACKUP_DAMAGED.format(backup=backup, seen=seen[:12], known=manifest.sha256[:12])
        )
    _ENGINES[manifest.kind].check(dump)
    return manifest


def restore(database: Database, backup: Path, *, who: str, now: datetime) -> Restored:
    """Put ``backup`` in the place of everything that ``database`` holds; all of it or nothing.

    Everybody is signed out, and the restoring is noted in the audit.

    Raises:
        BackupError: damaged, of another kind of database, or of another schema version.
        DatabaseError: the database cannot be written.
    """
    manifest = verify(backup)
    if manifest.kind != database.kind:
        raise BackupError(texts.BACKUP_KIND.format(seen=manifest.kind, wanted=database.kind))
    if manifest.schema_version != schema.latest():
        raise BackupError(
            texts.BACKUP_VERSION.format(seen=manifest.schema_version, known=schema.latest())
        )
    _ENGINES[manifest.kind].read(database, backup / _DUMP)
    with database.transaction() as session:
        report = check_chain(session, ChainEnd.read(manifest.audit_end))
        signed_out = end_all(session)
        note(
            session,
            who=who,
            action="backup.restore",
            subject=backup.name,
            now=now,
            detail={"sha256": manifest.sha256, "signed_out": signed_out},
        )
    return Restored(manifest, report.problems)


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
