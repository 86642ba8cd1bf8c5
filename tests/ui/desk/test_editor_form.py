"""The form shows the whole guide, and what comes back unchanged is the same guide."""

from pathlib import Path

import pytest
from starlette.datastructures import FormData

from assistant.learning.error import LearningError
from assistant.texts import editor as words
from ingest.corpus import read_corpus
from ingest.guide import Guide
from ingest.guide_update import FROM_CATALOGUE
from tests.toy import guide_data
from ui.desk.editor_draft import as_data
from ui.desk.editor_fields import BLOCKS, Kind
from ui.desk.editor_form import Data, read_form, shown, without_row


def sent(data: Data, more: str = "", **changes: str) -> FormData:
    """What a browser would send of the form over ``data``, with ``changes`` typed into it."""
    pairs = []
    for blocks in shown(data, more).values():
        for one in (one for block in blocks for row in block.rows for one in row):
            match one.field.kind:
                case Kind.TICK:
                    pairs += [(one.key, value) for value in one.values]
                case Kind.TICKS:
                    pairs += [(one.key, value) for value, _ in one.options if value in one.values]
                case Kind.CHOICE if not one.values and not one.field.empty:
                    pairs.append((one.key, one.field.options[0][0]))
                case _:
                    pairs.append((one.key, one.value.replace("\n", "\r\n")))
    typed = {name.replace("__", "."): value for name, value in changes.items()}
    return FormData([*((k, v) for k, v in pairs if k not in typed), *typed.items()])


def guide_of(data: Data, before: Guide) -> Guide:
    return Guide.model_validate({**{n: getattr(before, n) for n in FROM_CATALOGUE}, **data})


def test_every_field_of_a_guide_is_in_the_form_or_in_the_catalogue() -> None:
    assert set(BLOCKS) | FROM_CATALOGUE == set(Guide.model_fields)


def test_every_input_has_a_label() -> None:
    for block in BLOCKS.values():
        named = "" if block.single else f"{block.name}."
        assert {f"{named}{field.name}" for field in block.fields} <= set(words.LABELS)
        assert block.name in words.LABELS


def test_what_comes_back_untouched_is_the_same_guide_for_the_whole_corpus(
    repository: Path,
) -> None:
    corpus, _ = read_corpus(repository / "corpora")
    for guide in corpus.guides.values():
        assert guide_of(read_form(sent(as_data(guide))), guide) == guide, guide.item_id


def test_an_empty_row_is_no_row_and_a_removed_one_is_gone() -> None:
    guide = Guide.model_validate(guide_data())
    data = as_data(guide)
    rows = read_form(sent(data, more="materials"))["materials"]
    assert [row["name"] for row in rows] == ["居民户口簿", "居民身份证"]
    left = without_row(read_form(sent(data)), "materials", 0)
    assert [row["name"] for row in left["materials"]] == ["居民身份证"]


def test_a_channel_needs_no_note_to_be_one() -> None:
    data = read_form(FormData([("channels.0.form", "网上"), ("channels.0.note", "")]))
    assert data["channels"] == [{"form": "网上"}]


def test_a_choice_that_stays_open_is_left_out() -> None:
    data = as_data(Guide.model_validate(guide_data()))
    assert read_form(sent(data))["fee"]["charged"] == "false"
    assert "charged" not in read_form(sent(data, fee__charged=""))["fee"]


def test_a_text_longer_than_any_guide_needs_is_refused_by_its_label() -> None:
    with pytest.raises(LearningError, match="材料名称"):
        read_form(FormData([("materials.0.name", "长" * 20_001)]))
