"""``bandecheng audit``: has anybody changed what was noted?"""

from typing import Annotated

import typer

from ui.commands.records_command import opened

app = typer.Typer(help="审计:谁在什么时候做了什么。", no_args_is_help=True)
_WHEN = "%Y-%m-%d %H:%M:%S"


@app.command("verify")
def verify(
    known: Annotated[
        str, typer.Option("--known", help="先前记下的链尾,如 42:ab12…;查它之后有没有被整条重写")
    ] = "",
) -> None:
    """从头核对审计链;有一条被改、被删,退出码为 1。"""
    from assistant.records.audit_chain import ChainEnd, check_chain  # noqa: PLC0415

    with opened() as database, database.reading() as session:
        report = check_chain(session, ChainEnd.read(known) if known else None)
    for problem in report.problems:
        typer.echo(problem, err=True)
    if report.problems:
        typer.echo("下一步:保留现场,找出最近一份核对得过的备份,交给审计员", err=True)
        raise typer.Exit(1)
    typer.echo(f"{report.end.sequence} 条审计,一条没有被改\n链尾 {report.end}\n抄下链尾,另处保存")


@app.command("list")
def list_(
    most: Annotated[int, typer.Option("--limit", min=1, help="最多几条")] = 50,
) -> None:
    """最近的审计,新的在前。"""
    from sqlalchemy import select  # noqa: PLC0415

    from assistant.records.audit import AuditEntry  # noqa: PLC0415

    newest = select(AuditEntry).order_by(AuditEntry.sequence.desc()).limit(most)
    with opened() as database, database.reading() as session:
        for entry in session.scalars(newest):
            when = entry.created_at.astimezone().strftime(_WHEN)
            who = entry.who or "-"
            typer.echo(
                f"{entry.sequence}\t{when}\t{who}\t{entry.action}\t{entry.subject}\t{entry.result}"
            )
