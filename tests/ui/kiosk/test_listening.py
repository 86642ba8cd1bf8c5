from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pydantic import SecretStr

from assistant.settings import Settings
from assistant.texts import kiosk as words
from tests.ui.kiosk.transcription_stub import Stub, transcription_stub
from ui.kiosk.listening import OpenAiListener, open_listener
from ui.kiosk.listening_routes import listening_router
from ui.serving.device import Devices
from ui.serving.pace import Pace

SOUND = b"sound of a voice" * 100
WEBM = {"Content-Type": "audio/webm;codecs=opus"}


@pytest.fixture
def stub() -> Iterator[Stub]:
    with transcription_stub() as stub:
        yield stub


@pytest.fixture
def client(stub: Stub) -> TestClient:
    app = FastAPI()
    listener = OpenAiListener(f"{stub.url}/", "whisper", SecretStr("open"), timeout_s=1)
    app.include_router(listening_router(listener), prefix="/kiosk")
    return TestClient(app)


def failed(client: TestClient, sound: bytes = SOUND, headers: dict[str, str] = WEBM) -> str:
    response = client.post("/kiosk/listen", content=sound, headers=headers)
    assert response.status_code == 422
    return str(response.json()["detail"])


def test_the_words_come_back_as_one_plain_line(stub: Stub, client: TestClient) -> None:
    stub.says("  身份證丟了\n怎麼補 ")
    response = client.post("/kiosk/listen", content=SOUND, headers=WEBM)
    assert response.json() == {"text": "身份证丢了 怎么补"}
    assert response.headers["cache-control"] == "no-store"


def test_sound_model_language_and_key_are_sent(stub: Stub, client: TestClient) -> None:
    stub.says("好")
    client.post("/kiosk/listen", content=SOUND, headers=WEBM)
    assert stub.paths == ["/v1/audio/transcriptions"]
    assert stub.headers[0]["Authorization"] == "Bearer open"
    assert SOUND in stub.bodies[0]
    for part in (b'name="file"; filename="speech.webm"', b"whisper", b'name="language"', b"zh"):
        assert part in stub.bodies[0]


def test_a_personal_number_is_masked(stub: Stub, client: TestClient) -> None:
    stub.says("我电话是13982301234")
    heard = client.post("/kiosk/listen", content=SOUND, headers=WEBM).json()["text"]
    assert heard == "我电话是[手机号]"


@pytest.mark.parametrize("body", [b"", b"<html>", b'{"text": 3}', b"[]", b"x" * 70_000])
def test_garbage_becomes_a_kind_sentence(stub: Stub, client: TestClient, body: bytes) -> None:
    stub.body = body
    assert failed(client) == words.LISTEN_FAILED


@pytest.mark.parametrize("status", [302, 401, 429, 500, 503])
def test_any_other_status_becomes_a_kind_sentence(
    stub: Stub, client: TestClient, status: int
) -> None:
    stub.says("好")
    stub.status = status
    assert failed(client) == words.LISTEN_FAILED


def test_a_service_that_never_answers_is_given_up(stub: Stub, client: TestClient) -> None:
    stub.slow = True
    assert failed(client) == words.LISTEN_FAILED


def test_silence_and_too_many_words_ask_to_say_it_again(stub: Stub, client: TestClient) -> None:
    stub.says("……")
    assert failed(client) == words.LISTEN_EMPTY
    stub.says("办证" * 600)
    assert failed(client) == words.LISTEN_LONG


def test_what_is_no_recording_is_never_sent(stub: Stub, client: TestClient) -> None:
    assert failed(client, b"") == words.LISTEN_EMPTY
    assert failed(client, SOUND, {"Content-Type": "text/plain"}) == words.LISTEN_EMPTY
    assert stub.bodies == []


def test_no_file_is_written(
    stub: Stub, client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    monkeypatch.setattr("tempfile.TemporaryFile", opened.append)
    monkeypatch.setattr("tempfile.SpooledTemporaryFile", opened.append)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    stub.says("好")
    assert client.post("/kiosk/listen", content=SOUND * 1_000, headers=WEBM).status_code == 200
    assert opened == []
    assert list(tmp_path.iterdir()) == []


def test_nobody_listens_unless_a_service_is_set(stub: Stub) -> None:
    assert open_listener(Settings()) is None
    assert open_listener(Settings(transcription_url=stub.url)) is not None


def test_recordings_are_paced_like_questions(stub: Stub, client: TestClient) -> None:
    stub.says("好")
    paced = Pace(client.app, Devices(b"key", secure=False), "/kiosk", device=2, address=2)
    hasty = TestClient(paced)
    told = [hasty.post("/kiosk/listen", content=SOUND, headers=WEBM) for _ in range(4)]
    assert [one.status_code for one in told] == [200, 200, 200, 429]
    assert len(stub.bodies) == 3
