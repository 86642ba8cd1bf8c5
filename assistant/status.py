"""The status of an answer."""

from enum import StrEnum


class Status(StrEnum):
    """What an answer is."""

    ANSWERED = "answered"
    ANSWERED_PARTIALLY = "answered_partially"
    CLARIFICATION = "clarification"
    LIFE_EVENT = "life_event"
    LOW_CONFIDENCE = "low_confidence"
    NOT_IN_CATALOGUE = "not_in_catalogue"
    OFF_TOPIC = "off_topic"
    CRISIS = "crisis"
