from collections.abc import Callable
from typing import Any

import pytest

from ingest.guide import Guide
from ingest.step_document import documents_handed_in, unlisted_documents


@pytest.mark.parametrize(
    ("step", "documents"),
    [
        ("带身份证和户口簿到派出所。", ["身份证", "户口簿"]),
        ("窗口受理，交结婚证。", ["结婚证"]),
        ("出示营业执照，窗口核对。", ["营业执照"]),
        ("核对无误，领取不动产权证。", []),
        ("交申请，领取驾驶证。", []),
        ("交旧证领取驾驶证。", []),
        ("不用带户口簿，刷脸就行。", []),
        ("拿证明、不动产权证去办抵押注销登记。", []),
        ("民警核对后打印户口簿。", []),
        ("网上办，刷社保卡。", ["社保卡"]),
        ("交警核对驾驶证。", []),
    ],
)
def test_only_what_the_citizen_hands_in_counts(step: str, documents: list[str]) -> None:
    assert list(documents_handed_in(step)) == documents


def test_a_document_outside_every_list_is_found(guide_data: Callable[..., Any]) -> None:
    step = "带火化证到派出所。"
    guide = Guide.model_validate(guide_data(steps=[step, "带户口本、身份证。"]))
    assert list(unlisted_documents(guide)) == [(step, "火化证")]


@pytest.mark.parametrize(
    "changes",
    [
        {"materials": [{"name": "殡仪馆火化证明"}]},
        {"materials": [{"name": "其他", "note": "有火化证的带上"}]},
        {"materials_note": "火化证有就带。"},
        {"proxy": {"allowed": "可以", "needs": ["火化证"]}},
        {"result": {"name": "火化证"}},
    ],
)
def test_a_document_may_stand_in_any_of_the_lists(
    guide_data: Callable[..., Any], changes: dict[str, object]
) -> None:
    guide = Guide.model_validate(guide_data(steps=["带火化证到派出所。"], **changes))
    assert list(unlisted_documents(guide)) == []
