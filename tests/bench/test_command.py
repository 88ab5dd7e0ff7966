# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0

import json

import pytest

from bench.__main__ import main
from bench.figures import EXIT_INSIDE


def test_the_help_names_every_measurement(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main(["--help"])

    said = capsys.readouterr().out
    assert "sale" in said
    assert "scan_to_paint" in said


def test_a_measurement_that_there_is_not_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["sail"])

    assert "there is no sail" in capsys.readouterr().err


def test_what_the_machine_lacks_is_said_and_is_no_failure(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bench.central_shop.find_binaries", lambda: None)
    monkeypatch.setattr("bench.central_window.history_with", lambda *_: None)

    code = main(["central_window", "--json", "--quick"])

    said = capsys.readouterr()
    assert "central_window is skipped: no PostgreSQL here" in said.err
    assert json.loads(said.out)["failed"] == []
    assert set(json.loads(said.out)["skipped"]) == {"central_window"}
    assert code == EXIT_INSIDE
