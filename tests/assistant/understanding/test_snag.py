"""What is in the way: borders by example, and recall and false alarms over many sentences."""

import csv
import hashlib
import shutil
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from assistant.language.normalise import normalise
from assistant.understanding.snag import SnagLexicon
from ingest.case import RootCause
from ingest.corpus import read_corpus
from ingest.guide import Guide

SENTENCES = Path(__file__).with_name("snag_sentences.tsv")


class Sentence(NamedTuple):
    text: str
    item_id: str
    snags: frozenset[str]

    @property
    def checks(self) -> bool:
        """Of the half that was not looked at while the phrases were written."""
        return hashlib.sha256(self.text.encode()).digest()[-1] % 2 == 1


@pytest.fixture(scope="module")
def snag_lexicon(repository: Path) -> SnagLexicon:
    return SnagLexicon.read(repository / "corpora/lexicon")


@pytest.fixture(scope="module")
def guides(repository: Path) -> dict[str, Guide]:
    return read_corpus(repository / "corpora")[0].guides


@pytest.fixture(scope="module")
def sentences() -> list[Sentence]:
    with SENTENCES.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Sentence(row["sentence"], row["item_id"], frozenset(filter(None, row["snags"].split(","))))
        for row in rows
    ]


def found(lexicon: SnagLexicon, text: str, guide: Guide | None = None) -> list[str]:
    return [snag.cause.snag for snag in lexicon.snags(normalise(text), guide)]


def test_there_are_enough_sentences_of_both_kinds(sentences: list[Sentence]) -> None:
    assert len(sentences) >= 150
    assert sum(not sentence.snags for sentence in sentences) >= 60
    assert len({sentence.text for sentence in sentences}) == len(sentences)


@pytest.mark.parametrize("checks", [False, True], ids=["developing half", "held-out half"])
def test_snags_are_found_and_few_are_made_up(
    checks: bool, sentences: list[Sentence], snag_lexicon: SnagLexicon, guides: dict[str, Guide]
) -> None:
    expected = right = alarms = plain = 0
    for sentence in (s for s in sentences if s.checks is checks):
        told = set(found(snag_lexicon, sentence.text, guides[sentence.item_id]))
        expected += len(sentence.snags)
        right += len(sentence.snags & told)
        plain += not sentence.snags
        alarms += bool(told) and not sentence.snags
    recall, false_alarms = right / expected, alarms / plain
    assert recall >= 0.9, f"{right} of {expected}"
    assert false_alarms <= 0.05, f"{alarms} of {plain}"


def test_most_of_what_is_reported_is_expected(
    sentences: list[Sentence], snag_lexicon: SnagLexicon, guides: dict[str, Guide]
) -> None:
    told = {s: set(found(snag_lexicon, s.text, guides[s.item_id])) for s in sentences}
    wrong = sum(len(snags - s.snags) for s, snags in told.items())
    assert wrong / sum(map(len, told.values())) <= 0.06


