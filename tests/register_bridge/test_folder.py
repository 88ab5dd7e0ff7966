# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""Registers that can only write files: taken whole, answered whole, recorded once."""

import json
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from pos_loyalty.domain.errors import DiskFull
from pos_loyalty.register_bridge.desk import Desk
from pos_loyalty.register_bridge.folder import (
    FILE_BYTES_MAX,
    FILES_MAX,
    HALF_LOOKS,
    KEPT_DAYS,
    NAME_BYTES_MAX,
    SETTLE_LOOKS,
    FolderBridge,
)
from tests.register_bridge.bridged_shop import BridgedShop
from tests.register_bridge.fake_register import BOUGHT_AT, basket, returned, sale
from tests.ui.view_models.shop import ANNA_CARD

SALE = {"kind": "sale", **sale("117", 4550)}


class Exchange:
    """The register's side of the folder, and the till's looks at it."""

    def __init__(self, folder: Path, desk: Desk) -> None:
        self.folder = folder
        self._bridge = FolderBridge(folder, desk)
        self.looks(1)

    def puts(self, name: str, content: object) -> None:
        words = content if isinstance(content, bytes) else json.dumps(content).encode()
        (self.folder / "in" / name).write_bytes(words)

    def looks(self, times: int = SETTLE_LOOKS + 1) -> None:
        for _ in range(times):
            self._bridge.look()

    def answer(self, name: str) -> Any:  # noqa: ANN401 - JSON
        return json.loads((self.folder / "out" / f"{name}.json").read_bytes())

    def there(self, place: str) -> list[str]:
        return sorted(path.name for path in (self.folder / place).iterdir())


@pytest.fixture
def exchange(shop: BridgedShop, tmp_path: Path) -> Exchange:
    return Exchange(tmp_path / "exchange", shop.desk())


def csv(*rows: str) -> bytes:
    head = "register;receipt_no;business_at;card;amount;quantity;sku"
    return "\n".join([head, *rows, ""]).encode("utf-8-sig")


def test_a_sale_in_a_file_is_recorded_and_answered(shop: BridgedShop, exchange: Exchange) -> None:
    exchange.puts("117.json", SALE)

    exchange.looks()

    answer = exchange.answer("117.json")
    assert (answer["receipt_no"], answer["earned_points"]) == ("K1/117", 45)
    assert (shop.operations(), shop.points()) == (1, 145)
    assert exchange.there("in") == exchange.there("work") == exchange.there("failed") == []


def test_a_quote_and_a_return_come_by_file_too(shop: BridgedShop, exchange: Exchange) -> None:
    exchange.puts("a.json", SALE)
    exchange.puts("b.json", {"kind": "return", **returned("118", "117", line_1=4550)})
    exchange.puts("c.json", {"kind": "quote", **basket(1000)})

    exchange.looks()

    assert exchange.answer("b.json")["state"] == "done"
    assert exchange.answer("c.json")["due_minor"] == 950
    assert (shop.operations(), shop.points()) == (2, 100)


def test_a_sale_as_csv_is_the_same_sale(shop: BridgedShop, exchange: Exchange) -> None:
    first = f"K1;117;{BOUGHT_AT};{ANNA_CARD};30,00;2;coffee-large"
    exchange.puts("117.csv", csv(first, ";;;;15,5;0,350;"))

    exchange.looks()

    answer = exchange.answer("117.csv")
    assert (answer["gross_minor"], answer["earned_points"]) == (4550, 45)
    with shop.store.reading() as uow:
        operation = uow.log.sale_with_receipt("K1/117")
    assert operation is not None
    first_line, second = operation.fact.sale.lines  # type: ignore[union-attr] # it is a sale's
    assert (first_line.sku, first_line.quantity_milli) == ("coffee-large", 2000)
    assert second.quantity_milli == 350


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\n", "The file has no sale"),
        (csv(), "The file has no sale"),
        (csv(";;;;;;"), "The file has no line of a sale."),
        (b"register;receipt_no\nK1;1\n", "line 1: The column business_at is missing."),
        (b"register;registr\nK1;1\n", "line 1: No column is called “registr”."),
        (b"register;register\nK1;1\n", "line 1: Two columns are called register."),
        (csv(f"K1;1;{BOUGHT_AT};{ANNA_CARD};abc;;"), "line 2: The amount is no number."),
        (csv(f"K1;1;{BOUGHT_AT};{ANNA_CARD};-1;;"), "line 2: The amount is no number."),
        (csv(f"K1;1;{BOUGHT_AT};{ANNA_CARD};1;1,2345;"), "line 2: The quantity is no number."),
        (csv(f"K1;1;{BOUGHT_AT};{ANNA_CARD};1;;", "K1;2;;;1;;"), "line 3: Another receipt_no"),
        (csv(f"K1;1;today;{ANNA_CARD};1;;"), "business_at: "),
        (b"a;b\n\xff;1\n", "line 2: The letters here are not in UTF-8."),
        (b'a;"b"c\n1;2\n', "line 1: The line cannot be taken apart"),
        (csv(f"K1;1;{BOUGHT_AT};{ANNA_CARD};1;;;50"), "line 2: The line has more cells"),
        (csv(*[f"K1;1;{BOUGHT_AT};{ANNA_CARD};1;;"] * 201), "There are more than 200 lines."),
    ],
)
def test_a_csv_that_cannot_be_used_is_put_aside_with_a_sentence(
    shop: BridgedShop, exchange: Exchange, content: bytes, said: str
) -> None:
    exchange.puts("x.csv", content)

    exchange.looks()

    answer = exchange.answer("x.csv")
    assert (answer["error"], answer["message"][: len(said)]) == ("unreadable", said)
    assert exchange.there("failed") == ["x.csv"]
    assert shop.operations() == 0


