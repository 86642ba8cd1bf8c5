"""Sentences and words of the staff desk: reviewed wording.

No blame, no promise, always a next step.
"""

TITLE = "办得成 · 工作台"
SKIP = "跳到正文"
NAVIGATION = "主要页面"
SIGNED_IN_AS = "{name}（{role}）"
PAGES = {
    "home": "查询",
    "my_tickets": "我的转办单",
    "all_tickets": "全部转办单",
    "consultations": "最近咨询",
    "new_ticket_page": "新转办单",
    "candidates": "知识候选",
    "guides": "指南",
    "insights": "溯源",
    "evaluation": "评测",
    "help_page": "快捷键和显示",
}

# Signing in and out, and what stands in the way.
SIGN_IN = "登录"
SIGN_OUT = "退出"
SIGN_IN_HEAD = "工作人员登录"
ACCOUNT = "账号"
PASSWORD = "密码"  # noqa: S105 - a label
SIGN_IN_HINT = "账号由管理员开。15 分钟没动会自动退出。"
NOT_SIGNED_IN = "还没有登录，或者太久没动。请登录后再来。"
STALE_PAGE = "这一页放得太久了，没有存。请重新打开这一页再做。"
NOT_ALLOWED = "您的角色（{role}）不能用这一页。请找管理员，或换一个账号。"
WENT_WRONG = "没有做成"
NO_SUCH_PAGE = "没有这一页，或者这样打不开。请从上面的菜单进。"
BACK = "回到查询"
SAID = {
    "out": "已经退出。",
    "again": "还没有登录，或者太久没动。请登录后再来。",
    "taken": "转办单已经收下。请打印小票交给群众。",
    "same": "这张单先前已经交过，就是这一张。",
    "no_contact": "转办单已经收下。这里还不能存电话，请让群众记好单号。",
    "stepped": "已经记下。",
    "gathered": "已经收集到现在。",
    "learnt": "已采纳，写进语料，新的资料版本已经发布。",
    "refused": "已记下不采纳，以后不再提。",
    "unlearnt": "已退回，语料和资料版本回到采纳以前。",
    "guide_saved": "已存下，新的资料版本已经发布。群众现在查到的就是这一份。",
    "guide_undone": "已退回，文件和资料版本都回到修改以前。",
    "saved": "显示方式已经记下。",
}

# Asking.
QUESTION = "群众说了什么？边打边查"
QUESTION_PLACEHOLDER = "比如：老汉走了，户口咋个销"
ASK = "查"
ASK_HINT = "停一下就出答案，按回车记一次咨询。号码会自动遮住。"
NO_ANSWER_YET = "打一句话，答案出在这里。"
FOUND = "查到：{name}，{sure}"
FOUND_NOTHING = "{status}，请看下面。"
OFFLINE = "没有连上服务。请稍等再试，急用请翻纸质指南。"
STATUSES = {
    "answered": "查到了",
    "answered_partially": "指南没写全",
    "clarification": "要再问一句",
    "life_event": "几件事一起办",
    "low_confidence": "没有把握",
    "not_in_catalogue": "不在大厅事项里",
    "off_topic": "不是办事",
    "crisis": "马上请人过来",
}
BRIEF_HEAD = "先念这一句"
WHICH = "请问是{names}？"
WHICH_OR = "，还是"
DIRECT_HEAD = "直接答复"
ANSWER_HEAD = "答复"
SURE = "把握 {sure:.0%}"
CHOSEN = "您选的"
SOURCE = "依据：{source}"
CASES_HEAD = "类似案例"
PRINT_NOTICE = "打印告知单"
PRINT_SLIP_NOTICE = "告知单小票"
OPENS_NEW = "在新页打开"

# The candidates, marking, comparing.
CANDIDATES_HEAD = "可能是哪件"
CANDIDATE = "事项"
SEE = "看这件"
SEE_ITEM = "看“{name}”的答复"
IS_RIGHT = "就是这件"
IS_RIGHT_ITEM = "标记：就是“{name}”"
TO_COMPARE = "选“{name}”来对比"
COMPARE = "并排对比选中的"
COMPARE_HINT = "勾 2 到 5 件。"
MARKED = "已记下：这次问的是“{name}”。"
EDIT_GUIDE = "改这份指南"
OTHER_ITEM = "都不是？写事项编码"
OTHER_ITEM_DO = "标记为这件"
COMPARE_HEAD = "并排对比"
COMPARE_WHAT = "比什么"
COMPARE_SAME = "一样"
COMPARE_DIFFERENT = "不同"
DIFFERENCES_HEAD = "指南自己说的区别"
DIFFERENCE = "{name}：{sentence}"

