"""Settings, from the environment (``BANDECHENG_…``) or their defaults."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

_ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """Where things lie and how the service runs; every name is described in docs/settings.md."""

    model_config = SettingsConfigDict(env_prefix="BANDECHENG_", frozen=True)

    corpora: Path = _ROOT / "corpora"
    data: Path = _ROOT / "var"
    model: str = ""
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65535)
    encoder_threads: int = Field(default=2, ge=1)

    @property
    def model_folder(self) -> Path:
        """Folder of the default model."""
        return self.data / "model"

    @property
    def index_folder(self) -> Path:
        """Folder of the snapshots."""
        return self.data / "index"

    @property
    def cache_folder(self) -> Path:
        """Folder of what can always be made again."""
        return self.data / "cache"
