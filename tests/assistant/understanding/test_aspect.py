from pathlib import Path

import pytest

from assistant.understanding.aspect import AskedAspect, AspectLexicon

LEXICON = AspectLexicon.read(Path(__file__).parents[3] / "corpora/lexicon/aspects.tsv")


@pytest.mark.parametrize(
    ("question", "aspect"),
    [
        ("补个户口本好多钱", AskedAspect.FEE),
        ("换证要多久", AskedAspect.TIME),
        ("要带哪些材料", AskedAspect.MATERIALS),
        ("在哪里办", AskedAspect.WHERE),
        ("我能不能委托儿子代办", AskedAspect.PROXY),
        ("手机上弄得成不", AskedAspect.ONLINE),
        ("退休证丢了", AskedAspect.HOW),
    ],
)
def test_the_phrase_tells_the_aspect(question: str, aspect: AskedAspect) -> None:
    assert LEXICON.aspect(question) is aspect


def test_what_is_asked_last_decides() -> None:
    told = "我去了窗口，材料都带齐了，就想问下多少钱"
    assert LEXICON.aspect(told) is AskedAspect.FEE


def test_an_aspect_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "aspects.tsv"
    path.write_text("aspect\tphrase\nprice\t多少钱\n", encoding="utf-8")
    with pytest.raises(ValueError, match="price"):
        AspectLexicon.read(path)
