from pathlib import Path

from eval.race.result import Result, read_result


def test_a_kept_result_is_read_back_and_need_not_run_again(tmp_path: Path) -> None:
    Result("bm25s", latencies_ms=(1.0, 2.0), items={"1": ["A"]}).write(tmp_path)
    kept = read_result(tmp_path, "bm25s")
    assert kept is not None
    assert kept.items == {"1": ["A"]}
    assert list(kept.latencies_ms) == [1.0, 2.0]


def test_who_had_trouble_or_was_cut_off_runs_again(tmp_path: Path) -> None:
    Result("tantivy", trouble="没有安装").write(tmp_path)
    (tmp_path / "bm25s.json").write_text('{"name": "bm25', encoding="utf-8")
    assert read_result(tmp_path, "tantivy") is None
    assert read_result(tmp_path, "bm25s") is None
    assert read_result(tmp_path, "txtai") is None
