from collections.abc import Callable, Sequence
from typing import Any

import pytest

from ingest.guide import Guide
from ingest.lint_allow import SharedMaterials
from ingest.shared_materials import jaccard, lint_shared_materials, material_names, sharing_groups

NewGuides = Callable[..., dict[str, Guide]]
FOUR = ("GA-001", "GA-002", "GA-003", "GA-004")


@pytest.fixture
def new_guides(guide_data: Callable[..., dict[str, Any]]) -> NewGuides:
    def made(*lists: Sequence[str]) -> dict[str, Guide]:
        return {
            f"GA-{n:03}": Guide.model_validate(
                guide_data() | {"item_id": f"GA-{n:03}", "materials": [{"name": x} for x in names]}
            )
            for n, names in enumerate(lists, start=1)
        }

    return made


def test_four_items_with_one_list_are_named(new_guides: NewGuides) -> None:
    guides = new_guides(*[["身份证", "户口簿"]] * 4)
    (problem,) = lint_shared_materials(guides)
    assert (str(problem.path), problem.field) == ("guides/GA/GA-001.yaml", "materials")
    assert problem.value == "4 个事项材料几乎一样:GA-001、GA-002、GA-003、GA-004"
    assert "lint_allow.yaml" in problem.allowed


def test_three_items_may_share_a_list(new_guides: NewGuides) -> None:
    assert list(lint_shared_materials(new_guides(*[["身份证", "户口簿"]] * 3))) == []


def test_a_single_material_is_no_list(new_guides: NewGuides) -> None:
    assert list(lint_shared_materials(new_guides(*[["身份证"]] * 5))) == []


def test_a_group_with_a_reason_is_allowed_and_a_needless_one_is_a_notice(
    new_guides: NewGuides,
) -> None:
    shared = SharedMaterials(items=FOUR, reason="同一本证。")
    needless = SharedMaterials(items=("GA-001", "MZ-001"), reason="从前一样。")
    guides = new_guides(*[["身份证", "户口簿"]] * 4)
    assert list(lint_shared_materials(guides, [shared])) == []
    (notice,) = lint_shared_materials(guides, [shared, needless])
    assert (str(notice.path), notice.value, notice.error) == (
        "lint_allow.yaml",
        "GA-001、MZ-001",
        False,
    )


def test_asides_and_common_words_make_no_other_material(new_guides: NewGuides) -> None:
    guides = new_guides(["申请人的居民身份证（原件）", "户口本"], ["本人身份证", "居民户口簿"])
    one, other = map(material_names, guides.values())
    assert one == other == {"身份证", "户口簿"}


def test_nine_of_ten_materials_are_nearly_the_same(new_guides: NewGuides) -> None:
    nine = [f"材料{n}" for n in range(9)]
    guides = new_guides(nine, [*nine, "第十样"], [*nine, "第十样", "再一样"], nine[:5])
    # 9/10 and 10/11 are at least 0.9; 9/11 is not, but the second list joins the two.
    assert sharing_groups(guides) == [["GA-001", "GA-002", "GA-003"]]


def test_jaccard_is_the_shared_part_of_all() -> None:
    assert jaccard(frozenset("ab"), frozenset("bc")) == pytest.approx(1 / 3)
    assert jaccard(frozenset(), frozenset()) == 0
