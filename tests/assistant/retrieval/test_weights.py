from pathlib import Path

import pytest
from pydantic import ValidationError

from assistant.retrieval.decide import SIGNALS
from assistant.retrieval.weights import WEIGHTS_FILE, DecisionWeights, read_weights


def test_the_reviewed_file_reads_and_its_thresholds_are_in_order() -> None:
    decision = read_weights().decision
    assert 0 < decision.clarify_at <= decision.answer_at < 1


def test_every_signal_has_a_weight() -> None:
    assert set(SIGNALS) <= set(DecisionWeights.model_fields)


def test_an_unknown_weight_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "weights.yaml"
    text = WEIGHTS_FILE.read_text(encoding="utf-8").replace("ranking:", "ranking:\n  luck: 1.0")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValidationError, match="luck"):
        read_weights(path)