@pytest.mark.parametrize(
    ("content", "error", "said"),
    [
        (b"{", "unreadable", "The file is no JSON"),
        (b"[" * 100_000, "unreadable", "The file is no JSON"),
        (b"\xff", "unreadable", "The file is no JSON"),
        (b"[]", "unreadable", "The file is no object"),
        ({}, "unreadable", "Say what it is"),
        ({"kind": ["sale"]}, "unreadable", "Say what it is"),
        ({"kind": "sale"}, "unreadable", "card: Field required"),
        (b" " * (FILE_BYTES_MAX + 1), "unreadable", "The file is larger than 256 KB."),
        ({**SALE, "card": "no card"}, "no_card", "What was scanned"),
    ],
)
def test_a_file_that_cannot_be_used_is_put_aside(
    exchange: Exchange, content: object, error: str, said: str
) -> None:
    exchange.puts("x.json", content)

    exchange.looks()

    answer = exchange.answer("x.json")
    assert (answer["error"], answer["message"][: len(said)]) == (error, said)
    assert exchange.there("failed") == ["x.json"]
    assert exchange.there("work") == []


def test_a_file_that_is_still_being_written_is_left_alone(exchange: Exchange) -> None:
    words = json.dumps(SALE).encode()
    exchange.puts("117.json", words[:20])
    exchange.looks(SETTLE_LOOKS)
    exchange.puts("117.json", words)

    exchange.looks(SETTLE_LOOKS)
    early = exchange.there("out")
    exchange.looks(1)

    assert early == []
    assert exchange.answer("117.json")["receipt_no"] == "K1/117"


def test_what_was_taken_when_the_power_went_is_answered_afterwards(
    shop: BridgedShop, exchange: Exchange
) -> None:
    exchange.puts("117.json", SALE)
    exchange.looks()
    first = exchange.answer("117.json")
    (exchange.folder / "out" / "117.json.json").unlink()
    # Recorded, but the power went before the answer was there, and the file was not let go.
    (exchange.folder / "work" / "117.json").write_bytes(json.dumps(SALE).encode())

    Exchange(exchange.folder, shop.desk()).looks(1)

    assert exchange.answer("117.json") == first
    assert shop.operations() == 1
    assert exchange.there("work") == []


def test_other_files_are_nobodys_business(exchange: Exchange) -> None:
    for name in ("117.json.tmp", "notes.txt", ".117.json"):
        exchange.puts(name, SALE)

    exchange.looks()

    assert exchange.there("in") == [".117.json", "117.json.tmp", "notes.txt"]


def test_a_few_files_are_answered_at_a_time(exchange: Exchange) -> None:
    for number in range(FILES_MAX + 5):
        exchange.puts(f"{number:03}.json", {"kind": "quote", **basket(100)})

    exchange.looks()
    first = len(exchange.there("out"))
    exchange.looks(1)

    assert (first, len(exchange.there("out"))) == (FILES_MAX, FILES_MAX + 5)


def failing(desk: Desk, trouble: Callable[[], Exception]) -> Desk:
    def run(_work: object) -> None:
        raise trouble()

    return Desk(store=desk.store, run=run, clock=desk.clock)  # type: ignore[arg-type] # it never returns


def test_while_the_till_cannot_record_the_file_waits(shop: BridgedShop, tmp_path: Path) -> None:
    exchange = Exchange(tmp_path, failing(shop.desk(), lambda: DiskFull("no room")))
    exchange.puts("117.json", SALE)
    with pytest.raises(DiskFull):
        exchange.looks()
    waiting = exchange.there("work")

    Exchange(tmp_path, shop.desk()).looks(1)

    assert waiting == ["117.json"]
    assert exchange.answer("117.json")["receipt_no"] == "K1/117"


def test_a_name_that_is_being_answered_is_not_taken_again(
    shop: BridgedShop, tmp_path: Path
) -> None:
    exchange = Exchange(tmp_path, failing(shop.desk(), lambda: DiskFull("no room")))
    for _ in range(2):
        exchange.puts("117.json", SALE)
        with pytest.raises(DiskFull):
            exchange.looks()

    assert (exchange.there("in"), exchange.there("work")) == (["117.json"], ["117.json"])


