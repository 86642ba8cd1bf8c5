"""``bandecheng user``: accounts of staff."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from assistant.records.permission import Role
from assistant.settings import Settings
from assistant.texts import records as texts
from ui.commands.records_command import opened, operator

app = typer.Typer(help="工作人员的账号。", no_args_is_help=True)
_Account = Annotated[str, typer.Argument(help="账号:小写字母开头,如 wang.li")]

# The heavy imports (SQLAlchemy, alembic) stay inside the commands that need them.


@app.command("add")
def add(
    account: _Account,
    name: Annotated[str, typer.Option("--name", help="姓名")],
    role: Annotated[Role, typer.Option("--role", help="角色")],
    window: Annotated[str, typer.Option("--window", help="窗口编号,如 W-01")] = "",
    department: Annotated[str, typer.Option("--department", help="部门代码,如 GA")] = "",
) -> None:
    """建一个账号;密码从键盘输入,或从标准输入读一行。"""
    from assistant.records import account as accounts  # noqa: PLC0415
    from assistant.records.base import utc_now  # noqa: PLC0415

    _check_place(window, department)
    staff = accounts.Staff(account, name, role, window, department, active=True)
    password = _password()
    with opened() as database, database.transaction() as session:
        accounts.add(session, staff, password, who=operator(), now=utc_now())
    typer.echo(f"已建账号 {account}({name},{role.value})")


@app.command("list")
def list_() -> None:
    """列出全部账号。"""
    from assistant.records.account import everybody  # noqa: PLC0415

    with opened() as database, database.reading() as session:
        staff = everybody(session)
    for one in staff:
        place = " ".join(part for part in (one.window_id, one.department) if part)
        state = "" if one.active else "已停用"
        typer.echo("\t".join((one.account, one.name, one.role.value, place, state)).rstrip())
    if not staff:
        typer.echo("还没有账号。下一步:bandecheng user add 账号 --name 姓名 --role specialist")


@app.command("disable")
def disable(account: _Account) -> None:
    """停用一个账号,它的登录马上失效。"""
    from assistant.records import account as accounts  # noqa: PLC0415
    from assistant.records.base import utc_now  # noqa: PLC0415

    with opened() as database, database.transaction() as session:
        accounts.disable(session, account, who=operator(), now=utc_now())
    typer.echo(f"已停用 {account};要再用,bandecheng user passwd {account}")


@app.command("passwd")
def passwd(account: _Account) -> None:
    """改密码,停用的也重新启用;它的登录马上失效。"""
    from assistant.records import account as accounts  # noqa: PLC0415
    from assistant.records.base import utc_now  # noqa: PLC0415

    password = _password()
    with opened() as database, database.transaction() as session:
        accounts.set_password(session, account, password, who=operator(), now=utc_now())
    typer.echo(f"已改 {account} 的密码")


def _password() -> str:
    if sys.stdin.isatty():
        typed: str = typer.prompt("密码", hide_input=True, confirmation_prompt="再输一次")
        return typed
    return sys.stdin.readline().rstrip("\r\n")


def _check_place(window: str, department: str) -> None:
    """Refuse a window or department that the corpus does not know.

    Raises:
        AccountError: with the ones that there are.
    """
    from assistant.records.account import AccountError  # noqa: PLC0415
    from ingest.place import Department, Window, read_rows  # noqa: PLC0415

    folder = Settings().corpora
    windows, _ = read_rows(folder / "windows.csv", Window, Path("windows.csv"))
    departments, _ = read_rows(folder / "departments.csv", Department, Path("departments.csv"))
    for given, known in (
        (window, [one.window_id for one in windows]),
        (department, [one.code for one in departments]),
    ):
        if given and given not in known:
            raise AccountError(texts.PLACE_UNKNOWN.format(seen=given, known="、".join(known)))
