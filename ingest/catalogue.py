"""The catalogue: the 673 service items of the centre, whose ids never change."""

import csv
from dataclasses import dataclass
from pathlib import Path

_COLUMNS = ("item_id", "name", "department", "type", "audience", "senior_relevant")


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
        ValueError: a missing column or a doubled id.
        OSError: the file cannot be read.
    """
    items: dict[str, CatalogueItem] = {}
    with path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines, delimiter="\t")
        missing = [name for name in _COLUMNS if name not in (reader.fieldnames or ())]
        if missing:
            raise ValueError(
                f"{path.name}:缺少列 {'、'.join(missing)};应有 {'、'.join(_COLUMNS)};请补上表头"
            )
        for row in reader:
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
