"""What goes wrong with learning."""

from assistant.records.error import RecordsError


class LearningError(RecordsError):
    """Nothing was learnt or unlearnt; the message says why and the next step."""