# The evidence.
EVIDENCE_HEAD = "证据：为什么这样答"
EVIDENCE_NONE = "您指定了事项，没有检索，所以没有证据。"
UNDERSTOOD_HEAD = "听成了什么"
NORMALISED = "整理后"
NEED = "要办的"
SERVICE_WORDS = "服务用语"
WHOM = "为谁问"
ASPECTS = "问哪一面"
SNAPSHOT = "资料版本"
NONE = "无"
HITS_HEAD = "用上的片段"
REJECTED_HEAD = "没用的片段"
HIT = "片段"
SCORE = "得分"
TEXT = "原文"
SIGNALS_HEAD = "把握怎么来的"
RANKING_HEAD = "事项排名的算式"
TIMINGS_HEAD = "用时（毫秒）"
TOTAL = "合计"
WHOMS = {
    "self": "本人",
    "parent": "父母",
    "child": "子女",
    "spouse": "配偶",
    "grandchild": "孙辈",
    "sibling": "兄弟姐妹",
    "relative": "亲戚",
    "deceased": "去世的人",
    "neighbour": "邻居",
    "employer": "雇人的",
    "company": "单位",
}
SIGNALS = {
    "margin": "比第二名高",
    "share": "占的份额",
    "cosine": "意思相近",
    "coverage": "字面相合",
}
FEATURES = {
    "score": "总分",
    "share": "份额",
    "name": "名称",
    "summary": "大白话",
    "ways": "问法",
    "words": "词",
    "characters": "字",
    "pinyin": "拼音",
    "everyday": "俗语",
}
TIMINGS = {
    "normalise": "整理",
    "recall": "想起答过的",
    "understand": "听懂",
    "retrieve": "检索",
    "rank": "排名",
    "decide": "判断",
    "compose": "成文",
}

# Recent consultations.
CONSULTATIONS_HEAD = "最近的咨询"
CONSULTATIONS_HINT = "号码已经遮住。打开一条，可以标出对的事项。"
CONSULTATIONS_NONE = "还没有咨询。"
WHEN = "时间"
ASKED = "问的话"
ANSWERED = "答的"
CHANNEL = "从哪来"
FEEDBACK = "群众说"
RIGHT_ITEM = "标记"
OPEN = "打开"
CHANNELS = {"kiosk": "自助终端", "desk": "工作台", "api": "接口", "cli": "命令行"}
FEEDBACKS = {"not_found": "没找到", "wrong": "不对", "helpful": "有用"}

# Candidates of knowledge.
LEARNING_NOT_READY = "知识候选暂时打不开。请稍后再试，或找管理员。"
CANDIDATES_NONE = "没有这样的候选。点“收集新的”，看看最近有没有。"
CANDIDATE_HEAD = "第 {number} 条候选"
CANDIDATE_STATE = "哪一种"
CANDIDATE_KIND = "类型"
GATHER = "收集新的"
GATHER_HINT = "从咨询和归档的单里找，要几秒。"
TIMES = "问过几次"
LAST_AT = "最近一次"
FORGOTTEN = "（原话已经按期删除）"
DECIDED = "谁定的"
WRITTEN_TO = "写进哪里"
WAY = "问法，改成像人说的话"
WAY_HINT = "不写姓名和号码。"
CASE_DRAFT = "案例草稿，改好再采纳"
ACCEPT = "采纳"
ACCEPT_HINT = "先检查，通过才写进语料，几秒后就能查到。"
REASON = "不采纳的原因（可不填）"
REFUSE = "不采纳"
TAKE_BACK = "退回这次采纳"
TAKE_BACK_HINT = "文件和资料版本都回到采纳以前。"

# Taking a ticket.
HAND_OVER_HEAD = "交“办不成事”窗口"
HAND_OVER_HINT = "已经照答复填好，看一眼再交。"
NEW_TICKET_HEAD = "新转办单"
MATTER = "什么事、卡在哪里"
MATTER_HINT = "最多 1000 字，不写身份证号。"
ITEM = "事项编码"
ITEM_HINT = "像 GA-014，不知道可以不填。"
PLACE = "哪个窗口受理"
PLACE_BY_MATTER = "照说的地方自动分"
ROOT_CAUSE = "卡在哪类原因"
ROOT_CAUSE_UNKNOWN = "还不清楚"
PHONE = "电话（可不填）"
CALLED = "怎么称呼（可不填）"
CONTACT_HINT = "加密保存，看一次记一次。"
TAKE = "交出转办单"

# Lists of tickets.
MINE_HEAD = "在我手上"
MINE_NONE = "手上没有转办单。可以看看下面待认领的。"
POST_HEAD = "到了我这一级，待认领"
POST_NONE = "没有待认领的。"
ALL_HEAD = "全部转办单"
ALL_NONE = "没有这样的转办单。请换个条件。"
ALL_COUNT = "共 {count} 张，急的在前。"
ALL_FULL = "太多了，只列了最早的 {most} 张。请用条件缩小。"
FIND_NUMBER = "单号"
FIND = "找单"
FIND_HINT = "像 PZH-20261124-0007-R，小写、少横线也行。"
FILTER = "筛选"
STAGE = "走到哪一步"
STAGE_OPEN = "没有归档的"
STAGE_ANY = "全部"
WINDOW = "窗口"
DEPARTMENT = "部门"
ANY = "不限"
ONLY_OVERDUE = "只看超期的"
NUMBER = "单号"
CLOCK = "时限"
HOLDER = "在谁手上"
MATTER_SHORT = "什么事"
NOBODY = "值班表空缺"

