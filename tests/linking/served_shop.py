# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A central service on this machine: the real application, on a real uvicorn, in a thread."""

import asyncio
import random
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from threading import Thread
from typing import NoReturn

import structlog
import uvicorn

from pos_loyalty.clock import utc_now
from pos_loyalty.commands.sync.join import join
from pos_loyalty.places import Places, find_places
from pos_loyalty.server.app import make_app
from pos_loyalty.server.database import Database
from pos_loyalty.server.generation import found
from pos_loyalty.server.programs import service as programs
from pos_loyalty.server.settings import ServerSettings
from pos_loyalty.server.site import Site
from pos_loyalty.server.tills import service as tills
from pos_loyalty.server.upgrade import bring_up_to_date

STORE = tills.StoreLine(
    store_id="waw-1", store_name="Old Town", zone="Europe/Warsaw", currency="PLN"
)

FIRST_DAY = date(2025, 1, 1)
STOP_SECONDS = 10


class ServedShop:
    """A shop with one store and the sample programme; it may be stopped and started again."""

    def __init__(self, folder: Path) -> None:
        self.database = Database(f"sqlite:///{folder / 'shop.db'}")
        bring_up_to_date(self.database)
        found(self.database, utc_now())
        tills.add_store(self.database, STORE)
        document = (find_places().resources_dir / "programs" / "sample.json").read_bytes()
        programs.publish(
            self.database, document, effective=FIRST_DAY, now=utc_now(), may_backdate=True
        )
        self._dice = random.Random(1)
        self._listening = _listening(0)
        self._port: int = self._listening.getsockname()[1]
        self._go_home: Callable[[], object] = list
        self.start()

    @property
    def url(self) -> str:
        """Return where it listens."""
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Take requests."""
        if self._listening.fileno() < 0:
            self._listening = _listening(self._port)
        app = make_app(self.database, ServerSettings(), utc_now, beside=[self._leaving])
        config = uvicorn.Config(
            app, log_config=None, access_log=False, ws="none", timeout_graceful_shutdown=1
        )
        self._server = uvicorn.Server(config)
        sockets = {"sockets": [self._listening]}
        self._thread = Thread(target=self._server.run, kwargs=sockets, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Take requests no more."""
        self._go_home()
        self._go_home = list
        self._server.should_exit = True
        self._thread.join(STOP_SECONDS)
        self._listening.close()

    def new_code(self, till_no: int = 1) -> str:
        order = tills.CodeOrder(store_id="waw-1", till_no=till_no, till_name=f"Till {till_no}")
        return tills.make_code(self.database, order, dice=self._dice, now=utc_now())

    def join(self, folder: Path, till_no: int = 1) -> Places:
        """Let a till join, and load the shop."""
        code = self.new_code(till_no)
        assert join(folder, server_url=self.url, code=code, region="") == 0
        return find_places(folder)

    @contextmanager
    def _leaving(self, site: Site) -> Iterator[None]:
        loop = asyncio.get_running_loop()
        self._go_home = partial(loop.call_soon_threadsafe, site.news.close)
        yield


@contextmanager
def served_shop(folder: Path) -> Iterator[ServedShop]:
    """Serve a new shop until the block is left."""
    structlog.configure(processors=[_say_nothing])  # tests read what the till says
    shop = ServedShop(folder)
    try:
        yield shop
    finally:
        shop.stop()
        shop.database.close()
        structlog.reset_defaults()


def _listening(port: int) -> socket.socket:
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind(("127.0.0.1", port))
    listening.listen()  # from now on nobody is refused
    return listening


def _say_nothing(*_: object) -> NoReturn:
    raise structlog.DropEvent
