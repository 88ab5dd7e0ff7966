# SPDX-FileCopyrightText: The POS Loyalty authors
# SPDX-License-Identifier: Apache-2.0
"""The JSON Schema of programme documents: what an editor completes and explains while one writes.

Pydantic makes it from the domain's own values. Their docstrings explain the fields; what the
types cannot say is left to ``program_check``.
"""

import json
from dataclasses import is_dataclass
from typing import Any

from pydantic import TypeAdapter

from pos_loyalty.domain.program.document import Program
from pos_loyalty.protocol.document_shape import KIND, kind_of, types_in_documents
from pos_loyalty.protocol.field_docs import field_docs_of, summary_of

Schema = dict[str, Any]


def program_schema() -> Schema:
    """Return the schema as JSON values."""
    schema = TypeAdapter(Program).json_schema()
    definitions: dict[str, Schema] = schema.pop("$defs")
    _explain(schema, Program)
    for made_of in types_in_documents():
        if made_of is not Program:
            _explain(definitions[made_of.__name__], made_of)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "$defs": definitions,
    }


def schema_text() -> str:
    """Return the schema as the file that is kept in ``docs``."""
    return json.dumps(program_schema(), indent=2, ensure_ascii=False) + "\n"


def _explain(definition: Schema, made_of: type) -> None:
    """Say in plain words what a definition is, and let in what the till lets in, no more."""
    definition["description"] = summary_of(made_of)
    if not is_dataclass(made_of):
        return  # a choice of words has no fields
    docs = field_docs_of(made_of)
    for name, shape in definition.get("properties", {}).items():
        shape.pop("title", None)
        if name in docs:
            shape["description"] = docs[name]
    definition["additionalProperties"] = False
    if kind_of(made_of):
        definition["required"] = [KIND, *definition.get("required", ())]
