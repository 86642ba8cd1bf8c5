from assistant.dialogue.correction import names_a_matter, twins
from ingest.corpus import Corpus
from ingest.guide import Guide, Related


def related(corpus: Corpus, item_id: str, *others: str) -> Guide:
    twins = tuple(Related(item_id=other, difference="那是另一件事。") for other in others)
    return corpus.guides[item_id].model_copy(update={"related": twins})


def test_a_word_of_few_departments_names_a_matter(toy_corpus: Corpus) -> None:
    assert names_a_matter(["结婚"], toy_corpus)
    assert names_a_matter(["登记", "结婚"], toy_corpus)


def test_a_word_of_many_departments_or_of_none_needs_the_item_before(toy_corpus: Corpus) -> None:
    assert not names_a_matter(["登记"], toy_corpus)
    assert not names_a_matter(["火星"], toy_corpus)


def test_the_twin_that_has_the_word_is_meant(toy_corpus: Corpus) -> None:
    item = related(toy_corpus, "GA-001", "GA-002", "YB-001")
    assert twins(item, ["参保"], toy_corpus) == ("YB-001",)


def test_an_item_whose_name_covers_what_is_to_be_done_stays(toy_corpus: Corpus) -> None:
    item = related(toy_corpus, "GA-002", "YB-001")
    assert twins(item, ["注销户头"], toy_corpus) == ("GA-002",)


def test_without_a_clear_twin_the_item_and_its_twins_are_offered(toy_corpus: Corpus) -> None:
    item = related(toy_corpus, "GA-001", "GA-002", "YB-001")
    assert twins(item, ["换证"], toy_corpus) == ("GA-001", "GA-002", "YB-001")