# Clocks.
CLASSIFY_BY = "分类"
RESULT_BY = "办结"
LEFT = "{what}还有 {days} 个工作日（{due}）"
TODAY = "{what}今天到期"
LATE = "{what}超期 {days} 个工作日"
LEFT_UNCOUNTED = "{what}到 {due}"
LATE_UNCOUNTED = "{what}超期"
CONTACT_TODAY = "今天要联系群众"
CONTACT_BY = "{due} 前联系群众"
CONTACT = "联系群众"
NO_CLOCK = "不再计时"
DAY = "{month}月{day}日"

# One ticket.
TICKET_HEAD = "转办单 {number}"
COMPLEXITY = "类别"
UNCLASSIFIED = "还没有分类"
TAKEN_AT = "收下时间"
OUTCOME = "结果"
REFUSAL = "不受理的缘由"
LEVEL = "到了哪一级"
CLAIMED_BY = "认领的人"
SEE_GUIDE = "看指南和答复"
PRINT_SLIP = "打印小票"
CONTACT_HEAD = "联系方式"
CONTACT_NONE = "群众没有留联系方式，凭单号来问。"
CONTACT_GONE = "联系方式已经按期删除，或没有存上。"
CONTACT_SHOW = "看联系方式"
CONTACT_AUDITED = "看一次，审计里记一次。"
CONTACT_PHONE = "电话"
CONTACT_NAME = "称呼"
STEPS_HEAD = "下一步做什么"
STEPS_NONE = "这一步没有您能做的。"
STEP_NOT_NOW = "“{step}”现在不行：{why}"
NOTE = "说明"
NOTE_OPTIONAL = "说明（可不填）"
NOTE_HINT = "做了什么、为什么。"
CHOOSE = "请选"
CHOICES = {
    "complexity": COMPLEXITY,
    "refusal": REFUSAL,
    "outcome": OUTCOME,
    "department": "转给哪个部门",
    "level": "升到哪一级",
}
DO_STEP = "确定{step}"
HISTORY_HEAD = "经过"

# Help and display.
HELP_HEAD = "快捷键和显示"
KEYS_HEAD = "快捷键"
KEY = "按键"
KEY_DOES = "作用"
KEYS = {
    "search": "回到查询框，选中里面的字",
    "enter": "在查询框里：马上查，并记一次咨询",
    "escape": "在查询框里：清空，接下一位",
    "print": "打印告知单或小票",
    "hand_over": "打开“交办不成事窗口”的表",
    "compare": "把勾选的事项并排对比",
    "evidence": "打开或收起证据",
    "steps": "到“下一步做什么”",
    "save_guide": "改指南时：存下并发布",
    "check_guide": "改指南时：检查，读出还要改几处",
}
KEY_ENTER = "回车"
KEY_ESCAPE = "Esc"
LOOK_HEAD = "显示方式"
LOOKS = {"light": "白底", "contrast": "黑底高对比"}
SLASH_HEAD = "单个“/”键"
SLASHES = {"on": "用“/”回到查询框", "off": "不用（读屏、语音输入时选这个）"}
SAVE = "记下"

# Insights.
INSIGHTS_HEAD = "溯源：问了什么、卡在哪里"
MONTH = "月份"
DISTRICT = "区县"
MONTH_BEFORE = "上个月 {count}"
ANSWERED_OF = "{count} 次"
RISING_UNDER = "这一周比前 8 周"
FIGURES = {"asked": "咨询", "answered": "答上的", "taken": "转办单", "rising": "突然多起来的事"}
OVERDUE_FIGURE = "现在超期的单"
OVERDUE_UNDER = "还没办结的里面"
OVERDUE_HEAD = "现在超期的转办单"
OVERDUE_NONE = "现在没有超期的转办单。"
LEVEL_NOW = "在哪一级"
TROUBLE_HEAD = "要管的事"
USE_HEAD = "用得怎样"
ROWS_NONE = "这段时间没有。"
HOW_COUNTED = "怎么算的"
TABLE_OF = "{title}的表"
PLOT_OF = "{title}的图，数字见旁边的表"
SCOPE_HINT = "没听懂的不知道归哪个部门，选了部门就不列。"
REPORT_HTML = "下载月报（网页）"
REPORT_XLSX = "下载月报（表格）"
REPORT_HINT = "月报是整月、全部部门的，没有任何人的信息。"
FRESH_HINT = "数字最多迟 5 分钟。"
JUMPS = "跳到"
