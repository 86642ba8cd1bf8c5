"""Settings, from the environment (``BANDECHENG_…``) or their defaults."""

import secrets
from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

_ROOT = Path(__file__).resolve().parent.parent


def _random_key() -> SecretStr:
    return SecretStr(secrets.token_urlsafe(32))


class Settings(BaseSettings):
    """Where things lie and how the service runs; every name is described in docs/settings.md."""

    model_config = SettingsConfigDict(env_prefix="BANDECHENG_", frozen=True)

    corpora: Path = _ROOT / "corpora"
    data: Path = _ROOT / "var"
    model: str = ""
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65535)
    public_url: str = Field(default="", pattern=r"^(https?://[^\s?#]+)?$", max_length=200)
    milvus_url: str = Field(default="", pattern=r"^(https?://[^\s?#]+|\S+\.db)?$")
    milvus_token: SecretStr = SecretStr("")
    encoder_threads: int = Field(default=2, ge=1)
    database_url: str = Field(default="", repr=False)  # may hold a password
    contact_key: str = Field(default="", repr=False)
    retention_days: int = Field(default=90, ge=1)
    state_key: SecretStr = Field(default_factory=_random_key, min_length=16)
    questions_per_minute: int = Field(default=15, ge=0)
    questions_per_minute_address: int = Field(default=120, ge=0)
    log_file: Path | None = None
    metrics_token: SecretStr = SecretStr("")
    polish_url: str = Field(default="", pattern=r"^(https?://\S+)?$")
    polish_model: str = ""
    polish_key: SecretStr = SecretStr("")
    polish_timeout_s: float = Field(default=3.0, gt=0, le=30)
    transcription_url: str = Field(default="", pattern=r"^(https?://[^\s?#]+)?$")
    transcription_model: str = ""
    transcription_key: SecretStr = SecretStr("")

    @property
    def model_folder(self) -> Path:
        """Folder of the default model."""
        return self.data / "model"

    @property
    def index_folder(self) -> Path:
        """Folder of the snapshots."""
        return self.data / "index"

    @property
    def records_folder(self) -> Path:
        """Folder of the records: the SQLite file and the backups."""
        return self.data / "records"

    @property
    def records_url(self) -> str:
        """Address of the database: the one given, or the SQLite file."""
        return self.database_url or f"sqlite:///{self.records_folder / 'bandecheng.sqlite3'}"

    @property
    def cache_folder(self) -> Path:
        """Folder of what can always be made again."""
        return self.data / "cache"
