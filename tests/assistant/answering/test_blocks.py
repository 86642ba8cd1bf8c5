import pytest

from assistant.answering.blocks import lines, material_line
from assistant.answering.direct import direct_reply
from assistant.understanding.aspect import AskedAspect
from index.snapshot import Snapshot
from ingest.guide import Form, Guide, Material


@pytest.fixture
def guide(toy_snapshot: Snapshot) -> Guide:
    return toy_snapshot.corpus.guides["GA-002"]


def test_a_material_says_how_many_from_whom_and_what_may_replace_it() -> None:
    material = Material(
        name="户口簿", originals=1, copies=2, issuer="公安机关", defer_allowed=True, note="带全本。"
    )
    assert material_line(material) == (
        "户口簿（原件 1 份；复印件 2 份；由公安机关开；可以问能不能先收件后补；带全本）"
    )


def test_a_material_for_some_people_says_for_whom() -> None:
    assert "代办的才要" in material_line(Material(name="委托书", when="代办的"))


def test_what_is_made_at_the_window_need_not_be_brought() -> None:
    line = material_line(Material(name="申请表", form=Form.ON_SITE))
    assert "到窗口当场办" in line
    assert "原件" not in line


@pytest.mark.parametrize("aspect", list(AskedAspect))
def test_every_aspect_has_a_direct_reply(
    aspect: AskedAspect, guide: Guide, toy_snapshot: Snapshot
) -> None:
    reply, _ = direct_reply(guide, (aspect,), toy_snapshot.corpus)
    assert 1 <= len(reply) <= 3
    assert all(reply)


def test_the_direct_reply_to_a_price_is_the_price(guide: Guide, toy_snapshot: Snapshot) -> None:
    reply, told = direct_reply(guide, (AskedAspect.FEE,), toy_snapshot.corpus)
    assert told
    assert guide.fee is not None
    assert reply[0] == guide.fee.amount


def test_days_of_zero_are_not_shown_as_a_count(guide: Guide, toy_snapshot: Snapshot) -> None:
    at_once = guide.model_copy(update={"statutory_days": 0, "promised_days": 0})
    assert not any("0 个" in line for line in lines("time", at_once, toy_snapshot.corpus))
