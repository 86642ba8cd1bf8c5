"""Fixtures of all tests: the toy world, the real model, and the guard against the network."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.build import build_snapshot
from index.encoder import Encoder
from index.snapshot import Snapshot, open_snapshot
from index.store import SnapshotStore
from ingest.corpus import Corpus, read_corpus
from tests import toy
from tests.databases import (  # noqa: F401 - fixtures
    database,
    database_url,
    empty_database,
    new_postgresql,
    open_database,
    postgresql,
    postgresql_database,
    postgresql_url,
    sqlite_url,
    upgraded_postgresql,
    upgraded_sqlite,
)
from tests.network_guard import NetworkGuard

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session", autouse=True)
def network_guard() -> Iterator[NetworkGuard]:
    """Nothing leaves this machine while tests run."""
    guard = NetworkGuard()
    guard.install()
    yield guard
    guard.on = False


@pytest.fixture(autouse=True)
def _stays_on_this_machine(network_guard: NetworkGuard) -> Iterator[None]:
    network_guard.attempts.clear()
    yield
    assert network_guard.attempts == [], "a test tried to leave this machine"


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def toy_encoder() -> Encoder:
    """A seeded encoder without a model: shared characters make vectors nearer."""
    return toy.ToyEncoder()


@pytest.fixture(scope="session")
def new_toy_encoder() -> Callable[..., Encoder]:
    """Makes toy encoders of another ``dimension``, ``fingerprint`` or ``seed``."""
    return toy.ToyEncoder


@pytest.fixture(scope="session")
def guide_data() -> Callable[..., toy.Data]:
    """Makes a guide without a problem, as YAML data; ``name=None`` removes a field."""
    return toy.guide_data


@pytest.fixture(scope="session")
def case_data() -> Callable[..., toy.Data]:
    """Makes the toy case as YAML data, with changes."""
    return toy.case_data


@pytest.fixture(scope="session")
def life_event_data() -> Callable[..., toy.Data]:
    """Makes the toy life event as YAML data, with changes."""
    return toy.life_event_data


@pytest.fixture(scope="session")
def policy_data() -> Callable[..., toy.Data]:
    """Makes the toy support policy as YAML data, with changes."""
    return toy.policy_data


@pytest.fixture(scope="session")
def elsewhere_data() -> Callable[..., toy.Data]:
    """Makes the toy matter outside the catalogue as YAML data, with changes."""
    return toy.elsewhere_data


@pytest.fixture(scope="session")
def write_yaml() -> Callable[[Path, object], None]:
    """Writes a YAML file and the folders above it."""
    return toy.write_yaml


@pytest.fixture
def toy_corpus_folder(tmp_path: Path) -> Path:
    """A corpora folder of the test's own: 4 items, 3 written guides, one of each record."""
    folder = tmp_path / "corpora"
    toy.write_corpus(folder)
    return folder


@pytest.fixture(scope="session")
def toy_corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """The corpus of ``toy_corpus_folder``, read."""
    folder = tmp_path_factory.mktemp("toy") / "corpora"
    toy.write_corpus(folder)
    corpus, problems = read_corpus(folder)
    assert problems == []
    return corpus


@pytest.fixture(scope="session")
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where jieba keeps its cache; shared, since loading it is what takes time."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def toy_index_folder(
    tmp_path_factory: pytest.TempPathFactory,
    toy_corpus: Corpus,
    toy_encoder: Encoder,
    cache_folder: Path,
) -> Path:
    """A store with the snapshot of ``toy_corpus``, for all tests: only to be read or copied."""
    folder = tmp_path_factory.mktemp("toy_index")
    build_snapshot(toy_corpus, toy_encoder, SnapshotStore(folder), cache_folder)
    return folder


@pytest.fixture
def toy_store(toy_index_folder: Path, tmp_path: Path) -> SnapshotStore:
    """A store of the test's own that holds the snapshot of ``toy_corpus``."""
    return SnapshotStore(shutil.copytree(toy_index_folder, tmp_path / "index"))


@pytest.fixture(scope="session")
def toy_snapshot(toy_index_folder: Path, toy_encoder: Encoder, cache_folder: Path) -> Snapshot:
    """The snapshot of ``toy_corpus`` by ``toy_encoder``, opened."""
    return open_snapshot(
        SnapshotStore(toy_index_folder).current(), toy_encoder.fingerprint, cache_folder
    )


@pytest.fixture(scope="session")
def model_folder() -> Path:
    """The real model; for tests marked ``model``."""
    folder = ROOT / "var" / "model"
    if not (folder / "model.json").is_file():
        pytest.fail(f"没有模型 {folder};下一步:运行 make setup", pytrace=False)
    return folder


@pytest.fixture(scope="session")
def onnx_encoder(model_folder: Path) -> Encoder:
    """The bare encoder that serves, without heads."""
    from index.onnx_encoder import OnnxEncoder  # noqa: PLC0415 - only for the model's tests

    return OnnxEncoder(model_folder)


@pytest.fixture(scope="session")
def served_encoder(model_folder: Path) -> Encoder:
    """The encoder as the service opens it, heads included."""
    from index.encoders import open_encoder  # noqa: PLC0415 - only for the model's tests

    return open_encoder("", model_folder, threads=2)


@pytest.fixture(scope="session")
def sentence_transformer_encoder(model_folder: Path) -> Encoder:
    """The encoder that builds."""
    from index.sentence_transformer_encoder import (  # noqa: PLC0415 - imports torch
        SentenceTransformerEncoder,
    )

    return SentenceTransformerEncoder(str(model_folder))
