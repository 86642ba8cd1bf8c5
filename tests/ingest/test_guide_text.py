from collections.abc import Callable
from pathlib import Path
from typing import Any

from ingest.guide import Guide
from ingest.guide_text import citizen_texts, guide_path, phrase_key, sentences


def test_a_guide_lies_in_the_folder_of_its_department() -> None:
    assert guide_path("GA-014") == Path("guides/GA/GA-014.yaml")


def test_sentences_end_at_full_stops_and_semicolons() -> None:
    assert sentences("先销户。再领钱；最后转账！") == ["先销户", "再领钱", "最后转账"]


def test_punctuation_spaces_and_case_make_no_other_phrase() -> None:
    assert phrase_key("户口本丢了，咋个 补？") == phrase_key("户口本丢了咋个补?")
    assert phrase_key("APP 打不开") == phrase_key("app打不开。")


def test_every_written_text_comes_with_its_field(guide_data: Callable[..., Any]) -> None:
    guide = Guide.model_validate(guide_data())
    texts = list(citizen_texts(guide))
    assert ("limit_note", "材料齐当场办。") in texts
    assert ("related.difference", "那是医保参保，不是登记。") in texts
    assert all(text for _, text in texts)


def test_a_guide_that_is_not_written_has_no_texts() -> None:
    guide = Guide(
        item_id="GA-001", name="出生登记", department="局里", type="其他", audience="法人"
    )
    assert list(citizen_texts(guide)) == []
