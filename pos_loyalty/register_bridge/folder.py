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
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ValidationError

from pos_loyalty.domain.errors import LoyaltyError, StoreUnavailable
from pos_loyalty.protocol.register_messages import QuoteIn, RefusalOut, ReturnIn, SaleIn
from pos_loyalty.register_bridge.csv_sales import sale_in_csv
from pos_loyalty.register_bridge.desk import LATE_DAYS_MAX, Desk
from pos_loyalty.register_bridge.quoting import quote
from pos_loyalty.register_bridge.refusals import mistakes_in, sentence_of
from pos_loyalty.register_bridge.returning import record_return
from pos_loyalty.register_bridge.selling import record_sale
from pos_loyalty.services.csv_table import BrokenTable

FILE_BYTES_MAX: Final = 256 * 1024
FILES_MAX: Final = 50
"""In one look: between two looks there is time for others."""

SETTLE_LOOKS: Final = 3
"""So often a file looks the same before it is taken: whoever writes over a network pauses."""

HALF_LOOKS: Final = 60
"""So often a CSV without an end is left to whoever writes it; then it is refused."""

NAME_BYTES_MAX: Final = 100
"""The answer's name is longer, and has to be one everywhere."""

KEPT_DAYS: Final = LATE_DAYS_MAX
"""As long as a sale may be told of late."""

_PRUNE_LOOKS: Final = 3_600
_OWN: Final = 0o700
_KINDS: Final = frozenset({".json", ".csv"})
_SALE, _RETURN, _QUOTE = "sale", "return", "quote"

_LINE_ENDS: Final = (b"\n", b"\r", b"\n\0", b"\r\0")
"""In UTF-8, and in UTF-16 of either order."""

_Shape = tuple[int, int]

_log: Final = logging.getLogger("pos_loyalty")


class Unusable(ValueError):
    """Nothing can be made of the file; the text says why."""


class FolderBridge:
    """Looks into the folder now and then. ``look`` is for one thread at a time."""

    def __init__(self, folder: Path, desk: Desk) -> None:
        """Take a folder; it need not be there before it is looked into.

        Args:
            folder: The one that it is made in has to be there.
        """
        self._desk, self._folder = desk, folder
        self._in, self._work = folder / "in", folder / "work"
        self._out, self._failed = folder / "out", folder / "failed"
        self._seen: dict[str, tuple[_Shape, int]] = {}
        self._looks = 0

    def look(self) -> int:
        """Answer what is there; return how many files that were.

        Raises:
            OSError: If the folder is not to be had now; nothing is lost.
            StoreUnavailable: If the till cannot record now; the files wait in ``work``.
        """
        for place in (self._folder, self._in, self._work, self._out, self._failed):
            place.mkdir(_OWN, exist_ok=True)
        if self._looks % _PRUNE_LOOKS == 0:
            self._prune()
        self._looks += 1
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
        """Return the files that nobody has written to for a few looks, by name."""
        before, self._seen = self._seen, {}
        settled = []
        for path in _files_in(self._in):
            shape = _shape(path)
            known, looks = before.get(path.name, (shape, -1))
            looks = looks + 1 if known == shape else 0
            self._seen[path.name] = (shape, looks)
            if looks >= SETTLE_LOOKS and (looks >= HALF_LOOKS or _is_whole(path)):
                settled.append(path.name)
        return settled[:FILES_MAX]

    def _take(self, name: str) -> Path | None:
        """Take a file; ``None`` where it is held by whoever writes it, or of a name in work."""
        taken = self._work / name
        if taken.exists():
            return None
        with suppress(OSError):
            if len(os.fsencode(name)) <= NAME_BYTES_MAX:
                return (self._in / name).replace(taken)
            (self._in / name).replace(self._failed / name)
            _log.warning("a register's file has a name of more than %d bytes", NAME_BYTES_MAX)
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
        if _is_csv(path):
            if not content.endswith(_LINE_ENDS):
                raise Unusable("The file breaks off: end its last line with a line break.")
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
        draft.unlink(missing_ok=True)  # what lies there may lead elsewhere
        with draft.open("xb") as file:
            file.write(answer.model_dump_json(exclude_none=True).encode())
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._out / f"{path.name}.json")

    def _prune(self) -> None:
        """Let go of answers that nobody will ask for any more."""
        oldest = (self._desk.clock() - timedelta(days=KEPT_DAYS)).timestamp()
        for path in [*_files_in(self._out), *_files_in(self._failed)]:
            with suppress(OSError):
                if path.stat().st_mtime < oldest:
                    path.unlink()


def _files_in(folder: Path) -> list[Path]:
    found = (path for path in folder.iterdir() if path.suffix.casefold() in _KINDS)
    return sorted(path for path in found if path.is_file() and not path.name.startswith("."))


def _is_csv(path: Path) -> bool:
    return path.suffix.casefold() == ".csv"


def _is_whole(path: Path) -> bool:
    """Tell whether a file may be all that is to come: half a CSV may read like a whole one."""
    if not _is_csv(path):
        return True
    try:
        with path.open("rb") as file:
            file.seek(-min(2, path.stat().st_size), os.SEEK_END)
            return file.read().endswith(_LINE_ENDS)
    except OSError:  # held by whoever writes it
        return False


def _shape(path: Path) -> _Shape:
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
