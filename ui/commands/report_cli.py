"""``bandecheng report``: the monthly report, one page to read and one workbook to count with."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.settings import Settings
from assistant.texts import insight as texts
from ui.commands.records_command import opened

# The heavy imports (SQLAlchemy, SciPy, matplotlib, openpyxl) stay inside the command.


def report(
    month: Annotated[str, typer.Option("--month", help="哪个月,如 2026-11")],
    out: Annotated[Path, typer.Option("--out", help="写到哪个文件夹")],
) -> None:
    """溯源月报:问了什么、卡在哪里、什么突然多起来;写 HTML 和 XLSX,没有任何人的信息。"""
    from assistant.insight.month_report import month_report  # noqa: PLC0415
    from assistant.records.base import utc_now  # noqa: PLC0415
    from assistant.tickets.clock import local_day  # noqa: PLC0415
    from assistant.tickets.routing import Directory  # noqa: PLC0415
    from ingest.text_file import put  # noqa: PLC0415
    from ui.report.draw import drawing  # noqa: PLC0415
    from ui.report.html import report_html  # noqa: PLC0415
    from ui.report.workbook import write_workbook  # noqa: PLC0415

    settings = Settings()
    directory = Directory.read(settings.corpora)
    with opened() as database, database.reading() as session:
        made = month_report(
            session, directory, month, local_day(utc_now()), settings.retention_days
        )
    page = report_html(made, drawing(settings.cache_folder))
    html, workbook = (out / f"report-{made.month}{suffix}" for suffix in (".html", ".xlsx"))
    try:
        put(html, page)
        write_workbook(made, workbook)
    except OSError as error:
        typer.echo(texts.OUT_BAD.format(path=out, told=error.strerror), err=True)
        raise typer.Exit(2) from error
    typer.echo("\n".join((made.title, *made.notes)))
    typer.echo(f"已写入 {html} 和 {workbook}")
