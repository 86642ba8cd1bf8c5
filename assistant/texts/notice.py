"""Sentences of the one-time notice, the short form and the comparison that no guide holds.

No blame, no promise, always a next step. The two rules on supplements and the two time limits for
a remedy are 行政许可法第三十二条, 行政复议法第二十条 and 行政诉讼法第四十六条.
"""

from assistant.texts import common as texts

HEAD = "一次性告知单"
CENTRE = "攀枝花市政务服务中心"
TITLES = {
    "conditions": texts.TITLES["eligibility"],
    "materials": texts.TITLES["materials"],
    "procedure": "怎么办",
    "place": texts.TITLES["where"],
    "contact": "咨询电话",
    "limit": texts.TITLES["time"],
    "fee": texts.TITLES["fee"],
    "proxy": "谁能替办",
    "result": texts.TITLES["result"],
    "supplements": "材料不齐",
    "wrong_window": "走错窗口",
    "refusal": "没办成怎么办",
    "supervision": "监督电话",
    "basis": texts.TITLES["legal_basis"],
}
TICK = "备好一样，在方框里打一个勾。"
WHO_NEEDS = "哪些人要：{when}"
COUNTS_AT_WINDOW = f"份数{texts.ASK_AT_WINDOW}"
ISSUER_AT_WINDOW = f"材料没写由谁开的，{texts.ASK_AT_WINDOW}。"
NOT_ELIGIBLE = "不符合的：{hint}"
CALL_FIRST = "去之前先打电话，问清上班时间。"
WRONG_WINDOW = "找不到窗口，请问大厅总咨询台。"
SUPPLEMENTS = (
    "窗口当场或者5个工作日内，一次说清要补什么。",
    "属于行政许可的，过期没说，就算已经受理。",
    "补过又要补别的，可以到“办不成事”窗口说。",
)
REFUSAL = (
    "可以请窗口写明不办的理由。",
    "对机关的决定不服，60日内可以申请行政复议。",
    "也可以6个月内向法院起诉。",
    "还可以到“办不成事”窗口说，或者打 12345。",
)
ITEM = "事项编码 {item_id}"
PRINTED_ON = "打印日期：{on}。"
AS_OF = "指南内容截至：{as_of}。"
SNAPSHOT = "资料版本：{snapshot}。"
QR = "手机扫一扫，看这张单子"
QR_HINT = "也可以转给家里人看。扫不开不要紧，内容一样。"
TOOLS = "打印"
ON_SCREEN = "打印请按 Ctrl+P。"
OTHER_PAPER = {"a4": "换成大纸（A4）", "slip": "换成小票（80 毫米）"}
PAPER_UNKNOWN = "paper 的值 {seen} 不对。允许：{allowed}。请改正后再试。"
LINK_TOO_LONG = "这张单子的网址有 {seen} 个字，最多 {most} 个字。请用大厅公布的网址打开。"

BRIEF = "{name}。"
BRIEF_BRING = "先带{materials}。"
BRIEF_DEPENDS = "带什么要看情况。"
BRIEF_WHERE = "地点：{window}。"

COMPARISON_TITLES = {
    "materials_shared": "都要的材料",
    "materials_own": "各自另要的材料",
}
NOTHING_SHARED = "没有都要的材料。"
NOTHING_OWN = "没有另外要的材料。"
COMPARE_COUNT = "要比 {least} 到 {most} 个不同的事项，收到 {seen} 个。写法：ids=GA-014,GA-015。"
