"""A clinic's own web server: pages of another origin that embed the chat, under a policy of their own."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# What docs/embedding.md tells a clinic to allow, and nothing else.
POLICY = "default-src 'none'; script-src {host}; connect-src {host}; img-src {host}; style-src {host}; base-uri 'none'"


class Clinic:
    """Serves one page at every path; `page` and `policy` may be changed between requests."""

    def __init__(self, address: str) -> None:
        self.base, self.page, self.policy = address, "", ""

    def embed(self, host: str, tags: str = "<maru-chat></maru-chat>", style: str = "") -> None:
        """A page with the two lines of the guide; ``style`` is a style sheet of the page's own."""
        self.policy = POLICY.format(host=host) + ("; style-src-elem 'unsafe-inline'" if style else "")
        styled = f"<style>{style}</style>" if style else ""
        self.page = (
            f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>A clinic</title><link rel='icon' href='{host}/static/ornament.svg'>"
            f"<meta name='viewport' content='width=device-width, initial-scale=1'>{styled}"
            f"<script type='module' src='{host}/chat.js'></script></head>"
            f"<body><main><h1>A clinic</h1><p>Words of the page.</p>{tags}</main></body></html>"
        )


@contextlib.contextmanager
def clinic() -> Iterator[Clinic]:
    """A clinic's server on a free port."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = served.page.encode()
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.send_header("content-security-policy", served.policy)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    served = Clinic(f"http://localhost:{server.server_port}")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
