"""Which question set a run was over: its path and sha256, as ``metrics.json`` keeps them."""

from dataclasses import dataclass
from pathlib import Path

from index.manifest import file_sha256


@dataclass(frozen=True)
class QuestionFile:
    """A question set; ``path`` is absolute, so that it is found from any folder."""

    path: str
    sha256: str

    @classmethod
    def of(cls, path: Path) -> "QuestionFile":
        """The file at ``path`` as it is now."""
        return cls(str(path.resolve()), file_sha256(path))
