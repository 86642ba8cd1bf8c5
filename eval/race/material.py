"""The material of each entrant, from the settings: the snapshot, our words, one of two encoders."""

import logging
from functools import partial
from pathlib import Path

from assistant.settings import Settings
from eval.race.entrant import Entrant
from eval.race.passages import PlainVectors, RacePassages
from eval.race.peer import Material, Tokens
from index.encoder import Encoder
from index.encoders import open_encoder
from index.pinyin import Pinyin
from index.snapshot import WORDS
from index.terms import Words, analysers


def material_for(entrant: Entrant, settings: Settings, taken: bool) -> Material:
    """What ``entrant`` may take.

    Raises:
        SnapshotError: there is no snapshot.
    """
    race = RacePassages.current(settings)
    texts, own = race.texts, entrant.vectors == "own"
    plain = PlainVectors.of(texts, settings.model_folder, race_folder(settings))
    return Material(
        texts=texts,
        owners=race.owners,
        snapshot=race.snapshot,
        model_folder=settings.model_folder,
        taken=taken,
        tokens=partial(_words, race, settings) if entrant.own_tokens else None,
        encoder=partial(own_encoder if own else plain_encoder, settings),
        vectors=race.vectors if own else plain.read,
    )


def race_folder(settings: Settings) -> Path:
    """Where the race keeps what it makes."""
    return settings.data / "race"


def own_encoder(settings: Settings) -> Encoder:
    """The encoder that serves: ONNX and the trained heads."""
    return open_encoder("", settings.model_folder, settings.encoder_threads)


def plain_encoder(settings: Settings) -> Encoder:
    """The same base, untrained, through sentence-transformers."""
    from index.sentence_transformer_encoder import (  # noqa: PLC0415 - imports torch
        SentenceTransformerEncoder,
    )

    logging.getLogger("transformers").setLevel(logging.ERROR)
    return SentenceTransformerEncoder(str(settings.model_folder))


def _words(race: RacePassages, settings: Settings) -> Tokens:
    dictionary = (race.snapshot / WORDS).read_text(encoding="utf-8").split("\n")
    words = Words(filter(None, dictionary), settings.cache_folder)
    return analysers(words, Pinyin(()))["words"]
