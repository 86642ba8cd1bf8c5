from assistant.understanding.story import Story
from assistant.understanding.understand import Lexicon

NEED = "我的社保卡掉了,想补一张要带啥子?"


def named(*words: str):  # noqa: ANN201 - a measure for the tests
    return lambda sentence: float(sum(word in sentence for word in words))


def test_greetings_and_fillers_are_dropped(lexicon: Lexicon) -> None:
    assert lexicon.story.need("您好,请问一下社保卡掉了咋办", named("社保卡")) == "社保卡掉了咋办"


def test_a_greeting_alone_is_left_as_it_is(lexicon: Lexicon) -> None:
    assert lexicon.story.need("你好", named("社保卡")) == "你好"


def test_a_long_story_is_cut_to_the_sentences_that_name_the_matter(lexicon: Lexicon) -> None:
    story = f"今天太阳大得很,走得我一身汗。隔壁子王嬢嬢陪我来的,她等一下还要去买菜。{NEED}"
    assert lexicon.story.need(story, named("社保卡", "补")) == NEED


def test_a_short_question_is_read_whole(lexicon: Lexicon) -> None:
    short = "天气热。社保卡咋补?"
    assert lexicon.story.need(short, named("社保卡")) == short


def test_two_sentences_that_name_matters_are_both_kept(lexicon: Lexicon) -> None:
    story = "我老汉上个月过世了,户口还没有去销,不晓得要带些啥子。他的社保卡里头还有钱,又该去哪里取?"
    assert lexicon.story.need(story, named("户口", "社保卡")) == story


def test_when_nothing_names_a_matter_all_is_kept(lexicon: Lexicon) -> None:
    story = "这件事拖了很久一直没有人管我很着急。到底找哪个部门才解决得了,给我一个说法!"
    assert lexicon.story.need(story, lambda _: 0.0) == story


def test_the_reviewed_files_hold_both_kinds_of_phrases(lexicon: Lexicon) -> None:
    story: Story = lexicon.story
    weights = [weight for _, weight in story.needs.pairs]
    assert min(weights) < 0 < max(weights)
    assert story.fillers[0] == max(story.fillers, key=len)
