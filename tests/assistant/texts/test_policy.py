import re
from collections.abc import Iterator

import pytest

from assistant.texts import policy as texts_policy

_LONGEST = 30  # characters of a sentence that is read at one go
_SENTENCE_END = re.compile(r"[。！？，]")


def _sentences(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from filter(None, _SENTENCE_END.split(re.sub(r"{\w+}", "", value)))
    elif isinstance(value, dict):
        for text in value.values():
            yield from _sentences(text)


SENTENCES = sorted({s for n, v in vars(texts_policy).items() if n.isupper() for s in _sentences(v)})


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_sentence_is_short_and_promises_nothing(sentence: str) -> None:
    assert len(sentence) <= _LONGEST
    assert not any(word in sentence for word in ("一定能", "保证", "肯定", "必须", "你应该"))


@pytest.mark.parametrize("said", sorted(texts_policy.SAY))
def test_every_closing_sentence_leaves_a_next_step(said: str) -> None:
    assert any(word in texts_policy.SAY[said] for word in ("问", "说", "窗口"))
