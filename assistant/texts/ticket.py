"""Sentences about tickets, for citizens and for staff: reviewed wording.

No blame, no promise, always a next step.
"""

from assistant.records.permission import Role

ROLE_NAMES = {
    Role.SPECIALIST: "窗口专员",
    Role.CHIEF_REPRESENTATIVE: "首席代表",
    Role.TASK_FORCE: "工作专班",
    Role.DIRECTOR: "局长坐席",
    Role.KNOWLEDGE_EDITOR: "知识维护",
    Role.AUDITOR: "审计",
}
_OUTSIDERS = {"citizen": "群众", "system": "系统"}


def party_name(party: str) -> str:
    """The Chinese name of a role, or of the citizen or the system, by its value."""
    return _OUTSIDERS.get(party) or ROLE_NAMES[Role(party)]


# For staff: why a step cannot be taken, and what to do instead.
STEP_AT_STAGE = "现在是“{stage}”，不能“{step}”。“{step}”只在：{allowed}。请先看看走到哪一步了。"
STEP_BY_ROLE = "“{step}”要由{allowed}来做，您是{role}。请转给他们。"
STEP_NEEDS_NOTE = "“{step}”要写一句说明。请写清做了什么、为什么。"
NEEDS_ONE_OF = "没有选{what}。可选：{allowed}。请选一个。"
NEEDS_DEPARTMENT = "还不知道转给哪个部门。请选一个部门。"
FORBIDDEN_NEEDS_LAW = "法律不许的，要写明是哪部法哪一条。请补上。"
NEGATIVE_NEEDS_REPORT = "没办成的不能直接办结。请先“否定报备”，上一级同意后再办结。"
REPORT_GOES_UP = "报备是{role}提的，“{step}”要由上一级来做。请转给上一级。"
ONLY_SIMPLE_ON_THE_SPOT = "当场办结只限“简单”的，这件是“{complexity}”。请先“转办”。"
CHECKED_BY_OTHER = "办结的人不能自己核查。请换一个人来核查。"
CLAIMED_ALREADY = "这件已经在您手上。请接着办。"
CLAIMED_BY_OTHER = "这件已由 {who} 认领。请挑别的，或请对方放手。"
NOT_CLAIMED = "这件不在您手上（现在：{who}）。请看看单号对不对。"
NOBODY = "没有人"
CONTACTED_ALREADY = "已经联系过了。请做下一步。"
ESCALATE_UP = "现在在{level}，升级只能往上。请选更高的一级。"

# Ticket numbers, items, departments.
NUMBER_FORM = "单号像 PZH-20261124-0007-R。请照纸条再输一次。"
NUMBER_MISTYPED = "单号有一位不对。请照纸条再输一次。"
ITEM_UNKNOWN = "没有事项编码 {item_id}。编码像 GA-014，不知道可以不填。"
DEPARTMENT_UNKNOWN = "没有部门代码 {code}。允许：{allowed}。请选一个。"

# The duty roster.
ROSTER_SUFFIX = "导出的文件是 {name}，只能写 .xlsx。请把后缀改成 .xlsx。"
ROSTER_EXISTS = "已有文件 {name}，不覆盖。请换个名字，或先移走它。"
ROSTER_CELL = "不能导出：{error}。请在值班表里改正。"

# Taking, and who has it.
PHONE_BAD = "电话要填手机号，或带区号的座机号。也可以不填，凭单号来问。"
NAME_BAD = "称呼最多 {most} 个字，比如“张大爷”。也可以不填。"
KEY_USED = "这个请求的键已经交过另一件事。请换一个新的键再交。"
TICKET_UNKNOWN = "没有单号 {number}。请照纸条再输一次，或到窗口问。"
STALE = "{number} 刚刚有人动过。请刷新，看看现在到哪一步了。"
ESCALATED = "到期还没有结果，自动升级到{level}。"
GAP = "值班表上{level}今天没有人，请补上。"
CONTACT_NOT_KEPT = "这里还不能存电话，所以没有留下。请记好单号，凭单号来问。"
TICKETS_NOT_READY = "转办单暂时开不了。请到窗口当面说，或打 12345。"
PROBLEMS = {
    "not-ready": "还没准备好",
    "request": "请求内容不对",
    "number": "单号不对",
    "ticket": "没有这张单",
    "key-used": "这个键用过了",
}

# What a citizen reads of a ticket: by its stage, with nothing that tells who they are.
STAGES = {
    "受理": "已经收下，窗口正在看是哪一类事。",
    "分类": "已经分好类，正在办。",
    "转办": "已经转给{department}，正在办。",
    "否定报备": "这件事不好办，正在请上一级再看。",
    "报备同意": "上一级看过了，窗口正在准备答复。",
    "办结": "有结果了。请到窗口听结果，或等窗口联系。",
    "反馈": "结果已经告诉您。还要请另一位同事再核一遍。",
    "核查": "已经核过，办完了。",
    "归档": "已经办完。",
    "不予受理": "这件事“办不成事”窗口不能受理。",
    "撤回": "已经撤回。以后还要办，随时再来。",
}
THE_DEPARTMENT = "主管部门"
OUTCOMES = {
    "办成": "结果：办成了。",
    "没办成": "结果：这次没办成。请到窗口听原因和别的办法。",
}
REFUSALS = {
    "涉法": ("公安、检察、法院正在办的事，窗口不能插手。", "请问办案的单位。不懂法律，打 12348。"),
    "涉诉": ("已经起诉、仲裁或复议的事，要按裁判走。", "请照文书上写的办法提。不懂的打 12348。"),
    "涉访": ("已经走信访的事，由信访部门答复。", "请到信访接待处问进度，或打 12345。"),
    "法律不许": ("法律明文不许办的，窗口也办不了。", "可以问问有没有别的办法。不懂的打 12348。"),
}
DUE = "期限到{due}，以窗口为准。"
CONTACT_DUE = "按规定，窗口 {due}联系您。没等到，请打 {phone}。"
NO_CONTACT = "您没有留电话，请凭单号来问。"
ASK_WITH_NUMBER = "想问进度：带上单号到窗口，或打 {phone}。"
AT_WINDOW = "窗口：{name}。"
WINDOW_ADDRESS = "地址：{address}。"
WINDOW_HOURS = "时间：{hours}。"
BY_NOTICE = "以大厅公告为准"
DAY = "{month} 月 {day} 日"

# The slip.
SLIP_TITLE = "“办不成事”转办单"
SLIP_NUMBER = "单号"
SLIP_TAKEN = "收下时间：{when}"
SLIP_MATTER = "您说的事：{matter}"
SLIP_ITEM = "事项：{item}"
SLIP_DEPARTMENT = "主管部门：{department}"
SLIP_QR = "窗口扫一扫，就能找到这张单。"
SLIP_KEEP = "请收好这张纸。凭单号只查得到进度，查不到您是谁。"
