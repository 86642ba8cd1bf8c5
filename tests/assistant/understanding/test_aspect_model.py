from pathlib import Path

import numpy as np
import pytest

from assistant.understanding.aspect import AskedAspect
from assistant.understanding.aspect_model import ASPECTS, AspectModel, sequences

MODEL = AspectModel.load()


@pytest.mark.parametrize(
    ("question", "aspect"),
    [
        ("补个户口本好多钱", AskedAspect.FEE),
        ("换证要多久才拿得到", AskedAspect.TIME),
        ("要带哪些材料", AskedAspect.MATERIALS),
        ("在哪个窗口办", AskedAspect.WHERE),
        ("我走不动，能不能喊儿子代办", AskedAspect.PROXY),
        ("手机上弄得成不", AskedAspect.ONLINE),
        ("满六十岁才能办吗", AskedAspect.ELIGIBILITY),
    ],
)
def test_what_is_asked_comes_first(question: str, aspect: AskedAspect) -> None:
    assert MODEL.asked(question)[0] is aspect


def test_at_most_four_aspects_are_asked_for() -> None:
    for question in ("补个户口本好多钱", "要带啥子,在哪办,多久,能不能网上办,我妈来不了咋办"):
        asked = MODEL.asked(question)
        assert 1 <= len(asked) == len(set(asked)) <= 4


def test_chances_add_up_to_one_whatever_the_text() -> None:
    for text in ("", "x", "户口" * 300):
        chances = MODEL.chances(text)
        assert chances.shape == (len(ASPECTS),)
        assert round(float(chances.sum()), 5) == 1


def test_the_ending_counts_once_more() -> None:
    found = sequences("先交钱吗?")
    assert found["钱"] == found["$钱"] == 1
    assert "$吗" in found
    assert "$?" not in found


def test_a_saved_model_reads_back(tmp_path: Path) -> None:
    MODEL.save(tmp_path / "aspects.safetensors")
    again = AspectModel.load(tmp_path / "aspects.safetensors")
    assert again.column == MODEL.column
    assert np.array_equal(again.weights, MODEL.weights)
