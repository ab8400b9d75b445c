"""A bot in a few lines: a real HTTP webhook that keeps what it is told and answers as scripted."""

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

from bot.emulator import xml


@dataclass(frozen=True)
class Push:
    """One POST of the platform, as it came."""

    query: dict[str, str]
    body: bytes

    @property
    def tree(self) -> dict[str, object]:
        return xml.read(self.body.decode())


@dataclass(frozen=True)
class Answer:
    body: str = "success"
    status: int = 200
    seconds: float = 0.0


Script = Callable[[Push], Answer]


def silent(push: Push) -> Answer:
    return Answer()


def echo(push: Push) -> Answer:
    """Say what the member said, or which event it was."""
    said = push.tree
    return Answer(text_reply(said, str(said.get("Content") or said.get("Event"))))


def text_reply(said: dict[str, object], words: str) -> str:
    return reply(said, {"MsgType": "text", "Content": words})


def reply(said: dict[str, object], fields: dict[str, object]) -> str:
    swapped = {"ToUserName": said["FromUserName"], "FromUserName": said["ToUserName"]}
    return xml.write({**swapped, "CreateTime": int(time.time()), **fields})


class Webhook:
    """The scripted bot. `pushes` is a queue, so that a test can wait for the next one."""

    def __init__(self) -> None:
        self.pushes: queue.Queue[Push] = queue.Queue()
        self.script: Script = silent
        bot = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                push = Push(dict(parse_qsl(urlsplit(self.path).query)), body)
                bot.pushes.put(push)
                answer = bot.script(push)
                time.sleep(answer.seconds)
                self._send(answer.status, answer.body.encode())

            def do_GET(self) -> None:
                query = dict(parse_qsl(urlsplit(self.path).query))
                self._send(200, query.get("echostr", "").encode())

            def _send(self, status: int, body: bytes) -> None:
                try:
                    self.send_response(status)
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)
                except ConnectionError:
                    pass  # the platform has hung up, as it does after five seconds

            def log_message(self, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/wechat"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def next_push(self) -> Push:
        return self.pushes.get(timeout=5)

    def forget(self) -> None:
        """Back to a bot that says nothing and was told nothing."""
        self.script = silent
        self.pushes = queue.Queue()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
