"""The ``bandecheng`` command."""

import gc
import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from assistant.settings import Settings
from ui.commands import (
    audit_cli,
    backup_cli,
    corpus_cli,
    eval_cli,
    index_cli,
    learn_cli,
    roster_cli,
    ticket_cli,
    user_cli,
)
from ui.commands.bench_cli import bench, robustness
from ui.commands.chat_cli import chat
from ui.commands.contact_key import contact_key
from ui.commands.doctor_cli import doctor
from ui.commands.report_cli import report
from ui.commands.scale_cli import scale
from ui.commands.terminal import NAME, answer_completion, completion, speak_chinese

app = typer.Typer(
    help="办得成:政务服务事项的咨询检索助手。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
model_app = typer.Typer(help="向量模型。", no_args_is_help=True)
app.add_typer(model_app, name="model")
app.add_typer(index_cli.app, name="index")
app.add_typer(corpus_cli.app, name="corpus")
app.add_typer(eval_cli.app, name="eval")
app.add_typer(ticket_cli.app, name="ticket")
app.add_typer(roster_cli.app, name="roster")
app.add_typer(user_cli.app, name="user")
app.add_typer(audit_cli.app, name="audit")
app.add_typer(backup_cli.app, name="backup")
app.add_typer(learn_cli.app, name="learn")
eval_cli.app.command("scale")(scale)
app.command("contact-key")(contact_key)
app.command("bench")(bench)
app.command("robustness")(robustness)
app.command("chat")(chat)
app.command("report")(report)
app.command("doctor")(doctor)
app.command("completion")(completion)

_INTERRUPTED = 130  # what shells expect of a command that Ctrl-C ended

# The heavy imports (torch, gradio, faiss) stay inside the commands that need them.


def main() -> None:
    """Run the command; what a user can mend is one Chinese line, never a traceback."""
    from assistant.language.normalise import QuestionError  # noqa: PLC0415
    from assistant.records.error import RecordsError  # noqa: PLC0415
    from index.manifest import SnapshotError  # noqa: PLC0415
    from index.model_folder import ModelError  # noqa: PLC0415
    from index.ray_cluster import ClusterError  # noqa: PLC0415

    speak_chinese()
    answer_completion()
    try:
        app(prog_name=NAME)
    except (ModelError, SnapshotError, ClusterError, QuestionError, RecordsError) as error:
        _fail(str(error))
    except FileNotFoundError as error:
        _fail(f"没有文件 {error.filename};请检查路径")
    except KeyboardInterrupt:
        _fail("已中断;再运行一次会从中断处继续", _INTERRUPTED)


@model_app.command("build")
def model_build(
    force: Annotated[bool, typer.Option("--force", help="已有也重新生成")] = False,
) -> None:
    """离线生成默认模型(已生成过就跳过)。"""
    from index.model_folder import ModelError, read_card, verify  # noqa: PLC0415

    folder = Settings().model_folder
    if not force:
        try:
            verify(folder)
            typer.echo(f"模型已就绪:{read_card(folder).name} {read_card(folder).fingerprint}")
        except ModelError:
            pass
        else:
            return
    from index.model_build import build_model  # noqa: PLC0415

    card = build_model(folder)
    typer.echo(f"模型已生成:{card.name} {card.fingerprint}")


@model_app.command("train")
def model_train() -> None:
    """用语料自己的问法重新训练问题头和片段头(约三分钟),写回 index/heads.safetensors。"""
    from index.heads import HEADS_FILE  # noqa: PLC0415
    from index.onnx_encoder import OnnxEncoder  # noqa: PLC0415
    from index.train import train_heads, training_set  # noqa: PLC0415
    from ingest.corpus import read_corpus  # noqa: PLC0415

    settings = Settings()
    corpus, _ = read_corpus(settings.corpora)
    bare = OnnxEncoder(settings.model_folder, settings.encoder_threads)
    train_heads(training_set(corpus, bare)).save(HEADS_FILE)
    typer.echo(f"已写入 {HEADS_FILE.name};下一步:bandecheng index build,然后 make tune")


@app.command()
def lint(
    files: Annotated[list[Path] | None, typer.Argument(help="指南文件;不写则检查全部语料")] = None,
    on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="按哪一天查期限;不写则按今天")
    ] = None,
) -> None:
    """检查语料:哪个文件、哪个字段、现在是什么、允许什么、下一步;有错误时退出码为 1。"""
    from ingest.corpus import lint_files  # noqa: PLC0415
    from ingest.corpus_lint import lint_folder  # noqa: PLC0415
    from ingest.lint_table import lint_table  # noqa: PLC0415

    folder, today = Settings().corpora, (on or datetime.now()).date()
    corpus, problems = (
        (None, lint_files(folder, files, today)) if files else lint_folder(folder, today)
    )
    for problem in problems:
        typer.echo(problem)
    if corpus:
        typer.echo(lint_table(corpus, problems))
    errors = sum(problem.error for problem in problems)
    typer.echo(f"{errors} 处错误,{len(problems) - errors} 处提醒")
    raise typer.Exit(1 if errors else 0)


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="一句大白话")],
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON")] = False,
    evidence: Annotated[bool, typer.Option("--evidence", help="附上证据和用时")] = False,
) -> None:
    """问一句,得到办事指南。"""
    from assistant.service import Service  # noqa: PLC0415
    from assistant.wording.plain_text import plain_text  # noqa: PLC0415

    # A terminal that hands over bytes that are no UTF-8 leaves lone surrogates: drop them.
    text = question.encode("utf-8", "ignore").decode()
    answer = Service(Settings()).pipeline().ask(text)
    shown = answer if evidence else answer.model_copy(update={"evidence": None})
    if as_json:
        typer.echo(shown.model_dump_json(indent=2, exclude_none=True))
        return
    typer.echo(plain_text(answer))
    if shown.evidence:
        typer.echo(json.dumps(shown.evidence.model_dump(), ensure_ascii=False, indent=2))


@app.command()
def serve() -> None:
    """启动服务:接口和自助终端。"""
    # What start-up loads stays; looking through it again and again takes a tenth of the time.
    gc.disable()
    from ui.serving.server import run  # noqa: PLC0415

    run(Settings())


def _fail(message: str, status: int = 2) -> None:
    typer.echo(message, err=True)
    sys.exit(status)
