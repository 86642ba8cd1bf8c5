"""Sentences about learning, for the people who keep the knowledge: reviewed wording."""

from assistant.learning.candidate import CandidateKind, CandidateState

KINDS = {CandidateKind.WAY_OF_ASKING: "问法", CandidateKind.CASE: "案例"}
STATES = {
    CandidateState.OPEN: "待定",
    CandidateState.ACCEPTED: "已采纳",
    CandidateState.REFUSED: "不采纳",
}

UNKNOWN = "没有第 {number} 条候选。请先看候选列表。"
NOT_OPEN = "第 {number} 条已经是“{state}”。请挑“待定”的。"
NOT_ACCEPTED = "第 {number} 条是“{state}”，只有“已采纳”的能退回。"
OTHER_KIND = "第 {number} 条是{seen}候选，不是{wanted}候选。请换一个做法。"
FORBIDDEN = "{who} 没有知识维护的权限。请知识维护人员来做。"
CHANGED = "第 {number} 条刚刚有人动过。请刷新再看。"
BUSY = "另一次采纳正在发布。请等它完成，再试一次。"

NO_ITEM = "还不知道是哪个事项。请选一个事项编码，排在前面的有：{proposed}。"
ITEM_UNKNOWN = "没有事项编码 {item_id}。编码像 GA-014，请改正。"
NOT_WRITTEN = "{item_id} 的指南还没有写。请先写好指南。"
WAY_EMPTY = "没有写问法。请写一句像人说的话。"
WAY_LONG = "问法有 {seen} 个字，最多 {most} 个字。请写短一些。"
PERSONAL = "“{seen}”里有个人信息。请改成不带号码的话。"
CASES_FULL = "案例编号用到 C-999 了。请先整理案例库。"
CASE_CHANGED = "{record_id} 采纳以后有人改过，程序不删。请看过以后自己删文件，再建索引。"
LAYOUT = "{path} 的排版不能由程序改：{told}。请手工改这一句，再建索引。"
FILE = "{path} 写不进去：{told}。什么也没有改。请检查磁盘和权限，再试一次。"
LINT = "检查没有通过，没有写入：\n{problems}"
CORPUS_BROKEN = "语料里另有 {count} 处错误，先不发布。第一处：\n{first}"
ACCOUNT_UNKNOWN = "没有账号 {account}。请用 bandecheng user list 看有哪些。"

# The head of a case that a person goes on writing; one line of YAML comment each.
DRAFT_HEAD = (
    "由转办单 {ticket} 预填。请改成自己的话，补上空着的。",
    "不写姓名、电话、住址、单位名称。没有办完的不写。",
    "root_cause 只能是：{causes}",
    "measures 只能是：{measures}",
    "编号和来源由程序写：{origin}",
)
DRAFT_COORDINATOR = "{department}{levels}"
