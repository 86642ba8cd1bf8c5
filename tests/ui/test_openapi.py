"""The HTTP API under generated requests: from its own description, and with hostile text."""

import json
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
)
from sqlalchemy import select

from assistant.records.consultation import Consultation
from assistant.records.database import Database
from index.encoder import Encoder
from ingest.corpus import Corpus
from tests.real import settings_with_model
from tests.ui.served import served

pytestmark = pytest.mark.model
EXAMPLES = int(os.environ.get("BANDECHENG_FUZZ_EXAMPLES", "12"))  # for each route and mode
HOSTILE_EXAMPLES = int(os.environ.get("BANDECHENG_HOSTILE_EXAMPLES", "150"))
BUSY = 3.0  # seconds: one, and other work on the same machine
JSON = {"content-type": "application/json"}
UNLIMITED = {
    "BANDECHENG_QUESTIONS_PER_MINUTE": "0",
    "BANDECHENG_QUESTIONS_PER_MINUTE_ADDRESS": "0",
}
CHECKS = [not_a_server_error, content_type_conformance, response_schema_conformance]


@pytest.fixture(scope="module")
def data(
    tmp_path_factory: pytest.TempPathFactory,
    repository: Path,
    served_encoder: Encoder,
    toy_corpus: Corpus,
) -> Path:
    data = tmp_path_factory.mktemp("openapi") / "data"
    settings_with_model(data, repository, served_encoder, toy_corpus)
    return data


@pytest.fixture(scope="module")
def address(data: Path) -> Iterator[str]:
    with (data / "log").open("w") as log, served(data, log, **UNLIMITED) as (address, _):
        yield address


@pytest.fixture(scope="module")
def http(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=30) as http:
        yield http


def examples(count: int) -> settings:
    return settings(
        max_examples=count,
        deadline=None,
        database=None,
        suppress_health_check=[*HealthCheck],
    )


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_no_generated_request_gets_a_5xx_or_an_answer_that_is_not_described(
    address: str, http: httpx.Client, mode: GenerationMode
) -> None:
    schema = schemathesis.openapi.from_dict(http.get("/openapi.json").json())
    routes = [result.ok() for result in schema.get_all_operations()]
    assert len(routes) >= 11
    # Headers that are no headers end in the server, before the application.
    fixed = {"headers": {}} if mode is GenerationMode.NEGATIVE else {}
    for route in routes:
        if fixed and not route.body:
            continue  # any text will do for them

        @seed(6)
        @examples(EXAMPLES)
        @given(case=route.as_strategy(generation_mode=mode, **fixed))
        def send(case: Case) -> None:
            case.validate_response(case.call(base_url=address), checks=CHECKS)

        send()


# What makes text hostile: invisible, unpaired, steering, markup, injection, too long.
HOSTILE = st.one_of(
    st.text(),
    st.text(st.characters(categories=["Cc", "Cf", "Co", "Cs", "Cn", "Mn"])),
    st.lists(
        st.sampled_from(
            [
                "\x00",
                "\r\nSet-Cookie: a=b",
                "\u202e\u2066",
                "\u200b\u200d\ufeff",
                "\U000e0041\U000e007f",
                "\ud800",
                "\udfff",
                "<script>alert(1)</script>",
                "' OR 1=1; DROP TABLE consultations; --",
                "../../etc/passwd",
                "{{7*7}}${7*7}%s%n",
                "=cmd|' /C calc'!A0",
                "😀👨‍👩‍👧",
                "한국어हिन्दीالعربية",
                "老汉走了",
                "身份证丢了",
                "补" * 1_100,
                "A" * 20_001,
            ]
        ),
        max_size=6,
    ).map("".join),
)


@seed(6)
@examples(HOSTILE_EXAMPLES)
@given(text=HOSTILE, chat=st.booleans())
def test_hostile_text_gets_an_answer_or_a_kind_problem_within_a_second(
    http: httpx.Client, *, text: str, chat: bool
) -> None:
    path, field = ("/api/v1/chat", "text") if chat else ("/api/v1/ask", "question")
    start = time.perf_counter()
    # Lone surrogates go out as escapes.
    told = http.post(path, content=json.dumps({field: text}), headers=JSON)
    assert time.perf_counter() - start < BUSY
    assert told.status_code in (200, 422)
    if told.status_code == 422:
        assert told.headers["content-type"] == "application/problem+json"
        assert any("\u4e00" <= char <= "\u9fff" for char in told.json()["detail"])
        return
    answer = told.json()["answer"] if chat else told.json()
    assert answer["question"].isprintable()
    assert answer["consultation_id"]


@seed(6)
@examples(100)
@given(
    body=st.one_of(
        st.binary(max_size=300),
        st.binary(max_size=20).map(lambda inside: b'{"question":"' + inside + b'"}'),
    )
)
def test_bytes_that_are_no_question_are_no_5xx(http: httpx.Client, body: bytes) -> None:
    assert http.post("/api/v1/ask", content=body, headers=JSON).status_code in (200, 400, 422)


def test_nothing_invisible_was_kept_and_nothing_asked_was_logged(
    http: httpx.Client, data: Path, open_database: Callable[[str], Database]
) -> None:
    asked = {"question": "老汉\u202e走了\u200b\r\n，户口咋个销"}
    kept = http.post("/api/v1/ask", json=asked).json()["consultation_id"]
    touch = {"consultation_id": kept, "kind": "wrong"}
    assert http.post("/api/v1/feedback", json=touch).status_code == 200
    database = open_database(f"sqlite:///{data}/records/bandecheng.sqlite3")
    with database.reading() as session:
        questions = session.scalars(select(Consultation.question)).all()
    assert questions
    assert all(question.isprintable() for question in questions)
    lines = (data / "log").read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["logger"] for line in lines} == {"access"}
    assert "老汉" not in "".join(lines)
