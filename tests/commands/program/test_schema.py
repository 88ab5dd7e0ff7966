# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The schema that editors use is the one that the till reads by."""

import json
from pathlib import Path
from typing import Final

import pytest

from pos_loyalty.cli import run
from pos_loyalty.domain.program.document import Program
from pos_loyalty.protocol.document_shape import fields_of, types_in_documents
from pos_loyalty.protocol.program_schema import program_schema, schema_text

KEPT: Final = Path(__file__).parents[3] / "docs/program.schema.json"


def test_the_kept_schema_is_current(capsys: pytest.CaptureFixture[str]) -> None:
    status = run(["program", "schema"])

    assert status == 0
    assert KEPT.read_text("utf-8") == capsys.readouterr().out, (
        "run: pos-loyalty program schema > docs/program.schema.json"
    )


def test_every_kind_has_to_be_named() -> None:
    definitions = program_schema()["$defs"]

    with_kind = {name for name, d in definitions.items() if "kind" in d.get("properties", {})}

    assert len(with_kind) > 40
    assert all("kind" in definitions[name]["required"] for name in with_kind)


def test_nothing_is_let_in_that_the_till_refuses() -> None:
    schema = program_schema()
    shapes = [schema, *(d for d in schema["$defs"].values() if d["type"] == "object")]

    assert all(shape["additionalProperties"] is False for shape in shapes)
    assert set(schema["properties"]) == set(fields_of(Program))


def test_everything_is_explained_in_plain_words() -> None:
    definitions = program_schema()["$defs"]

    assert set(definitions) == {made_of.__name__ for made_of in types_in_documents()} - {"Program"}
    assert definitions["Spend"]["properties"]["step_minor"]["description"] == (
        "Money that makes one, in minor units; at least 1."
    )
    assert not [mark for mark in ("Attributes:", "``", '"title": "Step') if mark in schema_text()]
    assert json.loads(schema_text()) == program_schema()
