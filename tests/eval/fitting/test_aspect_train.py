from pathlib import Path

import pytest

from assistant.understanding.aspect import AskedAspect
from eval.fitting.aspect_train import AspectLabel, read_labels, train_aspects
from eval.question import Question

LABELS = [
    *(AspectLabel(aspect=AskedAspect.FEE, second="", question=f"{x}要好多钱") for x in "甲乙丙丁"),
    *(
        AspectLabel(aspect=AskedAspect.WHERE, second="", question=f"{x}在哪里办")
        for x in "甲乙丙丁"
    ),
    *(
        AspectLabel(aspect=AskedAspect.TIME, second="fee", question=f"{x}要多久")
        for x in "甲乙丙丁"
    ),
]
ASKED = [Question(id="1", question="问", aspect="fee")]


def test_the_model_learns_what_the_labels_tell() -> None:
    model = train_aspects(LABELS, ASKED)
    assert model.asked("戊要好多钱")[0] is AskedAspect.FEE
    assert model.asked("戊在哪里办")[0] is AskedAspect.WHERE


def test_training_again_gives_the_same_model() -> None:
    first, second = (train_aspects(LABELS, ASKED) for _ in range(2))
    assert (first.weights == second.weights).all()
    assert first.column == second.column


def test_an_aspect_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "aspect_labels.tsv"
    path.write_text("aspect\tsecond\tquestion\nprice\t\t好多钱\n", encoding="utf-8")
    with pytest.raises(ValueError, match="price"):
        read_labels(path)


def test_the_committed_labels_can_be_read(repository: Path) -> None:
    labels = read_labels(repository / "corpora/lexicon/aspect_labels.tsv")
    assert len(labels) > 2_000
    assert {label.aspect for label in labels} == set(AskedAspect)
