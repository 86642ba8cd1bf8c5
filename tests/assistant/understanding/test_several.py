from pathlib import Path

import pytest

from assistant.understanding.several import SeveralLexicon


def test_weak_hints_alone_ask_for_nothing(tmp_path: Path) -> None:
    path = tmp_path / "several.tsv"
    path.write_text("phrase\tweight\n还有\t1\n除了…还\t2\n", "utf-8")
    lexicon = SeveralLexicon.read(path)
    assert not lexicon.asked("还有啥子材料")
    assert lexicon.asked("除了户口还要办啥子")


def test_a_weight_that_is_no_number_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "several.tsv"
    path.write_text("phrase\tweight\n分别\t很重\n", "utf-8")
    with pytest.raises(ValueError, match="很重"):
        SeveralLexicon.read(path)
