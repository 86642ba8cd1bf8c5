import hashlib
import json
from dataclasses import asdict
from pathlib import Path

import pytest

from index.manifest import (
    FORMAT,
    Manifest,
    SnapshotError,
    file_sha256,
    read_manifest,
    verify_files,
    write_manifest,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "abc123"
    folder.mkdir()
    (folder / "words.txt").write_text("户口", encoding="utf-8")
    write_manifest(folder, manifest({"words.txt": file_sha256(folder / "words.txt")}))
    return folder


def manifest(files: dict[str, str]) -> Manifest:
    return Manifest(
        "abc123", FORMAT, "2026-11-24T08:00:00+00:00", "toy", "c0", 4, 2, 1, 1, 0, files
    )


def test_a_manifest_comes_back_as_it_was_written(folder: Path) -> None:
    files = {"words.txt": file_sha256(folder / "words.txt")}
    assert read_manifest(folder) == manifest(files)


def test_the_sha256_is_that_of_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    assert file_sha256(tmp_path / "a") == hashlib.sha256(b"abc").hexdigest()


def test_files_that_did_not_change_are_accepted(folder: Path) -> None:
    verify_files(folder, read_manifest(folder))


def test_a_changed_file_is_refused_with_both_digests_and_the_way_out(folder: Path) -> None:
    expected = file_sha256(folder / "words.txt")[:16]
    (folder / "words.txt").write_text("户囗", encoding="utf-8")
    seen = file_sha256(folder / "words.txt")[:16]
    with pytest.raises(SnapshotError, match=rf"words\.txt.*{seen}.*{expected}.*index rollback"):
        verify_files(folder, read_manifest(folder))


def test_a_missing_file_is_refused_by_name(folder: Path) -> None:
    (folder / "words.txt").unlink()
    with pytest.raises(SnapshotError, match=r"words\.txt.*没有这个文件.*index build"):
        verify_files(folder, read_manifest(folder))


def test_another_format_is_refused_with_both_numbers(folder: Path) -> None:
    data = asdict(manifest({})) | {"format": FORMAT + 1}
    (folder / "manifest.json").write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(SnapshotError, match=rf"格式是 {FORMAT + 1}.*只认 {FORMAT};.*index build"):
        read_manifest(folder)


@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"snapshot_id": "a", "colour": 1}'])
def test_a_manifest_that_cannot_be_read_is_refused(folder: Path, content: str) -> None:
    (folder / "manifest.json").write_text(content, encoding="utf-8")
    with pytest.raises(SnapshotError, match=r"abc123.*manifest\.json.*读不出来.*index build"):
        read_manifest(folder)


def test_a_missing_manifest_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match=r"manifest\.json.*index build"):
        read_manifest(tmp_path)
