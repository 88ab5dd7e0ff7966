# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""docs/register.md: what it tells people to type is asked, and answered as it says."""

import json
import re
import shlex
from pathlib import Path
from typing import Any, Final

from pos_loyalty.register_bridge.baskets import Baskets
from pos_loyalty.register_bridge.csv_sales import sale_in_csv
from pos_loyalty.register_bridge.routes import BODY_BYTES_MAX, Routes
from pos_loyalty.register_bridge.server import READ_SECONDS, REQUESTS_MAX, RegisterServer
from pos_loyalty.services.goods_file import read_goods
from tests.register_bridge.bridged_shop import TOKEN, BridgedShop
from tests.register_bridge.fake_register import Answered, FakeRegister

GUIDE: Final = (Path(__file__).parents[2] / "docs" / "register.md").read_text("utf-8")
_EXAMPLE: Final = re.compile(r"```sh\n(.+?)```\n```json\n(.+?)```", re.DOTALL)
_CSV: Final = re.compile(r"```csv\n(.+?)```", re.DOTALL)


def asked_by(command: str, register: FakeRegister) -> Answered:
    """Ask what a line for ``curl`` asks."""
    line = command[command.index("curl ") :].replace("\\\n", " ").replace("$TOKEN", TOKEN)
    words = shlex.split(line)[1:]
    url = words.pop(0)
    options = list(zip(words[::2], words[1::2], strict=True))
    headers = dict(value.split(": ", 1) for flag, value in options if flag == "-H")
    bodies = [value.encode() for flag, value in options if flag == "-d"]
    assert {flag for flag, _ in options} <= {"-H", "-d"}
    assert url.startswith("http://127.0.0.1:9191/")
    path = url.removeprefix("http://127.0.0.1:9191")
    alone: dict[str, str | None] = dict.fromkeys(("Content-Type", "Idempotency-Key"))
    method = "POST" if bodies else "GET"
    return register.asks(method, path, b"".join(bodies), headers=alone | headers)


def test_every_example_is_answered_as_the_guide_says(shop: BridgedShop) -> None:
    examples = _EXAMPLE.findall(GUIDE)
    baskets = Baskets(shop.desk(), lambda _basket: None)
    server = RegisterServer(0)
    server.serve(Routes(shop.desk(), TOKEN, server.port, baskets))
    register = FakeRegister(server.port, TOKEN)

    for command, shown in examples:
        answer: dict[str, Any] = asked_by(command, register).body
        wanted = json.loads(shown)
        assert {name: answer.get(name) for name in wanted} == wanted
    server.close()

    assert len(examples) == 7
    assert shop.operations() == 2


def test_the_files_in_the_guide_can_be_read() -> None:
    sale, goods = _CSV.findall(GUIDE)

    assert len(sale_in_csv(sale.encode(), "PLN")["lines"]) == 2
    assert len(read_goods(goods.encode(), "PLN")) == 2


def test_the_limits_in_the_guide_are_those_of_the_till() -> None:
    assert f"has {READ_SECONDS:.0f} seconds to arrive, {REQUESTS_MAX} are served" in GUIDE
    assert BODY_BYTES_MAX == 1024 * 1024
