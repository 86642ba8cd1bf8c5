"""What is counted while the service runs; never what somebody asked."""

from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector

if TYPE_CHECKING:
    from assistant.answering.answer import Answer

_STEPS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0)  # seconds
_REQUESTS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)  # seconds


class Metrics:
    """Counters of one application, in a registry of its own.

    Labels come from short fixed lists (routes, statuses, steps), never from a request's text.
    """

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(namespace="bandecheng", registry=self.registry)
        self.requests = Counter(
            "bandecheng_requests",
            "Requests by route template and status",
            ("method", "route", "status"),
            registry=self.registry,
        )
        self.request_seconds = Histogram(
            "bandecheng_request_seconds",
            "Seconds until a response was sent",
            ("route",),
            buckets=_REQUESTS,
            registry=self.registry,
        )
        self.in_flight = Gauge(
            "bandecheng_requests_in_flight", "API requests being answered", registry=self.registry
        )
        self.answers = Counter(
            "bandecheng_answers",
            "Answers by status and channel",
            ("status", "channel"),
            registry=self.registry,
        )
        self.step_seconds = Histogram(
            "bandecheng_step_seconds",
            "Seconds of each step of the pipeline",
            ("step",),
            buckets=_STEPS,
            registry=self.registry,
        )

    def answered(self, answer: "Answer", channel: str) -> None:
        """Count one answer, and the time of its steps where its evidence has them."""
        self.answers.labels(answer.status, channel).inc()
        timings = answer.evidence.timings_ms if answer.evidence else {}
        for step, milliseconds in timings.items():
            self.step_seconds.labels(step).observe(milliseconds / 1000)
