"""Lists of materials that several items share: copied without thought, or one certificate's life."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ingest.guide import Guide
from ingest.guide_text import guide_path
from ingest.lint_allow import FILE_NAME, SharedMaterials
from ingest.problem import Problem

MOST_ITEMS = 3
NEAR = 0.9
_ASIDE = re.compile(r"[（(][^（）()]*[）)]|\s|居民|申请人的?|本人的?|原件|复印件")


def lint_shared_materials(
    guides: Mapping[str, Guide], allowed: Iterable[SharedMaterials] = ()
) -> Iterator[Problem]:
    """More than three items whose lists are the same or nearly so, unless the group is allowed.

    An allowed group that no longer shares a list is a notice.
    """
    groups = [group for group in sharing_groups(guides) if len(group) > MOST_ITEMS]
    reviewed = [set(entry.items) for entry in allowed]
    for group in groups:
        if not any(set(group) <= items for items in reviewed):
            yield Problem(
                guide_path(group[0]),
                "materials",
                f"{len(group)} 个事项材料几乎一样:{'、'.join(group)}",
                f"不超过 {MOST_ITEMS} 个,或在 lint_allow.yaml 写明理由",
                "逐个核对材料",
            )
    for items in reviewed:
        if not any(set(group) <= items for group in groups):
            yield Problem(
                Path(FILE_NAME),
                "shared_materials.items",
                "、".join(sorted(items)),
                f"材料几乎一样的 {MOST_ITEMS + 1} 个以上事项",
                "这一条已不需要,删去",
                error=False,
            )


def sharing_groups(guides: Mapping[str, Guide]) -> list[list[str]]:
    """Groups of at least 2 items, each joined to another one by Jaccard ≥ 0.9 of its list.

    Lists of fewer than 2 materials are left out. Order of the guides, within and between groups.
    """
    lists = {item_id: material_names(guide) for item_id, guide in guides.items()}
    open_ids = [item_id for item_id, names in lists.items() if len(names) >= 2]
    groups: list[list[str]] = []
    while open_ids:
        group, queue = [], [open_ids.pop(0)]
        while queue:
            item_id = queue.pop(0)
            group.append(item_id)
            near = [o for o in open_ids if jaccard(lists[item_id], lists[o]) >= NEAR]
            queue += near
            open_ids = [o for o in open_ids if o not in near]
        if len(group) > 1:
            groups.append(sorted(group, key=list(guides).index))
    return groups


def material_names(guide: Guide) -> frozenset[str]:
    """Names of the materials without asides, spaces and words that make no difference."""
    names = (_ASIDE.sub("", material.name) for material in guide.materials)
    return frozenset(name.replace("户口本", "户口簿") for name in names if name)


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """|one ∩ other| / |one ∪ other|, 0 for two empty sets."""
    return len(one & other) / len(one | other) if one or other else 0.0
