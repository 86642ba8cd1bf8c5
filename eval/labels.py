"""What measures, groups and statuses are called in reports; an unknown name stays as it is."""

from collections.abc import Mapping

from eval.scores import LOWER_IS_BETTER

_MEASURES = {
    "hit@1": "首位命中",
    "hit@3": "前三命中",
    "mrr@10": "倒数排名 MRR@10",
    "ndcg@10": "nDCG@10",
    "recall@5_multi": "多事项前五找全",
    "refusal_recall": "该拒能拒",
    "false_refusal_rate": "误拒",
    "wrong_item_asserted": "答错事项",
    "aspect_answered": "答了所问",
    "facts_said": "事实说到",
    "contradicted": "说反了",
}
GROUP_LABELS = {"persona": "人群", "kind": "种类", "aspect": "方面"}
_VALUES = {
    "persona": {
        "senior": "老人",
        "sichuan": "四川话",
        "family": "家属",
        "business": "企业",
        "staff": "窗口人员",
        "asr": "语音转写",
        "typo": "错别字",
    },
    "kind": {
        "normal": "一般",
        "multi": "多事项",
        "ambiguous": "说得含糊",
        "not_in_catalogue": "目录之外",
        "off_topic": "闲聊",
    },
    "aspect": {
        "how": "怎么办",
        "eligibility": "条件",
        "where": "在哪办",
        "materials": "材料",
        "time": "时间",
        "fee": "费用",
        "online": "网办",
        "stuck": "卡住了",
        "proxy": "代办",
        "result": "结果",
    },
}
_STATUSES = {
    "answered": "已答复",
    "answered_partially": "答复了一部分",
    "clarification": "反问",
    "life_event": "一件事",
    "not_in_catalogue": "不在目录",
    "low_confidence": "请工作人员",
    "off_topic": "不是办事",
    "crisis": "紧急求助",
    "personal_data": "含个人信息",
    "invalid": "不是有效问题",
}
_UNNAMED = {"(none)": "(没有写)"}


def measure_label(name: str) -> str:
    """The measure in Chinese, with its direction where lower is better."""
    return _MEASURES.get(name, name) + ("(越低越好)" if name in LOWER_IS_BETTER else "")


def value_label(group: str, value: str) -> str:
    """One persona, kind or aspect in Chinese, followed by its own name."""
    label = (_VALUES.get(group, {}) | _UNNAMED).get(value)
    return f"{label} {value}" if label else value


def status_label(status: str) -> str:
    """One status in Chinese, followed by its own name."""
    return f"{_STATUSES[status]} {status}" if status in _STATUSES else status


def names_of(group: str) -> Mapping[str, str]:
    """The persona, kind or aspect that is meant by its Chinese label or by its own name."""
    values = _VALUES[group]
    return {label: name for name, label in values.items()} | {name: name for name in values}
