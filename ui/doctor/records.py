"""What ``bandecheng doctor`` looks at of the records: database, keys, duty roster."""

from datetime import date, timedelta

from sqlalchemy import text

from assistant.records.cipher import Cipher, CipherError
from assistant.records.database import Database
from assistant.records.database_error import DatabaseError
from assistant.records.schema import latest, version
from assistant.records.sqlite_rules import journal_mode
from assistant.settings import Settings
from assistant.tickets.roster_store import read_roster
from assistant.tickets.routing import Directory
from assistant.tickets.working_days import HOLIDAYS_FILE, CalendarError, WorkingDays
from ui.doctor.finding import Finding, good, mend, note

_ROSTER_DAYS = 30


def records(settings: Settings, today: date) -> list[Finding]:
    """The database as it is, without upgrading or making it, and the roster in it."""
    what = "记录库"
    try:
        database = Database(settings.records_url) if _exists(settings) else None
        if database is None:
            return [good(what, "还没有，第一次启动时自动建")]
        try:
            return _opened(database, settings, today)
        finally:
            database.close()
    except DatabaseError as error:
        told, _, step = str(error).partition("下一步：")
        return [mend(what, told.rstrip("。"), step.rstrip("。") or "检查磁盘和数据库服务")]


def keys(settings: Settings) -> list[Finding]:
    """The keys that only the environment holds."""
    found = []
    if "state_key" in settings.model_fields_set:
        found.append(good("对话密钥", "已设置"))
    else:
        step = "设置 BANDECHENG_STATE_KEY，如 openssl rand -base64 32 的输出"
        found.append(note("对话密钥", "没有设置，重启后正在进行的对话从头说", step))
    if not settings.contact_key:
        step = "bandecheng contact-key，放进 BANDECHENG_CONTACT_KEY"
        found.append(note("联系方式密钥", "没有设置，居民不能留电话", step))
        return found
    try:
        Cipher(settings.contact_key)
    except CipherError:
        step = "bandecheng contact-key 另做一把；旧的若对，放在它后面"
        found.append(mend("联系方式密钥", "BANDECHENG_CONTACT_KEY 不是 32 字节的密钥", step))
    else:
        found.append(good("联系方式密钥", "已设置"))
    return found


def _exists(settings: Settings) -> bool:
    default = settings.records_folder / "bandecheng.sqlite3"
    return bool(settings.database_url) or default.is_file()


def _opened(database: Database, settings: Settings, today: date) -> list[Finding]:
    what, known = "记录库", latest()
    with database.reading() as session:
        seen = version(session.connection())
        journal = session.scalar(text("PRAGMA journal_mode")) if database.file else ""
    told = f"{database.kind}，结构版本 {seen or '(空)'}"
    if journal:
        told += f"，日志方式 {journal}"
    if database.file and journal != journal_mode():
        step = f"关掉用着它的别的程序，重启；应为 {journal_mode()}"
        return [mend(what, told, step)]
    if seen is not None and seen > known:
        return [mend(what, f"{told}，这个程序只认得 {known}", "装回写它的那一版程序")]
    _write_nothing(database)
    if seen != known:
        return [note(what, f"{told}，应为 {known}，能写", "启动服务，会自动升级")]
    return [good(what, f"{told}，能写"), _roster(database, settings, today)]


def _write_nothing(database: Database) -> None:
    """Write and take it back.

    Raises:
        DatabaseError: it cannot be written.
    """
    with database.transaction() as session:
        session.execute(text("CREATE TABLE doctor_looked (n INTEGER)"))
        session.rollback()


def _roster(database: Database, settings: Settings, today: date) -> Finding:
    what, step = "值班表", "bandecheng roster export 值班表.xlsx，填好再 roster import"
    with database.reading() as session:
        roster = read_roster(session)
    if not roster.duties:
        return note(what, "还是空的，超期的转办单没有人接", step)
    last = today + timedelta(days=_ROSTER_DAYS - 1)
    try:
        calendar = WorkingDays.read(settings.corpora / HOLIDAYS_FILE)
        gaps = roster.gaps(Directory.read(settings.corpora).posts(), today, last, calendar)
    except (OSError, CalendarError):
        return note(what, "放假安排好了才能查", "先看上面的放假安排")
    if gaps:
        posts = len({(gap.role, gap.place) for gap in gaps})
        return note(what, f"到 {last} 有 {posts} 个岗位空缺", "bandecheng roster gaps 看缺谁")
    return good(what, f"到 {last} 的工作日都有人")
