"""``python -m eval.race``: run what has not run, then write docs/race.md and its plots."""

import hashlib
from pathlib import Path
from typing import Annotated

import typer

from assistant.settings import Settings
from eval.question import read_questions
from eval.question_file import QuestionFile
from eval.race.entrant import ENTRANTS
from eval.race.material import plain_encoder, race_folder
from eval.race.page import write_page
from eval.race.passages import PlainVectors, RacePassages
from eval.race.run import Race

_ROOT = Path(__file__).resolve().parents[2]


def race(  # noqa: PLR0913, PLR0917 - one parameter for each option
    questions: Annotated[Path, typer.Option()] = _ROOT / "eval/questions/dev.jsonl",
    docs: Annotated[Path, typer.Option(help="写进哪个文件夹")] = _ROOT / "docs",
    only: Annotated[list[str] | None, typer.Option(help="只跑这些")] = None,
    limit: Annotated[int, typer.Option(min=0, help="只问前 N 个;0 为全部")] = 0,
    taken: Annotated[bool, typer.Option("--taken", help="向量取自现有的快照,不重新算")] = False,
    page_only: Annotated[bool, typer.Option("--page", help="只按已有的结果重写文档")] = False,
) -> None:
    """同样的片段、同样的问题,十种做法跑一遍;断了再跑,从断处接着。"""
    if unknown := set(only or ()) - {entrant.name for entrant in ENTRANTS}:
        known = "、".join(entrant.name for entrant in ENTRANTS)
        raise typer.BadParameter(f"没有叫 {'、'.join(sorted(unknown))} 的;可以写 {known}")
    settings = Settings()
    passages = RacePassages.current(settings)
    texts = passages.texts
    plain = PlainVectors.of(texts, settings.model_folder, race_folder(settings))
    enough = plain.ready and (taken or plain.seconds is not None)
    if not (enough or page_only):
        if taken:
            untrained = settings.cache_folder / "untrained"
            plain.take(RacePassages.current_in(untrained), texts)
        else:
            plain.make(texts, plain_encoder(settings))
    question_set = QuestionFile.of(questions)
    key = hashlib.sha256(f"{passages.snapshot.name}/{question_set.sha256}/{limit}".encode())
    one = Race(race_folder(settings) / key.hexdigest()[:12], questions, limit, taken)
    if not page_only:
        one.run(tuple(only or ()))
    asked = [question for question in read_questions(questions) if question.inside]
    write_page(docs, one.results(), asked[: limit or None], passages, plain)
    typer.echo(f"已写入 {docs / 'race.md'}")


if __name__ == "__main__":
    typer.run(race)
