from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from pydantic import SecretStr

from assistant.answering.answer import Answer
from assistant.answering.compose import person
from assistant.settings import Settings
from assistant.status import Status
from assistant.wording.polish import OpenAiPolisher
from assistant.wording.polish_check import PolishCheck
from assistant.wording.polished import Polishing, open_polishing
from tests.assistant.chat_stub import Stub, chat_stub
from tests.assistant.wording.polishing import HONEST, LIES, ONLINE, Lines

CHECK = PolishCheck.read(Path(__file__).parents[3] / "corpora/lexicon/polish.tsv")
NAMED = "您问的是“这件事”。"


@pytest.fixture(scope="module")
def stub() -> Iterator[Stub]:
    with chat_stub() as running:
        yield running


def polishing(stub: Stub, timeout_s: float = 5) -> Polishing:
    return Polishing(OpenAiPolisher(stub.url, "m", SecretStr(""), timeout_s), CHECK)


def answer(lines: Lines, status: Status = Status.ANSWERED) -> Answer:
    return Answer(
        status=status,
        question="问",
        item_id="GA-002",
        confidence=1.0,
        direct=(NAMED, *lines),
        person=person(),
        snapshot="s",
    )


@pytest.mark.parametrize(("lines", "polished"), HONEST)
def test_an_honest_service_may_say_it_in_other_words(
    stub: Stub, lines: Lines, polished: str
) -> None:
    stub.says(polished)
    shown, outcome = polishing(stub).apply(answer(lines))
    assert outcome == "accepted"
    assert shown.direct == (NAMED, polished)


@pytest.mark.parametrize(("lines", "polished"), LIES.values(), ids=LIES.keys())
def test_a_service_that_lies_changes_nothing(stub: Stub, lines: Lines, polished: str) -> None:
    stub.says(polished)
    given = answer(lines)
    shown, outcome = polishing(stub).apply(given)
    assert outcome.startswith("refused: ")
    assert shown == given


def test_a_service_that_fails_changes_nothing(stub: Stub) -> None:
    given = answer(ONLINE)
    stub.answering = lambda call: call.send(b"", status=500)
    assert polishing(stub).apply(given) == (given, "failed: 状态 500，允许 200")
    stub.answering = lambda call: bool(call.stub.over.wait(20)) and None
    assert polishing(stub, timeout_s=0.2).apply(given) == (given, "failed: 等了 0.2 秒没有答完")


def test_a_polisher_of_others_may_fail_as_it_likes() -> None:
    class Broken:
        def polish(self, lines: Sequence[str]) -> str:
            raise KeyError(lines)

    given = answer(ONLINE)
    assert Polishing(Broken(), CHECK).apply(given) == (given, "failed: KeyError")


@pytest.mark.parametrize(
    "status", [s for s in Status if s not in (Status.ANSWERED, Status.ANSWERED_PARTIALLY)]
)
def test_care_refusals_and_questions_back_are_never_sent(stub: Stub, status: Status) -> None:
    asked = len(stub.bodies)
    given = answer(ONLINE, status)
    assert polishing(stub).apply(given) == (given, "skipped")
    assert len(stub.bodies) == asked


def test_the_line_that_names_the_item_stays_and_lines_stay_lines(stub: Stub) -> None:
    stub.says("\n网上也可以申请：四川政务服务网，\n\n以窗口为准。\n")
    shown, outcome = polishing(stub).apply(answer(ONLINE))
    assert outcome == "accepted"
    assert shown.direct == (NAMED, "网上也可以申请：四川政务服务网，", "以窗口为准。")


def test_there_is_no_polishing_unless_a_url_is_set(stub: Stub) -> None:
    assert open_polishing(Settings()) is None
    opened = open_polishing(Settings(polish_url=stub.url, polish_model="m"))
    assert opened is not None
    lines, polished = HONEST[0]
    stub.says(polished)
    assert opened.apply(answer(lines))[1] == "accepted"


@pytest.mark.parametrize("url", ["localhost:8080", "ftp://127.0.0.1/", "http://a b/"])
def test_a_url_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="polish_url"):
        Settings(polish_url=url)
