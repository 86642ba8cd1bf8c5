"""``bandecheng eval scale``: the scale curve, written to docs/scale.md."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from assistant.settings import Settings

_DOCS = Path(__file__).resolve().parents[2] / "docs"
_QUESTIONS = 200


def scale(
    questions: Annotated[Path, typer.Argument(help="问题集 JSONL:它们的向量拿来查")],
    largest: Annotated[
        int, typer.Option("--largest", min=10_000, max=1_000_000, help="最多几个片段")
    ] = 1_000_000,
    docs: Annotated[Path, typer.Option("--docs", help="文档文件夹")] = _DOCS,
) -> None:
    """量向量检索随规模怎样变慢,写进 docs/scale.md(中断后接着量)。"""
    from eval.question import read_questions  # noqa: PLC0415
    from eval.scale import document, measure  # noqa: PLC0415
    from index.encoders import open_encoder  # noqa: PLC0415
    from index.manifest import read_manifest, verify_files  # noqa: PLC0415
    from index.store import SnapshotStore  # noqa: PLC0415
    from index.vector_files import open_vectors  # noqa: PLC0415

    settings = Settings()
    folder = SnapshotStore(settings.index_folder).current()
    manifest = read_manifest(folder)
    verify_files(folder, manifest)
    encoder = open_encoder(settings.model, settings.model_folder, settings.encoder_threads)
    asked = [question.question for question in read_questions(questions, _QUESTIONS)]
    sizes = [n for n in (1_000, 10_000, 100_000, 1_000_000) if n <= largest]
    points = measure.measure_all(
        open_vectors(folder, manifest.vectors).vectors(),
        encoder.encode_queries(asked),
        sizes,
        settings.cache_folder / f"scale-{manifest.snapshot_id}.json",
    )
    document.plot(points, docs / "images" / "scale-latency.svg")
    document.write_measured(docs / "scale.md", points, datetime.now().date())
    typer.echo(f"已写入 {docs / 'scale.md'}")
