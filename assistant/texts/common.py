"""Every sentence that citizens read and no guide holds: reviewed wording, in one place.

No blame, no promise, always a next step.
"""

ASK_AT_WINDOW = "以窗口为准"
WARM_UP = "身份证丢了怎么补"
QUESTION_EMPTY = "没有看到问题。请用一句话说说您想办什么事，比如“身份证丢了怎么补”。"
QUESTION_TOO_LONG = "问题有 {seen} 个字，最多 {most} 个字。请先说最要紧的一件事，其余的接着再问。"
QUESTION_NOT_TEXT = "收到的内容不是能读的文字。请重新输入问题，或到窗口请工作人员帮忙。"
REQUEST_INVALID = "请求的内容不对：{where}。允许：{allowed}。请改正后再试。"
ITEM_UNKNOWN = "没有事项编码 {item_id}。编码像 GA-014,可以用 /api/v1/items?query= 查找。"
NOT_FOUND = "没有这个地址。可用的地址见 /docs。"
METHOD_NOT_ALLOWED = "这个地址不支持 {method}。用法见 /docs。"
INTERNAL_ERROR = "系统出了点问题，您的问题没有丢。请再试一次，或到窗口请工作人员帮忙。"
BODY_TOO_LARGE = "内容太大了。请只写一句话说说要办的事。"
NOT_READY = "资料正在准备，请稍候再试，或到窗口请工作人员帮忙。"

LOW_CONFIDENCE = "这个问题我没有把握，怕说错让您白跑。请到窗口问工作人员，或拨打 12345。"
CLARIFICATION = "您问的是下面哪一件？点一下就行。"
THIS_IS_ABOUT = "您问的是“{name}”。"
OR_ELSE = "不是这件？看看是不是下面的："
LIFE_EVENT = "这是“{name}”，要办好几样。照下面的先后，一样一样来。"
SEVERAL = "您说的不止一件事。先后照您的急处，下面一样一样说。"
SEVERAL_ITEM = "{name}：{summary}"
PATH_STEP = "{name}{when}：{note}"
NONE_OF_THESE = "都不是，找工作人员"
UNKNOWN_ASPECT = "{topic}：指南里没有写，以窗口为准。"
UNWRITTEN = "“{name}”的详细指南还没有收录，材料、时限和费用以窗口为准。"
HANDLED_BY = "这件事归{department}管。"
MASKED = "您写的号码已经遮住，没有保存。问事情不用写身份证号、手机号、银行卡号。"
ELSEWHERE = "这件事不在大厅的 673 个事项里。"
CRISIS = {
    "despair": (
        "您说的话我放在心上。现在就请身边的工作人员过来陪您一下。",
        "心里难受，可以打 12356 心理援助热线，有人听您说。情况紧急打 110 或 120。",
    ),
    "violence": (
        "先保护好自己。有危险马上打 110，受了伤打 120。",
        "也请告诉身边的工作人员，他们会帮您联系。",
    ),
    "emergency": (
        "这是急事：着火打 119，救人打 120，报警打 110。",
        "请马上告诉身边的工作人员。",
    ),
}
PERSON_WINDOW = "市政务服务中心“办不成事”受理窗口（位置以大厅公告为准）"
PERSON_PHONE = "12345"
PERSON = "拿不准就找工作人员：{window}，电话 {phone}。"

PROXY = {
    "可以": "可以请别人替办。",
    "不可以": "要本人办，别人不能替。",
    "看情况": "能不能替办要看情况。",
}
PROXY_NEEDS = "替办要带：{needs}。"
BRING = "要带：{materials}。"
CHANNEL = "{form}：{note}"
CHANNEL_ONLY = "可以在{form}办。"
ORIGINALS = "原件 {count} 份"
COPIES = "复印件 {count} 份"
ELECTRONIC = "电子件"
ON_SITE = "到窗口当场办"
ONLY_WHEN = "{when}才要"
ISSUED_BY = "由{issuer}开"
OPTIONAL = "没有也行"
MAY_PROMISE = "可以问能不能告知承诺"
MAY_DEFER = "可以问能不能先收件后补"
STATUTORY = "法定 {days} 个{unit}"
PROMISED = "承诺 {days} 个{unit}"
ON_THE_SPOT = "当场办结"
FEE_BASIS = "收费依据：{basis}。"
BASIS = "{law}{article}"
MEASURE = "{name}：{when}边界：{border}"
RELATED = "{name}：{difference}"
QUESTION_AND_ANSWER = "问：{q} 答：{a}"
VALID_NOW = "现在仍可参考。"
ORIGIN = "来源：{origin}。"

TOPICS = {
    "how": "怎么办",
    "materials": "材料",
    "fee": "费用",
    "time": "时限",
    "where": "地点",
    "eligibility": "条件",
    "proxy": "代办",
    "online": "网上办理",
    "result": "结果",
    "stuck": "卡住的办法",
}
TITLES = {
    "summary": "这是什么事",
    "path": "先办哪样，后办哪样",
    "eligibility": "哪些人能办",
    "materials": "要带的材料",
    "steps": "一步一步怎么办",
    "time": "多久办好",
    "fee": "要多少钱",
    "where": "在哪里办",
    "online": "不跑路能不能办",
    "proxy": "别人能不能替办",
    "result": "办完拿到什么",
    "pitfalls": "别白跑",
    "faq": "别人常问",
    "stuck": "卡住了可以问问这些办法",
    "related": "容易弄混的事",
    "legal_basis": "依据",
    "cases": "类似的事是怎么办成的",
}
ORIGINS = {
    "article": "新闻报道的真实案例",
    "press": "新闻报道的真实案例",
    "composed": "为案例库编写的情形，不是真人真事",
    "window": "窗口真实办件，已隐去个人信息",
}

_ALLOWED = {
    "missing": "必须有这一项",
    "string_type": "一段文字",
    "string_too_long": "不超过 20000 个字",
    "bool_parsing": "true 或 false",
    "bool_type": "true 或 false",
    "extra_forbidden": "只有文档里列出的字段",
    "json_invalid": "合法的 JSON，用 UTF-8 编码",
    "string_unicode": "能读的文字，用 UTF-8 编码",
    "model_attributes_type": '一个 JSON 对象，如 {"question": "身份证丢了怎么补"}',
}


def allowed(kind: str) -> str:
    """What a request field may hold, for the validation error ``kind``."""
    return _ALLOWED.get(kind, "文档 /docs 里写明的内容")
