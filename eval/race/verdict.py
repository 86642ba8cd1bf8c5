"""Who won what, in sentences: where a peer is ahead of this project, it is said."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from eval.race.entrant import FINDING, OURS, PLAIN
from eval.race.result import Result
from eval.race.scoring import SHOWN, Score

_LEAST = 4  # times that the plain path is to take at least
_LOWER: dict[str, Callable[[Result], float]] = {
    "每问毫秒(p50)": lambda result: float(np.median(result.latencies_ms)),
    "峰值内存 MB": lambda result: result.peak_mb,
    "冷启动秒": lambda result: result.cold_start_s,
    "磁盘 MB": lambda result: result.disk_mb,
}


def verdict(ran: Sequence[Result], scored: Mapping[str, Score], labels: Mapping[str, str]) -> str:
    """Bullets of Markdown on quality, speed against the plain path, and what costs less."""
    ours = next((result for result in ran if result.name == OURS), None)
    if ours is None:
        return "- 本项目没有跑,无从比较。\n"
    finding = [result for result in ran if result.name == FINDING]
    peers = [result for result in ran if result.name not in (OURS, FINDING)]
    lines = [_on(measure, peers, scored, labels) for measure in SHOWN]
    lines += _on_plain([ours, *finding], peers, labels)
    for name, cost in _LOWER.items():
        less = [labels[peer.name] for peer in peers if cost(peer) < cost(ours)]
        said = f"比本项目({cost(ours):.1f})少的:{'、'.join(less)}" if less else "本项目最少"
        lines.append(f"{name}:{said}。")
    return "".join(f"- {line}\n" for line in lines)


def _on(
    measure: str,
    peers: Sequence[Result],
    scored: Mapping[str, Score],
    labels: Mapping[str, str],
) -> str:
    place = SHOWN.index(measure)
    leads = {
        peer.name: ahead[place] for peer in peers if (ahead := scored[peer.name].ahead) is not None
    }
    before = [labels[name] for name, lead in leads.items() if lead[0] < 0]
    level = [labels[name] for name, lead in leads.items() if lead[0] >= 0 and lead[1] <= 0]
    said = f"**排在本项目前面的:{'、'.join(before)}**" if before else "本项目第一"
    if level:
        said += f";领先不够肯定的:{'、'.join(level)}"
    elif not before:
        said += ",对每一家的区间都大于 0"
    return f"{measure}:{said}。"


def _on_plain(
    own: Sequence[Result], peers: Sequence[Result], labels: Mapping[str, str]
) -> list[str]:
    plain = next((peer for peer in peers if peer.name == PLAIN), None)
    if plain is None:
        return [f"ST + FAISS 还没跑:是不是快 {_LEAST} 倍,还不知道。"]
    said = []
    for result in own:
        times = float(np.median(plain.latencies_ms) / np.median(result.latencies_ms))
        reached = "达到" if times >= _LEAST else "**没有达到**"
        said.append(f"{labels[result.name]}:{times:.1f} 倍,{reached} {_LEAST} 倍的目标")
    return [
        "同一个底座走 sentence-transformers + FAISS,一问的毫秒是它们的几倍——"
        + ";".join(said)
        + "。"
    ]
