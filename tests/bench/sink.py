"""A bare aiohttp server that reads a body and answers what the platform answers to most calls."""

import sys

import uvloop
from aiohttp import web

_OK = b'{"errcode":0,"errmsg":"ok"}'
_LONGEST_BODY = 20 * 1024 * 1024


async def _take(request: web.Request) -> web.Response:
    await request.read()
    return web.Response(body=_OK, content_type="application/json", charset="utf-8")


def main() -> None:
    """Serve on the port that the command line names, on the loop that the emulator runs on."""
    app = web.Application(client_max_size=_LONGEST_BODY)
    app.router.add_post("/{path:.*}", _take)
    loop = uvloop.new_event_loop()
    port = int(sys.argv[1])
    web.run_app(app, host="127.0.0.1", port=port, access_log=None, print=None, loop=loop)


if __name__ == "__main__":
    main()
