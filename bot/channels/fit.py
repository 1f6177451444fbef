"""From bubbles as the HTTP contract shows them to what a messaging app can show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from bot.channels.channel import Channel, Limits, Outgoing
from bot.channels.titles import labels, spelled_out
from bot.conversation.delivery_rows import Bubble
from bot.conversation.delivery_seal import Seal
from bot.conversation.messages import Button
from bot.sentences import sentence

# Signed addresses: the sheet of a conversation, and its own pictures, for whoever has the link.
LINK_SECONDS = 7 * 24 * 60 * 60
SHEET, SHEET_FILE = "/s/{token}", "/s/{token}.pdf"
OWN_PICTURES = "/chat/pictures/"
# What the site's chat says of its menu, which there is none of in a messaging app.
OF_THE_MENU = ("utter_get_sheet_file", "utter_get_sheet_send", "utter_get_sheet_calendar")
SHEET_NAME = "consultation.pdf"
_BREAK = re.compile(r"\n\n|\n|(?<=[.?!…])\s|\s")


class Fitting:
    """Fits what is said into a channel, with links to this server where it has a public address."""

    def __init__(self, seal: Seal, public_url: str) -> None:
        """``public_url`` may be empty; then there are no pictures and no links."""
        self._seal, self._public = seal, public_url

    def fit(self, channel: Channel, conversation: str, bubbles: Iterable[Bubble]) -> list[Outgoing]:
        """All of what is said, in order."""
        return [part for bubble in bubbles for part in self._parts(channel.limits, conversation, bubble)]

    def _parts(self, limits: Limits, conversation: str, bubble: Bubble) -> Iterator[Outgoing]:
        text, document = str(bubble.get("text") or ""), ""
        if self._public and text in {sentence(name) for name in OF_THE_MENU}:
            text = sentence("utter_sheet_link", link=self._link(SHEET, conversation))
            document = self._link(SHEET_FILE, conversation)
        if bubble.get("name"):
            text = f"{bubble['name']}: {text}"
        buttons = [Button(each["id"], each["title"]) for each in bubble.get("buttons") or ()]
        shown, others = buttons[: limits.buttons], buttons[limits.buttons :]
        # What has no button can be typed: its whole title stands in the text.
        text = spelled_out(text, [*(each for each in shown if len(each.title) > limits.title), *others], 0)
        texts = cut(text, limits.text)
        titles = labels(shown, limits.title)
        fitting = tuple(Button(each.id, title) for each, title in zip(shown, titles, strict=True))
        picture = bubble.get("image") or {}
        image = self._picture(conversation, str(picture.get("url") or ""))
        for place, each in enumerate(texts):
            first, last = place == 0, place == len(texts) - 1
            yield Outgoing(
                each,
                fitting if last else (),
                image if first else "",
                str(picture.get("alt") or "") if first and image else "",
                document if last else "",
                SHEET_NAME if last and document else "",
            )

    def _picture(self, conversation: str, url: str) -> str:
        """The address of a picture as PNG; none where nobody outside could fetch it."""
        path = urlsplit(url).path
        if not self._public or not path.startswith("/"):
            return ""
        name = re.sub(r"\.svg$", ".png", path)
        if path.startswith(OWN_PICTURES):
            return self._link(f"/s/{{token}}/{name.removeprefix(OWN_PICTURES)}", conversation)
        return self._public + name

    def _link(self, form: str, conversation: str) -> str:
        return self._public + form.format(token=self._seal.close({"conversation": conversation}))


def cut(text: str, most: int) -> list[str]:
    """A text in pieces of at most so many characters, cut where it can be: at a paragraph, a sentence, a word."""
    pieces = []
    while len(text) > most:
        found = list(_BREAK.finditer(text, most // 2, most))
        strongest = min(found, key=lambda each: (len(each[0].replace("\n", "")), -each.end()), default=None)
        end = strongest.end() if strongest else most
        pieces.append(text[:end].rstrip())
        text = text[end:].lstrip()
    return [*pieces, text] if text or not pieces else pieces


def only(response: str) -> Sequence[Bubble]:
    """One sentence as bubbles."""
    return ({"text": sentence(response)},)
