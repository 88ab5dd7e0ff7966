# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Runs the service on uvicorn: one process or several, each with its own database connections.

The processes share nothing but the listening socket and the database. A process that is asked to
end sends those home who wait for news, finishes what it is at, and lets its connections go.
"""

import asyncio
import os
import signal
import socket
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import FrameType
from typing import Final

from fastapi import FastAPI
from uvicorn import Config, Server
from uvicorn.supervisors import Multiprocess

from pos_loyalty.clock import utc_now
from pos_loyalty.server.app import make_app
from pos_loyalty.server.background import jobs_running
from pos_loyalty.server.database import Database
from pos_loyalty.server.logs import start_logging
from pos_loyalty.server.measures import FOLDER_VARIABLE
from pos_loyalty.server.settings import ServerSettings
from pos_loyalty.server.site import Site

GRACE_SECONDS: Final = 30
"""For what a process is at when it is asked to end."""

_KEEP_ALIVE_SECONDS: Final = 75  # beyond a long poll: a till connects once a day, not once a minute
_BACKLOG: Final = 2_048
_FACTORY: Final = "pos_loyalty.server.serving:app_from_environment"
_PREFIX: Final = "POS_LOYALTY_SERVER_"
_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)


class CannotListen(Exception):
    """The address is not to be had: it is another program's, or none of this machine's."""


def serve(settings: ServerSettings, said: Callable[[str], None]) -> None:
    """Serve until a signal ends it.

    Args:
        said: Is told the address; whoever connects from then on is answered.

    Raises:
        CannotListen: If nothing can be served there.
    """
    door = _listening(settings.host, settings.port)
    os.environ.update(_as_environment(settings))
    config = Config(
        _FACTORY,
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=settings.workers,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=True,
        forwarded_allow_ips=settings.proxies,
        timeout_keep_alive=_KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=GRACE_SECONDS,
        lifespan="on",
    )
    start_logging(settings.log_level)
    # What it accepts does the same. Else an answer's body waits, for 40 ms, until the till has
    # acknowledged its headers.
    door.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    said(f"http://{host}:{door.getsockname()[1]}")
    if settings.workers == 1:
        Server(config).run(sockets=[door])
        return
    with tempfile.TemporaryDirectory(prefix="pos-loyalty-") as folder:
        os.environ[FOLDER_VARIABLE] = folder  # where processes add up what they count
        Multiprocess(config, sockets=[door]).run()


def _listening(host: str, port: int) -> socket.socket:
    """Return a socket; who comes before the processes are ready waits for them."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=_BACKLOG)
    except OSError as error:
        number = error.errno or 0  # of the system; below 0 of the search for the name
        reason = os.strerror(number) if number > 0 else "there is no such host"
        raise CannotListen(f"{host}, port {port}: {reason}") from error


def app_from_environment() -> FastAPI:
    """Return the service as one process runs it: uvicorn calls this in each of them."""
    settings = ServerSettings()
    start_logging(settings.log_level)
    database = Database(settings.database, connections_max=settings.connections_max)
    return make_app(database, settings, utc_now, beside=(_closing, _leaving, jobs_running))


@contextmanager
def _closing(site: Site) -> Iterator[None]:
    yield
    site.database.close()


@contextmanager
def _leaving(site: Site) -> Iterator[None]:
    """Send those home who wait for news, as soon as the process is asked to end.

    Uvicorn waits for them before it tells the application anything.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    loop = asyncio.get_running_loop()
    before = {number: signal.getsignal(number) for number in _SIGNALS}

    def leave(number: int, frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(site.news.close)
        handler = before[signal.Signals(number)]
        if callable(handler):
            handler(number, frame)

    for number in _SIGNALS:
        signal.signal(number, leave)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _as_environment(settings: ServerSettings) -> Mapping[str, str]:
    """Return the settings as the processes read them again."""
    return {f"{_PREFIX}{name.upper()}": str(said) for name, said in settings.model_dump().items()}
