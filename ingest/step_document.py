"""Documents that a step tells the citizen to bring or hand in."""

import re
from collections.abc import Iterator, Mapping

from ingest.guide import Guide

# What a step calls the document → what it may be called in the list of materials.
_DOCUMENTS: Mapping[str, str] = {
    "身份证": "身份证|证件",
    "户口簿": "户口簿|户口本|户籍|户口",
    "户口本": "户口簿|户口本|户籍|户口",
    "结婚证": "结婚证|婚姻",
    "离婚证": "离婚|婚姻",
    "死亡证明": "死亡",
    "火化证": "火化",
    "出生医学证明": "出生",
    "营业执照": "执照|主体资格",
    "委托书": "委托|授权",
    "授权书": "委托|授权",
    "残疾人证": "残疾人证|残疾证",
    "残疾军人证": "残疾军人证",
    "社保卡": "社保卡|社会保障卡|医保凭证|医保卡",
    "社会保障卡": "社保卡|社会保障卡|医保凭证|医保卡",
    "不动产权证": "不动产权|产权|房产证|房屋权属",
    "房产证": "不动产权|产权|房产证|房屋权属",
    "驾驶证": "驾驶证|驾照",
    "驾照": "驾驶证|驾照",
    "行驶证": "行驶证",
    "登记证书": "登记证",
    "护照": "护照|证件",
    "毕业证": "毕业|学历",
    "退役证": "退役|退伍",
    "银行卡": "银行|账户|账号|社保卡",
    "存折": "存折|银行|账户|账号",
    "照片": "照片|相片|照|人像",
    "病历": "病历|病情|诊断|医疗|就诊",
    "诊断证明": "诊断|病历|病情|医疗|疾病证明",
    "发票": "发票|票据|收据",
    "合同": "合同|协议",
    "判决书": "判决|裁决|法律文书|文书",
    "公证书": "公证",
    "申请表": "申请|表",
    "申请书": "申请|表",
}
_CLAUSE_END = re.compile(r"[，。；！？：,;!?:]")
_HAND_IN = re.compile(
    r"(?<!不用)(?<!不必)(?<!无需)(?<!不需)(?<!不要)(?<!忘)(?<!没)(?<!免)(?<!社)(?<!移)(?<!成)"
    r"(?:带着?|带上|带齐|携带|拿着?|持|交(?![给还易通警管])|提交|递交|出示|提供|上传|凭|刷|备好|备齐|准备)"
)
# From here on the clause tells what comes back, or what another window wants.
_RECEIVED = re.compile(r"领|发给|开具|拿到|换成|打印|去办(?![税事])")


def documents_handed_in(step: str) -> Iterator[str]:
    """Documents that ``step`` tells the citizen to bring; what is received does not count."""
    for clause in _CLAUSE_END.split(step):
        verb = _HAND_IN.search(clause)
        if verb is None:
            continue
        objects = _RECEIVED.split(clause[verb.end() :], maxsplit=1)
        if len(objects) > 1 and objects[1] and "去办" in clause:
            continue
        yield from (word for word in _DOCUMENTS if word in objects[0])


def unlisted_documents(guide: Guide) -> Iterator[tuple[str, str]]:
    """(step, document) where the document stands in no list of what to bring."""
    listed = " ".join(_listed(guide))
    for step in guide.steps:
        for document in documents_handed_in(step):
            if not re.search(_DOCUMENTS[document], listed):
                yield step, document


def _listed(guide: Guide) -> Iterator[str]:
    for material in guide.materials:
        yield f"{material.name} {material.note or ''}"
    yield guide.materials_note or ""
    if guide.proxy:
        yield from guide.proxy.needs
        yield guide.proxy.note or ""
    if guide.result:  # what the item itself gives may be used in a later step
        yield guide.result.name
