"""Answers what came in: one turn for each message, its answer kept in the same transaction."""

from __future__ import annotations

import logging
import random
from collections.abc import Callable, Mapping, Sequence

from bot.channels.channel import Address, Channel, Kind
from bot.channels.fit import only
from bot.channels.sender import Sender
from bot.channels.work import Work
from bot.conversation.bubbles import Turn, as_json
from bot.conversation.database import reading, writing
from bot.conversation.delivery import Delivery
from bot.conversation.delivery_incoming import REFUSED, Receipt
from bot.conversation.delivery_rows import TURN, Bubble, Leases, Message, later
from bot.conversation.messages import TurnError
from bot.conversation.store import Answered, Gone, Records, Said
from bot.conversation.turn import ANSWERED, Reception
from bot.logs import OWN_LOGGER

log = logging.getLogger(OWN_LOGGER)
# People of one channel who are answered at once by one process.
AT_ONCE = 16
# A message that cannot be answered now is tried again for about a minute and a half.
MOST_ATTEMPTS = 8
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
# An answer in an HTTP response is left to it for a moment longer than it waits.
GRACE_SECONDS = 1.0
# By the code of an error that is the message's own: what is said of it.
OWN_FAULTS = {
    "message_too_long": "utter_too_long",
    "empty_message": "utter_cannot_read",
    "not_text": "utter_cannot_read",
    "unknown_choice": "utter_old_button",
}


class Worker:
    """Answers for the channels that are set up."""

    def __init__(
        self,
        reception: Reception,
        records: Records,
        delivery: Delivery,
        channels: Mapping[str, Channel],
        leases: Leases,
        sender: Sender,
    ) -> None:
        """``on_answered`` is told of each message that got its answer."""
        self._reception, self._records, self._delivery = reception, records, delivery
        self._arrivals, self._channels, self._sender = delivery.arrivals, channels, sender
        self.work = Work(TURN, leases, channels, AT_ONCE, self._person)
        self.on_answered: Callable[[Message], None] = lambda _: None

    async def _person(self, conversation: str) -> None:
        """All that is due of one person, in order."""
        while message := await writing(self._arrivals.next, conversation):
            try:
                await self._message(message)
            except TurnError as failed:
                if not await self._again(message, failed):
                    return
            except Answered:
                pass
            self.on_answered(message)
            self._sender.work.wake()

    async def _message(self, message: Message) -> None:
        channel = self._channels[message.channel]
        if message.attempts > MOST_ATTEMPTS:  # its processes died each time
            raise TurnError("attempts", "This message was tried too often.", 503)
        if message.kind in _ONLY:
            await writing(self._arrivals.settle, self._receipt(message), only(_ONLY[message.kind]))
            return
        if message.kind == Kind.LEAVE:
            await writing(self._arrivals.left, self._receipt(message))
            return
        if not channel.patience:
            await writing(self._delivery.departures.release, message.conversation)
        self._sender.working(channel, Address(message.to, message.reply))
        opened, greeting = await self._open(message)
        if message.kind == Kind.JOIN:
            if opened:
                await writing(self._arrivals.settle, self._receipt(message), greeting.bubbles)
            else:
                again = Said(None, greeting.bubbles, greeting.buttons, receipt=self._receipt(message))
                await writing(self._records.add, message.conversation, again)
            return
        first = await reading(self._arrivals.is_first, message.conversation)
        # What can be done next stands under the answer.
        shown = [{name: part for name, part in bubble.items() if name != "buttons"} for bubble in greeting.bubbles]
        before: list[Bubble] = list(shown) if first else []
        if message.kind == Kind.UNREADABLE:
            if not message.text:
                await self._say(message, before, "utter_cannot_read")
                return
            before += only("utter_cannot_read")
        await self._turn(message, before)

    async def _open(self, message: Message) -> tuple[bool, Said]:
        """Whether a conversation begins with this message, and the greeting."""
        greeting = await self._reception.greet()
        said = Said(None, [as_json(bubble) for bubble in greeting.bubbles], dict(greeting.buttons))
        return await writing(self._arrivals.open, message, said), said

    async def _turn(self, message: Message, before: Sequence[Bubble]) -> None:
        receipt = self._receipt(message, before)
        choice = message.choice if message.kind == Kind.CHOICE else None
        try:
            text = None if choice else message.text
            made = await self._reception.turn(message.conversation, text, choice, receipt)
        except TurnError as failed:
            if failed.code == "unknown_choice" and message.text:
                made = await self._reception.turn(message.conversation, message.text, None, receipt)
            elif failed.code in OWN_FAULTS:
                await self._say(message, before, OWN_FAULTS[failed.code])
                return
            else:
                raise
        await self.settled(receipt, made)

    async def settled(self, receipt: Receipt, made: Turn) -> None:
        """Settle what the turn itself has not: an alarm, which is written down behind its answer."""
        bubbles = [as_json(bubble) for bubble in made.bubbles]
        try:
            await writing(self._arrivals.settle, receipt, bubbles)
        except Answered:
            return  # as it should be

    async def _say(self, message: Message, before: Sequence[Bubble], response: str) -> None:
        """Answer with a sentence that is no turn; it stands in the conversation all the same."""
        said = Said(None, only(response), receipt=self._receipt(message, before))
        try:
            await writing(self._records.add, message.conversation, said)
        except Gone:
            await writing(self._arrivals.settle, self._receipt(message), only(response))

    async def _again(self, message: Message, failed: TurnError) -> bool:
        """Put a message off, or give it up after many attempts; True where its writer has heard of it."""
        if failed.code == ANSWERED:
            return True
        if message.attempts < MOST_ATTEMPTS:
            pause = min(FIRST_PAUSE * 2.0**message.attempts, LONGEST_PAUSE) * random.uniform(0.5, 1.0)  # noqa: S311 - spreads, hides nothing
            await writing(self._arrivals.put_off, message.number, later(pause), failed.code)
            return False
        log.error("%s: a message is given up (%s); see the dead letters", message.channel, failed.code)
        await writing(self._arrivals.give_up, self._receipt(message), only("utter_no_answer"), failed.code)
        return True

    def _receipt(self, message: Message, before: Sequence[Bubble] = ()) -> Receipt:
        patience = self._channels[message.channel].patience
        return Receipt(self._delivery.seal, message, tuple(before), patience + GRACE_SECONDS if patience else 0.0)

    async def alarm(self, message: Message) -> int | None:
        """Keep the answer to a plain sign of danger, before anything that waits; the number of the message.

        None where it is no sign of danger, or is answered already.
        """
        await self._open(message)
        made = await self._reception.emergency(message.conversation, message.text)
        if made is None:
            return None
        try:
            await writing(self._arrivals.settle, self._receipt(message), [as_json(bubble) for bubble in made.bubbles])
        except Answered:
            return None
        return message.number


# Kinds that one sentence answers, without a conversation.
_ONLY = {
    Kind.GROUP: "utter_only_alone",
    Kind.EDIT: "utter_edited",
    REFUSED: "utter_too_many",
}
