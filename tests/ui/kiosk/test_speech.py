import io
import wave
from threading import Thread

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from ui.kiosk.speech import Speaker, SpeechError, Speed, to_say
from ui.kiosk.speech_routes import speech_router

SENTENCE = "带身份证，到户口所在地派出所办。"


def seconds(sound: bytes) -> float:
    with wave.open(io.BytesIO(sound)) as read:
        return read.getnframes() / read.getframerate()


def test_a_sentence_becomes_real_sound_and_slower_is_longer(speaker: Speaker) -> None:
    key = speaker.key(SENTENCE)
    lengths = [seconds(speaker.speak(key, speed)) for speed in (Speed.FAST, Speed.NORMAL, Speed.SLOW)]  # fmt: skip
    assert lengths[0] > 1
    assert lengths == sorted(lengths)


def test_the_header_knows_the_length(speaker: Speaker) -> None:
    sound = speaker.speak(speaker.key(SENTENCE), Speed.NORMAL)
    assert int.from_bytes(sound[4:8], "little") == len(sound) - 8


def test_only_what_was_shown_is_spoken(speaker: Speaker) -> None:
    with pytest.raises(SpeechError):
        speaker.speak("0" * 16, Speed.NORMAL)


def test_sound_is_made_once_and_the_cache_stays_small(monkeypatch: pytest.MonkeyPatch) -> None:
    own = Speaker()
    key = own.key(SENTENCE)
    first = own.speak(key, Speed.NORMAL)
    assert own.speak(key, Speed.NORMAL) is first
    monkeypatch.setattr("ui.kiosk.speech._CACHE", len(first) + 10)
    own.speak(own.key("再念一句别的。"), Speed.NORMAL)
    assert own.speak(key, Speed.NORMAL) is not first


def test_many_at_once_get_the_same_sound(speaker: Speaker) -> None:
    key, heard = speaker.key("很多人一起听。"), []
    threads = [Thread(target=lambda: heard.append(speaker.speak(key, Speed.FAST))) for _ in range(8)]  # fmt: skip
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(heard)) == 1


def test_without_the_program_nothing_is_spoken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    silent = Speaker()
    assert silent.program is None
    with pytest.raises(SpeechError):
        silent.speak(silent.key(SENTENCE), Speed.NORMAL)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("电话 12345。", "电话 1 2 3 4 5。"),
        ("打 110 或 120", "打 1 1 0 或 1 2 0"),
        ("最多 120 元", "最多 120 元"),
        ("1200.50", "1200.50"),
    ],
)
def test_hotlines_are_said_digit_by_digit(written: str, told: str) -> None:
    assert to_say(written) == told


def test_the_route_gives_sound_for_what_was_shown_and_nothing_else(speaker: Speaker) -> None:
    app = FastAPI()
    app.include_router(speech_router(speaker), prefix="/kiosk")
    client = TestClient(app)
    response = client.get(f"/kiosk/speech/{speaker.key(SENTENCE)}?speed=1")
    assert response.headers["content-type"] == "audio/wav"
    assert response.headers["cache-control"] == "no-store"
    assert seconds(response.content) > 1
    assert client.get(f"/kiosk/speech/{'0' * 16}").status_code == 404
    assert client.get(f"/kiosk/speech/{speaker.key(SENTENCE)}?speed=9").status_code == 422
    assert client.get("/kiosk/speech/..%2fx").status_code in (404, 422)
