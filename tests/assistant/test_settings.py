from pathlib import Path

import pytest
from pydantic import ValidationError

from assistant.settings import Settings


def test_without_a_state_key_every_process_makes_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BANDECHENG_STATE_KEY", raising=False)
    first, second = (Settings().state_key.get_secret_value() for _ in range(2))
    assert first != second
    assert len(first) >= 32


def test_the_state_key_comes_from_the_environment_and_is_never_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BANDECHENG_STATE_KEY", "sixteen letters!")
    settings = Settings()
    assert settings.state_key.get_secret_value() == "sixteen letters!"
    assert "sixteen" not in repr(settings)


def test_a_state_key_that_is_too_short_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANDECHENG_STATE_KEY", "short")
    with pytest.raises(ValidationError, match="16"):
        Settings()


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_described(repository: Path, name: str) -> None:
    described = (repository / "docs/settings.md").read_text(encoding="utf-8").splitlines()
    assert f"## BANDECHENG_{name.upper()}" in described
