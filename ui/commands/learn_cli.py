"""``bandecheng learn``: what people asked and windows solved, made knowledge by a person."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.learning.candidate import Candidate, CandidateKind, CandidateState
from assistant.settings import Settings
from assistant.texts import learning as texts
from ui.commands.records_command import opened

if TYPE_CHECKING:
    from assistant.learning.learning_desk import LearningDesk, Published
    from assistant.records.account import Staff

app = typer.Typer(help="知识回流:没答上的、改过的、办成的,人看过以后进语料。", no_args_is_help=True)
_Number = Annotated[int, typer.Argument(help="候选的编号,见 learn list")]
_Account = Annotated[str, typer.Option("--as", help="谁来定:有知识维护权限的账号")]
_SHOWN = 40  # characters of a question in a list

# The heavy imports (SQLAlchemy, alembic, FAISS) stay inside the commands that need them.


@contextmanager
def _learning() -> Iterator["LearningDesk"]:
    from assistant.learning.learning_desk import LearningDesk  # noqa: PLC0415

    with opened() as database:
        yield LearningDesk.open(Settings(), database)


@app.command("list")
def list_(
    state: Annotated[
        CandidateState, typer.Option("--state", help="待定、已采纳或不采纳的")
    ] = CandidateState.OPEN,
    kind: Annotated[CandidateKind | None, typer.Option("--kind", help="只看问法或只看案例")] = None,
) -> None:
    """先从咨询和转办单里收集,再列出候选:问得多的在前,说得差不多的排在一起。"""
    from assistant.language.nearness import near_groups  # noqa: PLC0415

    with _learning() as desk:
        gathered = desk.gather()
        found = desk.listed(state, kind)
    typer.echo(f"新的问法 {gathered.ways} 条,新的案例 {gathered.cases} 条", err=True)
    if not found:
        typer.echo("没有这样的候选")
        return
    for group in near_groups([one.text for one in found]):
        for after, place in enumerate(group):
            typer.echo(_row(found[place], follows=bool(after)))


@app.command("show")
def show(
    number: _Number,
    draft: Annotated[
        Path | None, typer.Option("--draft", help="把案例草稿写到这个文件,改好再采纳")
    ] = None,
) -> None:
    """一条候选:原话、几次、什么时候、可能的事项;案例还有预填的草稿。"""
    with _learning() as desk:
        one = desk.find(number)
        text = desk.draft(number) if one.kind is CandidateKind.CASE else ""
    typer.echo("\n".join(_told(one)))
    if draft is not None and text:
        if draft.exists():
            typer.echo(f"已有文件 {draft},不覆盖;下一步:换个名字", err=True)
            raise typer.Exit(2)
        draft.write_text(text, encoding="utf-8")
        typer.echo(f"草稿已写到 {draft};改好后运行 bandecheng learn accept {number} --case {draft}")
    elif text:
        typer.echo(text)


@app.command("accept")
def accept(
    number: _Number,
    account: _Account,
    item: Annotated[str, typer.Option("--item", help="事项编码;人标过的可以不写")] = "",
    text: Annotated[str, typer.Option("--text", help="改过的问法;不写就用原话")] = "",
    case: Annotated[Path | None, typer.Option("--case", help="写好的案例草稿")] = None,
) -> None:
    """采纳一条:检查,写进语料,发布新快照;通不过就什么也不改。"""
    from assistant.records.base import utc_now  # noqa: PLC0415

    with _learning() as desk:
        staff = _staff(desk, account)
        if case is not None:
            written = case.read_text(encoding="utf-8")
            done = desk.accept_case(number, staff, written, now=utc_now())
        else:
            done = desk.accept_way(number, staff, now=utc_now(), way=text, item_id=item)
    typer.echo(f"已写进 {_published(done)};不对就 bandecheng learn rollback {number}")


@app.command("refuse")
def refuse(
    number: _Number,
    account: _Account,
    reason: Annotated[str, typer.Option("--reason", help="为什么不采纳")] = "",
) -> None:
    """不采纳一条,以后不再提起。"""
    from assistant.records.base import utc_now  # noqa: PLC0415

    with _learning() as desk:
        desk.refuse(number, _staff(desk, account), now=utc_now(), reason=reason)
    typer.echo(f"第 {number} 条不采纳")


@app.command("rollback")
def rollback(number: _Number, account: _Account) -> None:
    """退回一次采纳:文件和快照都回到采纳以前。"""
    from assistant.records.base import utc_now  # noqa: PLC0415

    with _learning() as desk:
        done = desk.roll_back(number, _staff(desk, account), now=utc_now())
    typer.echo(f"已退回 {_published(done)};第 {number} 条又是待定")


def _staff(desk: "LearningDesk", account: str) -> "Staff":
    from assistant.learning.error import LearningError  # noqa: PLC0415
    from assistant.records.account import everybody  # noqa: PLC0415

    with desk.database.reading() as session:
        found = next((one for one in everybody(session) if one.account == account), None)
    if found is None:
        raise LearningError(texts.ACCOUNT_UNKNOWN.format(account=account))
    return found


def _published(done: "Published") -> str:
    return f"{done.record_id},索引快照 {done.snapshot_id}"


def _row(one: Candidate, *, follows: bool) -> str:
    from ingest.problem import shorten  # noqa: PLC0415

    cells = (
        f"{'└ ' if follows else ''}{one.number}",
        texts.KINDS[one.kind],
        f"{one.times} 次",
        f"最近 {one.last_at.astimezone():%Y-%m-%d}",
        one.record_id or one.item_id or "?",
        shorten(one.text or "(已忘记)", _SHOWN),
    )
    return "\t".join(cells)


def _told(one: Candidate) -> Iterator[str]:
    yield f"第 {one.number} 条 · {texts.KINDS[one.kind]} · {texts.STATES[one.state]}"
    yield f"原话:{one.text or '(已忘记)'}"
    first, last = (f"{at.astimezone():%Y-%m-%d %H:%M}" for at in (one.first_at, one.last_at))
    yield f"{one.times} 次,{first} 至 {last}"
    yield f"人标的事项:{one.item_id or '(没有)'};排在前面的:{'、'.join(one.item_ids) or '(没有)'}"
    if one.ticket:
        yield f"转办单:{one.ticket}"
    if one.decided_at is not None:
        when = f"{one.decided_at.astimezone():%Y-%m-%d %H:%M}"
        yield f"{when} 由 {one.decided_by} 定;{one.record_id} {one.snapshot} {one.reason}".rstrip()
