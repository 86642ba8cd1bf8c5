from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.wording.polish_check import PolishCheck
from ingest.corpus import Corpus
from tests.assistant.wording.polishing import HONEST, LIES, PERSON, SALE, Lines

CHECK = PolishCheck.read(Path(__file__).parents[3] / "corpora/lexicon/polish.tsv")
ADDITIONS = [
    "，打 96999",
    "，交 20 元",
    "，保证办成",
    "，找张主任",
    "，要带结婚证",
    "，去民政局",
    "，加微信",
]
TOLD = sorted({lines for lines, _ in (*HONEST, *LIES.values())})


@pytest.mark.parametrize(("lines", "polished"), HONEST)
def test_an_honest_paraphrase_is_accepted(lines: Lines, polished: str) -> None:
    assert CHECK.fault(polished, lines) is None


@pytest.mark.parametrize(("lines", "polished"), LIES.values(), ids=LIES.keys())
def test_a_lie_is_refused(lines: Lines, polished: str) -> None:
    assert CHECK.fault(polished, lines)


@pytest.mark.parametrize("lines", TOLD)
def test_the_lines_themselves_pass(lines: Lines) -> None:
    assert CHECK.fault("\n".join(lines), lines) is None


@pytest.mark.parametrize(
    ("polished", "fault"),
    [
        ("法定 20 个工作日，承诺 3 个工作日。材料带齐当场受理；逾期不领的另行通知。", "5工作日"),
        ("法定 20 个工作日，承诺 5 个工作日。材料带齐当场受理；逾期的另行通知。", "否定有 0 处"),
        ("法定 20 个工作日，承诺 5 个工作日。带齐户口簿当场受理；逾期不领的另行通知。", "户口簿"),
    ],
)
def test_the_fault_says_what_is_wrong(polished: str, fault: str) -> None:
    assert fault in str(CHECK.fault(polished, SALE))


@given(st.sampled_from(TOLD), st.data())
def test_a_digit_that_changes_is_refused(lines: Lines, data: st.DataObject) -> None:
    text = "\n".join(lines)
    places = [place for place, char in enumerate(text) if char.isdigit()]
    if not places:
        return
    place = data.draw(st.sampled_from(places))
    digit = data.draw(st.sampled_from([d for d in "0123456789" if d != text[place]]))
    assert CHECK.fault(text[:place] + digit + text[place + 1 :], lines)


@given(
    st.sampled_from(TOLD),
    st.data(),
    st.sampled_from(ADDITIONS),
)
def test_whatever_is_put_in_anywhere_is_refused(
    lines: Lines, data: st.DataObject, addition: str
) -> None:
    text = "\n".join(lines)
    place = data.draw(st.integers(0, len(text)))
    assert CHECK.fault(text[:place] + addition + text[place:], lines)


@given(st.text(max_size=60))
def test_any_other_text_is_refused(text: str) -> None:
    assert CHECK.fault(text, PERSON)


def test_the_guides_of_the_toy_corpus_pass_as_they_are(toy_corpus: Corpus) -> None:
    for guide in toy_corpus.guides.values():
        for lines in filter(None, (guide.steps, guide.eligibility, guide.pitfalls)):
            assert CHECK.fault("\n".join(lines), lines) is None


def test_a_rule_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "polish.tsv"
    path.write_text("phrase\trule\tsense\n保证\tpromises\t\n", encoding="utf-8")
    with pytest.raises(ValueError, match="promises"):
        PolishCheck.read(path)
