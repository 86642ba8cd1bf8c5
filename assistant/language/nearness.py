"""Questions that say nearly the same, put together by the character pairs they share."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from index.terms import characters

NEAR = 0.5  # Jaccard index of the character pairs: every second pair of both together is shared


def near_groups(texts: Sequence[str], near: float = NEAR) -> list[list[int]]:
    """Places in ``texts`` that say nearly the same, each place in one group.

    The first text of a group leads it: the others have a Jaccard index (|A ∩ B| / |A ∪ B| of
    their character pairs; Jaccard 1901) of at least ``near`` with it. Give the most frequent text
    first. Groups stand in the order of their leaders; a text alone is a group of one.
    """
    groups: list[list[int]] = []
    sizes: list[int] = []
    leaders: dict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        pairs = set(characters(text)) or {text}
        shared = Counter(leader for pair in pairs for leader in leaders[pair])
        likeness = {n: count / (len(pairs) + sizes[n] - count) for n, count in shared.items()}
        best = max(likeness, key=lambda n: (likeness[n], -n), default=None)
        if best is not None and likeness[best] >= near:
            groups[best].append(place)
            continue
        for pair in pairs:
            leaders[pair].append(len(groups))
        groups.append([place])
        sizes.append(len(pairs))
    return groups
