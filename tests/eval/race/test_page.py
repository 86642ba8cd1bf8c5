from pathlib import Path

import numpy as np
import pytest

from eval.race.entrant import ENTRANTS, OURS, PLAIN
from eval.race.page import write_page
from eval.race.passages import PlainVectors, RacePassages
from eval.race.result import Result
from eval.race.run import Race
from eval.race.scoring import Score
from eval.race.verdict import verdict
from index.model_folder import GRAPH, ModelCard, write_card
from index.snapshot import Snapshot
from tests.eval.made import question

_LABELS = {entrant.name: entrant.label for entrant in ENTRANTS}
_ASKED = [question("1", "A"), question("2", "B")]


def _ran(name: str, milliseconds: float, *first: str) -> Result:
    items = {str(n): [item] for n, item in enumerate(first, start=1)}
    return Result(
        name, latencies_ms=[milliseconds], items=items, at="2026-11-24T13:00+00:00", peak_mb=400
    )


def test_the_page_names_who_ran_and_who_is_missing_with_the_way_to_install_it(
    tmp_path: Path, toy_snapshot: Snapshot
) -> None:
    passages = RacePassages(tmp_path / "abc", toy_snapshot.passages)
    plain = PlainVectors(tmp_path / "plain.npy")
    missing = Result("tantivy", trouble="没有安装 tantivy;下一步:pip install -e '.[race]'")
    results = [_ran(OURS, 10, "A", "B"), _ran("bm25s", 2, "A", "X"), missing]
    write_page(tmp_path, results, _ASKED, passages, plain)
    page = (tmp_path / "race.md").read_text(encoding="utf-8")
    assert "| bandecheng | 1.000 |" in page
    assert "| bm25s + jieba | 0.500 |" in page
    assert "- tantivy:没有安装 tantivy;下一步:pip install -e '.[race]'" in page
    for picture in ("race-quality.svg", "race-speed.svg"):
        assert f"(images/{picture})" in page
        assert "<svg" in (tmp_path / "images" / picture).read_text(encoding="utf-8")


def test_a_peer_that_is_ahead_is_said_to_be() -> None:
    behind = Score(np.full(4, 0.9), np.array([[-0.1, -0.2, -0.05]] * 4))
    scored = {OURS: Score(np.full(4, 0.8), None), PLAIN: behind}
    said = verdict([_ran(OURS, 10), _ran(PLAIN, 25)], scored, _LABELS)
    assert "hit@1:**排在本项目前面的:ST + FAISS**" in said
    assert "bandecheng:2.5 倍,**没有达到** 4 倍" in said


def test_a_lead_whose_interval_reaches_zero_is_called_unsure() -> None:
    near = Score(np.full(4, 0.7), np.array([[0.1, -0.05, 0.2]] * 4))
    scored = {OURS: Score(np.full(4, 0.8), None), PLAIN: near}
    said = verdict([_ran(OURS, 10), _ran(PLAIN, 40)], scored, _LABELS)
    assert "hit@1:本项目第一;领先不够肯定的:ST + FAISS" in said
    assert "bandecheng:4.0 倍,达到 4 倍" in said


def test_who_has_not_run_is_listed_with_the_next_step(tmp_path: Path) -> None:
    results = Race(tmp_path, tmp_path / "questions.jsonl").results()
    assert [result.name for result in results] == [entrant.name for entrant in ENTRANTS]
    assert all("下一步:" in result.trouble for result in results)


def test_taken_vectors_must_be_of_the_same_passages(
    tmp_path: Path, toy_snapshot: Snapshot, toy_index_folder: Path
) -> None:
    taken = RacePassages(toy_index_folder / toy_snapshot.snapshot_id, toy_snapshot.passages)
    plain = PlainVectors.of(taken.texts, _model(tmp_path), tmp_path / "race")
    with pytest.raises(ValueError, match="片段不同"):
        plain.take(taken, ["另一段"])
    assert not plain.ready
    plain.take(taken, taken.texts)
    assert plain.ready
    assert plain.seconds is None
    assert np.array_equal(plain.read(), toy_snapshot.vectors.vectors())


def _model(folder: Path) -> Path:
    write_card(folder, ModelCard("toy", "toy", 64, 8, "", "", "f", GRAPH))
    return folder
