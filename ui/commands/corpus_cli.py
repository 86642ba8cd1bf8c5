"""``bandecheng corpus``: the guides as a workbook, out and in."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.settings import Settings
from ui.commands.corpus_stats import stats

app = typer.Typer(help="用表格改语料。", no_args_is_help=True)
app.command("stats")(stats)
_NAMED = 20

# The heavy imports (pandas, openpyxl) stay inside the commands that need them.


@app.command("export")
def export(file: Annotated[Path, typer.Argument(help="要写的工作簿,如 指南.xlsx")]) -> None:
    """把全部指南导出成一个工作簿,改好再导入。"""
    from ingest.corpus import read_corpus  # noqa: PLC0415
    from ingest.workbook_export import export_workbook  # noqa: PLC0415
    from ingest.workbook_limits import WorkbookError  # noqa: PLC0415

    guides = read_corpus(Settings().corpora)[0].guides
    try:
        export_workbook(guides.values(), file)
    except WorkbookError as error:
        typer.echo(error, err=True)
        raise typer.Exit(2) from error
    typer.echo(f"已导出 {len(guides)} 个事项到 {file};改好后运行 bandecheng corpus import {file}")


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="改过的工作簿,或别的平台导出的 .xlsx")],
    mapping: Annotated[
        Path | None, typer.Option("--mapping", help="映射文件,见 corpora/mapping.example.yaml")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只检查,不写入")] = False,
) -> None:
    """读工作簿,检查,写回指南;有一处错误就一份也不写。"""
    from ingest.mapping_import import import_mapped  # noqa: PLC0415
    from ingest.workbook_import import import_workbook  # noqa: PLC0415
    from ingest.workbook_limits import WorkbookError  # noqa: PLC0415

    folder = Settings().corpora
    try:
        if mapping is None:
            result = import_workbook(file, folder, write=not dry_run)
        else:
            result = import_mapped(file, mapping, folder, write=not dry_run)
    except WorkbookError as error:
        typer.echo(error, err=True)
        raise typer.Exit(2) from error
    for problem in result.problems:
        typer.echo(problem, err=True)
    if result.refused:
        errors = sum(problem.error for problem in result.problems)
        typer.echo(f"{errors} 处错误,一份指南也没有写;下一步:照上面改好,再导入", err=True)
        raise typer.Exit(1)
    typer.echo(_told(result.changed, dry_run))


def _told(changed: tuple[str, ...], dry_run: bool) -> str:
    if not changed:
        return "没有指南需要改"
    names = "、".join(changed[:_NAMED]) + ("等" if len(changed) > _NAMED else "")
    if dry_run:
        return f"会改 {len(changed)} 份指南:{names};没有写入,去掉 --dry-run 再运行就写入"
    return f"已改 {len(changed)} 份指南:{names}。下一步:运行 bandecheng index build,改动才生效"
