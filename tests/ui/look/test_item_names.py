import pytest

from ingest.corpus import Corpus
from tests.ui.look.test_answer_html import answer
from ui.look.item_names import by_name, leads

NAMES = {"GA-001": "娃娃上户口", "GA-002": "家人去世销户口"}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("收养的走GA-001，不走这里。", "收养的走“娃娃上户口”，不走这里。"),
        ("先销户（GA-002）再来。", "先销户（家人去世销户口）再来。"),
        ("先家人去世销户口（GA-002）再来。", "先家人去世销户口再来。"),
        ("别的走ZZ-999。", "别的走ZZ-999。"),
        ("按XGA-0011号文。", "按XGA-0011号文。"),
    ],
)
def test_a_code_in_a_sentence_becomes_the_name(line: str, told: str) -> None:
    made = answer("faq", direct=(line,))
    block = made.blocks[0].model_copy(update={"lines": (line,)})
    named = by_name(made.model_copy(update={"blocks": (block,)}), NAMES)
    assert named.direct == (told,)
    assert named.blocks[0].lines == (told,)
    assert named.blocks[0].citation == block.citation


def test_a_block_leads_to_the_items_it_names_but_not_to_itself(toy_corpus: Corpus) -> None:
    made = answer("faq", direct=("先办GA-002，GA-001在后，再GA-002；没有GA-999。",))
    assert leads(made, toy_corpus)[""] == ("GA-002",)


def test_what_is_easily_confused_can_be_touched(toy_corpus: Corpus) -> None:
    item_id, guide = next((i, g) for i, g in toy_corpus.guides.items() if g.related)
    made = answer("related", item_id=item_id)
    cited = made.blocks[0].citation.model_copy(update={"record_id": item_id})
    block = made.blocks[0].model_copy(update={"citation": cited, "title": "容易弄混的事"})
    found = leads(made.model_copy(update={"blocks": (block,)}), toy_corpus)
    assert found["容易弄混的事"] == tuple(related.item_id for related in guide.related)
