"""``bandecheng ticket``: the tickets as they stand, and the sweep that moves overdue ones up."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.settings import Settings
from assistant.texts import ticket as texts
from assistant.tickets.stage import Stage
from ui.commands.records_command import opened

if TYPE_CHECKING:
    from assistant.tickets.ticket import Ticket
    from assistant.tickets.ticket_desk import TicketDesk

app = typer.Typer(help="转办单。", no_args_is_help=True)
_AHEAD = timedelta(days=45)  # more than the longest limit, with the spring festival in it

# The heavy imports (SQLAlchemy, alembic) stay inside the commands that need them.


@contextmanager
def ticket_desk() -> Iterator["TicketDesk"]:
    """The desk of tickets over the database of the settings; closed at the end.

    Raises:
        RecordsError: the database cannot be opened, or a file of the corpora is wrong.
    """
    from assistant.tickets.ticket_desk import TicketDesk  # noqa: PLC0415

    with opened() as database:
        yield TicketDesk.open(Settings(), database)


@app.command("list")
def list_(
    stage: Annotated[Stage | None, typer.Option("--stage", help="走到哪一步的")] = None,
    window: Annotated[str, typer.Option("--window", help="窗口编号,如 W-01")] = "",
    department: Annotated[str, typer.Option("--department", help="部门代码,如 GA")] = "",
    overdue: Annotated[bool, typer.Option("--overdue", help="只看超期的")] = False,
) -> None:
    """列出转办单,先来的在前,最多 500 张;不显示联系方式。"""
    from assistant.records.base import utc_now  # noqa: PLC0415
    from assistant.tickets.clock import local_day  # noqa: PLC0415
    from assistant.tickets.ticket_store import Wanted  # noqa: PLC0415
    from ingest.text_table import text_table  # noqa: PLC0415

    today = local_day(utc_now())
    wanted = Wanted(stage, window, department, overdue_on=today if overdue else None)
    with ticket_desk() as desk:
        found = desk.listed(wanted)
    if not found:
        typer.echo("没有这样的转办单")
        return
    head = ("单号", "步骤", "类别", "期限", "窗口", "部门", "在谁手上")
    typer.echo(text_table([head, *map(_row, found)]))


@app.command("show")
def show(number: Annotated[str, typer.Argument(help="单号,如 PZH-20261124-0007-R")]) -> None:
    """一张转办单和它走过的每一步;不显示联系方式。"""
    from assistant.tickets.clock import CHINA  # noqa: PLC0415
    from assistant.tickets.number import read_number  # noqa: PLC0415
    from ui.paper.slip_html import slip_text  # noqa: PLC0415

    with ticket_desk() as desk:
        ticket = desk.find(read_number(number))
        history = desk.history(ticket.number)
    typer.echo(slip_text(ticket, desk.directory))
    typer.echo(f"\n在谁手上:{_holder(ticket)}")
    for entry in history:
        when = f"{entry.at.astimezone(CHINA):%Y-%m-%d %H:%M}"
        who = f"{texts.party_name(entry.role)} {entry.account}"
        typer.echo(f"{entry.seq}\t{when}\t{entry.step}\t{who}\t{entry.note}".rstrip())


@app.command("sweep")
def sweep() -> None:
    """超期的自动升一级(首席代表、工作专班、局长坐席);一天跑几次都行。"""
    from assistant.records.base import utc_now  # noqa: PLC0415
    from assistant.tickets.escalation import escalate  # noqa: PLC0415

    now, days = utc_now(), Settings().retention_days
    with ticket_desk() as desk:
        done = escalate(desk, now, days)
        lacking = desk.clocks.working_days.lacks((now + _AHEAD).year)
    for ticket in done.moved:
        typer.echo(f"{ticket.number}\t升级到 {_holder(ticket)}")
    typer.echo(
        f"超期 {done.overdue} 张,升级 {len(done.moved)} 张,其中值班表空缺 {len(done.gaps)} 张;"
        f"删去归档满 {days} 天的联系方式 {done.contacts_forgotten} 份"
    )
    if done.gaps:
        typer.echo("下一步:bandecheng roster gaps 看缺谁,补上再导入", err=True)
    if lacking:
        typer.echo(lacking, err=True)
    if done.trouble:
        typer.echo(done.trouble, err=True)
        raise typer.Exit(1)


def _row(ticket: "Ticket") -> tuple[object, ...]:
    return (
        ticket.number,
        ticket.stage,
        ticket.complexity or "-",
        ticket.due,
        ticket.window_id,
        ticket.department or "-",
        _holder(ticket),
    )


def _holder(ticket: "Ticket") -> str:
    who = ticket.claimed_by or ticket.holder or "(值班表空缺)"
    return f"{texts.party_name(ticket.level)} {who}"
