"""The reviewed file of ranking weights and decision thresholds."""

from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field

WEIGHTS_FILE = Path(__file__).with_name("weights.yaml")


class RankingWeights(BaseModel):
    """Weight of each feature after standardising over a question's candidates."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: float = Field(ge=0)
    summary: float = Field(ge=0)
    ways: float = Field(ge=0)
    words: float = Field(ge=0)
    characters: float = Field(ge=0)
    pinyin: float = Field(ge=0)
    everyday: float = Field(ge=0)


class DecisionWeights(BaseModel):
    """Logistic model of “the first item is right”, and the thresholds on it.

    confidence = 1 / (1 + exp(-(intercept + Σ weight × signal))), higher is surer.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    intercept: float
    margin: float
    share: float
    cosine: float
    coverage: float
    answer_at: float = Field(gt=0, lt=1)
    refuse_at: float = Field(gt=0, lt=1)
    clarify_at: float = Field(gt=0, lt=1)


class Weights(BaseModel):
    """Everything in ``weights.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    hits: int = Field(ge=10)
    candidates: int = Field(ge=5)
    temperature: float = Field(gt=0)
    ranking: RankingWeights
    decision: DecisionWeights


def read_weights(path: Path = WEIGHTS_FILE) -> Weights:
    """Read the reviewed file.

    Raises:
        pydantic.ValidationError: a weight is missing, unknown or out of range.
    """
    return Weights.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
