# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""``pos-loyalty staff``: the list of a closed till, and no PIN where others see it."""

import io
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from pos_loyalty.cli import run
from pos_loyalty.domain.codes import IssuedCode, recognise
from pos_loyalty.domain.staff import Role
from pos_loyalty.local_db.opening import create_store, open_store
from pos_loyalty.local_db.pin_digests import ScryptDigests
from pos_loyalty.scanner.cascade import whole_cascade
from pos_loyalty.services.staff import BadgeProof, PinProof, sign_in
from tests.fakes.facts import NOON
from tests.fakes.fake_store import PLACE
from tests.ui.paper import QR_PART_MM, grey

pytestmark = pytest.mark.usefixtures("qapp")
PIN = "482913"


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("POS_LOYALTY_KEY_IN_FILE", "1")
    create_store(tmp_path / "shop", PLACE, keyring=None).close()
    return tmp_path / "shop"


def staff(shop: Path, *arguments: str) -> int:
    return run(["staff", *arguments, "--data-dir", str(shop)])


def types(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_somebody_with_a_pin_may_stand_at_the_till(
    shop: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    types(monkeypatch, f"{PIN}\n")

    status = staff(shop, "add", "Ola K.", "--role", "supervisor")

    store = open_store(shop, keyring=None)
    with store.reading() as uow:
        (entry,) = uow.staff.everybody()
    proof = PinProof(entry.member.staff_id, PIN)
    ola = sign_in(proof, store=store, clock=lambda: NOON, digests=ScryptDigests())
    store.close()
    assert (status, ola.short_name, ola.role) == (0, "Ola K.", Role.SUPERVISOR)
    assert PIN not in entry.pin_digest + capsys.readouterr().out


def test_a_badge_is_drawn_that_the_till_reads(shop: Path, tmp_path: Path) -> None:
    file = tmp_path / "badge.png"

    status = staff(shop, "add", "Ola K.", "--no-pin", "--badge", str(file))

    qr_part = QImage(str(file)).copy(0, 0, round(QR_PART_MM[2] * 24), round(QR_PART_MM[3] * 24))
    (reading,) = whole_cascade().decode(grey(qr_part))
    number = reading.text
    store = open_store(shop, keyring=None)
    ola = sign_in(BadgeProof(number), store=store, clock=lambda: NOON, digests=ScryptDigests())
    store.close()
    assert status == 0
    assert isinstance(recognise(number, reading.symbology, ()), IssuedCode)
    assert ola.short_name == "Ola K."


def test_the_list_is_shown_and_somebody_is_taken_off(
    shop: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    types(monkeypatch, f"{PIN}\n")
    staff(shop, "add", "Ola K.")
    capsys.readouterr()

    statuses = [staff(shop, "list"), staff(shop, "remove", "ola k."), staff(shop, "list")]

    assert statuses == [0, 0, 0]
    out = capsys.readouterr().out
    assert out.startswith("cashier     Ola K.\nThe till asks nobody yet")
    assert "Nobody is on the list" in out


@pytest.mark.parametrize(
    ("arguments", "typed", "said"),
    [
        (("add", "Ola", "--no-pin"), "", (2, "needs a badge")),
        (("add", "Ola", "--badge", "x.gif"), "", (2, ".pdf")),
        (("add", "Ola"), "123456\n", (1, "easy to guess")),
        (("add", "Ola"), "", (1, "The PIN is empty")),
        (("add", "Ola", "--badge", "new.pdf"), "", (1, "say --no-pin")),
        (("add", "Ola", "--card", "1"), f"{PIN}\n", (1, "No member")),
        (("remove", "Ola"), "", (1, "Nobody on the list has this name")),
    ],
)
def test_what_cannot_be_is_said_in_words(
    shop: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    typed: str,
    said: tuple[int, str],
) -> None:
    types(monkeypatch, typed)

    status = staff(shop, *arguments)

    assert status == said[0]
    assert said[1] in capsys.readouterr().err


def test_a_badge_goes_over_no_other_file(shop: Path, tmp_path: Path) -> None:
    file = tmp_path / "badge.svg"
    file.write_text("mine", "utf-8")

    status = staff(shop, "add", "Ola", "--no-pin", "--badge", str(file))

    assert (status, file.read_text("utf-8")) == (1, "mine")


def test_a_refusal_leaves_no_badge_behind(shop: Path, tmp_path: Path) -> None:
    file = tmp_path / "badge.pdf"

    status = staff(shop, "add", "Ola", "--no-pin", "--badge", str(file), "--card", "1")

    assert (status, file.exists()) == (1, False)


def test_two_pins_that_differ_are_no_pin(
    shop: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = iter((PIN, "739164"))
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda _: next(typed))

    status = staff(shop, "add", "Ola")

    assert status == 1
    assert "not the same" in capsys.readouterr().err
