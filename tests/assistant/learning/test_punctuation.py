from assistant.language.normalise import normalise
from assistant.learning.punctuation import wide


def test_punctuation_after_chinese_is_wide_again() -> None:
    assert wide(normalise("户口本丢了，咋个补？急！")) == "户口本丢了，咋个补？急！"


def test_numbers_times_and_foreign_words_stay() -> None:
    assert wide("交1,000元,8:30去,ETC?") == "交1,000元，8:30去，ETC?"