def test_one_file_that_cannot_be_answered_keeps_no_other(
    shop: BridgedShop, exchange: Exchange
) -> None:
    exchange.puts("a.json", {"kind": "quote", **basket(100)})
    exchange.puts("b.json", {"kind": "quote", **basket(100)})
    (exchange.folder / "out" / "a.json.json").mkdir()  # nothing can be put there

    with pytest.raises(OSError, match=r"a\.json"):
        exchange.looks()

    assert exchange.answer("b.json")["due_minor"] == 95
    assert exchange.there("work") == [".a.json.answer", "a.json"]


def test_a_fault_puts_the_file_aside_and_the_others_go_on(
    shop: BridgedShop, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    exchange = Exchange(tmp_path, failing(shop.desk(), lambda: RuntimeError(ANNA_CARD)))
    exchange.puts("117.json", SALE)
    exchange.puts("quote.json", {"kind": "quote", **basket(1000)})

    exchange.looks()

    assert exchange.answer("117.json") == {"error": "trouble", "message": "The till has a fault."}
    assert exchange.answer("quote.json")["due_minor"] == 950
    assert len(caplog.records) == 1


LINES = csv(f"K1;117;{BOUGHT_AT};{ANNA_CARD};45,50;;", ";;;;30,00;;")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_half_a_csv_waits_for_its_end(shop: BridgedShop, exchange: Exchange, encoding: str) -> None:
    whole = LINES.decode("utf-8-sig").encode(encoding)
    exchange.puts("117.csv", whole[: -len(";;\n".encode(encoding))])
    exchange.looks()
    early = exchange.there("out")

    exchange.puts("117.csv", whole)
    exchange.looks()

    assert early == []
    assert exchange.answer("117.csv")["gross_minor"] == 7550
    assert shop.operations() == 1


@pytest.mark.parametrize("half", [LINES[:-6], b""])
def test_half_a_csv_that_nobody_ends_is_put_aside(
    shop: BridgedShop, exchange: Exchange, half: bytes
) -> None:
    exchange.puts("117.csv", half)

    exchange.looks(HALF_LOOKS + 1)

    assert exchange.answer("117.csv")["message"].startswith("The file breaks off")
    assert (exchange.there("failed"), shop.operations()) == (["117.csv"], 0)


def test_a_csv_that_is_held_waits(exchange: Exchange, monkeypatch: pytest.MonkeyPatch) -> None:
    exchange.puts("117.csv", LINES)

    def held(_path: Path, _mode: str) -> None:
        raise PermissionError

    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(Path, "open", held)
        exchange.looks()
    waiting = exchange.there("in")
    exchange.looks(1)

    assert waiting == ["117.csv"]
    assert exchange.answer("117.csv")["gross_minor"] == 7550


@pytest.mark.skipif(os.name != "posix", reason="elsewhere links are the administrator's to make")
def test_an_answer_is_not_written_where_a_link_leads(exchange: Exchange, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_text("till.db")
    (exchange.folder / "work" / ".117.json.answer").symlink_to(other)
    exchange.puts("117.json", SALE)

    exchange.looks()

    assert other.read_text() == "till.db"
    assert exchange.answer("117.json")["receipt_no"] == "K1/117"


@pytest.mark.skipif(os.name != "posix", reason="elsewhere the folder's own rights keep it")
def test_what_the_till_makes_is_its_own(exchange: Exchange) -> None:
    made = [exchange.folder, *exchange.folder.iterdir()]

    assert {path.stat().st_mode & 0o777 for path in made} == {0o700}


def test_a_folder_that_was_away_is_looked_into_when_it_is_back(
    shop: BridgedShop, tmp_path: Path
) -> None:
    bridge = FolderBridge(tmp_path / "share" / "exchange", shop.desk())
    with pytest.raises(FileNotFoundError):
        bridge.look()
    (tmp_path / "share").mkdir()

    bridge.look()

    assert (tmp_path / "share" / "exchange" / "in").is_dir()


def test_old_answers_are_let_go(shop: BridgedShop, exchange: Exchange) -> None:
    for number, days in (("1", KEPT_DAYS + 1), ("2", KEPT_DAYS - 1)):
        at = (shop.now - timedelta(days=days)).timestamp()
        for path in (
            exchange.folder / "out" / f"{number}.json.json",
            exchange.folder / "failed" / f"{number}.csv",
        ):
            path.write_bytes(b"{}")
            os.utime(path, (at, at))

    Exchange(exchange.folder, shop.desk()).looks(1)

    assert (exchange.there("out"), exchange.there("failed")) == (["2.json.json"], ["2.csv"])


def test_a_name_that_is_too_long_for_an_answer_is_put_aside_unrecorded(
    shop: BridgedShop, exchange: Exchange
) -> None:
    too_long, fitting = ("n" * (bytes_ - 5) + ".json" for bytes_ in (101, NAME_BYTES_MAX))
    exchange.puts(too_long, SALE)
    exchange.puts(fitting, {"kind": "quote", **basket(100)})

    exchange.looks()

    assert exchange.there("failed") == [too_long]
    assert exchange.there("out") == [f"{fitting}.json"]
    assert shop.operations() == 0
