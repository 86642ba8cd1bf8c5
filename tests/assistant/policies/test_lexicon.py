from assistant.policies.lexicon import PolicyLexicon, policy_lexicon
from assistant.policies.refused import Refusal
from tests.assistant.policies import policy_world as world


def test_the_shipped_files_are_read_once() -> None:
    lexicon = policy_lexicon()
    assert policy_lexicon() is lexicon
    assert lexicon.refused.refusal("没批") is Refusal.TURNED_DOWN
    assert lexicon.told.people["妈"].value == "女"
    assert lexicon.may_lack.words["hukou", "外地"] == {"本地"}


def test_the_files_of_another_folder_are_read_too() -> None:
    assert PolicyLexicon.read(world.CORPORA / "lexicon") == policy_lexicon()
