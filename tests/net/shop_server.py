# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The central service as a process that may be killed, on either database, at one address."""

import io
import json
import os
import random
import re
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, Final, Self

from pos_loyalty.clock import utc_now
from pos_loyalty.commands.sync.join import join
from pos_loyalty.demo.net.processes import PROGRAM, said_by
from pos_loyalty.places import find_places
from pos_loyalty.server.database import Database
from pos_loyalty.server.dump import dump
from pos_loyalty.server.generation import found
from pos_loyalty.server.programs.service import publish
from pos_loyalty.server.tills import service as tills
from pos_loyalty.server.upgrade import bring_up_to_date

STOP_SECONDS: Final = 40
_ADDRESS: Final = re.compile(r"http://127\.0\.0\.1:(\d+)")
_DATABASE: Final = "POS_LOYALTY_SERVER_DATABASE"
FIRST_DAY: Final = date(2025, 1, 1)
STORE: Final = tills.StoreLine(
    store_id="corner-1", store_name="Corner Shop", zone="Europe/Warsaw", currency="PLN"
)


class ShopServer:
    """A shop of one store with the sample programme; started, stopped and killed as it comes.

    Attributes:
        port: The same after each start.
        url: The database's address, as SQLAlchemy takes it.
    """

    def __init__(self, folder: Path, url: str) -> None:
        """Make the shop; nothing serves it yet."""
        self._folder, self.url = folder, url
        self._process: subprocess.Popen[str] | None = None
        self.port = 0
        with self._opened() as database:
            bring_up_to_date(database)
            found(database, utc_now())
            tills.add_store(database, STORE)
            document = (find_places().resources_dir / "programs" / "sample.json").read_bytes()
            publish(database, document, effective=FIRST_DAY, now=utc_now(), may_backdate=True)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def has_ended(self) -> bool:
        """Tell whether the process is gone."""
        return self._process is None or self._process.poll() is not None

    def start(self, program: Sequence[str] = PROGRAM) -> None:
        """Serve, by the program itself or by one that runs it."""
        self._let_go()
        where = ("--port", str(self.port), "--data-dir", str(self._folder))
        with (self._folder / "server.log").open("a", encoding="utf-8") as log:
            self._process = subprocess.Popen(
                [*program, "server", "run", *where],
                env={**os.environ, _DATABASE: self.url},
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        line = self._process.stdout.readline() if self._process.stdout else ""
        address = _ADDRESS.search(line)
        assert address, f"the server says {line!r}"
        self.port = int(address[1])

    def stop(self) -> None:
        """Ask it to end, and wait until it has."""
        if self._process is not None:
            self._process.send_signal(signal.SIGTERM)
            self._process.wait(STOP_SECONDS)
            self._let_go()

    def say(self, *arguments: str | Path) -> str:
        """Run one of the server's commands; return what it printed."""
        place = ("--data-dir", self._folder)
        return said_by("server", *arguments, *place, **{_DATABASE: self.url})

    def join(self, folder: Path, till_no: int, *, through: int | None = None) -> None:
        """Let the till of a folder join, by way of that port, and load the shop."""
        order = tills.CodeOrder(
            store_id=STORE.store_id, till_no=till_no, till_name=f"Till {till_no}"
        )
        with self._opened() as database:
            code = tills.make_code(database, order, dice=random.Random(till_no), now=utc_now())
        url = f"http://127.0.0.1:{through or self.port}"
        assert join(folder, server_url=url, code=code, region="") == 0

    def dump(self) -> dict[str, Any]:
        """Return everything that counts, as ``server dump --json`` prints it."""
        text = io.StringIO()
        with self._opened() as database:
            dump(database, text.write, utc_now())
        dumped: dict[str, Any] = json.loads(text.getvalue())
        return dumped

    @contextmanager
    def _opened(self) -> Iterator[Database]:
        database = Database(self.url, connections_max=2)
        try:
            yield database
        finally:
            database.close()

    def _let_go(self) -> None:
        if self._process is not None and self._process.stdout is not None:
            self._process.stdout.close()
        self._process = None
