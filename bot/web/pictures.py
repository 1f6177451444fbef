"""Pictures over HTTP: the guide's for everybody, a patient's own behind the conversation's token."""

from __future__ import annotations

import asyncio
from functools import lru_cache
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.conversation.messages import TurnError
from bot.guide.load import guide
from bot.pictures.gallery import NAMES, draw
from bot.pictures.png import as_png
from bot.pictures.svg import Picture
from bot.sentences import clinic, sentence

SVG, PNG = "image/svg+xml", "image/png"
KINDS = {"svg": SVG, "png": PNG}
DAY = 24 * 60 * 60
# A drawing opened by itself is a document: it may run and load nothing. Clinics' pages on other hosts may show it.
LOCKED = {"content-security-policy": "default-src 'none'; frame-ancestors 'none'", "x-content-type-options": "nosniff"}
PUBLIC = {**LOCKED, "cache-control": f"public, max-age={DAY}", "cross-origin-resource-policy": "cross-origin"}
OWN = {**LOCKED, "cache-control": "no-store"}


def routes() -> list[Route]:
    """The public pictures."""
    return [Route("/pictures/{name}.{ending}", show, methods=["GET"])]


async def show(request: Request) -> Response:
    """One picture of the guide.

    Raises:
        TurnError: there is none with this name, or not in this form (404).
    """
    name, ending = request.path_params["name"], request.path_params["ending"]
    if name not in NAMES or ending not in KINDS:
        known = f"the pictures are {', '.join(NAMES)}, each as {' or '.join(KINDS)}"
        raise TurnError("no_picture", f"There is no such picture; {known}.", 404)
    body, tag = await asyncio.to_thread(_made, name, ending)
    headers = {**PUBLIC, "etag": tag}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=KINDS[ending], headers=headers)


@lru_cache(maxsize=len(NAMES) * len(KINDS))
def _made(name: str, ending: str) -> tuple[bytes, str]:
    body = rendered(draw(name, guide(), clinic().prices.ranges(), sentence), ending)
    return body, f'"{sha256(body).hexdigest()[:16]}"'


def rendered(picture: Picture, ending: str) -> bytes:
    """A picture as bytes of one of `KINDS`."""
    return picture.svg.encode() if ending == "svg" else as_png(picture.svg)
