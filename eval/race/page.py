"""docs/race.md: written by the race itself, tables, plots and who won what."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from eval.question import Question
from eval.race.entrant import ENTRANTS, OURS
from eval.race.machine import machine
from eval.race.passages import PlainVectors, RacePassages
from eval.race.plot import QUALITY, SPEED, plot_quality, plot_speed
from eval.race.result import Result
from eval.race.roll_up import DEPTH
from eval.race.scoring import SHOWN, Score, scores
from eval.race.verdict import verdict

_LABELS = {entrant.name: entrant.label for entrant in ENTRANTS}
_HEAD = """\
# 同台比一比

本页由 `make race` 写成,不要手改;`python -m eval.race --page` 只按已有的结果重写。

## 怎么比

- 同一个快照 `{snapshot}` 的 {passages} 个片段,同一份问题集({questions} 个目录之内的问题)。
- 每一家都被要 {depth} 个片段;片段归到它的事项,一个事项排在它最好的片段那里,取前十个事项。本项目直接报它答复里的事项。
- 每一家在自己的进程里建、在另一个进程里查,最多用两个核;内存是查的那个进程的峰值,冷启动从进程启动算到第一问答完。
- 8 人同时问时每句前加“请问”,谁也不能靠记住上一遍的答复。
- “bandecheng”量的是整条流程(听懂、检索、判断、写出答复),别家量的只是检索;
  “bandecheng finding”做到排出事项为止,与别家做的一样多。
- **这份问题集也是本项目选排序权重用的开发集,本项目的准确数因此偏高**;别家没有在它上面调过。
- 默认一行是各家文档里的默认分词;带 words 的换成本项目的分词,带 ours 的换成本项目的分词和向量。
- “ST + FAISS”、txtai、LangChain、LlamaIndex、Haystack 的默认一行用同一个底座模型,没有训练过,走 sentence-transformers。
- {encoding}
- 机器:{machine}。与别的虚拟机共用,同一家前后能差两成。
  “开跑时负载”是系统前一分钟的平均,多半是前一家自己留下的;两个核上明显高过 2,才说明机器还在做别的事。
"""


def write_page(
    docs: Path,
    results: Sequence[Result],
    asked: Sequence[Question],
    passages: RacePassages,
    plain: PlainVectors,
) -> None:
    """Write ``race.md`` and its plots into ``docs``; who has no result is named with the reason."""
    ran = [result for result in results if not result.trouble]
    scored = scores(results, asked)
    parts = [
        _HEAD.format(
            snapshot=passages.snapshot.name,
            passages=f"{len(passages.passages):,}",
            questions=len(asked),
            depth=DEPTH,
            encoding=_encoding(plain, ran),
            machine=machine(),
        ),
        "## 找得准不准\n",
        _quality(ran, scored),
        "“领先”是本项目减去这一家,方括号里是成对自助法的 95% 区间;整个区间大于 0 才算领先。\n",
        "## 快不快,占多少\n",
        _speed(ran),
        "## 谁赢了什么(只说跑了的)\n",
        verdict(ran, scored, _LABELS),
        "## 没有跑的\n",
        _absent(results),
        "## 版本\n",
        _versions(ran),
    ]
    if ran:
        plot_quality(docs / "images" / QUALITY, _LABELS, scored)
        plot_speed(docs / "images" / SPEED, _LABELS, scored, ran)
        parts[3:3] = [f"![找得准不准](images/{QUALITY})\n"]
        parts[6:6] = [f"![每问毫秒与 nDCG@10](images/{SPEED})\n"]
    (docs / "race.md").write_text("\n".join(parts), encoding="utf-8")


def _encoding(plain: PlainVectors, ran: Sequence[Result]) -> str:
    if any(result.taken for result in ran):
        return (
            "片段的向量取自现有的快照(`--taken`):底座模型的取自没有训练过的 int8 副本,"
            "问题仍由 sentence-transformers 现算。建索引的时间因此不含向量化,本项目的不计。"
        )
    seconds = plain.seconds if plain.ready else None
    return f"片段的底座向量只算一次,{seconds} 秒,大家共用;各家建索引的时间不含这一步,本项目的含。"


def _quality(ran: Sequence[Result], scored: Mapping[str, Score]) -> str:
    rows = []
    for result in sorted(ran, key=lambda one: -float(scored[one.name].means[-1])):
        score = scored[result.name]
        means = [f"{mean:.3f}" for mean in score.means]
        leads = ["—", "—"]
        if score.ahead is not None:
            shown = (SHOWN.index("hit@1"), SHOWN.index("ndcg@10"))
            leads = [_lead(score.ahead[place]) for place in shown]
        rows.append([_LABELS[result.name], *means, *leads, _note(result.name)])
    return _table(["", *SHOWN, "hit@1 领先", "nDCG@10 领先", "说明"], rows)


def _lead(values: Sequence[float]) -> str:
    difference, low, high = (100 * value for value in values)
    return f"{difference:+.1f} [{low:+.1f}, {high:+.1f}]"


def _note(name: str) -> str:
    return next(entrant.note for entrant in ENTRANTS if entrant.name == name)


def _speed(ran: Sequence[Result]) -> str:
    ours = next((float(np.median(r.latencies_ms)) for r in ran if r.name == OURS), None)
    rows = []
    for result in sorted(ran, key=lambda one: float(np.median(one.latencies_ms))):
        p50, p95, p99 = np.percentile(result.latencies_ms, (50, 95, 99))
        uncounted = result.taken and result.name == OURS
        rows.append(
            [
                _LABELS[result.name],
                *(f"{value:.3g}" for value in (p50, p95, p99)),
                f"{p50 / ours:.2g}" if ours else "—",
                f"{result.per_second_1:.0f}",
                f"{result.per_second_8:.0f}",
                str(result.peak_mb),
                f"{result.cold_start_s:.1f}",
                "取自快照" if uncounted else f"{result.build_s:.1f}",
                f"{result.disk_mb:.0f}",
                f"{result.load:.0f}",
            ]
        )
    head = "p50 毫秒|p95|p99|是本项目的几倍|每秒问数 1 人|8 人|峰值 MB|冷启动 秒|建 秒|磁盘 MB|开跑时负载"
    return _table(["", *head.split("|")], rows)


def _absent(results: Sequence[Result]) -> str:
    troubled = [result for result in results if result.trouble]
    if not troubled:
        return "都跑了。\n"
    return "".join(f"- {_LABELS[result.name]}:{result.trouble}\n" for result in troubled)


def _versions(ran: Sequence[Result]) -> str:
    known = {name: version for result in ran for name, version in result.versions.items()}
    when = f"结果写于 {min(r.at for r in ran)} 到 {max(r.at for r in ran)}(UTC)。" if ran else ""
    return f"{'、'.join(f'{name} {known[name]}' for name in sorted(known))}。{when}\n"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
