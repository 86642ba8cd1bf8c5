from pathlib import Path

import pytest

from ingest import text_file
from ingest.text_file import put, read_exactly


def test_a_file_is_replaced_and_removed_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "cases" / "C-001.yaml"
    put(path, "一\r\n")
    put(path, "二\r\n")
    assert path.read_bytes() == "二\r\n".encode()
    assert read_exactly(path) == "二\r\n"
    assert [p.name for p in path.parent.iterdir()] == ["C-001.yaml"]
    put(path, None)
    assert read_exactly(path) is None


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "C-001.yaml"
    put(path, "旧的")

    def full(scratch: Path, text: str) -> None:
        scratch.write_text(text[:1], encoding="utf-8")
        raise OSError("No space left on device")

    monkeypatch.setattr(text_file, "write_synced", full)
    with pytest.raises(OSError, match="No space"):
        put(path, "新的")
    assert path.read_text(encoding="utf-8") == "旧的"
    assert [p.name for p in tmp_path.iterdir()] == ["C-001.yaml"]
