"""The catalogue: the 673 service items of the centre, whose ids never change."""

import csv
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class CatalogueItem:
    """One line of ``catalogue.tsv``."""

    item_id: str
    name: str
    department: str
    type: str
    audience: str
    senior_relevant: bool


def read_catalogue(path: Path) -> dict[str, CatalogueItem]:
    """Items by id, in the order of the file.

    Raises:
        ValueError: a doubled id.
        OSError: the file cannot be read.
    """
    items: dict[str, CatalogueItem] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            item = CatalogueItem(
                item_id=row["item_id"],
                name=row["name"],
                department=row["department"],
                type=row["type"],
                audience=row["audience"],
                senior_relevant=row["senior_relevant"] == "y",
            )
            if item.item_id in items:
                raise ValueError(
                    f"{path.name}:事项编码 {item.item_id} 出现两次,每个编码只允许一行;删去重复的一行"
                )
            items[item.item_id] = item
    return items
