"""``bandecheng doctor``: looks at everything the service needs, and says what to do."""

from datetime import datetime

import typer

from assistant.settings import Settings


def doctor() -> None:
    """逐项检查:模型、快照、语料、记录库、磁盘、密钥……;有要处理的,退出码为 1。"""
    # The heavy imports (onnxruntime, SQLAlchemy) stay inside the command.
    from ui.doctor.finding import Mark  # noqa: PLC0415
    from ui.doctor.knowledge import (  # noqa: PLC0415
        corpus_lint,
        holidays,
        model_and_snapshot,
        vector_server,
    )
    from ui.doctor.machine import disk, fonts, listening, voice  # noqa: PLC0415
    from ui.doctor.records import keys, records  # noqa: PLC0415

    settings, today = Settings(), datetime.now().date()
    corpus, linted = corpus_lint(settings, today)
    findings = [
        *model_and_snapshot(settings, corpus),
        *vector_server(settings),
        linted,
        holidays(settings, today),
        *records(settings, today),
        *keys(settings),
        disk(settings),
        fonts(),
        voice(),
        listening(settings),
    ]
    for finding in findings:
        typer.echo(finding)
    count = {mark: sum(finding.mark is mark for finding in findings) for mark in Mark}
    typer.echo(f"{count[Mark.MEND]} 处要处理,{count[Mark.NOTE]} 处提醒,{count[Mark.GOOD]} 处好")
    raise typer.Exit(1 if count[Mark.MEND] else 0)
