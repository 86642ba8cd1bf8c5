from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from ingest import guide_file
from ingest.corpus import read_corpus
from ingest.guide import Guide
from ingest.guide_file import guide_yaml, write_guide, write_guides
from ingest.yaml_file import read_record

GuideData = Callable[..., dict[str, Any]]


@pytest.fixture
def guide(guide_data: GuideData) -> Guide:
    return Guide.model_validate(guide_data())


def read(path: Path) -> Guide | None:
    guide, problems = read_record(path, Guide, path)
    assert problems == []
    return guide


def test_every_real_guide_is_read_again_as_it_was_written(repository: Path, tmp_path: Path) -> None:
    guides = read_corpus(repository / "corpora")[0].guides
    write_guides({tmp_path / f"{item_id}.yaml": guide for item_id, guide in guides.items()})
    again = {item_id: read(tmp_path / f"{item_id}.yaml") for item_id in guides}
    assert [item_id for item_id, guide in guides.items() if again[item_id] != guide] == []
    assert len(again) == 673


def test_fields_stand_in_the_order_of_the_model_and_defaults_are_left_out(guide: Guide) -> None:
    data = yaml.safe_load(guide_yaml(guide))
    assert list(data) == [name for name in Guide.model_fields if name in data]
    assert "booking" not in data
    assert data["materials"] == [{"name": "居民户口簿"}, {"name": "居民身份证", "copies": 1}]


def test_a_file_is_for_people_to_read(guide_data: GuideData) -> None:
    sentence = "一句很长的话，" * 60
    data = guide_data(summary=sentence, steps=[sentence, "第二步。"])
    text = guide_yaml(Guide.model_validate(data))
    assert text.count(sentence) == 2  # neither folded nor escaped
    assert "as_of: 2026-11-24\n" in text
    assert "day_unit: 工作日\n" in text
    assert "\nsteps:\n  - 一句" in text


def test_the_same_value_twice_makes_no_anchor(guide_data: GuideData) -> None:
    material = Guide.model_validate(guide_data()).materials[0]
    guide = Guide.model_validate(guide_data()).model_copy(update={"materials": (material,) * 2})
    assert "&id" not in guide_yaml(guide)


@pytest.mark.parametrize(
    "text",
    ["12345", "是: 否", "# 不是注释", "yes", "2026-11-24", "两\n行", "𠮷野家", "'引号'", "a\x85b"],
)
def test_text_that_looks_like_something_else_stays_text(
    text: str, guide_data: GuideData, tmp_path: Path
) -> None:
    guide = Guide.model_validate(guide_data(summary=text, aliases=[text]))
    write_guide(tmp_path / "GA-002.yaml", guide)
    assert read(tmp_path / "GA-002.yaml") == guide


def test_writing_replaces_the_file_and_leaves_nothing_beside_it(
    guide: Guide, tmp_path: Path
) -> None:
    path = tmp_path / "GA" / "GA-002.yaml"
    write_guide(path, guide)
    write_guide(path, guide.model_copy(update={"summary": "改过的一句话。"}))
    assert [p.name for p in path.parent.iterdir()] == ["GA-002.yaml"]
    written = read(path)
    assert written is not None
    assert written.summary == "改过的一句话。"


def test_a_failure_before_the_last_step_changes_no_file(
    guide: Guide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "GA-001.yaml", tmp_path / "GA-002.yaml"
    first.write_text("旧的", encoding="utf-8")
    real = guide_file.write_synced

    def full_disk(path: Path, text: str) -> None:
        real(path, text)
        if "GA-002" in path.name:
            raise OSError("No space left on device")

    monkeypatch.setattr(guide_file, "write_synced", full_disk)
    with pytest.raises(OSError, match="No space"):
        write_guides({first: guide, second: guide})
    assert first.read_text(encoding="utf-8") == "旧的"
    assert [p.name for p in tmp_path.iterdir()] == ["GA-001.yaml"]
