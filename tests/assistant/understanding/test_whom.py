from pathlib import Path

import pytest

from assistant.understanding.understand import Lexicon
from assistant.understanding.whom import Whom, WhomLexicon


@pytest.mark.parametrize(
    ("question", "whom"),
    [
        ("身份证掉了咋个补", Whom.SELF),
        ("我妈走不动了，医保卡咋个办", Whom.PARENT),
        ("给我孙娃儿上户口", Whom.GRANDCHILD),
        ("我老太婆自己来办得行不", Whom.SELF),
        ("老汉走了，户口咋个销", Whom.DECEASED),
        ("我们公司要给新来的人交社保", Whom.COMPANY),
    ],
)
def test_the_question_tells_whom_it_is_about(lexicon: Lexicon, question: str, whom: Whom) -> None:
    assert lexicon.whom.whom(question) is whom


def test_a_death_outweighs_the_living(lexicon: Lexicon) -> None:
    assert lexicon.whom.whom("我妈还在，老汉去世了，房子咋个过户") is Whom.DECEASED


def test_somebody_who_does_not_exist_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "whom.tsv"
    path.write_text("phrase\twho\n外星人\talien\n", "utf-8")
    with pytest.raises(ValueError, match="alien"):
        WhomLexicon.read(path)
