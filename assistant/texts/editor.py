"""Sentences and words of the guide editor: reviewed wording.

No blame, no promise, always a next step.
"""

# What is told when something is not written.
UNKNOWN = "没有事项 {item_id}。请从指南列表里找。"
BROKEN = "{path} 读不出来，程序不改。请管理员先修好这个文件：\n{first}"
TOO_LONG = "“{field}”太长，最多 {most} 字。请写短一些。"
NOTHING = "没有改动，没有写入。改了再存。"
REFUSED = "有 {count} 处要改，没有写入。请看红色的字。"
STALE = "您打开以后，别人改过这份指南。您写的都在，还没有存。请看过再存一次。"
STALE_UNDO = "这份指南刚刚有人改过，没有退回。请看过现在的内容。"
SHELF = "存不下修改以前的样子：{told}。什么也没有改。请检查磁盘和权限，再试一次。"
NO_EDIT = "没有能退回的修改。"
MERGED = "别人改了“{fields}”，已经带进下面的表。"
CLASH = "“{field}”你们两人都改了。下面是您写的，别人写的是："

# Problems that only the editor finds.
PERSONAL_ALLOWED = "指南里不写身份证号、手机号、车牌号、银行卡号"
PERSONAL_NEXT = "删去这个号码"

# The list.
LIST_HEAD = "指南"
SEARCH = "找指南：编码、名称，或者一句话"
SEARCH_DO = "找"
SEARCH_HINT = "像 GA-014、户口本，不填就列最该复核的。"
DUE_FIRST = "最该复核的在前，列 {most} 份。"
FOUND = "找到 {count} 份。"
FOUND_NONE = "没有找到。请换个说法，或写事项编码。"
ITEM = "事项"
PLAIN = "俗名"
DEPARTMENT = "部门"
REVIEW = "复核期限"
OPEN = "打开"
OPEN_ITEM = "改“{name}”的指南"

# The page of one guide.
HEAD = "改指南：{name}"
NOT_WRITTEN = "（没有写）"
FROM_CATALOGUE = "名称、部门、类型照目录，这里不改。"
CHECK = "检查"
SAVE = "存下并发布"
SAVE_HINT = "通过检查才写，几秒后群众就查到新的。"
PRINT_DRAFT = "看打印的样子"
OPENS_NEW = "在新页打开"
TALLY_CLEAN = "检查通过，可以存。"
TALLY_SAME = "和文件里的一样，还没有改。"
TALLY_ERRORS = "{count} 处要改"
TALLY_NOTICES = "{count} 处提醒"
TALLY_FIRST = "先看：{label}"
STALE_SOON = "别人刚改过这份指南，存的时候会合给您看。"
JUMPS = "跳到哪一段"
SAVING = "正在检查、存下、发布，要几秒……"
OFFLINE = "没有连上服务，还没有检查。您写的都在，请稍等再点“检查”。"
MUST = "要改"
MAY = "提醒"
SAYS = "{next_step}。要求：{allowed}。现在是“{value}”。"
OF_OTHER = "（{item_id} 的指南）"
ROW = "第 {row} 行"
ADD = "加一行"
ADD_TO = "{label}：加一行"
DROP = "删这一行"
DROP_FROM = "{label}：删第 {row} 行"
PREVIEW_HEAD = "群众会看到"
PREVIEW_HINT = "还没有存。照您写的这样答："
PREVIEW_NOW = "现在这样答："
PREVIEW_NONE = "红色的字改好了，这里就有预览。"
PREVIEW_NOTICE = "一次性告知单"
PREVIEW_ANSWER = "答复"
LAST_HEAD = "最近一次修改"
LAST = "{who} {at} 改了“{fields}”"
UNDO = "退回这次修改"
UNDO_HINT = "文件和资料版本回到修改以前。"
BACK = "回到指南列表"
SEE = "照现在的指南答一次"
CHOOSE = "以窗口为准"
PICK = "请选"
YES_NO = {"true": "收费", "false": "不收费"}

SECTIONS = {
    "names": "叫什么、怎么问",
    "who": "谁能办",
    "materials": "带什么",
    "steps": "怎么办",
    "time": "多久、多少钱、拿到什么",
    "where": "在哪里办、谁能代办",
    "care": "提醒和常见问题",
    "sources": "依据、来源和日期",
}
LABELS = {
    "plain_name": "俗名",
    "aliases": "别的叫法，一行一个",
    "summary": "一句话说明",
    "ways_of_asking": "群众怎么问，一行一句",
    "eligibility": "办理条件，一行一条",
    "not_eligible_hint": "不符合的怎么办",
    "materials": "材料",
    "materials.name": "材料名称",
    "materials.form": "形式",
    "materials.originals": "原件几份",
    "materials.copies": "复印件几份",
    "materials.required": "必须带",
    "materials.when": "什么情况才要",
    "materials.issuer": "哪里开",
    "materials.note": "说明",
    "materials.promise_allowed": "可以告知承诺",
    "materials.defer_allowed": "可以后补",
    "materials_note": "材料的总说明",
    "steps": "步骤，一行一步",
    "statutory_days": "法定几天",
    "promised_days": "承诺几天",
    "day_unit": "按什么天算",
    "limit_note": "时限说明",
    "fee": "费用",
    "fee.charged": "收不收费",
    "fee.amount": "收多少，一句话",
    "fee.basis": "收费依据",
    "result": "办完拿到什么",
    "result.name": "拿到什么",
    "result.validity": "管多久",
    "where": "办理地点",
    "where.window": "哪种窗口",
    "where.note": "地点说明",
    "channels": "办理渠道",
    "channels.form": "渠道",
    "channels.note": "说明",
    "booking": "要不要预约",
    "phone": "咨询电话",
    "supervision_phone": "监督电话",
    "proxy": "谁能代办",
    "proxy.allowed": "能不能代办",
    "proxy.needs": "代办要带，一行一样",
    "proxy.note": "代办说明",
    "pitfalls": "容易白跑的地方，一行一条",
    "faq": "常见问题",
    "faq.q": "问",
    "faq.a": "答",
    "related": "容易弄混的事项",
    "related.item_id": "事项编码",
    "related.difference": "区别在哪里",
    "measures": "卡住了的办法",
    "measures.name": "办法",
    "measures.when": "什么时候用",
    "measures.border": "用到哪一步为止",
    "legal_basis": "法律依据",
    "legal_basis.law": "法规名称",
    "legal_basis.article": "第几条",
    "sources": "来源",
    "sources.title": "来源名称",
    "sources.as_of": "哪天看的",
    "sources.certainty": "有多可靠",
    "sources.supports": "支持哪些内容",
    "as_of": "哪天写的",
    "review_by": "哪天以前要复核",
    "unverified": "还没核实的，一行一条",
    "name": "名称",
    "department": "部门",
    "type": "类型",
    "audience": "对象",
    "item_id": "事项编码",
}
HINTS = {
    "plain_name": "2 到 14 个字，按钮上用。",
    "summary": "不超过 60 字。",
    "ways_of_asking": "照群众的原话，不写姓名和号码。",
    "limit_note": "像“材料齐当场办”。",
    "phone": "没有本地号码就写 12345。",
    "sources": "每项内容至少有一个来源。",
}
