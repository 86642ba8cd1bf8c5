"""Sentences of the monthly report and of what lies behind it: reviewed wording."""

from assistant.records.consultation import Channel, FeedbackKind
from assistant.status import Status

STATUSES = {
    Status.ANSWERED: "答上了",
    Status.ANSWERED_PARTIALLY: "答上一部分",
    Status.CLARIFICATION: "反问一句",
    Status.LIFE_EVENT: "一件事",
    Status.LOW_CONFIDENCE: "没把握，请人",
    Status.NOT_IN_CATALOGUE: "目录外",
    Status.OFF_TOPIC: "闲聊",
    Status.CRISIS: "危急求助",
}
CHANNELS = {
    Channel.KIOSK: "自助终端",
    Channel.DESK: "窗口",
    Channel.API: "接口",
    Channel.CLI: "命令行",
}
FEEDBACKS = {
    FeedbackKind.HELPFUL: "有帮助",
    FeedbackKind.WRONG: "答错了",
    FeedbackKind.NOT_FOUND: "没找到",
}
WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
HOUR = "{hour} 点"
UNKNOWN = "（不知道）"
NO_WINDOW = "（没有窗口）"

MONTH_BAD = "月份是“{seen}”。允许：像 2026-11。请改正。"
OUT_BAD = "写不进 {path}：{told}。请换一个能写的文件夹。"
MONTH_AHEAD = "{seen} 还没有到。请写这个月或以前的月份。"

TITLE = "{year} 年 {month} 月溯源报告"
MADE = "统计 {first} 至 {last}，共 {consultations} 次咨询、{tickets} 张转办单。"
KEPT = "咨询只留 {days} 天，更早的已经删去，那几天按 0 计。"
NOBODY = "报告里没有任何人的信息。不到 {least} 次的说法不列。"
PLOT = "{title}的图，数字见旁边的表"
NOTES_SHEET = "说明"
EMPTY = "这个月没有。"
NO_FONT = "这台机器没有中文字体，图没有画。数字都在表里。请安装 fonts-noto-cjk。"

HEADS = {
    "weeks": "每周多少",
    "items": "问得最多的事项",
    "departments": "各部门",
    "districts": "各区县",
    "statuses": "答得怎样",
    "feedback": "大家怎么评",
    "channels": "从哪里问",
    "hours": "什么时候问",
    "rising": "突然多起来的（未诉先办）",
    "causes": "办不成的原因（溯源）",
    "stages": "转办单走到哪一步",
    "wrong": "最常答错的指南",
    "outside": "目录外的事",
    "unanswered": "没答上、反问的问题",
}
RISING = (
    "比的是 {first} 至 {last} 这一周和前 8 周。",
    "p 是份额没有变、只是碰巧有这么多的机会（Fisher 精确检验）。",
    "看的事很多，所以再修正成 q（Benjamini–Hochberg 法）。",
    "q 不超过 {level} 才列。全是碰巧时，误报的机会也不超过 {level}。",
)
WRONG = "按下限排。错得少、答得少时比例靠不住，下限（Wilson 95%）就低。"
SHARED = "说得差不多的放在一起，{least} 次以上才列。只列 {least} 次以上都用到的词。"
OUTSIDE = "目录里没有的事，有人来问。请看看要不要收进目录。"

COLUMNS = {
    "name": "名称",
    "consultations": "咨询",
    "tickets": "转办单",
    "share": "占比",
    "previous": "上个月",
    "asked_before": "上个月咨询",
    "taken_before": "上个月转办单",
    "week": "周一的日期",
    "this_week": "本周",
    "expected": "照以前应有",
    "p": "p",
    "q": "q",
    "wrong": "答错",
    "answered": "答了",
    "rate": "比例",
    "lower": "下限",
    "words": "大家都用的词",
    "times": "次数",
    "last": "最近",
    "hour": "时间",
}
