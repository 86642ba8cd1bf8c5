"""The support policy (帮扶政策): a benefit with conditions that a program can check."""

from datetime import date
from enum import StrEnum

from pydantic import Field, model_validator

from ingest.guide import ItemId, Sentence
from ingest.source import Record, Source

# Field of the profile → the values a condition may compare it with (None: any whole number).
PROFILE_FIELDS: dict[str, tuple[str, ...] | None] = {
    "age": None,
    "sex": ("男", "女"),
    "hukou": ("本地", "外地"),
    "hukou_type": ("城镇", "农村"),
    "reside_local": ("是", "否"),
    "income": ("特困", "低保", "低保边缘", "刚性支出困难", "因病致贫", "防返贫监测", "一般"),
    "disability_kind": ("视力", "听力", "言语", "肢体", "智力", "精神", "多重", "无"),
    "disability_grade": None,
    "care": ("自理", "轻度失能", "中度失能", "重度失能", "完全失能"),
    "pension": ("职工养老", "居民养老", "机关事业养老", "未参保"),
    "pension_years": None,
    "retired": ("是", "否"),
    "medical": ("职工医保", "居民医保", "未参保"),
    "veteran": (
        "残疾军人",
        "烈士遗属",
        "因公牺牲军人遗属",
        "病故军人遗属",
        "参战",
        "参试",
        "带病回乡",
        "农村籍退役士兵",
        "烈士子女",
        "在乡复员军人",
        "义务兵家庭",
        "退役军人",
        "无",
    ),
    "employment": ("在业", "登记失业", "灵活就业", "未就业", "在校"),
    "unemployment_insurance_years": None,
    "event": (
        "亲人去世",
        "工亡",
        "火灾",
        "车祸",
        "重病",
        "自然灾害",
        "房屋倒损",
        "失业",
        "工伤",
        "退役",
        "生育",
        "入学",
        "无",
    ),
    "children": None,
    "only_child": ("是", "否"),
    "child_dead": ("是", "否"),
    "child_disabled": ("是", "否"),
    "supporters": ("有能力", "无能力", "没有"),
    "living_alone": ("是", "否"),
    "housing": ("自有住房", "无房", "危房", "租房"),
}


class Operator(StrEnum):
    """How a leaf compares the profile's value with its own."""

    EQUAL = "=="
    AT_LEAST = ">="
    AT_MOST = "<="
    IN = "in"


class Condition(Record):
    """Either one comparison (``field, op, value, text``) or one group (``all``/``any``/``none``).

    ``text`` says the comparison in plain words, for the answer.
    """

    field: str | None = None
    op: Operator | None = None
    value: int | str | tuple[str, ...] | None = None
    text: str | None = None
    all: tuple["Condition", ...] | None = None
    any: tuple["Condition", ...] | None = None
    none: tuple["Condition", ...] | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> "Condition":
        groups = [g for g in (self.all, self.any, self.none) if g is not None]
        leaf = (self.field, self.op, self.value, self.text)
        if groups:
            if len(groups) > 1 or any_set(leaf) or not groups[0]:
                raise ValueError("一个条件只能是一组(all/any/none 之一,不为空)或一条比较")
            return self
        if self.field not in PROFILE_FIELDS:
            raise ValueError(f"field 是“{self.field}”,允许:{'、'.join(PROFILE_FIELDS)}")
        if self.op is None or self.value is None or not self.text:
            raise ValueError("一条比较要有 field、op、value、text")
        allowed = PROFILE_FIELDS[self.field]
        if allowed is None:
            if not isinstance(self.value, int) or self.op is Operator.IN:
                raise ValueError(f"{self.field} 要和整数比,op 用 ==、>= 或 <=")
            return self
        if self.op not in (Operator.EQUAL, Operator.IN):
            raise ValueError(f"{self.field} 只能用 == 或 in")
        values = self.value if isinstance(self.value, tuple) else (self.value,)
        if isinstance(self.value, tuple) is not (self.op is Operator.IN):
            raise ValueError("op 是 in 时 value 写列表,是 == 时写一个值")
        for value in values:
            if value not in allowed:
                raise ValueError(f"{self.field} 的值“{value}”不在:{'、'.join(allowed)}")
        return self


def any_set(values: tuple[object, ...]) -> bool:
    """Whether one of ``values`` is given."""
    return any(value is not None for value in values)


class Policy(Record):
    """A benefit that may fit somebody who is not eligible for what they asked."""

    policy_id: str = Field(pattern=r"^P-\d{2}$")
    name: Sentence
    benefit: Sentence
    conditions: Condition
    to_be_checked: tuple[Sentence, ...] = ()
    apply_item: ItemId
    how: Sentence
    near_misses: tuple[Sentence, ...] = ()
    unknown_locally: tuple[Sentence, ...] = ()
    ways_of_asking: tuple[Sentence, ...] = ()
    basis: Sentence
    sources: tuple[Source, ...] = Field(min_length=1)
    as_of: date
    review_by: date
