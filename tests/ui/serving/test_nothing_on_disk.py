"""After a run no number of a person is in any file: records, their journal, logs, caches."""

import json
import os
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from assistant.records.cipher import new_key
from index.encoder import Encoder
from ingest.corpus import Corpus
from tests.assistant.language.personal_data import Asked, questions
from tests.real import settings_with_model
from tests.ui.served import served

pytestmark = pytest.mark.model
QUESTIONS = int(os.environ.get("BANDECHENG_DISK_QUESTIONS", "200"))
_FOUND_AT_MOST = 0.005  # of the numbers; what the mask cannot tell from an ordinary number
CONTACT = {"name": "居民", "phone": "13982301234"}
UNLIMITED = {
    "BANDECHENG_QUESTIONS_PER_MINUTE": "0",
    "BANDECHENG_QUESTIONS_PER_MINUTE_ADDRESS": "0",
}


def test_no_number_of_a_person_is_in_any_file(
    tmp_path: Path, repository: Path, served_encoder: Encoder, toy_corpus: Corpus
) -> None:
    data = tmp_path / "data"
    settings_with_model(data, repository, served_encoder, toy_corpus)
    asked = list(questions(QUESTIONS, seed=20261124))
    environment = UNLIMITED | {
        "BANDECHENG_CORPORA": str(repository / "corpora"),
        "BANDECHENG_LOG_FILE": str(data / "log" / "bandecheng.log"),
        "BANDECHENG_CONTACT_KEY": new_key(),
        "TMPDIR": str(data),
    }
    with (
        (tmp_path / "stderr").open("w", encoding="utf-8") as log,
        served(data, log, **environment) as (address, process),
        httpx.Client(base_url=address, timeout=60) as client,
    ):
        with ThreadPoolExecutor(4) as pool:
            answers = list(pool.map(lambda one: _ask(client, one), asked))
        for one in asked[:20]:
            matter = {"matter": f"办不成,{one.typed}", "contact": CONTACT}
            taken = client.post("/api/v1/tickets", json=matter)
            assert taken.status_code == 201
            assert taken.json()["contact_kept"]
        process.terminate()
        process.wait(30)
    numbers = [number for one in asked for number in one.numbers]
    files = [path for path in tmp_path.rglob("*") if path.is_file() and not path.is_symlink()]
    held = b"\n".join(path.read_bytes() for path in files)
    assert "户口".encode() in held, "the questions themselves were kept"
    assert b"13982301234" not in held, "a contact lies sealed"
    left = [number for number in numbers if any(form in held for form in _forms(number))]
    told = [n for n in numbers if any(n in answer for answer in answers)]
    assert len(left) <= _FOUND_AT_MOST * len(numbers), left[:5]
    assert len(told) <= _FOUND_AT_MOST * len(numbers), told[:5]


def _ask(client: httpx.Client, one: Asked) -> str:
    response = client.post("/api/v1/ask", json={"question": one.typed})
    assert response.status_code == 200
    return response.text


def _forms(number: str) -> set[bytes]:
    """As typed, in plain digits, and as JSON escapes it."""
    texts = {number, unicodedata.normalize("NFKC", number)}
    return {form.encode() for text in texts for form in (text, json.dumps(text)[1:-1])}
