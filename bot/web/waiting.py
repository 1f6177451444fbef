"""How much waits, for whoever watches the server: numbers by messaging app and state, nobody and no words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy.exc import SQLAlchemyError

from bot.conversation.delivery import Queue
from bot.conversation.handover import State

# By name of the metric: what it says, and the part of a queue.
QUEUES = {
    "maru_incoming_waiting": ("Messages from messaging apps that wait for their answer", "incoming"),
    "maru_outgoing_waiting": ("Answers that wait to be taken by a messaging app", "outgoing"),
    "maru_outgoing_held": ("Answers that are kept until the patient writes again", "held"),
    "maru_dead_letters": ("Messages and answers that were given up after all attempts", "dead"),
}


class Waiting(Collector):
    """Counts anew at each look; blocks. While the database cannot be read, these numbers are absent."""

    def __init__(
        self,
        channels: Collection[str],
        queues: Callable[[], Mapping[str, Queue]],
        handovers: Callable[[], Mapping[State, int]],
    ) -> None:
        """``channels`` are those that are set up: each has its numbers also while nothing ever came from it."""
        self._channels, self._queues, self._handovers = channels, queues, handovers

    def describe(self) -> Iterator[GaugeMetricFamily]:
        """What there is; nothing is counted for it."""
        yield from self._families({}, {})

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """The numbers now."""
        try:
            queues, handovers = self._queues(), self._handovers()
        except SQLAlchemyError:
            return
        yield from self._families(queues, handovers)

    def _families(self, queues: Mapping[str, Queue], handovers: Mapping[State, int]) -> Iterator[GaugeMetricFamily]:
        for name, (says, part) in QUEUES.items():
            family = GaugeMetricFamily(name, says, labels=["channel"])
            for channel in sorted({*self._channels, *queues}):
                family.add_metric([channel], getattr(queues.get(channel, Queue()), part))
            yield family
        open_ones = GaugeMetricFamily("maru_handovers", "Conversations that a person was asked into", labels=["state"])
        for state, count in handovers.items():
            open_ones.add_metric([str(state)], count)
        yield open_ones
