"""Reading aloud on the server: espeak-ng speaks Mandarin, only sentences of shown answers."""

import hashlib
import io
import re
import shutil
import subprocess
import wave
from collections import OrderedDict
from enum import IntEnum
from threading import Lock

_PROGRAM = "espeak-ng"
_PATIENCE = 10.0  # seconds for one sentence
_SENTENCES = 4_096
_CACHE = 16_000_000  # bytes of sound
_LONGEST = 500  # characters
_HOTLINE = re.compile(r"(?<![\d.])(?:110|119|120|122|12\d{3})(?![\d.]|\s*[天日年月元个周岁份张人])")


class Speed(IntEnum):
    """Words a minute, as espeak-ng counts them."""

    SLOW = 110
    NORMAL = 140
    FAST = 175


class SpeechError(RuntimeError):
    """The sentence is not one of ours, or could not be spoken."""


class Speaker:
    """Speaks sentences that were handed to it before, by their keys; sound is kept a while."""

    def __init__(self) -> None:
        self.program = shutil.which(_PROGRAM)
        self._sentences: OrderedDict[str, str] = OrderedDict()
        self._sounds: OrderedDict[tuple[str, Speed], bytes] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def key(self, sentence: str) -> str:
        """Remember ``sentence``; returns the key by which it can be spoken."""
        key = hashlib.sha256(sentence.encode()).hexdigest()[:16]
        with self._lock:
            self._sentences[key] = sentence
            self._sentences.move_to_end(key)
            while len(self._sentences) > _SENTENCES:
                self._sentences.popitem(last=False)
        return key

    def speak(self, key: str, speed: Speed) -> bytes:
        """The sentence of ``key`` as WAV: 22,050 Hz, 16 bit, mono.

        Raises:
            SpeechError: no such sentence, no espeak-ng, or it failed.
        """
        with self._lock:
            sentence = self._sentences.get(key)
            sound = self._sounds.get((key, speed))
        if sound is not None:
            return sound
        if sentence is None or self.program is None:
            raise SpeechError("没有这一句可念")
        sound = _spoken(self.program, sentence, speed)
        with self._lock:
            if (key, speed) not in self._sounds:
                self._sounds[key, speed] = sound
                self._size += len(sound)
            while self._size > _CACHE:
                self._size -= len(self._sounds.popitem(last=False)[1])
        return sound


def to_say(sentence: str) -> str:
    """``sentence`` as it is to be said: the digits of a hotline one by one, no leading marks."""
    spaced = _HOTLINE.sub(lambda found: " ".join(found[0]), sentence)
    return spaced.strip().lstrip("-")[:_LONGEST]


def _spoken(program: str, sentence: str, speed: Speed) -> bytes:
    command = [program, "-v", "cmn", "-s", str(int(speed)), "--stdin", "--stdout"]
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command, the sentence goes through a pipe
            command,
            input=to_say(sentence).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise SpeechError(f"espeak-ng 没有念出来:{type(error).__name__}") from error
    return _with_length(done.stdout)


def _with_length(stream: bytes) -> bytes:
    """A WAV that was written to a pipe, whose header could not know its length."""
    with wave.open(io.BytesIO(stream)) as source:
        shape = source.getparams()
    start = stream.index(b"data") + 8
    whole = io.BytesIO()
    with wave.open(whole, "wb") as target:
        target.setparams(shape._replace(nframes=0))
        target.writeframes(stream[start:])
    return whole.getvalue()
