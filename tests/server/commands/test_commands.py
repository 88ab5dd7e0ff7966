# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
import json
import socket
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from pos_loyalty.cli import run
from pos_loyalty.clock import utc_now
from pos_loyalty.protocol.fingerprints import fingerprint_of
from pos_loyalty.protocol.sync.rescue import encode_rescue
from pos_loyalty.server.database import Database
from pos_loyalty.server.tills.service import join, list_tills
from tests.fakes.facts import ADA, enrolment, sale
from tests.server.commands.terminal import Terminal
from tests.server.pushing import PushingTill
from tests.server.rules import document
from tests.server.speaking import Shop, SpeakingTill


def joined(terminal: Terminal, database: Database) -> SpeakingTill:
    """Return a till that joined by what the terminal said."""
    code = terminal.does("code", "waw-1", "--till-no", "1", "--name", "Left").splitlines()[0]
    till = SpeakingTill(Shop(database))
    join(database, till.join_request(code), utc_now())
    return till


def published(terminal: Terminal, tmp_path: Path, day: str | None = None) -> str:
    file = tmp_path / "program.json"
    file.write_bytes(document())
    # In force whatever the hour is here, and in the store.
    effective = day or (utc_now() - timedelta(days=1)).date().isoformat()
    return terminal.does("publish", str(file), "--effective", effective, "--backdate")


def test_without_tables_the_way_to_them_is_said(bare: Terminal) -> None:
    assert "server migrate" in bare.fails("tills")
    assert not bare.folder.exists()


def test_a_file_without_tables_is_told_apart(bare: Terminal) -> None:
    bare.folder.mkdir()
    (bare.folder / "server.db").touch()

    assert "no tables" in bare.fails("tills")


def test_migrating_twice_does_no_harm(terminal: Terminal) -> None:
    assert "up to date" in terminal.does("migrate")
    assert "waw-1: Corner, Europe/Warsaw, PLN" in terminal.does("store", "list")


@pytest.mark.parametrize(
    ("zone", "currency", "why"),
    [("Corner", "PLN", "time zone"), ("UTC", "zloty", "currency"), ("UTC", "EUR", "stays so")],
)
def test_a_store_that_cannot_be_is_refused(
    terminal: Terminal, zone: str, currency: str, why: str
) -> None:
    said = terminal.fails("store", "add", "waw-1", "--name", "x", "--zone", zone,
                          "--currency", currency)  # fmt: skip

    assert why in said


def test_a_store_s_name_is_not_endless(terminal: Terminal) -> None:
    said = terminal.fails("store", "add", "x" * 41, "--name", "x", "--zone", "UTC",
                          "--currency", "PLN")  # fmt: skip

    assert "40 characters" in said


def test_a_till_joins_by_a_code_and_shows_the_same_words(
    terminal: Terminal, database: Database
) -> None:
    till = joined(terminal, database)

    said = terminal.does("tills")

    assert f"waw-1 till 1 Left: {till.till_id}" in said
    assert " ".join(fingerprint_of(till.public_key)) in said
    assert "active, heard of never" in said


def test_a_second_till_of_the_same_number_is_warned_of(
    terminal: Terminal, database: Database
) -> None:
    joined(terminal, database)

    assert "has a till 1" in terminal.does("code", "waw-1", "--till-no", "1", "--name", "New")


@pytest.mark.parametrize(
    ("store", "till_no", "why"), [("gda-1", "1", "no store gda-1"), ("waw-1", "100", "1 to 99")]
)
def test_a_code_for_nothing_is_refused(
    terminal: Terminal, store: str, till_no: str, why: str
) -> None:
    assert why in terminal.fails("code", store, "--till-no", till_no, "--name", "x")


def test_tills_are_told_to_programs_too(terminal: Terminal, database: Database) -> None:
    till = joined(terminal, database)

    (line,) = json.loads(terminal.does("tills", "--json"))

    assert (line["till_id"], line["status"], line["held"]) == (str(till.till_id), "active", 0)


def test_a_till_is_revoked_and_trusted_again(terminal: Terminal, database: Database) -> None:
    till = joined(terminal, database)

    terminal.does("revoke", str(till.till_id)[:8])
    assert [line.status for line in list_tills(database)] == ["revoked"]

    terminal.does("revoke", str(till.till_id), "--reinstate")
    assert [line.status for line in list_tills(database)] == ["active"]


