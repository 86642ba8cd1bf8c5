from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI

from assistant.records.cipher import new_key
from assistant.records.database import Database
from assistant.service import Service
from assistant.settings import Settings
from index.encoder import Encoder
from ingest.corpus import Corpus
from tests.real import settings_with_model
from tests.ui.desk.desk_world import Clerk, desk_application, hire_everybody


@pytest.fixture(scope="session")
def desk_settings(
    tmp_path_factory: pytest.TempPathFactory,
    repository: Path,
    served_encoder: Encoder,
    toy_corpus: Corpus,
) -> Settings:
    data = tmp_path_factory.mktemp("desk") / "data"
    settings = settings_with_model(data, repository, served_encoder, toy_corpus)
    return settings.model_copy(update={"contact_key": new_key()})


@pytest.fixture(scope="session")
def desk_service(desk_settings: Settings) -> Service:
    return Service(desk_settings)


@pytest.fixture
def desk_database(sqlite_url: str, open_database: Callable[[str], Database]) -> Database:
    database = open_database(sqlite_url)
    hire_everybody(database)
    return database


@pytest.fixture
def desk_app(
    desk_service: Service, desk_settings: Settings, desk_database: Database
) -> Iterator[FastAPI]:
    app = desk_application(desk_service, desk_settings, desk_database)
    yield app
    app.state.consultations.close(5)


@pytest.fixture
def clerk(desk_app: FastAPI) -> Clerk:
    """Nobody is signed in yet."""
    return Clerk(desk_app)


@pytest.fixture
def new_clerk(desk_app: FastAPI) -> Callable[[], Clerk]:
    """Somebody else, with a browser of their own."""
    return lambda: Clerk(desk_app)
