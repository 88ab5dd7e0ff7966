# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
from pathlib import Path

import pytest

from tools.sizes import checked_files, report, too_large


def function(name: str, lines: int) -> str:
    """Return a function of that many lines."""
    return f"def {name}():\n" + "    pass\n" * (lines - 1)


def class_with(methods: int, prefix: str = "") -> str:
    """Return a class with that many methods."""
    return "class C:\n" + "".join(f"    def {prefix}m{n}(self): ...\n" for n in range(methods))


AT_THE_LIMIT = {
    "module": "x = 1\n" * 400,
    "function": function("f", 60),
    "constructor": function("__init__", 40),
    "test": function("test_f", 40),
    "class": class_with(12),
}
OVER_THE_LIMIT = {
    "module": "x = 1\n" * 401,
    "function": function("f", 61),
    "coroutine": "async " + function("f", 61),
    "constructor": function("__init__", 41),
    "test": function("test_f", 41),
    "class": class_with(13),
}


@pytest.mark.parametrize("what", AT_THE_LIMIT)
def test_what_is_at_its_limit_passes(what: str) -> None:
    assert list(too_large(AT_THE_LIMIT[what], "m.py")) == []


@pytest.mark.parametrize("what", OVER_THE_LIMIT)
def test_what_is_one_over_its_limit_is_found(what: str) -> None:
    findings = list(too_large(OVER_THE_LIMIT[what], "m.py"))

    assert len(findings) == 1
    assert findings[0].startswith("m.py:1: ")


def test_private_methods_do_not_count() -> None:
    assert list(too_large(class_with(30, prefix="_"), "m.py")) == []


def test_migrations_and_tables_are_exempt_and_nothing_else(tmp_path: Path) -> None:
    local_db = tmp_path / "pos_loyalty" / "local_db"
    (local_db / "migrations" / "versions").mkdir(parents=True)
    for name in ("tables.py", "engine.py", "migrations/versions/0001_first.py"):
        (local_db / name).write_text(OVER_THE_LIMIT["module"])
    (tmp_path / "dev").write_text(OVER_THE_LIMIT["function"])

    findings = report(checked_files(tmp_path), tmp_path)

    places = [finding.split(":")[0] for finding in findings]
    assert places == ["dev", str(Path("pos_loyalty", "local_db", "engine.py"))]
