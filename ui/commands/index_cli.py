"""``bandecheng index``: build, look at, roll back the snapshots."""

from typing import TYPE_CHECKING

import typer

from assistant.settings import Settings
from ui.commands.ray_options import Ray, Workers

if TYPE_CHECKING:
    from index.encoder import Encoder

app = typer.Typer(help="索引快照。", no_args_is_help=True)

# The heavy imports (faiss, onnxruntime) stay inside the commands that need them.


@app.command("build")
def build(ray: Ray = None, workers: Workers = 2) -> None:
    """读语料、建索引快照并发布(没有变化就跳过);设了 Milvus 的,向量先写到那里。"""
    from assistant.snapshots import open_store  # noqa: PLC0415
    from index.build import build_snapshot  # noqa: PLC0415
    from index.ray_cluster import ray_cluster  # noqa: PLC0415
    from index.ray_encoder import RayEncoder  # noqa: PLC0415
    from ingest.corpus import read_corpus  # noqa: PLC0415

    settings = Settings()
    store, cache = open_store(settings), settings.cache_folder
    corpus, problems = read_corpus(settings.corpora)
    for problem in problems:
        typer.echo(problem, err=True)
    if ray:
        with ray_cluster(ray, workers):
            encoder = RayEncoder(_open_encoder, workers)
            manifest, embedded = build_snapshot(corpus, encoder, store, cache)
    else:
        manifest, embedded = build_snapshot(corpus, _open_encoder(), store, cache)
    typer.echo(
        f"索引快照 {manifest.snapshot_id} 已就绪:{manifest.items} 个事项,"
        f"{manifest.written_guides} 份指南,{manifest.cases} 个案例,{manifest.passages} 个片段"
        f"(本次新向量化 {embedded} 个);语料问题 {len(problems)} 处"
        + (";向量在 Milvus 里" if store.server else "")
    )


@app.command("status")
def status() -> None:
    """当前和保留的快照。"""
    from index.manifest import SnapshotError, read_manifest, verify_files  # noqa: PLC0415
    from index.store import SnapshotStore  # noqa: PLC0415

    store = SnapshotStore(Settings().index_folder)
    store.current()
    for number, snapshot_id in enumerate(store.history()):
        try:
            manifest = read_manifest(store.path(snapshot_id))
            verify_files(store.path(snapshot_id), manifest)
        except SnapshotError as error:
            if number == 0:
                raise
            typer.echo(f"保留 {snapshot_id} · 退不回去:{error}")
            continue
        mark = "当前" if number == 0 else "保留"
        typer.echo(
            f"{mark} {snapshot_id} · {manifest.built_at} · 模型 {manifest.model} · 语料 {manifest.corpus}"
            f" · {manifest.written_guides}/{manifest.items} 份指南 · {manifest.passages} 个片段 · 校验通过"
        )


@app.command("rollback")
def rollback() -> None:
    """退回上一个快照。"""
    from assistant.snapshots import open_store  # noqa: PLC0415

    typer.echo(f"已退回索引快照 {open_store(Settings()).roll_back()}")


def _open_encoder() -> "Encoder":
    # Each worker reads its own environment: where its copy of the model lies may differ.
    from index.encoders import open_encoder  # noqa: PLC0415

    settings = Settings()
    return open_encoder(settings.model, settings.model_folder, settings.encoder_threads)
