"""``bandecheng roster``: the duty roster as a workbook, out and in, and what it lacks."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from assistant.texts import ticket as texts
from ui.commands.records_command import operator
from ui.commands.ticket_cli import ticket_desk

app = typer.Typer(help="值班表:谁坐窗口、谁是首席代表、哪天哪位局长坐席。", no_args_is_help=True)
_DAYS = 30

# The heavy imports (SQLAlchemy, alembic, openpyxl) stay inside the commands that need them.


@app.command("export")
def export(file: Annotated[Path, typer.Argument(help="要写的工作簿,如 值班表.xlsx")]) -> None:
    """把值班表导出成工作簿;还没有值班表时,导出的是一张可填的空表。"""
    from assistant.tickets.roster_sheet import export_roster  # noqa: PLC0415
    from assistant.tickets.roster_store import read_roster  # noqa: PLC0415
    from ingest.workbook_limits import WorkbookError  # noqa: PLC0415

    with ticket_desk() as desk:
        with desk.database.reading() as session:
            roster = read_roster(session)
        try:
            export_roster(roster, desk.directory, file)
        except WorkbookError as error:
            typer.echo(error, err=True)
            raise typer.Exit(2) from error
    typer.echo(f"已导出 {len(roster.duties)} 行;改好后运行 bandecheng roster import {file}")


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="改过的工作簿")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只检查,不写入")] = False,
) -> None:
    """用工作簿换掉整张值班表;有一处错误就一行也不换。"""
    from assistant.records.account import everybody  # noqa: PLC0415
    from assistant.records.audit import note  # noqa: PLC0415
    from assistant.records.base import utc_now  # noqa: PLC0415
    from assistant.tickets.roster_import import RosterReader  # noqa: PLC0415
    from assistant.tickets.roster_store import replace_roster  # noqa: PLC0415
    from ingest.workbook_limits import WorkbookError  # noqa: PLC0415

    with ticket_desk() as desk:
        with desk.database.reading() as session:
            accounts = {staff.account for staff in everybody(session)}
        try:
            roster, problems = RosterReader(file, desk.directory, accounts).read()
        except WorkbookError as error:
            typer.echo(error, err=True)
            raise typer.Exit(2) from error
        for problem in problems:
            typer.echo(problem, err=True)
        errors = sum(problem.error for problem in problems)
        if errors:
            typer.echo(f"{errors} 处错误,值班表没有换;下一步:照上面改好,再导入", err=True)
            raise typer.Exit(1)
        rows = len(roster.duties)
        if dry_run:
            typer.echo(f"{rows} 行都对;没有写入,去掉 --dry-run 再运行就写入")
            return
        with desk.database.transaction() as session:
            replace_roster(session, roster)
            detail = {"rows": rows}
            note(
                session,
                who=operator(),
                action="roster.import",
                subject="",
                now=utc_now(),
                detail=detail,
            )
    typer.echo(f"值班表已换成 {rows} 行;下一步:bandecheng roster gaps 看还缺谁")


@app.command("gaps")
def gaps(
    from_: Annotated[
        datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="不写则从今天起")
    ] = None,
    to: Annotated[
        datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="不写则 30 天")
    ] = None,
) -> None:
    """工作日里哪个岗位没有人;有空缺时退出码为 1。"""
    from assistant.records.base import utc_now  # noqa: PLC0415
    from assistant.tickets.clock import local_day  # noqa: PLC0415
    from assistant.tickets.roster_store import read_roster  # noqa: PLC0415
    from ingest.text_table import text_table  # noqa: PLC0415

    first = from_.date() if from_ else local_day(utc_now())
    last = to.date() if to else first + timedelta(days=_DAYS - 1)
    with ticket_desk() as desk:
        with desk.database.reading() as session:
            roster = read_roster(session)
        found = roster.gaps(desk.directory.posts(), first, last, desk.clocks.working_days)
    if not found:
        typer.echo(f"{first} 至 {last} 的工作日都有人")
        return
    rows = [
        (f"{texts.party_name(gap.role)} {gap.place}".rstrip(), gap.first, gap.last, gap.days)
        for gap in found
    ]
    typer.echo(text_table([("岗位", "从", "到", "几个工作日"), *rows]))
    typer.echo("下一步:bandecheng roster export 值班表.xlsx,补上再导入", err=True)
    raise typer.Exit(1)
