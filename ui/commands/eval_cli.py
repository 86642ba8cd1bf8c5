"""``bandecheng eval``: run, compare, look into mistakes, check facts, tune."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.settings import Settings
from ui.commands.ray_options import Ray, Workers

if TYPE_CHECKING:
    from assistant.pipeline import Pipeline

app = typer.Typer(help="评测。", no_args_is_help=True)
Override = Annotated[
    Path | None, typer.Option("--questions", help="问题集;不写就用评测时记下的那一份")
]

# The heavy imports (faiss, onnxruntime, scikit-learn) stay inside the commands that need them.


@app.command("run")
def run(
    questions: Annotated[Path, typer.Argument(help="问题集 JSONL")],
    out: Annotated[Path, typer.Option("--out", help="结果文件夹")],
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="只跑前 N 个")] = None,
    ray: Ray = None,
    workers: Workers = 2,
) -> None:
    """用正式流程跑一遍问题集,写 answers.jsonl、metrics.json 和 report.html。"""
    from eval.batch import ANSWERS, METRICS, REPORT, run_batch  # noqa: PLC0415
    from eval.question import read_questions  # noqa: PLC0415
    from eval.question_file import QuestionFile  # noqa: PLC0415
    from eval.ray_batch import run_on_ray  # noqa: PLC0415
    from index.ray_cluster import ray_cluster  # noqa: PLC0415

    with _mendable():
        asked = read_questions(questions, limit)
    question_set = QuestionFile.of(questions)
    if ray:
        with ray_cluster(ray, workers):
            metrics = run_on_ray(asked, _open_pipeline, out, workers, question_set)
    else:
        metrics = run_batch(asked, _open_pipeline(), out, question_set)
    typer.echo(json.dumps(metrics["overall"], ensure_ascii=False, indent=2))
    typer.echo(f"已写入 {out / ANSWERS}、{out / METRICS} 和 {out / REPORT}")


@app.command("compare")
def compare(
    a: Annotated[Path, typer.Argument(help="原来那次的结果文件夹")],
    b: Annotated[Path, typer.Argument(help="后来那次的结果文件夹")],
    questions: Override = None,
) -> None:
    """比较同一个问题集的两次评测:差多少、说不说明问题、哪些问题变了。"""
    from eval import compare as comparing  # noqa: PLC0415
    from eval.compare_text import compare_text  # noqa: PLC0415
    from eval.run_folder import read_run  # noqa: PLC0415

    with _mendable():
        comparison = comparing.compare(read_run(a, questions), read_run(b, questions))
    typer.echo(compare_text(comparison))


@app.command("errors")
def errors(  # noqa: PLR0913, PLR0917 - one parameter for each option
    folder: Annotated[Path, typer.Argument(help="结果文件夹")],
    kind: Annotated[str | None, typer.Option("--kind", help="只看这个种类")] = None,
    persona: Annotated[str | None, typer.Option("--persona", help="只看这个人群")] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="只看前 N 个")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
    questions: Override = None,
) -> None:
    """逐个看答错的问题:应为什么、得到什么、分是怎么算的、最近的片段。"""
    from assistant.retrieval.weights import read_weights  # noqa: PLC0415
    from assistant.service import Service  # noqa: PLC0415
    from eval.mistake import explain, mistaken  # noqa: PLC0415
    from eval.mistake_text import mistake_text  # noqa: PLC0415
    from eval.run_folder import read_run  # noqa: PLC0415

    with _mendable():
        run = read_run(folder, questions)
        pairs = mistaken(run.pairs, kind=kind, persona=persona)
    pipeline, weights = Service(Settings()).pipeline(), read_weights().ranking
    now = pipeline.snapshot.snapshot_id
    if now != run.snapshot:
        typer.echo(f"评测时的索引快照是 {run.snapshot},现在是 {now}:算式按现在的", err=True)
    found = (explain(pair, pipeline, weights) for pair in pairs[:limit])
    if as_json:
        typer.echo(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=2))
        return
    for one in found:
        typer.echo(mistake_text(one) + "\n")
    typer.echo(f"共 {len(pairs)} 个答错,列出 {len(pairs[:limit])} 个")


@app.command("facts")
def facts(
    questions: Annotated[Path, typer.Argument(help="事实问题集 JSONL")],
    out: Annotated[Path, typer.Option("--out", help="结果文件夹")],
) -> None:
    """查答复里的事实:该说的说了没有,不该说的说了没有;写 facts.json。"""
    from assistant.service import Service  # noqa: PLC0415
    from eval.fact import read_facts  # noqa: PLC0415
    from eval.fact_check import FACTS, check_facts  # noqa: PLC0415
    from eval.question_file import QuestionFile  # noqa: PLC0415

    with _mendable():
        asked = read_facts(questions)
    result = check_facts(asked, Service(Settings()).pipeline(), out, QuestionFile.of(questions))
    shown = {name: result[name] for name in ("n", "as_answered", "first_item")}
    typer.echo(json.dumps(shown, ensure_ascii=False, indent=2))
    typer.echo(f"已写入 {out / FACTS}:没有全对的 {len(result['misses'])} 问")


@app.command("notices")
def notices() -> None:
    """一次性告知单把该告知的说全了没有:平均覆盖率、最常缺的;有没印上的退出码为 1。"""
    from eval.notice_coverage import coverage_text, summarise  # noqa: PLC0415
    from ingest.corpus import read_corpus  # noqa: PLC0415
    from ui.paper.notice_html import Paper, notice_html  # noqa: PLC0415

    pages = [partial(notice_html, link="/", paper=paper) for paper in Paper]
    summary = summarise(read_corpus(Settings().corpora)[0], pages)
    typer.echo(coverage_text(summary))
    raise typer.Exit(1 if summary.absent else 0)


@app.command("ablate")
def ablate(questions: Annotated[Path, typer.Argument(help="开发集 JSONL")]) -> None:
    """每一种证据各加多少:前 1、前 3 的命中(权重五折外)和毫秒。"""
    from assistant.pipeline import Pipeline  # noqa: PLC0415
    from assistant.retrieval.weights import read_weights  # noqa: PLC0415
    from assistant.service import Service  # noqa: PLC0415
    from assistant.understanding.understand import Lexicon  # noqa: PLC0415
    from eval.fitting import ablation  # noqa: PLC0415
    from eval.question import read_questions  # noqa: PLC0415
    from index.build import build_snapshot  # noqa: PLC0415
    from index.encoders import open_encoder  # noqa: PLC0415
    from index.onnx_encoder import OnnxEncoder  # noqa: PLC0415
    from index.snapshot import open_snapshot  # noqa: PLC0415
    from index.store import SnapshotStore  # noqa: PLC0415

    settings = Settings()
    with _mendable():
        asked = read_questions(questions)
    trained = Service(settings).pipeline()
    bare = OnnxEncoder(settings.model_folder, settings.encoder_threads)
    store = SnapshotStore(settings.cache_folder / "untrained")
    build_snapshot(trained.snapshot.corpus, bare, store, settings.cache_folder)
    snapshot = open_snapshot(store.current(), bare.fingerprint, settings.cache_folder)
    lexicon = Lexicon.read(settings.corpora / "lexicon")
    untrained = Pipeline(snapshot, bare, lexicon, read_weights())
    encoder = open_encoder(settings.model, settings.model_folder, settings.encoder_threads)
    rows = ablation.ablate(asked, trained, untrained, encoder)
    typer.echo(ablation.ablation_text(rows))


@app.command("left-out")
def left_out(
    folds: Annotated[int, typer.Option("--folds", min=2, help="分几折")] = 5,
) -> None:
    """把指南自己的问法分折留在索引和训练之外再问,估计没见过的问法能答对多少。"""
    from assistant.retrieval.weights import read_weights  # noqa: PLC0415
    from assistant.understanding.understand import Lexicon  # noqa: PLC0415
    from eval.fitting.left_out import Parts  # noqa: PLC0415
    from eval.fitting.left_out import left_out as measured  # noqa: PLC0415
    from index.onnx_encoder import OnnxEncoder  # noqa: PLC0415
    from ingest.corpus import read_corpus  # noqa: PLC0415

    settings = Settings()
    corpus, _ = read_corpus(settings.corpora)
    bare = OnnxEncoder(settings.model_folder, settings.encoder_threads)
    lexicon = Lexicon.read(settings.corpora / "lexicon")
    parts = Parts(bare, lexicon, read_weights(), settings.cache_folder)
    figures = measured(corpus, parts, folds)
    typer.echo(json.dumps(figures, ensure_ascii=False, indent=2))


@app.command("aspects")
def aspects(questions: Annotated[Path, typer.Argument(help="开发集 JSONL")]) -> None:
    """用标过方面的问法重训“问的是哪一方面”,写回 assistant/understanding/aspects.safetensors。"""
    from assistant.understanding.aspect_model import ASPECTS_FILE  # noqa: PLC0415
    from eval.fitting.aspect_train import read_labels, train_aspects  # noqa: PLC0415
    from eval.question import read_questions  # noqa: PLC0415

    with _mendable():
        asked = read_questions(questions)
    labels = read_labels(Settings().corpora / "lexicon" / "aspect_labels.tsv")
    train_aspects(labels, asked).save()
    typer.echo(f"已写入 {ASPECTS_FILE.name}:{len(labels)} 句标过的问法")


@app.command("tune")
def tune(questions: Annotated[Path, typer.Argument(help="开发集 JSONL")]) -> None:
    """在开发集上重选排序权重和阈值,写回 assistant/retrieval/weights.yaml。"""
    from assistant.retrieval.weights import WEIGHTS_FILE, read_weights  # noqa: PLC0415
    from assistant.service import Service  # noqa: PLC0415
    from eval.fitting import tune as tuning  # noqa: PLC0415
    from eval.question import read_questions  # noqa: PLC0415

    with _mendable():
        asked = read_questions(questions)
    weights, figures = tuning.tune(asked, Service(Settings()), read_weights())
    tuning.write_weights(WEIGHTS_FILE, weights)
    typer.echo(json.dumps(figures, ensure_ascii=False, indent=2))


@app.command("record")
def record(
    questions: Annotated[Path, typer.Argument(help="开发集 JSONL")],
    facts: Annotated[Path, typer.Argument(help="事实题 JSONL")],
) -> None:
    """在开发集上量一遍,写进 eval/recorded.yaml:以后 make test 拿它作底线。"""
    from assistant.service import Service  # noqa: PLC0415
    from eval import gate  # noqa: PLC0415

    today = datetime.now(UTC).date()
    with _mendable():
        standing = gate.measure_standing(Service(Settings()).pipeline(), questions, facts, today)
    gate.write_recorded(standing)
    typer.echo(json.dumps(standing.figures, ensure_ascii=False, indent=2))
    typer.echo(f"已写入 {gate.RECORDED.name};下一步:看一遍改动再提交")


def _open_pipeline() -> "Pipeline":
    # Each worker reads its own environment: no key travels to it.
    from assistant.service import Service  # noqa: PLC0415

    return Service(Settings()).pipeline()


@contextmanager
def _mendable() -> Iterator[None]:
    """A question set or run folder that is wrong is one line, never a traceback."""
    from eval.jsonl import QuestionSetError  # noqa: PLC0415
    from eval.run_folder import RunError  # noqa: PLC0415

    try:
        yield
    except (QuestionSetError, RunError) as error:
        typer.echo(error, err=True)
        raise typer.Exit(2) from error
