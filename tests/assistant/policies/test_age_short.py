import pytest

from assistant.policies.age_short import age_short
from tests.assistant.policies import policy_world as world

ALLOWANCE, PENSION, NO_POLICY = "MZ-018", "RS-002", "GA-002"


@pytest.mark.parametrize(
    ("question", "item_id", "short"),
    [
        ("我今年七十六,高龄津贴能不能先领", ALLOWANCE, ("年满80周岁",)),
        ("我爸78岁,本地户口,能领高龄津贴不", ALLOWANCE, ("年满80周岁",)),
        ("我五十八,农保养老金能提前领不", PENSION, ("年满60周岁",)),
        ("我妈八十二了,高龄津贴咋个领", ALLOWANCE, ()),
        ("高龄津贴咋个领", ALLOWANCE, ()),
        ("我今年三十岁,外地户口,高龄津贴咋个领", ALLOWANCE, ("年满80周岁",)),
        ("我外地户口,高龄津贴咋个领", ALLOWANCE, ()),
        ("我今年七十六,户口咋个销", NO_POLICY, ()),
    ],
)
def test_only_a_told_age_that_does_not_reach_is_said(
    question: str, item_id: str, short: tuple[str, ...]
) -> None:
    assert age_short(question, item_id, world.corpus()) == short
