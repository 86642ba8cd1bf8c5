import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.model_folder import ModelError, read_card, verify

pytestmark = pytest.mark.model


@pytest.fixture(autouse=True)
def _root_level() -> Iterator[None]:
    level = logging.getLogger().level
    yield
    logging.getLogger().setLevel(level)


def test_building_again_gives_the_same_model(model_folder: Path, tmp_path: Path) -> None:
    from index.model_build import build_model  # noqa: PLC0415 - imports torch

    card = build_model(tmp_path / "model")
    verify(tmp_path / "model")
    assert card == read_card(model_folder)
    assert [path.name for path in tmp_path.iterdir()] == ["model"]


def test_a_model_that_disagrees_with_its_source_is_refused_and_the_old_one_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from index import model_build  # noqa: PLC0415 - imports torch

    old = tmp_path / "model"
    old.mkdir()
    (old / "model.json").write_text("old", encoding="utf-8")
    monkeypatch.setattr(model_build, "LEAST_COSINE", 1.01)
    with pytest.raises(
        ModelError, match=r"余弦最低 (0\.99|1\.0)\d+,应不低于 1\.01.*model build --force"
    ):
        model_build.build_model(old)
    assert (old / "model.json").read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["model"]
