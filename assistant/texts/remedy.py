"""What is said about snags and precedents that no guide holds: reviewed wording.

No blame, no promise, always a next step.
"""

TITLE = "卡住了可以这样问"
SNAGS = "您说的难处：{labels}。"
WITH_PAPER = "{label}（{paper}）"
MATERIAL_SAYS = "{name}：{note}。"
ISSUED_BY = "{name}由{issuer}开，先问那里能不能补换。"

WAY = "{name}：{what}边界：{border}"
PROMISE_FOR = "“{material}”可以问能不能写承诺代替。"
DEFER_FOR = "“{material}”可以问能不能先收件后补。"
CHANNEL = "可以问能不能在{form}办。"
BORDER_OF_PROMISE = "承诺要真实，事后要核查，用不用得上由窗口定。"
BORDER_OF_DEFER = "说好的日子要补齐，用不用得上由窗口定。"
BORDER_OF_PROXY = "证件和委托要齐，以窗口为准。"
BORDER_OF_CHANNEL = "能不能这样办，以窗口为准。"
NEXT_STEPS = {
    "sent_back": "请窗口一次说全还差什么。",
    "refuses": "家产、欠账有争议的，要协商或走法院。",
    "unreachable": "找过的经过和凭据，一起带去问。",
    "mismatch": "对不上的两份材料，一起带去给窗口看。",
    "cannot_sign": "老人意思说得清的，先打电话问怎么办。",
    "no_slot": "急用的，向窗口说明原因。",
    "system": "记下时间和屏幕上的提示，给窗口看。",
    "payment": "带上扣款或发放的记录去问。",
    "passed_around": "记下问过哪些单位、各怎么答的。",
    "occupied": "先问清前面登记的是哪一家。",
    "waiting": "带上受理单，问办到哪一步了。",
    "archive": "记得的年份和单位，都告诉窗口。",
    "issuer_gone": "先问哪家单位接了它的事。",
    "holder_dead": "去世的凭证和关系材料，一起带去问。",
    "not_eligible": "可以请窗口把理由和下一步写下来。",
    "deadline": "耽误的原因说清楚，有凭据的带上。",
    "restricted": "先问清是哪家设的限制，怎么解除。",
    "cannot_pay": "先问有没有减免，能不能缓交。",
}
NOTHING_WRITTEN = "指南没有写这种难处的办法。"
COORDINATION = (
    "请到{window}说明。",
    "带上手里的材料，请窗口找{department}一起看。",
    "边界：窗口只帮协调，不代替审批，也不替别人签字。",
)

SAME_SNAG = "同样是{label}卡住：{stuck}"
SAME_CAUSE = "同样是{cause}卡住：{stuck}"
SAME_ITEM = "办的是同一件事，当时的难处：{stuck}"
MEASURES_USED = "用的办法：{measures}。"
