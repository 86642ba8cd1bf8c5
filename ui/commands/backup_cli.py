"""``bandecheng backup``: the records out, checked, and back in."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.settings import Settings
from ui.commands.records_command import opened, operator

app = typer.Typer(help="记录库的备份。", no_args_is_help=True)
_Backup = Annotated[Path, typer.Argument(help="一份备份的文件夹")]


@app.command("create")
def create(
    to: Annotated[
        Path | None, typer.Option("--to", help="放备份的文件夹;不写则放在数据文件夹里")
    ] = None,
) -> None:
    """做一份备份,服务不用停;做好就核对过。"""
    from assistant.records import backup  # noqa: PLC0415
    from assistant.records.audit import note  # noqa: PLC0415
    from assistant.records.base import utc_now  # noqa: PLC0415

    with opened() as database:
        made = backup.create(database, to or _folder(), utc_now())
        with database.transaction() as session:
            note(session, who=operator(), action="backup.create", subject=made.name, now=utc_now())
    typer.echo(f"已备份到 {made}\n联系方式的密钥不在里面,另处保存;备份也请抄一份到别的机器")


@app.command("verify")
def verify(folder: _Backup) -> None:
    """核对一份备份:指纹、完整性、版本。"""
    from assistant.records import backup  # noqa: PLC0415

    manifest = backup.verify(folder)
    typer.echo(
        f"备份完好:{manifest.kind},结构版本 {manifest.schema_version},{manifest.size} 字节,"
        f"做于 {manifest.created_at:%Y-%m-%d %H:%M} UTC\n审计链尾 {manifest.audit_end}"
    )


@app.command("restore")
def restore(
    folder: _Backup,
    yes: Annotated[bool, typer.Option("--yes", help="不再问一遍")] = False,
) -> None:
    """用一份备份换掉现在的全部记录;所有人要重新登录。"""
    from assistant.records import backup  # noqa: PLC0415
    from assistant.records.base import utc_now  # noqa: PLC0415
    from assistant.records.database import Database  # noqa: PLC0415

    if not yes:
        typer.confirm(
            "现在的全部记录会被这份备份换掉。先做一份 backup create 更稳。继续吗", abort=True
        )
    # Not upgraded first: what is there now may be damaged, which is why it is replaced.
    database = Database(Settings().records_url)
    try:
        restored = backup.restore(database, folder, who=operator(), now=utc_now())
    finally:
        database.close()
    typer.echo(f"已恢复到 {restored.manifest.created_at:%Y-%m-%d %H:%M} UTC 的记录")
    for problem in restored.audit_problems:
        typer.echo(f"注意:{problem}", err=True)


def _folder() -> Path:
    return Settings().records_folder / "backups"
