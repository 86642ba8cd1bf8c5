from pathlib import Path

import pytest

from assistant.language.normalise import normalise
from assistant.policies.refused import Refusal, RefusedLexicon
from tests.assistant.policies import policy_world as world

LEXICON = world.lexicon().refused


@pytest.mark.parametrize(
    "told",
    [
        "窗口说我不符合条件，咋办",
        "低保不够条件，还能办啥子",
        "说我不够格",
        "社区讲我们家收入超了",
        "评不上低保",
        "没评上，还有没有别的路",
        "我年龄不够，差两岁",
        "养老金年限不够，领不到",
        "今年低保停了，还能办什么",
        "说我妈不符合，就因为有个儿子",
        "申请不了，说我户口不在这里",
        "条件不够，窗口不收",
        "没得资格，那我还能问哪样",
    ],
)
def test_not_being_eligible_is_recognised(told: str) -> None:
    assert LEXICON.refusal(normalise(told)) is Refusal.NOT_ELIGIBLE


@pytest.mark.parametrize(
    "told",
    [
        "材料被退回来了，咋个整",
        "交上去没批",
        "临时救助没批下来",
        "申请遭打回来了",
        "审核没通过，为啥子",
        "窗口不给办，找哪个",
        "申请公租房被拒绝了",
        "工伤认定不予受理",
        "残疾鉴定没有通过",
        "说我办不成，让我回去",
        "补贴申请被驳回，还能咋办",
        "喊我回来，说不行",
    ],
)
def test_being_turned_down_is_recognised(told: str) -> None:
    assert LEXICON.refusal(normalise(told)) is Refusal.TURNED_DOWN


def test_where_both_are_told_the_conditions_are_the_reason() -> None:
    assert LEXICON.refusal("没批，说我不符合条件") is Refusal.NOT_ELIGIBLE


@pytest.mark.parametrize(
    "told",
    [
        "低保怎么申请",
        "我够不够条件",
        "这种情况给不给办",
        "受不受理外地户口",
        "我符不符合低保",
        "能不能享受高龄津贴",
        "有没有资格评",
        "还没批下来，要等好久",
        "没批文能不能先开工",
        "照片不符合要求，在哪里重照",
        "手机上办不了，窗口能办不",
        "我走不动办不了，喊女儿去",
        "人脸识别没通过",
        "老板不给办社保",
        "公司不批假",
        "怕被退回来，要带齐哪些材料",
        "会不会不符合条件",
        "办不成事窗口在哪里",
        "食品检测不合格",
        "报销的钱被退回了",
        "身份证丢了怎么补",
    ],
)
def test_a_question_or_another_trouble_is_no_refusal(told: str) -> None:
    assert LEXICON.refusal(normalise(told)) is None


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("word\t没批\tturned_down", "kind"),
        ("phrase\t没批\trefused", "means"),
        ("phrase\t没批\t", "means 空着"),
        ("except\t会不会\tturned_down", "means 空着"),
        ("pattern\t(没批\tturned_down", "正则表达式"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, row: str, complaint: str) -> None:
    path = tmp_path / "refused.tsv"
    path.write_text(f"kind\tsaid\tmeans\n{row}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=complaint):
        RefusedLexicon.read(path)


def test_no_row_of_the_shipped_file_stands_there_twice() -> None:
    lines = (world.CORPORA / "lexicon/refused.tsv").read_text(encoding="utf-8").splitlines()
    said = [line.split("\t")[1] for line in lines]
    assert len(said) == len(set(said))