def test_a_till_that_is_not_meant_exactly_is_left_alone(terminal: Terminal) -> None:
    assert "means no till" in terminal.fails("revoke", "abc")


def test_what_waits_is_set_aside_or_lost_is_said(terminal: Terminal, database: Database) -> None:
    joined(terminal, database)
    log = PushingTill(1)
    log.records(sale())
    log.records_bytes(b"torn")
    log.pushes(database)

    assert "1 wait, 1 are set aside" in terminal.does("tills")


def test_a_document_comes_into_force(terminal: Terminal, tmp_path: Path) -> None:
    said = published(terminal, tmp_path)

    assert "comes into force" in said
    assert "A till that is away" in said
    assert "was published before" in published(terminal, tmp_path)


def test_published_in_time_nobody_is_warned(terminal: Terminal, tmp_path: Path) -> None:
    day = (utc_now() + timedelta(days=5)).date().isoformat()

    assert "warning" not in published(terminal, tmp_path, day)


def test_a_document_that_makes_no_sense_is_refused(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "program.json"
    file.write_bytes(document(rewards=[{"reward_id": "x"}]))

    said = terminal.fails("publish", str(file), "--effective", "2030-01-01")

    assert f"{file}: rewards[0]" in said
    assert f"program check {file}" in said


def test_a_day_that_is_over_needs_a_word_more(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "program.json"
    file.write_bytes(document())
    words = ("publish", str(file), "--effective", "2020-01-01")

    assert "--backdate" in terminal.fails(*words)
    assert "comes into force" in terminal.does(*words, "--backdate")


def test_a_file_that_is_not_there_is_named(terminal: Terminal) -> None:
    said = terminal.fails("publish", "nowhere.json", "--effective", "2030-01-01")

    assert "nowhere.json" in said


FLOOR = ("--mode", "escrow_plus_floor", "--floor-member-points", "50", "--floor-till-points", "400")


def test_by_default_nothing_can_be_lost(terminal: Terminal) -> None:
    assert "it costs nothing" in terminal.does("terms", "show")


def test_the_floor_is_turned_on_only_by_who_has_seen_what_it_costs(
    terminal: Terminal, database: Database, tmp_path: Path
) -> None:
    joined(terminal, database)
    published(terminal, tmp_path)

    refused = terminal.fails("terms", "set", *FLOOR)
    assert "it costs nothing" in terminal.does("terms", "show")
    said = terminal.does("terms", "set", *FLOOR, "--accept", "20000")

    # 400 points, of which the best reward makes 5.00 for 10.
    assert "--accept 20000 (minor units)" in refused
    assert "400 points, that is PLN 200.00" in said
    assert "mode: escrow_plus_floor" in terminal.does("terms", "show")


def test_another_figure_than_the_one_that_was_shown_is_no_acceptance(
    terminal: Terminal, database: Database, tmp_path: Path
) -> None:
    joined(terminal, database)
    published(terminal, tmp_path)

    assert "Nothing was changed" in terminal.fails("terms", "set", *FLOOR, "--accept", "19999")


def test_where_no_reward_has_a_value_points_are_accepted(
    terminal: Terminal, database: Database
) -> None:
    joined(terminal, database)

    assert "--accept 400 (points)" in terminal.fails("terms", "set", *FLOOR)
    assert "no reward says" in terminal.does("terms", "set", *FLOOR, "--accept", "400")


def test_terms_that_make_no_sense_are_refused(terminal: Terminal) -> None:
    assert "share_percent" in terminal.fails("terms", "set", "--share-percent", "101")


def test_a_channel_s_token_is_shown_once(terminal: Terminal, database: Database) -> None:
    said = terminal.does("channel", "add", "waw-1", "--name", "web").splitlines()

    assert UUID(said[0]) == list_tills(database)[0].till_id
    assert said[1].startswith("plc_")
    assert said[1] not in terminal.does("tills")


def test_a_channel_of_no_store_is_refused(terminal: Terminal) -> None:
    assert "no store gda-1" in terminal.fails("channel", "add", "gda-1", "--name", "web")


def test_a_webhook_is_added_listed_and_removed(terminal: Terminal, database: Database) -> None:
    webhook_id, secret, *_ = terminal.does(
        "webhook", "add", "https://shop.example/told", "--kind", "sale"
    ).splitlines()
    PushingTill(1).does(database, enrolment(), sale())

    listed = terminal.does("webhook", "list")
    assert secret.startswith("whsec_")
    assert f"{webhook_id} https://shop.example/told (sale)\n  1 wait, 0 were given up" in listed

    terminal.does("webhook", "remove", webhook_id)
    assert terminal.does("webhook", "list") == ""
    assert "no webhook" in terminal.fails("webhook", "remove", webhook_id)
    assert "is no id" in terminal.fails("webhook", "remove", "x")


def test_a_webhook_of_no_address_is_refused(terminal: Terminal) -> None:
    assert "https://" in terminal.fails("webhook", "add", "shop.example")


def test_two_members_become_one(terminal: Terminal, database: Database) -> None:
    PushingTill(1).does(database, enrolment(points=5))
    one = str(ADA.member_id)

    assert "one account already" in terminal.does("merge", one, one)
    assert "no member" in terminal.fails("merge", one, str(UUID(int=9)))
    assert "no member's id" in terminal.fails("merge", one, "Bob")


def test_balances_are_made_anew_as_they_were(terminal: Terminal, database: Database) -> None:
    PushingTill(1).does(database, enrolment(points=5), sale(points=2))

    said = terminal.does("rebuild")

    assert "from 2 operations" in said
    assert "as they were" in said


def test_a_balance_that_somebody_changed_is_made_right(
    terminal: Terminal, database: Database
) -> None:
    PushingTill(1).does(database, enrolment(points=5))
    with database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE lot SET amount = 500")

    assert "WRONG" in terminal.does("rebuild")
    assert "as they were" in terminal.does("rebuild")


def test_what_was_decided_is_looked_at_again(terminal: Terminal, database: Database) -> None:
    PushingTill(1).does(database, enrolment(points=5), sale(points=2))

    assert "2 operations evaluated again" in terminal.does("recheck")
    assert "0 operations evaluated again" in terminal.does("recheck")


def test_everything_that_counts_is_dumped(terminal: Terminal, database: Database) -> None:
    PushingTill(1).does(database, enrolment(points=5))

    (member,) = json.loads(terminal.does("dump", "--json"))["members"]

    assert member["member"] == ADA.member_id.hex
    assert member["balances"] == {"points": 5}


def test_a_rescue_file_is_taken_in(terminal: Terminal, database: Database, tmp_path: Path) -> None:
    joined(terminal, database)
    log = PushingTill(1)
    log.records(enrolment(points=5))
    log.records(sale(points=2))
    file = tmp_path / "rescue"
    file.write_bytes(b"".join(encode_rescue(log.till_id, [log.batch()])))

    for _ in range(2):  # the same file again does no harm
        said = terminal.does("import", str(file))
        assert "2 operations" in said
        assert "applied: 2" in said


def test_a_torn_rescue_file_is_told_of(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "rescue"
    file.write_bytes(b"torn")

    assert "torn" in terminal.fails("import", str(file))


def test_members_of_elsewhere_are_taken_in(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "members"
    file.write_text('{"card_number": "1", "given_name": "Ada", "points": 3}\n\n', "utf-8")

    assert "no rules yet" in terminal.fails("import-members", str(file))
    published(terminal, tmp_path)
    assert "1 members are new" in terminal.does("import-members", str(file))
    file.write_text("torn", "utf-8")
    assert "line 1" in terminal.fails("import-members", str(file))


def test_after_a_backup_was_put_back_every_till_compares_anew(terminal: Terminal) -> None:
    said = terminal.does("restored")

    assert "hands over again" in said
    assert "about three days" in said
    assert "three days" not in terminal.does("restored", "--all-tills")


def test_the_interface_is_described(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["server", "openapi"]) == 0

    described = json.loads(capsys.readouterr().out)
    assert "/v1/sync/push" in described["paths"]


@pytest.mark.parametrize("url", ["nonsense", "sqlite:////nowhere/at/all/shop.db"])
def test_a_database_that_cannot_be_is_said_in_words(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["server", "tills", "--database", url]) == 1

    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.enable_socket
def test_a_port_that_another_program_has_is_named(terminal: Terminal) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])

        said = terminal.fails("run", "--port", port)

    assert said == (
        f"Nothing can be served at 127.0.0.1, port {port}: Address already in use."
        " Is a server running already? Another port: --port NUMBER\n"
    )


def test_sqlite_is_served_by_one_process(bare: Terminal) -> None:
    assert "one worker" in bare.fails("run", "--workers", "2")


def test_a_setting_that_cannot_be_is_said(bare: Terminal) -> None:
    assert "port" in bare.fails("run", "--port", "70000")
