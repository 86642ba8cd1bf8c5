from pathlib import Path

import pytest

from ui.commands.corpus_stats import stats


def test_the_figures_of_a_corpus_are_printed(
    toy_corpus_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BANDECHENG_CORPORA", str(toy_corpus_folder))
    stats()
    shown = capsys.readouterr().out
    for heading in ("数量", "片段", "案例来源", "案例卡点", "词表条数", "字数", "各部门覆盖"):
        assert heading in shown
    assert "市公安局" in shown
