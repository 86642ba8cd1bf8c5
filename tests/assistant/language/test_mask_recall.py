import sys
from collections import Counter
from collections.abc import Callable

import pytest

from assistant.language.mask import mask
from assistant.language.normalise import normalise
from tests.assistant.language.personal_data import Asked, questions

LABELS = ("[身份证号]", "[手机号]", "[银行卡号]", "[车牌号]")


def labels(text: str) -> Counter[str]:
    return Counter({label: text.count(label) for label in LABELS})


def found(asked: Asked, seen: str) -> int:
    """How many of the numbers are gone: their labels, up to the first that should be there."""
    wanted, there = labels(asked.masked).total(), labels(seen).total()
    left = sum(number in seen for number in asked.numbers)
    return min(wanted - left, there)


@pytest.mark.parametrize("step", [mask, normalise])
def test_personal_data_is_found_in_5000_questions_and_ordinary_numbers_stay(
    capsys: pytest.CaptureFixture[str], step: Callable[[str], str]
) -> None:
    asked = list(questions(5_000, seed=20261124))
    seen = [step(one.typed) for one in asked]
    right = [text == step(one.masked) for one, text in zip(asked, seen, strict=True)]
    numbers = sum(len(one.numbers) for one in asked)
    hits = sum(
        len(one.numbers) if same else found(one, text)
        for one, text, same in zip(asked, seen, right, strict=True)
    )
    made = sum(labels(text).total() for text in seen)
    recall, precision = hits / numbers, hits / made
    with capsys.disabled():
        sys.stdout.write(
            f"\n{step.__name__}:{len(asked)} 问里 {numbers} 个号码,召回 {recall:.4f},精确 {precision:.4f}\n"
        )
    assert recall >= 0.995
    assert precision >= 0.98
