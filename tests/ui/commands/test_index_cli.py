import json
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.service import Service
from assistant.settings import Settings
from eval.batch import ANSWERS, ask_one
from eval.question import Question
from eval.row import Row
from index.encoder import Encoder
from index.manifest import read_manifest
from index.milvus_vectors import MilvusVectors
from index.store import SnapshotStore
from ingest.corpus import Corpus
from tests.eval.made import question_set
from tests.real import settings_with_model
from tests.ui.commands.records_command import run

pytestmark = pytest.mark.model


@pytest.fixture
def data(tmp_path: Path, repository: Path, served_encoder: Encoder, toy_corpus: Corpus) -> Path:
    settings_with_model(tmp_path / "data", repository, served_encoder, toy_corpus)
    return tmp_path / "data"


def test_a_new_snapshot_is_in_milvus_before_anyone_asks(
    data: Path, tmp_path: Path, toy_corpus_folder: Path
) -> None:
    pytest.importorskip("milvus_lite", reason="要装附加包:pip install 'bandecheng[milvus]'")
    set_ = {
        "BANDECHENG_MILVUS_URL": str(tmp_path / "vectors.db"),
        "BANDECHENG_CORPORA": str(toy_corpus_folder),
    }
    (toy_corpus_folder / "cases/C-001.yaml").unlink()
    built = run(data, "index", "build", **set_)
    assert "向量在 Milvus 里" in built.stdout, built.stderr
    newest, before = SnapshotStore(data / "index").history()
    back = run(data, "index", "rollback", **set_)
    assert before in back.stdout, back.stderr
    there = MilvusVectors(set_["BANDECHENG_MILVUS_URL"])
    assert there.held(newest) > 0
    assert there.held(before) > there.held(newest), "sent when it was rolled back to"
    assert there.published() == before
    there.close()


def test_workers_on_ray_build_and_ask_what_one_process_does(
    data: Path, tmp_path: Path, toy_corpus_folder: Path
) -> None:
    pytest.importorskip("ray", reason="要装附加包:pip install 'bandecheng[ray]'")
    here = {"RAY_AUTH_MODE": "disabled"}  # else it writes a token into the home folder
    corpora = {"BANDECHENG_CORPORA": str(toy_corpus_folder)}
    spread = tmp_path / "spread"
    spread.mkdir()
    (spread / "model").symlink_to((data / "model").resolve())
    on_ray = ("--ray", "local", "--workers", "2")
    built = run(spread, "index", "build", *on_ray, **corpora, **here)
    assert built.returncode == 0, built.stderr
    mine, expected = (
        read_manifest(SnapshotStore(folder / "index").current()) for folder in (spread, data)
    )
    assert mine.snapshot_id == expected.snapshot_id
    for name in ("dense.faiss", "passages.jsonl", "records.json"):
        assert mine.files[name] == expected.files[name]
    asked = Question(id="1", question="扯证要多少钱", expected=("MZ-001",), persona="family")
    questions, out = question_set(tmp_path / "questions.jsonl", [asked]), tmp_path / "out"
    ran = run(data, "eval", "run", str(questions), "--out", str(out), *on_ray, **here)
    assert ran.returncode == 0, ran.stderr
    (answer,) = (out / ANSWERS).read_text("utf-8").splitlines()
    single = ask_one(asked, Service(Settings(data=data)).pipeline())
    assert Row(**json.loads(answer) | {"latency_ms": 0.0}) == replace(single, latency_ms=0.0)
