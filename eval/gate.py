"""The quality gate: what the development set scores now, against the recorded figures."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from pydantic import BaseModel, ConfigDict

from assistant.pipeline import Pipeline
from eval.batch import run_batch
from eval.fact import read_facts
from eval.fact_check import check_facts
from eval.question import read_questions
from eval.question_file import QuestionFile

RECORDED = Path(__file__).with_name("recorded.yaml")
MOST_LOST = 0.01  # one point
_HEAD = "# What `make test` holds the development set to; written by `bandecheng eval record`.\n"
_RETRIEVAL = ("hit@1", "hit@3")
_FACTS = "facts"


class Standing(BaseModel):
    """What one snapshot scored on the development set.

    ``figures`` are shares in [0, 1], higher is better: ``hit@1`` and ``hit@3`` as in
    ``eval.scores``, ``facts`` the share of the groups that answers say (``eval.fact_check``).
    ``question_sets`` are the sha256 of the files they are from.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    measured: date
    snapshot: str
    corpus: str
    question_sets: dict[str, str]
    figures: dict[str, float]


def measure_standing(pipeline: Pipeline, questions: Path, facts: Path, on: date) -> Standing:
    """Ask ``questions`` and ``facts`` once each through ``pipeline``; ``on`` is today.

    Raises:
        QuestionSetError: a file has a bad line.
        OSError: a file is missing.
    """
    files = [QuestionFile.of(questions), QuestionFile.of(facts)]
    with TemporaryDirectory() as name:
        out = Path(name)
        batch = run_batch(read_questions(questions), pipeline, out, files[0])
        checked = check_facts(read_facts(facts), pipeline, out, files[1])
    figures = {name: batch["overall"][name] for name in _RETRIEVAL}
    figures[_FACTS] = checked["as_answered"]["share_of_groups"]
    manifest = pipeline.snapshot.manifest
    return Standing(
        measured=on,
        snapshot=manifest.snapshot_id,
        corpus=manifest.corpus,
        question_sets={Path(file.path).name: file.sha256 for file in files},
        figures=figures,
    )


def write_recorded(standing: Standing, path: Path = RECORDED) -> None:
    """Write ``standing`` as what later ones are held to."""
    text = yaml.safe_dump(standing.model_dump(), allow_unicode=True, sort_keys=False)
    path.write_text(_HEAD + text, encoding="utf-8")


def read_recorded(path: Path = RECORDED) -> Standing:
    """The recorded figures.

    Raises:
        ValidationError: a field is missing or wrong.
        OSError: the file is missing.
    """
    return Standing.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


def complaints(now: Standing, recorded: Standing) -> list[str]:
    """Why ``now`` does not pass, one line each; empty when it does.

    A figure may fall by ``MOST_LOST`` at most, whatever the snapshot; figures of other questions
    cannot be compared.
    """
    mending = "下一步:找出变差的原因;确是有意的改动,就运行 bandecheng eval record 并请人核看"
    if now.question_sets != recorded.question_sets:
        return [
            f"问题集与记下的不同:现在 {_short(now.question_sets)},"
            f"记下的 {_short(recorded.question_sets)};{mending}"
        ]
    return [
        f"{name} 现在 {now.figures[name]:.4f}(快照 {now.snapshot}),"
        f"{recorded.measured} 记下 {was:.4f}(快照 {recorded.snapshot}),"
        f"最多可降 {MOST_LOST};{mending}"
        for name, was in recorded.figures.items()
        # Figures have four places; what binary fractions add must not decide.
        if round(was - now.figures[name], 4) > MOST_LOST
    ]


def _short(digests: Mapping[str, str]) -> str:
    return "、".join(f"{name} {digest[:12]}" for name, digest in digests.items())
