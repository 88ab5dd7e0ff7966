# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import io
import json
import socket
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from pos_loyalty.doctor import (
    WEATHER_WORDS,
    is_sound_sqlite,
    look,
    main,
    print_report,
)
from pos_loyalty.findings import Finding, without_home
from pos_loyalty.places import Places, find_places
from pos_loyalty.settings import FILE_NAME
from pos_loyalty.sync.troubles import Weather


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return find_places(tmp_path)


def found(places: Places, topic: str, *, server_url: str | None = None) -> Finding:
    """Return what a whole examination says about one topic."""
    return next(f for f in look(places, server_url=server_url) if f.topic == topic)


def test_every_topic_is_looked_at_once(places: Places, qapp: QApplication) -> None:
    topics = [finding.topic for finding in look(places, server_url=None)]

    assert topics == [
        "system",
        "Python",
        "libraries",
        "Qt",
        "database",
        "display",
        "sound",
        "printers",
        "cameras",
        "keyring",
        "server",
        "data folder",
        "settings folder",
        "log folder",
        "resources",
    ]


def test_a_machine_that_runs_the_tests_can_run_the_till(places: Places, qapp: QApplication) -> None:
    findings = tuple(look(places, server_url=None))

    assert [finding for finding in findings if finding.ok is False] == []


def test_the_examination_leaves_no_trace(
    places: Places, tmp_path: Path, qapp: QApplication
) -> None:
    tuple(look(places, server_url=None))

    assert list(tmp_path.iterdir()) == []


def test_a_till_without_a_server_works_alone(places: Places, qapp: QApplication) -> None:
    assert found(places, "server").ok is None


def test_a_server_that_is_away_is_told_in_words(places: Places, qapp: QApplication) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://clerk:secret@127.0.0.1:{unused.getsockname()[1]}"

        finding = found(places, "server", server_url=url)

    assert finding.ok is False
    assert finding.text == "no connection to it"
    assert "secret" not in finding.advice


@pytest.mark.parametrize("weather", Weather)
def test_every_weather_has_its_words(weather: Weather) -> None:
    assert WEATHER_WORDS[weather]


def test_a_display_where_nobody_answers_is_found(
    places: Places, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":4711")

    assert found(places, "display").ok is False


def test_a_display_that_answers_is_found(
    places: Places, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "w-0")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(tmp_path / "w-0"))
        compositor.listen()

        finding = found(places, "display")

    assert finding.ok is True


@pytest.mark.parametrize(
    ("version", "is_sound"),
    [("3.51.2", False), ("3.51.3", True), ("3.53.0", True), ("3.9.99", False), ("4.0.0", True)],
)
def test_a_database_library_that_can_lose_sales_is_told_apart(
    version: str, *, is_sound: bool
) -> None:
    assert is_sound_sqlite(version) is is_sound


def test_the_name_of_the_user_stays_out_of_the_report() -> None:
    assert without_home(Path.home() / "till" / "data") == str(Path("~/till/data"))


def test_a_folder_outside_the_home_is_told_in_full(tmp_path: Path) -> None:
    assert without_home(tmp_path) == str(tmp_path)


def test_resources_that_are_gone_are_found(tmp_path: Path, qapp: QApplication) -> None:
    broken = Places(tmp_path, tmp_path, tmp_path, resources_dir=tmp_path / "gone")

    assert found(broken, "resources").ok is False


def test_the_doctor_is_content_with_a_machine_that_runs_the_tests(
    tmp_path: Path, qapp: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(tmp_path, wants_json=False)

    assert status == 0
    assert "✗" not in capsys.readouterr().out


def test_settings_that_cannot_be_read_fail_the_doctor_but_do_not_stop_it(
    tmp_path: Path, qapp: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    config_dir = find_places(tmp_path).config_dir
    config_dir.mkdir()
    (config_dir / FILE_NAME).write_text("[shop")

    status = main(tmp_path, wants_json=True)

    report = json.loads(capsys.readouterr().out)
    assert status == 1
    assert [finding["topic"] for finding in report if finding["ok"] is False] == ["settings"]
    assert report[-1]["topic"] == "resources"


SHOP = """
goods = "goods.csv"
[shop]
store_id = "waw-1"
store_name = "Kawa"
zone = "Europe/Warsaw"
currency = "PLN"
region = "PL"
"""


def said(tmp_path: Path, capsys: pytest.CaptureFixture[str], topic: str) -> Finding:
    """Return what the doctor prints about one topic."""
    main(tmp_path, wants_json=True)
    report = json.loads(capsys.readouterr().out)
    return next(Finding(**finding) for finding in report if finding["topic"] == topic)


def settle(tmp_path: Path, settings: str, goods: str | None = None) -> None:
    config_dir = find_places(tmp_path).config_dir
    config_dir.mkdir()
    (config_dir / FILE_NAME).write_text(settings, "utf-8")
    if goods is not None:
        (config_dir / "goods.csv").write_text(goods, "utf-8")


@pytest.mark.parametrize(
    ("goods", "ok", "text"),
    [
        ("gtin;name\n5901234123457;Latte\n", True, "articles: 1"),
        ("gtin;name\n;Latte\n", False, "goods.csv, line 2: The gtin is missing."),
        (None, False, "goods.csv cannot be read: No such file or directory"),
    ],
)
def test_the_list_of_goods_is_looked_at(
    tmp_path: Path,
    qapp: QApplication,
    capsys: pytest.CaptureFixture[str],
    goods: str | None,
    ok: bool,  # noqa: FBT001 - a column of the table
    text: str,
) -> None:
    settle(tmp_path, SHOP, goods)

    finding = said(tmp_path, capsys, "goods")

    assert finding.ok is ok
    assert finding.text.startswith(text)
    assert bool(finding.advice) is not ok


def test_the_ways_of_a_register_are_told(
    tmp_path: Path, qapp: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        settle(tmp_path, f"[register]\nport = {port}\nfolder = 'exchange'\n")

        taken = said(tmp_path, capsys, "register")
    free = said(tmp_path, capsys, "register")

    assert taken.text.startswith(
        f"port {port}, somebody listens: the till, if it is open; files in"
    )
    assert free.text.startswith(f"port {port}, free for the till; files in")
    assert (taken.ok, free.ok) == (None, None)


def test_a_till_without_registers_or_goods_lacks_nothing(
    tmp_path: Path, qapp: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(tmp_path, capsys, "goods").ok is None
    assert said(tmp_path, capsys, "register").text == "none in the settings"


def test_the_report_is_for_people_one_line_and_one_advice() -> None:
    out = io.StringIO()

    print_report([Finding("display", ok=False, text=":7 is dead", advice="start it")], out=out)

    assert " ".join(out.getvalue().split()) == "✗ display: :7 is dead → start it"


def test_the_report_for_programs_is_one_json_list() -> None:
    out = io.StringIO()

    print_report([Finding("sound", None, "none")], out=out, as_json=True)

    assert json.loads(out.getvalue()) == [
        {"topic": "sound", "ok": None, "text": "none", "advice": "", "code": "", "value": ""}
    ]
