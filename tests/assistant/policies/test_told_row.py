import pytest
from pydantic import ValidationError

from assistant.policies.told_row import ToldRow


def row(kind: str, said: str, field: str = "", value: str = "") -> ToldRow:
    return ToldRow.model_validate({"kind": kind, "said": said, "field": field, "value": value})


@pytest.mark.parametrize(
    "cells",
    [
        ("person", "妈", "母亲", "女"),
        ("not_person", "老年人|监护人", "", ""),
        ("for", "给{who}", "", ""),
        ("phrase", "吃低保", "income", "低保"),
        ("phrase", "没儿没女", "children", "0"),
        ("pattern", "{n}岁", "age", "{n}"),
        ("before", "(?:没有)$", "", ""),
        ("after", "以上", "age", ""),
    ],
)
def test_every_kind_of_row_is_read(cells: tuple[str, str, str, str]) -> None:
    assert row(*cells).said == cells[1]


@pytest.mark.parametrize(
    ("cells", "complaint"),
    [
        (("saying", "吃低保", "income", "低保"), "kind"),
        (("phrase", "吃低保", "wage", "低保"), "field 只能是:age"),
        (("phrase", "吃低保", "income", "有"), "income 的值只能是:特困、低保"),
        (("pattern", "{n}岁", "age", "老"), "age 的值只能是整数或 {n}"),
        (("pattern", "({n}岁", "age", "{n}"), "合法的正则表达式"),
        (("before", "没有$", "wage", ""), "field 只能是:age"),
    ],
)
def test_a_wrong_row_says_what_is_allowed(cells: tuple[str, str, str, str], complaint: str) -> None:
    with pytest.raises(ValidationError) as caught:
        row(*cells)
    assert complaint in str(caught.value)
