"""``bandecheng bench``: how fast, how big, beside the plain path."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from assistant.settings import Settings

_RATE, _SECONDS = 50, 60


def bench(
    questions: Annotated[Path, typer.Argument(help="问题集 JSONL,只用来计时")],
    out: Annotated[Path, typer.Option("--out", help="结果文件 JSON")] = Path("var/bench.json"),
    limit: Annotated[int | None, typer.Option("--limit", min=4, help="只用前 N 问")] = None,
) -> None:
    """量速度和内存(约五分钟):进程内、装起来、压测、建索引,与 sentence-transformers + FAISS 轮流比。"""
    from assistant.service import Service  # noqa: PLC0415 - heavy
    from eval.bench.building import measure_building  # noqa: PLC0415 - heavy
    from eval.bench.in_process import measure_in_process  # noqa: PLC0415 - heavy
    from eval.bench.plain_path import PlainPath  # noqa: PLC0415 - heavy
    from eval.bench.served import BenchError, measure_served  # noqa: PLC0415 - heavy
    from eval.jsonl import QuestionSetError  # noqa: PLC0415 - heavy
    from eval.question import read_questions  # noqa: PLC0415 - heavy
    from index.store import SnapshotStore  # noqa: PLC0415 - heavy

    settings = Settings()
    try:
        asked = [question.question for question in read_questions(questions, limit)]
        typer.echo("开一个服务,压测……", err=True)
        served = measure_served(settings, asked, _RATE, _SECONDS)
    except (BenchError, QuestionSetError) as error:
        typer.echo(error, err=True)
        raise typer.Exit(2) from error
    typer.echo(json.dumps(asdict(served), indent=2), err=True)
    plain = PlainPath(settings.model_folder, SnapshotStore(settings.index_folder).current())
    try:
        alone = measure_in_process(Service(settings).pipeline(), plain, asked)
        typer.echo("从头建一遍索引……", err=True)
        building = measure_building(settings, plain)
    finally:
        plain.close()
    found = {
        "in_process": asdict(alone),
        "served": asdict(served),
        "building": asdict(building),
    }
    text = json.dumps(found, ensure_ascii=False, indent=2)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(text + "\n", encoding="utf-8")
    typer.echo(text)
    typer.echo(f"已写入 {out}", err=True)


def robustness(
    questions: Annotated[Path, typer.Argument(help="问题集 JSONL")],
    docs: Annotated[Path, typer.Option("--docs", help="写表和图的文件夹")] = Path("docs"),
    every: Annotated[int, typer.Option("--every", min=1, help="每 N 问取一问")] = 1,
) -> None:
    """问题里加上 0–4 种噪声,看第一位还对不对:本项目、bm25s + jieba、纯向量。"""
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - with the heavy ones

    from eval.jsonl import QuestionSetError  # noqa: PLC0415 - heavy
    from eval.question import read_questions  # noqa: PLC0415 - heavy
    from eval.race.entrant import ENTRANTS, OURS, PLAIN  # noqa: PLC0415 - heavy
    from eval.race.material import material_for  # noqa: PLC0415 - heavy
    from eval.robustness.curve import measure_curve, searcher  # noqa: PLC0415 - heavy
    from eval.robustness.noise import Noises  # noqa: PLC0415 - heavy
    from eval.robustness.page import plot_curve, write_table  # noqa: PLC0415 - heavy

    settings = Settings()
    try:
        asked = read_questions(questions)[::every]
    except QuestionSetError as error:
        typer.echo(error, err=True)
        raise typer.Exit(2) from error
    searchers = {}
    with TemporaryDirectory() as name:
        for entrant in (one for one in ENTRANTS if one.name in {OURS, "bm25s", PLAIN}):
            material = material_for(entrant, settings, taken=True)
            folder = Path(name) / entrant.name
            folder.mkdir()
            peer = entrant.open_peer()
            peer.build(material, folder)
            peer.open(material, folder)
            searchers[entrant.name] = searcher(peer, material.owners)
        curve = measure_curve(asked, Noises.read(settings.corpora / "lexicon"), searchers)
    plot_curve(docs / "images" / "robustness.svg", curve)
    write_table(docs / "robustness.md", curve)
    typer.echo(json.dumps(asdict(curve), ensure_ascii=False, indent=2))
