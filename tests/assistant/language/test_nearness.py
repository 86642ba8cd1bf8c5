from assistant.language.nearness import near_groups


def test_questions_that_share_half_of_their_character_pairs_stand_together() -> None:
    texts = ["身份证丢了怎么补", "老人卡在哪里办", "身份证丢了怎么补办", "残疾证怎么换"]
    # 7 pairs are shared, 8 are there: 7/8; the others share 0 to 2 pairs.
    assert near_groups(texts) == [[0, 2], [1], [3]]


def test_the_border_counts_as_near() -> None:
    # ab bc cd | ab bc cd de ef fg: 3 of 6 pairs.
    assert near_groups(["abcd", "abcdefg"]) == [[0, 1]]
    assert near_groups(["abcd", "abcdefgh"]) == [[0], [1]]


def test_punctuation_and_case_make_no_difference() -> None:
    assert near_groups(["ETC 怎么办？", "etc怎么办"]) == [[0, 1]]


def test_texts_too_short_for_a_pair_are_compared_whole() -> None:
    assert near_groups(["卡", "证", "卡"]) == [[0, 2], [1]]
    assert near_groups([]) == []