@pytest.mark.parametrize(
    ("text", "item_id", "expected"),
    [
        # The loss is the matter itself.
        ("身份证丢了怎么补", "GA-015", []),
        ("房产证搞落了咋补", "ZR-028", []),
        # The same loss hinders another matter that asks for the paper.
        ("房产证搞落了，房子过户办不到", "ZR-003", ["lost"]),
        # Of two papers only the one that is not the matter.
        ("户口本和身份证都丢了，拿啥补户口本", "GA-014", ["lost"]),
        # No item replaces it.
        ("住院的发票弄丢了", "YB-024", ["lost"]),
        # Neither asked for nor without an item: the wrong item was found, nothing is claimed.
        ("驾照丢了", "MZ-010", []),
        # What is no paper.
        ("手机丢了", "GA-015", []),
        ("残疾证找不到活路，能不能认定困难", "RS-070", []),
        # A paper that ran out, and a term that ran out.
        ("身份证过期了，还能领结婚证不", "MZ-001", ["expired"]),
        ("身份证过期了咋换", "GA-015", []),
        ("过期了还能报不", "SW-002", ["deadline"]),
        # The wrong entry is the matter itself.
        ("房产证上名字写错了", "ZR-022", []),
        ("房产证上名字写错了", "ZR-003", ["mismatch"]),
        # Death is the reason for the matter.
        ("老汉走了，户口咋个销", "GA-002", []),
    ],
)
def test_the_matter_itself_is_no_snag(
    text: str,
    item_id: str,
    expected: list[str],
    snag_lexicon: SnagLexicon,
    guides: dict[str, Guide],
) -> None:
    assert found(snag_lexicon, text, guides[item_id]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("身份证丢了", []),
        ("发票丢了", ["lost"]),
        ("我妈走不动", ["cannot_come"]),
        ("几家推来推去", ["passed_around"]),
        ("名字对不到", ["mismatch"]),
    ],
)
def test_without_an_item_only_what_no_item_is_about_counts(
    text: str, expected: list[str], snag_lexicon: SnagLexicon
) -> None:
    assert found(snag_lexicon, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("发票没丢了", []),
        ("会不会对不上", []),
        ("要是发票丢了咋办", []),
        ("要是老人来不了咋办", ["cannot_come"]),
        ("如果房东不肯来咋办", ["refuses"]),
        ("这种病给不给报销", []),
        ("收不收件", []),
        ("走得动，自己去", []),
    ],
)
def test_what_is_denied_asked_or_only_supposed_counts_where_it_matters(
    text: str, expected: list[str], snag_lexicon: SnagLexicon
) -> None:
    assert found(snag_lexicon, text) == expected


def test_a_fuller_phrase_is_the_one_meant(snag_lexicon: SnagLexicon) -> None:
    assert found(snag_lexicon, "不收费") == []
    assert found(snag_lexicon, "开发商跑路了") == ["issuer_gone"]
    assert found(snag_lexicon, "老板跑路了") == ["unreachable"]


def test_snags_come_in_the_order_they_are_told_and_once(snag_lexicon: SnagLexicon) -> None:
    text = "我妈走不动，来不了，又不会用手机，网页打不开"
    assert found(snag_lexicon, text) == ["cannot_come", "no_phone", "system"]


def test_the_lexicon_is_wide_and_every_cause_is_used(snag_lexicon: SnagLexicon) -> None:
    kinds = snag_lexicon.kinds.values()
    phrases = Counter(
        kind.cause.snag for kind in kinds for _ in (*kind.phrases.plain, *kind.phrases.gapped)
    )
    assert sum(phrases.values()) >= 250
    assert all(phrases[snag] >= 10 for snag in snag_lexicon.kinds)
    assert {kind.cause.root_cause for kind in kinds} == set(RootCause)


def test_causes_name_only_measures_and_snags_that_are_there(snag_lexicon: SnagLexicon) -> None:
    for kind in snag_lexicon.kinds.values():
        assert kind.cause.in_any_case <= set(kind.cause.measures)
        assert kind.cause.without_paper in ("", *snag_lexicon.kinds)
        assert kind.cause.needs_paper or not kind.cause.without_paper


def test_an_item_exists_for_every_word_of_an_own_matter(
    snag_lexicon: SnagLexicon, guides: dict[str, Guide]
) -> None:
    names = [guide.name for guide in guides.values()]
    words = {word for kind in snag_lexicon.kinds.values() for word in kind.cause.own_matter}
    assert {word for word in words if not any(word in name for name in names)} == set()


def test_no_phrase_is_listed_twice_for_one_snag(repository: Path) -> None:
    lines = (repository / "corpora/lexicon/snags.tsv").read_text(encoding="utf-8").splitlines()
    assert [line for line, times in Counter(lines).items() if times > 1] == []


def test_a_phrase_of_an_unknown_snag_is_refused_with_its_value(
    repository: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(repository / "corpora/lexicon", tmp_path / "lexicon")
    with (folder / "snags.tsv").open("a", encoding="utf-8") as out:
        out.write("打瞌睡\tsleepy\n")
    with pytest.raises(ValueError, match=r"打瞌睡.*sleepy.*lost"):
        SnagLexicon.read(folder)
