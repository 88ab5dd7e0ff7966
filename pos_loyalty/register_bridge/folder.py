# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""A folder for registers that can only write files: a file in, a file with the answer out.

    in/      the register puts a file here
    work/    the till has taken it, by renaming it: what is here after a power cut is done again
    out/     the answer, under the same name with .json behind it; there whole or not at all
    failed/  files that nothing could be made of; the answer in out/ says why

A file that is read twice records once, like a request that is sent twice.
"""

import json
import logging
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ValidationError

from pos_loyalty.domain.errors import LoyaltyError, StoreUnavailable
from pos_loyalty.protocol.register_messages import QuoteIn, RefusalOut, ReturnIn, SaleIn
from pos_loyalty.register_bridge.csv_sales import sale_in_csv
from pos_loyalty.register_bridge.desk import Desk
from pos_loyalty.register_bridge.quoting import quote
from pos_loyalty.register_bridge.refusals import mistakes_in, sentence_of
from pos_loyalty.register_bridge.returning import record_return
from pos_loyalty.register_bridge.selling import record_sale
from pos_loyalty.services.csv_table import BrokenTable

FILE_BYTES_MAX: Final = 256 * 1024
FILES_MAX: Final = 50
"""In one look: between two looks there is time for others."""

LOOK_SECONDS: Final = 1.0
CLOSE_SECONDS: Final = 0.5
_KINDS: Final = frozenset({".json", ".csv"})
_SALE, _RETURN, _QUOTE = "sale", "return", "quote"

_log: Final = logging.getLogger("pos_loyalty")


class Unusable(ValueError):
    """Nothing can be made of the file; the text says why."""


class FolderBridge:
    """Looks into the folder now and then. ``look`` is for one thread at a time."""

    def __init__(self, folder: Path, desk: Desk) -> None:
        """Make the folders that there are not.

        Raises:
            OSError: If they cannot be made.
        """
        self._desk = desk
        self._in, self._work = folder / "in", folder / "work"
        self._out, self._failed = folder / "out", folder / "failed"
        for place in (self._in, self._work, self._out, self._failed):
            place.mkdir(parents=True, exist_ok=True)
        self._seen: dict[str, tuple[int, int]] = {}

    def look(self) -> int:
        """Answer what is there; return how many files that were.

        Raises:
            OSError: If the folder is not to be had now; nothing is lost.
            StoreUnavailable: If the till cannot record now; the files wait in ``work``.
        """
        left_over = _files_in(self._work)
        taken = [self._take(name) for name in self._settled()]
        trouble: OSError | None = None
        answered = 0
        for path in [*left_over, *(path for path in taken if path)][:FILES_MAX]:
            try:
                self._answer(path)
                answered += 1
            except OSError as error:  # of this file: the others are not to wait for it
                trouble = trouble or error
        if trouble is not None:
            raise trouble
        return answered

    def _settled(self) -> list[str]:
        """Return the files that nobody has written to since the last look, oldest name first."""
        now = {path.name: _shape(path) for path in _files_in(self._in)}
        settled = [name for name, shape in now.items() if self._seen.get(name) == shape]
        self._seen = now
        return settled[:FILES_MAX]

    def _take(self, name: str) -> Path | None:
        """Take a file; ``None`` where it is held by whoever writes it, or of a name in work."""
        taken = self._work / name
        if taken.exists():
            return None
        try:
            return (self._in / name).replace(taken)
        except OSError:
            return None

    def _answer(self, path: Path) -> None:
        try:
            answer = self._do(path)
        except (StoreUnavailable, OSError):
            raise
        except (Unusable, BrokenTable, ValidationError) as error:
            said = mistakes_in(error) if isinstance(error, ValidationError) else str(error)
            self._put(path, RefusalOut(error="unreadable", message=said))
            path.replace(self._failed / path.name)
        except LoyaltyError as refusal:
            self._put(path, RefusalOut(error=refusal.code, message=sentence_of(refusal)))
            path.replace(self._failed / path.name)
        except Exception:  # noqa: BLE001 - reported, and told; the other files go on
            _log.exception("a register's file could not be served")
            self._put(path, RefusalOut(error="trouble", message="The till has a fault."))
            path.replace(self._failed / path.name)
        else:
            self._put(path, answer)
            path.unlink()

    def _do(self, path: Path) -> BaseModel:
        if path.stat().st_size > FILE_BYTES_MAX:
            raise Unusable(f"The file is larger than {FILE_BYTES_MAX // 1024} KB.")
        content = path.read_bytes()
        if path.suffix.casefold() == ".csv":
            return record_sale(
                SaleIn.model_validate(sale_in_csv(content, self._desk.store.place.currency)),
                self._desk,
            )
        said = _object_in(content)
        what = said.pop("kind", None)
        if what == _SALE:
            return record_sale(SaleIn.model_validate(said), self._desk)
        if what == _RETURN:
            return record_return(ReturnIn.model_validate(said), self._desk)
        if what == _QUOTE:
            return quote(QuoteIn.model_validate(said), self._desk)
        raise Unusable(f'Say what it is: "kind" is {_SALE}, {_RETURN} or {_QUOTE}.')

    def _put(self, path: Path, answer: BaseModel) -> None:
        """Write the answer whole, before the file that it answers goes."""
        draft = self._work / f".{path.name}.answer"
        with draft.open("wb") as file:
            file.write(answer.model_dump_json(exclude_none=True).encode())
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._out / f"{path.name}.json")


class FolderWatch:
    """Looks every second, on a thread of its own, until it is closed."""

    def __init__(self, look: Callable[[], int], seconds: float = LOOK_SECONDS) -> None:
        """Begin at once."""
        self._look, self._seconds = look, seconds
        self._is_closed = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="register-folder", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Look no more; what is being answered is finished, or done again when the till opens."""
        self._is_closed.set()
        self._thread.join(CLOSE_SECONDS)

    def _watch(self) -> None:
        was_well = True
        while not self._is_closed.wait(self._seconds):
            try:
                self._look()
            except (OSError, StoreUnavailable) as trouble:
                if was_well:  # said once: the folder may be away for the night
                    _log.warning("the registers' folder: %s", type(trouble).__name__)
                was_well = False
            else:
                was_well = True


def _files_in(folder: Path) -> list[Path]:
    found = (path for path in folder.iterdir() if path.suffix.casefold() in _KINDS)
    return sorted(path for path in found if path.is_file() and not path.name.startswith("."))


def _shape(path: Path) -> tuple[int, int]:
    stat = path.stat()
    return stat.st_size, stat.st_mtime_ns


def _object_in(content: bytes) -> dict[str, Any]:
    try:
        said = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise Unusable("The file is no JSON in UTF-8.") from error
    if not isinstance(said, dict):
        raise Unusable("The file is no object: begin it with {.")
    return said
