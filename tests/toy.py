"""The toy world of the unit tests: an encoder without a model, a corpus of four items."""

import csv
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from index.encoder import Vectors

Data = dict[str, Any]

_BUCKETS = 2_048
_AS_OF, _REVIEW_BY = "2026-11-24", "2027-11-24"


class ToyEncoder:
    """Hashed single characters and pairs, projected by a seeded matrix. Implements ``Encoder``.

    Texts that share characters are nearer to each other than texts that share none.
    """

    def __init__(self, dimension: int = 64, fingerprint: str = "toy", seed: int = 7) -> None:
        self.dimension = dimension
        self.fingerprint = fingerprint
        self._projection = np.random.default_rng(seed).standard_normal((_BUCKETS, dimension))

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """See ``Encoder.encode_queries``."""
        return self._encode(texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """See ``Encoder.encode_passages``."""
        return self._encode(texts)

    def _encode(self, texts: Sequence[str]) -> Vectors:
        rows = [self._vector(text) for text in texts]
        return np.array(rows, dtype=np.float32).reshape(len(texts), self.dimension)

    def _vector(self, text: str) -> np.ndarray:
        grams = [text[i : i + n] for n in (1, 2) for i in range(len(text) - n + 1)] or [""]
        buckets = [zlib.crc32(gram.encode()) % _BUCKETS for gram in grams]
        vector = self._projection[buckets].sum(axis=0)
        return vector / np.linalg.norm(vector)


CATALOGUE = (
    ("GA-001", "出生登记", "市公安局", "行政确认", "自然人", "n"),
    ("GA-002", "死亡注销户口登记", "市公安局", "行政确认", "自然人", "y"),
    ("MZ-001", "结婚登记", "市民政局", "行政确认", "自然人", "n"),
    ("YB-001", "城乡居民参保登记", "市医疗保障局", "公共服务", "自然人", "n"),
)
_PLAIN_NAMES = {"GA-001": "给娃娃上户口", "GA-002": "家人去世销户口", "MZ-001": "领结婚证"}
_SUMMARIES = {
    "GA-001": "娃儿生下来，到爸或妈户口所在派出所上户口。",
    "GA-002": "家里老人走了，到户口所在派出所把户口销了。",
    "MZ-001": "两个人自愿，带身份证到婚姻登记处领证。",
}
_WAYS = {
    "GA-001": (
        "孙子满月了还没上户口，我去报要带啥子？",
        "没扯证生的娃能不能跟爸爸上户？",
        "孩子三个月了才报户口罚不罚款？",
        "出生证名字写错了咋个上户？",
        "在国外生的宝宝回来怎么上户口？",
        "爸妈户口不在一处，娃儿上哪头？",
    ),
    "GA-002": (
        "老汉走了，户口咋个销？",
        "我妈过世三年了还没销户，有没有事？",
        "在屋头走的没得医院证明咋办？",
        "人死了户口不销会罚款吗？",
        "女儿能不能去给爸销户口？",
        "销户要不要带火化证？",
        "爷爷的户口本和身份证要收走吗？",
        "外地去世的老人户口在哪里销？",
        "销户口收不收钱？",
        "老伴走了，派出所喊我去销户要带啥子？",
    ),
    "MZ-001": (
        "扯结婚证还要不要户口本？",
        "我们两个都是外地人，在这里能扯证不？",
        "星期六能不能去领证？",
        "婚检是不是必须做？",
        "离过婚的再结要带啥子？",
        "领证要多少钱？",
    ),
}


def guide_data(item_id: str = "GA-002", **changes: object) -> Data:
    """A guide without a problem, as its YAML file holds it, with ``changes`` on top.

    A change to None removes the field.
    """
    name, department, type_, audience = next(row[1:5] for row in CATALOGUE if row[0] == item_id)
    cited = (
        "summary legal_basis eligibility materials steps limit_note fee result channels proxy where"
        " pitfalls faq measures not_eligible_hint"
    )
    data: Data = {
        "item_id": item_id,
        "name": name,
        "department": department,
        "type": type_,
        "audience": audience,
        "plain_name": _PLAIN_NAMES[item_id],
        "aliases": [f"{name}手续"],
        "summary": _SUMMARIES[item_id],
        "ways_of_asking": list(_WAYS[item_id]),
        "legal_basis": [{"law": "中华人民共和国户口登记条例", "article": "第七条"}],
        "eligibility": [f"符合{name}条件的本人或者亲属。"],
        "not_eligible_hint": "不符合的先打窗口电话问。",
        "materials": [{"name": "居民户口簿"}, {"name": "居民身份证", "copies": 1}],
        "steps": [f"带材料到{department}的窗口。", "窗口核对后当场登记。"],
        "statutory_days": 3,
        "promised_days": 1,
        "day_unit": "工作日",
        "limit_note": "材料齐当场办。",
        "fee": {"charged": False, "amount": "不收费"},
        "result": {"name": f"{name}的登记记录", "validity": "长期有效"},
        "channels": [{"form": "窗口", "note": "上班时间"}],
        "proxy": {"allowed": "可以", "needs": ["代办人身份证"]},
        "where": {"window": f"{department}办事窗口"},
        "phone": "12345",
        "pitfalls": [f"{name}不要拖，早办早好。"],
        "faq": [
            {"q": f"{name}要收钱吗？", "a": "不收。"},
            {"q": f"{name}可以请人代办吗？", "a": "可以，带代办人身份证。"},
        ],
        "related": [{"item_id": "YB-001", "difference": "那是医保参保，不是登记。"}],
        "measures": [{"name": "委托代办", "when": "本人走不开。", "border": "证件要齐。"}],
        "sources": [
            {
                "title": "户口登记条例",
                "as_of": _AS_OF,
                "certainty": "法条",
                "supports": cited.split(),
            }
        ],
        "as_of": _AS_OF,
        "review_by": _REVIEW_BY,
    }
    return {key: value for key, value in (data | changes).items() if value is not None}


def case_data(**changes: object) -> Data:
    """The toy case, as its YAML file holds it, with ``changes`` on top."""
    data: Data = {
        "case_id": "C-001",
        "title": "户口簿拿不到，结婚登记办不成",
        "origin": "composed",
        "wanted": "一位居民要和爱人登记结婚。",
        "stuck": "户口还挂在前夫家，前夫不肯借户口簿。",
        "root_cause": "材料不全",
        "coordinator": "婚姻登记窗口",
        "measures": ["部门协调"],
        "actions": ["窗口请派出所出具户籍证明"],
        "result": "当天领到了证",
        "days": 1,
        "day_unit": "工作日",
        "items": ["MZ-001"],
        "lesson": "卡在别人手里的材料可以请窗口出面协调",
        "ways_of_asking": ["前头那个不借户口簿，我咋个扯证？"],
        "still_valid": True,
    }
    return data | changes


def life_event_data(**changes: object) -> Data:
    """The toy life event, as its YAML file holds it, with ``changes`` on top."""
    data: Data = {
        "event_id": "LE-01",
        "name": "亲人去世",
        "summary": "从销户到医保一件一件办完。",
        "ways_of_asking": ["老人走了要办些啥子？", "亲人去世先去哪个单位？", "后事手续有哪些？"],
        "first": "先拿到死亡证明",
        "who": "配偶或者子女去办",
        "steps": [
            {"item_id": "GA-002", "note": "到派出所销户口"},
            {"item_id": "YB-001", "note": "到医保窗口停保", "when": "参加了居民医保"},
        ],
        "sources": [{"title": "户口登记条例", "as_of": _AS_OF, "certainty": "法条"}],
        "as_of": _AS_OF,
        "review_by": _REVIEW_BY,
    }
    return data | changes


def policy_data(**changes: object) -> Data:
    """The toy support policy, as its YAML file holds it, with ``changes`` on top."""
    data: Data = {
        "policy_id": "P-01",
        "name": "困难群众参保资助",
        "benefit": "低保户参加居民医保，个人缴费有补助。",
        "conditions": {
            "all": [
                {"field": "hukou", "op": "==", "value": "本地", "text": "户口在本地"},
                {"field": "age", "op": ">=", "value": 60, "text": "满六十岁"},
            ]
        },
        "apply_item": "YB-001",
        "how": "到乡镇街道的医保窗口申请",
        "ways_of_asking": ["低保户交医保有没有补贴？"],
        "basis": "医疗救助办法",
        "sources": [{"title": "医疗救助办法", "as_of": _AS_OF, "certainty": "公开资料"}],
        "as_of": _AS_OF,
        "review_by": _REVIEW_BY,
    }
    return data | changes


def elsewhere_data(**changes: object) -> Data:
    """The toy matter outside the catalogue, as its YAML file holds it, with ``changes`` on top."""
    data: Data = {
        "elsewhere_id": "E-001",
        "name": "下水道堵塞",
        "outside": "not_in_catalogue",
        "summary": "小区外面的下水道堵了、冒脏水，归市政管护单位疏通。",
        "ways_of_asking": [
            "门口下水道堵了哪个来通？",
            "巷子里头污水冒出来臭得很",
            "下水井盖烂了找哪个？",
            "雨一落就淹，阴沟不通",
            "市政下水道堵塞 报修",
        ],
        "turn_to": "归市政管护单位管，可以打 12345 报修。",
        "phone": "12345",
        "near_items": ["GA-001"],
        "sources": [{"title": "市政设施养护通行做法", "as_of": _AS_OF, "certainty": "通行做法"}],
        "as_of": _AS_OF,
        "review_by": _REVIEW_BY,
    }
    return data | changes


def write_yaml(path: Path, data: object) -> None:
    """Write ``data`` as a YAML file, making its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


def write_corpus(folder: Path) -> None:
    """Write a corpora folder without a problem: 4 items, 3 written guides, one of each record."""
    folder.mkdir(parents=True)
    header = ("item_id", "name", "department", "type", "audience", "senior_relevant")
    _write_table(folder / "catalogue.tsv", header, CATALOGUE, "\t")
    for item_id in _WAYS:
        write_yaml(folder / "guides" / item_id[:2] / f"{item_id}.yaml", guide_data(item_id))
    write_yaml(folder / "cases" / "C-001.yaml", case_data())
    write_yaml(folder / "life_events" / "LE-01.yaml", life_event_data())
    write_yaml(folder / "policies" / "P-01.yaml", policy_data())
    write_yaml(folder / "elsewhere" / "E-001.yaml", elsewhere_data())
    _write_table(
        folder / "windows.csv",
        ("window_id", "name", "level", "district", "address", "hours", "phone"),
        (
            ("W-01", "市政务服务中心“办不成事”窗口", "市级", "攀枝花市", "", "", "12345"),
            ("W-02", "东区政务服务中心“办不成事”窗口", "区县", "东区", "", "", "12345"),
        ),
    )
    _write_table(
        folder / "departments.csv",
        ("code", "name", "units", "handles", "hotline", "escalation"),
        (
            ("GA", "市公安局", "户政", "户口和身份证", "12345", "首席代表;局长坐席"),
            ("MZ", "市民政局", "婚姻登记处", "婚姻登记和救助", "12345", "首席代表;局长坐席"),
            ("YB", "市医疗保障局", "医保中心", "参保和报销", "12393", "首席代表;局长坐席"),
        ),
    )


def _write_table(
    path: Path, header: Sequence[str], rows: Sequence[Sequence[str]], delimiter: str = ","
) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows([header, *rows])
